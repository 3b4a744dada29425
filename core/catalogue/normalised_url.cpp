#include "base/url.h"
#include "catalogue/characters.h"
#include "catalogue/identity.h"

#include <idn2.h>

#include <algorithm>

namespace periplus::catalogue {
namespace {

constexpr std::string_view kHex = "0123456789ABCDEF";

int hexValue(char c) {
    const auto at = kHex.find(c >= 'a' && c <= 'f' ? static_cast<char>(c - ('a' - 'A')) : c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

bool isUnreserved(char c) { return isAsciiAlnum(c) || c == '-' || c == '.' || c == '_' || c == '~'; }

void appendEscape(std::string& out, char c) {
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHex[byte >> 4U];
    out += kHex[byte & 0x0FU];
}

bool mustBeEscaped(char c) {
    return !isAscii(c) || isControl(c) || c == ' ' || c == '"' || c == '<' || c == '>' || c == '`' || c == '{' ||
           c == '}';
}

// One spelling of a path, query or fragment: escapes that need not be are resolved, the others are in capitals.
std::string oneSpelling(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const int high = c == '%' && at + 2 < text.size() ? hexValue(text[at + 1]) : -1;
        const int low = high >= 0 ? hexValue(text[at + 2]) : -1;
        if (low >= 0) {
            const char decoded = static_cast<char>(high * 16 + low);
            if (isUnreserved(decoded))
                out += decoded;
            else
                appendEscape(out, decoded);
            at += 2;
        } else if (mustBeEscaped(c)) {
            appendEscape(out, c);
        } else {
            out += c;
        }
    }
    return out;
}

std::string percentDecoded(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const int high = text[at] == '%' && at + 2 < text.size() ? hexValue(text[at + 1]) : -1;
        const int low = high >= 0 ? hexValue(text[at + 2]) : -1;
        out += low >= 0 ? static_cast<char>(high * 16 + low) : text[at];
        at += low >= 0 ? 2 : 0;
    }
    return out;
}

// Lower case and ASCII; empty if it is no host.
std::string oneHost(std::string_view host) {
    std::string name = percentDecoded(host);
    if (std::ranges::all_of(name, isAscii)) {
        std::ranges::transform(name, name.begin(), lowered);
    } else {
        char* ascii = nullptr;
        if (idn2_to_ascii_8z(name.c_str(), &ascii, IDN2_NONTRANSITIONAL) != IDN2_OK) return {};
        name = ascii;
        idn2_free(ascii);
    }
    while (name.ends_with('.')) name.pop_back();
    // Full-width forms of these become the real ones on the way to ASCII.
    const bool address = host.starts_with('[');
    if (!address && name.find_first_of(":[]|^`{}") != std::string::npos) return {};
    if (name.find_first_of(" \t\r\n/\\@#?%<>\"") != std::string::npos || name.find('\0') != std::string::npos)
        return {};
    return name;
}

std::string withoutDots(std::string_view path) {
    std::string out;
    while (!path.empty()) {
        const auto end = std::min(path.find_first_of("/\\", 1), path.size());
        const auto segment = path.substr(1, end - 1);
        path.remove_prefix(end);
        if (segment == "..") {
            out.resize(out.empty() ? 0 : out.rfind('/'));
        } else if (segment != ".") {
            out += '/';
            out += segment;
        }
        const bool directory = (segment == ".." || segment == ".") && path.empty();
        if (directory) out += '/';
    }
    return out;
}

}  // namespace

std::string normalisedUrl(std::string_view url) {
    std::string absolute;
    if (url.starts_with("//")) url = absolute.assign("https:").append(url);
    if (classifyUrl(url).kind != UrlKind::Openable) {
        // A host in other letters is none that classifyUrl() doubts; the rest is never an article.
        return {};
    }
    const auto parts = splitUrl(url);
    const auto host = oneHost(parts.host);
    if (host.empty()) return {};
    std::string normal = "https://" + host;
    const auto port = parts.port.substr(std::min(parts.port.find_first_not_of('0'), parts.port.size()));
    if (!port.empty() && port != "80" && port != "443") normal.append(":").append(port);
    auto path = withoutDots(oneSpelling(parts.path));
    while (path.ends_with('/')) path.pop_back();
    normal += path;
    if (parts.hasQuery && !parts.query.empty()) normal.append("?").append(oneSpelling(parts.query));
    const bool route = parts.fragment.starts_with('!') || parts.fragment.starts_with('/');
    if (route) normal.append("#").append(oneSpelling(parts.fragment));
    return normal;
}

}  // namespace periplus::catalogue
