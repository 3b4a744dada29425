#include "archive/address.h"

#include "base/url.h"
#include "text/html_tame.h"

#include <cctype>

namespace periplus::archive {
namespace {

void appendEscaped(std::string& out, unsigned char c) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    out += '%';
    out += kDigits[c >> 4U];
    out += kDigits[c & 15U];
}

int hexValue(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c = static_cast<char>(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

}  // namespace

std::string fragmentOf(std::string_view address) {
    const auto at = address.find('#');
    return at == std::string_view::npos ? std::string() : std::string(address.substr(at));
}

bool isWebAddress(std::string_view address) {
    const auto parts = splitUrl(address);
    const auto scheme = text::lowerAscii(parts.scheme);
    return (scheme == "http" || scheme == "https") && !parts.host.empty();
}

std::string escapedPath(std::string_view path) {
    std::string out;
    for (const char c : path) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0 ||
            std::string_view("-._~/").find(c) != std::string::npos) {
            out += c;
        } else {
            appendEscaped(out, static_cast<unsigned char>(c));
        }
    }
    return out;
}

std::string unescaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape =
            text[i] == '%' && i + 2 < text.size() && hexValue(text[i + 1]) >= 0 && hexValue(text[i + 2]) >= 0;
        if (!escape) {
            out += text[i];
            continue;
        }
        out += static_cast<char>(hexValue(text[i + 1]) * 16 + hexValue(text[i + 2]));
        i += 2;
    }
    return out;
}

}  // namespace periplus::archive
