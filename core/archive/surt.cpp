#include "archive/surt.h"

#include "base/url.h"

#include <algorithm>
#include <vector>

namespace periplus::archive {
namespace {

std::string lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    return out;
}

// "www." and "www2." lead to the same site.
std::string_view withoutWww(std::string_view host) {
    if (!host.starts_with("www")) return host;
    const auto end = host.find_first_not_of("0123456789", 3);
    return end != std::string_view::npos && host[end] == '.' ? host.substr(end + 1) : host;
}

std::string reversed(std::string_view host) {
    std::string out;
    for (;;) {
        const auto dot = host.rfind('.');
        if (dot == std::string_view::npos) return out += host;
        out += host.substr(dot + 1);
        out += ',';
        host = host.substr(0, dot);
    }
}

std::string sortedQuery(std::string_view query) {
    std::vector<std::string_view> parts;
    while (!query.empty()) {
        const auto end = query.find('&');
        parts.push_back(query.substr(0, end));
        query = end == std::string_view::npos ? std::string_view() : query.substr(end + 1);
    }
    std::ranges::sort(parts);
    std::string out;
    for (const auto part : parts) {
        if (!out.empty()) out += '&';
        out += part;
    }
    return out;
}

}  // namespace

std::string surtOf(std::string_view url) {
    const auto text = lowered(url);
    const auto parts = splitUrl(text);
    if (!parts.hasAuthority) return text;
    const auto host = withoutWww(parts.host);
    auto out = host.starts_with('[') ? std::string(host) : reversed(host);
    const bool usual =
        (parts.scheme == "http" && parts.port == "80") || (parts.scheme == "https" && parts.port == "443");
    if (!parts.port.empty() && !usual) out += ":" + std::string(parts.port);
    out += ")";
    auto path = parts.path;
    while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
    out += path.empty() ? "/" : path;
    if (!parts.query.empty()) out += "?" + sortedQuery(parts.query);
    return out;
}

}  // namespace periplus::archive
