#include "archive/markdown_folder_reader.h"

#include "archive/address.h"
#include "archive/content_type.h"
#include "archive/folder_files.h"
#include "archive/header_lines.h"
#include "archive/html_page_reader.h"
#include "base/resolve_url.h"
#include "base/url.h"
#include "base/utf8.h"
#include "text/charset.h"
#include "text/html_tame.h"

#include <algorithm>
#include <array>
#include <set>

namespace periplus::archive {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::uint64_t kMostMarkdown = std::uint64_t{16} * 1024 * 1024;
constexpr std::size_t kMostTargets = 10'000;
constexpr std::array kLabels = {"source"sv, "url"sv, "link"sv, "from"sv, "original"sv, "原文"sv, "来源"sv, "链接"sv};

std::string webAddress(std::string_view written) {
    const auto plain = std::string(withoutFragment(plainUrl(written)));
    return classifyUrl(plain).kind == UrlKind::Openable ? plain : std::string();
}

// The first address in a line.
std::string addressIn(std::string_view line) {
    const auto at = std::min(line.find("https://"), line.find("http://"));
    if (at == std::string_view::npos) return {};
    line.remove_prefix(at);
    return webAddress(line.substr(0, line.find_first_of(" \t)>]\"'")));
}

std::string_view unquoted(std::string_view value) {
    value = trimmed(value);
    const bool quoted =
        value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front();
    return quoted ? value.substr(1, value.size() - 2) : value;
}

// Leaves `text` behind the front matter.
MarkdownFacts frontMatter(std::string_view& text) {
    MarkdownFacts facts;
    auto rest = text;
    if (takeLine(rest) != "---") return facts;
    while (!rest.empty()) {
        const auto line = takeLine(rest);
        if (line == "---" || line == "...") {
            text = rest;
            return facts;
        }
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) continue;
        const auto name = text::lowerAscii(trimmed(line.substr(0, colon)));
        const auto value = unquoted(line.substr(colon + 1));
        if (name == "title") facts.title = value;
        if (facts.url.empty() && (name == "url" || name == "source" || name == "link")) facts.url = webAddress(value);
    }
    return {};  // it has no end, so it is none
}

bool saysSource(std::string_view line) {
    while (!line.empty() && std::string_view("#>*-_<[( \t").find(line.front()) != std::string_view::npos)
        line.remove_prefix(1);
    const auto lower = text::lowerAscii(line.substr(0, 16));
    return lower.starts_with("http") ||
           std::ranges::any_of(kLabels, [&](auto label) { return lower.starts_with(label); });
}

std::string_view headingOf(std::string_view line) {
    return line.starts_with("# ") ? trimmed(line.substr(2)) : std::string_view();
}

std::string wordsOf(std::string_view heading) {  // "[Title](address)" is "Title"
    const auto close = heading.find("](");
    const auto open = heading.substr(0, close).find('[');
    if (close == std::string_view::npos || open == std::string_view::npos) return std::string(heading);
    return std::string(heading.substr(open + 1, close - open - 1));
}

class MarkdownFolderReader {
public:
    MarkdownFolderReader(const std::string& folder, ResourceSink& sink, const ReadLimits& limits,
                         const std::stop_token& stop)
        : folder_(folder), sink_(sink), limits_(limits), stop_(stop) {}

