#include "base/resolve_url.h"

#include "base/url.h"

#include <algorithm>
#include <vector>

namespace periplus {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

std::string lowered(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), lower);
    return out;
}

bool isWebScheme(std::string_view lowerScheme) { return lowerScheme == "http" || lowerScheme == "https"; }

// What browsers drop: controls and blanks around it, tabs and line ends inside.
std::string cleaned(std::string_view text) {
    const auto isEdge = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
    while (!text.empty() && isEdge(text.front())) text.remove_prefix(1);
    while (!text.empty() && isEdge(text.back())) text.remove_suffix(1);
    std::string out;
    out.reserve(text.size());
    for (const char c : text)
        if (c != '\t' && c != '\n' && c != '\r') out += c;
    return out;
}

void appendEscaped(std::string& out, unsigned char c) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    out += '%';
    out += kDigits[c >> 4U];
    out += kDigits[c & 15U];
}

std::string encoded(std::string_view text, std::string_view also) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte >= 0x7F || also.find(c) != std::string_view::npos) {
            appendEscaped(out, byte);
        } else {
            out += c;
        }
    }
    return out;
}

// "." and ".." also when they are spelled with %2e.
std::string dotsOf(std::string_view segment) {
    std::string out;
    for (std::size_t i = 0; i < segment.size(); ++i) {
        if (segment[i] == '.') {
            out += '.';
        } else if (segment[i] == '%' && lowered(segment.substr(i, 3)) == "%2e") {
            out += '.';
            i += 2;
        } else {
            return {};
        }
    }
    return out;
}

std::string plainPath(std::string_view path) {
    std::vector<std::string_view> kept;
    if (path.starts_with('/')) path.remove_prefix(1);
    for (bool more = true; more;) {
        const auto slash = path.find('/');
        more = slash != std::string_view::npos;
        const auto segment = path.substr(0, slash);
        const auto dots = dotsOf(segment);
        if (dots == "..") {
            if (!kept.empty()) kept.pop_back();
            if (!more) kept.emplace_back("");
        } else if (dots == ".") {
            if (!more) kept.emplace_back("");
        } else {
            kept.push_back(segment);
        }
        if (more) path.remove_prefix(slash + 1);
    }
    std::string out;
    for (const auto segment : kept) out.append("/").append(encoded(segment, "\"#<>?`{}"));
    return out.empty() ? "/" : out;
}

std::string plainWeb(const UrlParts& parts, std::string_view path) {
    const auto scheme = lowered(parts.scheme);
    const bool usual = (scheme == "http" && parts.port == "80") || (scheme == "https" && parts.port == "443");
    std::string out = scheme + "://";
    if (parts.hasUserInfo) out.append(encoded(parts.userInfo, "\"#<>?`{}/")).append("@");
    out += lowered(encoded(parts.host, "\"#<>?`{}"));
    if (!parts.port.empty() && !usual) out.append(":").append(encoded(parts.port, "\"#<>?`{}"));
    std::string slashes(path);
    std::ranges::replace(slashes, '\\', '/');
    out += plainPath(slashes);
    if (parts.hasQuery) out.append("?").append(encoded(parts.query, "\"#<>'"));
    if (parts.hasFragment) out.append("#").append(encoded(parts.fragment, "\"<>`"));
    return out;
}

// A reference with http: or https:, whatever number of slashes stands behind.
std::string absoluteWeb(std::string_view clean, std::size_t colon) {
    auto rest = clean.substr(colon + 1);
    while (!rest.empty() && (rest[0] == '/' || rest[0] == '\\')) rest.remove_prefix(1);
    const auto whole = std::string(clean.substr(0, colon)) + "://" + std::string(rest);
    const auto parts = splitUrl(whole);
    return parts.host.empty() ? std::string() : plainWeb(parts, parts.path);
}

bool isSlash(std::string_view text, std::size_t at) {
    return at < text.size() && (text[at] == '/' || text[at] == '\\');
}

std::string relative(std::string_view clean, const UrlParts& base) {
    if (isSlash(clean, 0) && isSlash(clean, 1)) {
        const auto whole = std::string(base.scheme) + ":" + std::string(clean);
        return absoluteWeb(whole, base.scheme.size());
    }
    auto parts = splitUrl(clean);
    parts.scheme = base.scheme;
    const auto path = clean.substr(0, clean.find_first_of("?#"));
    parts.host = base.host;
    parts.port = base.port;
    parts.userInfo = base.userInfo;
    parts.hasUserInfo = base.hasUserInfo;
    if (path.empty()) {
        if (!parts.hasQuery) {
            parts.query = base.query;
            parts.hasQuery = base.hasQuery;
        }
        return plainWeb(parts, base.path);
    }
    if (isSlash(path, 0)) return plainWeb(parts, path);
    const auto folder = base.path.substr(0, base.path.find_last_of("/\\") + 1);
    return plainWeb(parts, "/" + std::string(folder.empty() ? "" : folder.substr(1)) + std::string(path));
}

}  // namespace

std::string resolveUrl(std::string_view base, std::string_view reference) {
    const auto clean = cleaned(reference);
    const auto baseParts = splitUrl(base);
    const bool webBase = isWebScheme(lowered(baseParts.scheme)) && !baseParts.host.empty();
    const auto scheme = lowered(splitUrl(clean).scheme);
    if (isWebScheme(scheme)) {
        const auto rest = std::string_view(clean).substr(scheme.size() + 1);
        if (!isSlash(rest, 0) && webBase && lowered(baseParts.scheme) == scheme) return relative(rest, baseParts);
        return absoluteWeb(clean, scheme.size());
    }
    if (!scheme.empty()) return scheme + clean.substr(scheme.size());
    if (webBase) return relative(clean, baseParts);
    if (base.empty() || (!clean.empty() && !clean.starts_with('#'))) return {};
    return std::string(withoutFragment(base)) + clean;
}

std::string plainUrl(std::string_view url) { return resolveUrl({}, url); }

std::string_view withoutFragment(std::string_view url) { return url.substr(0, url.find('#')); }

}  // namespace periplus
