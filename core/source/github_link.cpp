#include "source/github_link.h"

#include "base/url.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace periplus::source {
namespace {

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool equalsIgnoringCase(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, lowered, lowered);
}

bool isNameCharacter(char c) {
    return (c >= '0' && c <= '9') || (lowered(c) >= 'a' && lowered(c) <= 'z') || c == '-' || c == '_' || c == '.';
}

bool isName(std::string_view text) {
    return !text.empty() && text.size() <= 100 && std::ranges::all_of(text, isNameCharacter) &&
           text.find_first_not_of('.') != std::string_view::npos;
}

int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char low = lowered(c);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

std::string unescaped(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const int high = text[at] == '%' && at + 2 < text.size() ? hexDigit(text[at + 1]) : -1;
        const int low = high >= 0 ? hexDigit(text[at + 2]) : -1;
        if (low < 0) {
            plain += text[at];
        } else {
            plain += static_cast<char>(high * 16 + low);
            at += 2;
        }
    }
    return plain;
}

// Of a path, without empty ones.
std::vector<std::string> segmentsOf(std::string_view path) {
    std::vector<std::string> segments;
    while (!path.empty()) {
        const auto end = std::min(path.find('/'), path.size());
        if (end > 0) segments.push_back(unescaped(path.substr(0, end)));
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return segments;
}

std::string_view withoutGit(std::string_view name) {
    if (name.size() > 4 && equalsIgnoringCase(name.substr(name.size() - 4), ".git")) name.remove_suffix(4);
    return name;
}

std::optional<std::uint32_t> lineNumber(std::string_view& text) {
    if (text.starts_with('L') || text.starts_with('l')) text.remove_prefix(1);
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || number == 0) return {};
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.starts_with('C')) text.remove_prefix(std::min(text.find('-'), text.size()));  // a column
    return number;
}

// L10, L10-L20, L10-20, L10C5-L20C3.
std::optional<LineRange> readLines(std::string_view fragment) {
    if (!fragment.starts_with('L')) return {};
    const auto first = lineNumber(fragment);
    if (!first) return {};
    if (fragment.empty()) return LineRange{*first, *first};
    if (!fragment.starts_with('-')) return {};
    fragment.remove_prefix(1);
    const auto last = lineNumber(fragment);
    if (!last || !fragment.empty()) return {};
    return LineRange{std::min(*first, *last), std::max(*first, *last)};
}

// First segments of github.com that belong to nobody.
constexpr std::array kReserved = {"about",         "apps",    "collections",   "customer-stories",
                                  "enterprise",    "explore", "features",      "gist",
                                  "issues",        "login",   "marketplace",   "new",
                                  "notifications", "orgs",    "organizations", "pricing",
                                  "pulls",         "readme",  "search",        "security",
                                  "settings",      "site",    "sponsors",      "stars",
                                  "team",          "topics",  "trending",      "users"};

struct Verb {
    std::string_view word;
    LinkTarget target;
};
constexpr std::array kVerbs = {Verb{"blob", LinkTarget::File}, Verb{"tree", LinkTarget::Folder},
                               Verb{"raw", LinkTarget::File},  Verb{"blame", LinkTarget::File},
                               Verb{"edit", LinkTarget::File}, Verb{"commits", LinkTarget::Folder}};

bool isPlainPath(const std::vector<std::string>& segments) {
    return std::ranges::none_of(segments, [](const std::string& segment) {
        return segment == "." || segment == ".." || segment.find('/') != std::string::npos ||
               segment.find('\0') != std::string::npos;
    });
}

// Takes owner and name off; "refs/heads/x" of raw addresses becomes "x".
std::optional<GithubLink> fromRaw(std::vector<std::string> segments) {
    if (segments.size() < 4 || !isName(segments[0]) || !isName(segments[1])) return {};
    GithubLink link{{segments[0], segments[1]}, LinkTarget::File, {}, {}, {}};
    const bool full = segments[2] == "refs" && segments.size() > 5 && (segments[3] == "heads" || segments[3] == "tags");
    link.segments.assign(segments.begin() + (full ? 4 : 2), segments.end());
    return link;
}