    Result<void> read() {
        const auto files = FolderFiles::open(folder_);
        if (!files) return std::unexpected(files.error());
        const auto paths = markdownBelow(folder_);
        if (paths.empty()) return fail(ErrorCode::Malformed, {}, "no Markdown file is in it");
        std::uint64_t done = 0;
        for (const auto& path : paths) {
            if (stop_.stop_requested()) return fail(ErrorCode::Cancelled, {});
            if (const auto told = sink_.progress({done++, paths.size(), path}); !told) return told;
            if (const auto given = page(*files, path); !given) return given;
        }
        return sink_.progress({paths.size(), paths.size(), {}});
    }

private:
    Result<void> page(const FolderFiles& files, const std::string& path) {
        const auto bytes = files.read(path, std::min(kMostMarkdown, limits_.resourceBytes));
        if (!bytes) return sink_.doubt({"a file could not be read", path, 0});
        const auto text = text::decodeText(*bytes, "").utf8;
        const auto facts = markdownFacts(text);
        const auto place = std::string(kSavedHost) + escapedPath(path);
        ResourceHead head;
        head.url = facts.url.empty() ? place : facts.url;
        head.contentType = "text/markdown; charset=utf-8";
        if (!known_.insert(head.url).second) {
            if (const auto said = sink_.doubt({"two files say they are one page", path, 0}); !said) return said;
            head.url = place;
        }
        if (const auto given = giveWhole(sink_, head, text); !given) return given;
        if (const auto marked = sink_.page({head.url, facts.title, {}, true, {}}); !marked) return marked;
        for (const auto& target : markdownTargets(text))
            if (const auto given = picture(files, target, place, head.url); !given) return given;
        return {};
    }

    Result<void> picture(const FolderFiles& files, const std::string& target, const std::string& place,
                         const std::string& pageUrl) {
        const auto local = std::string(withoutFragment(resolveUrl(place, target)));
        const auto url = std::string(withoutFragment(resolveUrl(pageUrl, target)));
        if (!local.starts_with(kSavedHost) || url.empty() || known_.contains(url)) return {};
        auto path = unescaped(local.substr(kSavedHost.size()));
        path.resize(std::min(path.find('?'), path.size()));
        const auto type = typeOfName(path);
        const auto kind = servedType(type, {}).kind;
        if (kind != PartKind::Image && kind != PartKind::Svg) return {};
        const auto bytes = files.read(path, limits_.resourceBytes);
        if (!bytes && bytes.error().code == ErrorCode::NotFound) return {};
        if (!bytes) return sink_.doubt({"a picture could not be read", path, 0});
        known_.insert(url);
        ResourceHead head;
        head.url = url;
        head.contentType = type;
        return giveWhole(sink_, head, *bytes);
    }

    std::string folder_;
    ResourceSink& sink_;
    const ReadLimits& limits_;
    std::stop_token stop_;
    std::set<std::string> known_;  // addresses that were given
};

}  // namespace

MarkdownFacts markdownFacts(std::string_view markdown) {
    auto text = markdown;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    auto facts = frontMatter(text);
    for (int lines = 0; lines < 2 && !text.empty();) {
        const auto line = trimmed(takeLine(text));
        if (line.empty()) continue;
        if (facts.title.empty()) facts.title = wordsOf(headingOf(line));
        if (facts.url.empty() && (lines == 0 || saysSource(line))) facts.url = addressIn(line);
        ++lines;
    }
    return facts;
}

std::vector<std::string> markdownTargets(std::string_view markdown) {
    std::vector<std::string> found;
    const auto take = [&](std::string_view rest, std::string_view ends) {
        while (rest.starts_with(' ')) rest.remove_prefix(1);
        if (rest.starts_with('<')) {
            rest.remove_prefix(1);
            ends = ">\n";
        }
        const auto target = rest.substr(0, std::min(rest.find_first_of(ends), std::size_t{2048}));
        if (!target.empty() && found.size() < kMostTargets) found.emplace_back(target);
    };
    for (auto at = markdown.find("]("); at != std::string_view::npos; at = markdown.find("](", at + 2))
        take(markdown.substr(at + 2), ") \t\n");
    for (auto at = markdown.find("]: "); at != std::string_view::npos; at = markdown.find("]: ", at + 2))
        take(markdown.substr(at + 3), " \t\r\n");
    for (auto at = markdown.find("src="); at != std::string_view::npos; at = markdown.find("src=", at + 4)) {
        const auto rest = markdown.substr(at + 4);
        if (rest.starts_with('"') || rest.starts_with('\'')) take(rest.substr(1), rest.substr(0, 1));
    }
    return found;
}

Result<void> readMarkdownFolder(const std::string& path, ResourceSink& sink, const ReadLimits& limits,
                                const std::stop_token& stop) {
    return MarkdownFolderReader(path, sink, limits, stop).read();
}

}  // namespace periplus::archive
