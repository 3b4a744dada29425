#include "base/resolve_url.h"

#include "base/url.h"

#include <algorithm>

namespace periplus {
namespace {

bool isWebScheme(std::string_view scheme) {
    const auto is = [&](std::string_view name) {
        return std::ranges::equal(scheme, name, [](char a, char b) { return (a | ' ') == b; });
    };
    return is("http") || is("https");
}

std::string cleaned(std::string_view reference) {
    const auto isSpace = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
    while (!reference.empty() && isSpace(reference.front())) reference.remove_prefix(1);
    while (!reference.empty() && isSpace(reference.back())) reference.remove_suffix(1);
    std::string out;
    out.reserve(reference.size());
    for (const char c : reference)
        if (c != '\n' && c != '\r' && c != '\t') out += c;
    return out;
}

void slashesForward(std::string& reference) {
    for (char& c : reference) {
        if (c == '?' || c == '#') return;
        if (c == '\\') c = '/';
    }
}

// RFC 3986, 5.2.4, in one pass over the segments.
std::string withoutDots(std::string_view path) {
    std::string out;
    out.reserve(path.size());
    while (!path.empty()) {
        const auto end = path.find('/', 1);
        const auto segment = path.substr(0, end);
        const bool last = end == std::string_view::npos;
        path = last ? std::string_view() : path.substr(end);
        if (segment == "/.." || segment == "..") {
            const auto slash = out.rfind('/');
            out.resize(slash == std::string::npos ? 0 : slash);
            if (last) out += '/';
        } else if (segment == "/." || segment == ".") {
            if (last) out += '/';
        } else {
            out += segment;
        }
    }
    return out;
}

std::string root(const UrlParts& parts, std::string_view base) {
    const auto length = parts.scheme.size() + 1;
    std::string out(base.substr(0, length));
    if (!parts.hasAuthority) return out;
    const auto authority = base.substr(length + 2);
    out += "//";
    out += authority.substr(0, std::min(authority.find_first_of("/\\?#"), authority.size()));
    return out;
}

}  // namespace

std::string_view withoutFragment(std::string_view url) { return url.substr(0, url.find('#')); }

std::string resolveUrl(std::string_view base, std::string_view reference) {
    auto wanted = cleaned(reference);
    const auto from = splitUrl(base);
    const auto scheme = splitUrl(wanted).scheme;
    const bool sameWeb = !scheme.empty() && scheme == from.scheme && isWebScheme(scheme) &&
                         !splitUrl(wanted).hasAuthority;  // "http:path", which browsers take as relative
    if (sameWeb) wanted.erase(0, scheme.size() + 1);
    if (!scheme.empty() && !sameWeb) return wanted;
    if (from.scheme.empty()) return {};
    if (isWebScheme(from.scheme)) slashesForward(wanted);
    const auto to = splitUrl(wanted);
    if (to.hasAuthority) return std::string(from.scheme) + ":" + wanted;
    const auto whole = root(from, base);
    const auto tail = wanted.substr(std::min(wanted.find_first_of("?#"), wanted.size()));
    if (!to.path.empty()) {
        if (to.path.starts_with('/')) return whole + withoutDots(to.path) + tail;
        const auto slash = from.path.find_last_of("/\\");
        auto folder = slash == std::string_view::npos ? std::string("/") : std::string(from.path.substr(0, slash + 1));
        return whole + withoutDots(folder + std::string(to.path)) + tail;
    }
    auto out = whole + std::string(from.path);
    if (!to.hasQuery && from.hasQuery) out += "?" + std::string(from.query);
    return out + tail;
}

}  // namespace periplus