std::optional<GithubLink> fromPath(std::vector<std::string> segments) {
    if (segments.size() < 2 || !isName(segments[0]) || !isName(withoutGit(segments[1]))) return {};
    if (std::ranges::any_of(kReserved, [&](const char* word) { return equalsIgnoringCase(word, segments[0]); }))
        return {};
    GithubLink link{{segments[0], std::string(withoutGit(segments[1]))}, LinkTarget::Repository, {}, {}, {}};
    if (segments.size() == 2) return link;
    const auto* const verb = std::ranges::find(kVerbs, segments[2], &Verb::word);
    if (verb == kVerbs.end() || segments.size() < 4) return {};
    link.target = verb->target;
    const bool full = segments[3] == "refs" && segments.size() > 5 && (segments[4] == "heads" || segments[4] == "tags");
    link.segments.assign(segments.begin() + (full ? 5 : 3), segments.end());
    if (link.target == LinkTarget::File && link.segments.size() < 2) return {};
    return link;
}

std::string escaped(std::string_view path) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string out;
    for (const char c : path) {
        if (isNameCharacter(c) || std::string_view("/~!$&'()*+,;=:@").find(c) != std::string_view::npos) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
        }
    }
    return out;
}

}  // namespace

bool GithubName::matches(const GithubName& other) const {
    return equalsIgnoringCase(owner, other.owner) && equalsIgnoringCase(name, other.name);
}

std::optional<GithubLink> readGithubLink(std::string_view url) {
    if (classifyUrl(url).kind != UrlKind::Openable) return {};
    const UrlParts parts = splitUrl(url);
    auto host = parts.host;
    if (equalsIgnoringCase(host.substr(0, 4), "www.")) host.remove_prefix(4);
    auto segments = segmentsOf(parts.path);
    if (!isPlainPath(segments)) return {};
    std::optional<GithubLink> link;
    if (equalsIgnoringCase(host, "github.com")) link = fromPath(std::move(segments));
    if (equalsIgnoringCase(host, "raw.githubusercontent.com")) link = fromRaw(std::move(segments));
    if (!link) return {};
    if (link->target == LinkTarget::File) link->lines = readLines(parts.fragment);
    if (!link->lines) link->anchor = unescaped(parts.fragment);
    return link;
}

std::optional<GithubName> githubRemote(std::string_view url) {
    constexpr std::string_view kHost = "github.com";
    const auto at = url.rfind(kHost);
    if (at == std::string_view::npos) return {};
    if (at > 0 && std::string_view("/@.").find(url[at - 1]) == std::string_view::npos) return {};
    auto rest = url.substr(at + kHost.size());
    if (rest.empty() || (rest.front() != '/' && rest.front() != ':')) return {};
    rest.remove_prefix(1);
    const auto port = rest.find_first_not_of("0123456789");
    if (port != std::string_view::npos && port > 0 && rest[port] == '/') rest.remove_prefix(port + 1);
    return readGithubName(rest);
}

std::optional<GithubName> readGithubName(std::string_view text) {
    const auto segments = segmentsOf(text);
    if (segments.size() != 2) return {};
    GithubName name{segments[0], std::string(withoutGit(segments[1]))};
    if (!isName(name.owner) || !isName(name.name)) return {};
    return name;
}

bool isCommitName(std::string_view segment) {
    return segment.size() >= 7 && segment.size() <= 40 &&
           std::ranges::all_of(segment, [](char c) { return hexDigit(c) >= 0; });
}

std::string githubAddress(const GithubName& repository, LinkTarget target, std::string_view reference,
                          std::string_view path) {
    std::string address = "https://github.com/" + repository.text();
    if (target == LinkTarget::Repository || (path.empty() && reference.empty())) return address;
    address += target == LinkTarget::File ? "/blob/" : "/tree/";
    address += escaped(reference.empty() ? "HEAD" : reference);
    if (!path.empty()) address += "/" + escaped(path);
    return address;
}

std::string rawAddress(const GithubName& repository, std::string_view reference, std::string_view path) {
    return "https://raw.githubusercontent.com/" + repository.text() + "/" + escaped(reference) + "/" + escaped(path);
}

}  // namespace periplus::source
