#include "base/url.h"

#include <algorithm>
#include <array>
#include <utility>

namespace periplus {
namespace {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
constexpr bool isLetter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool same(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

bool isWeb(std::string_view scheme) { return same(scheme, "http") || same(scheme, "https"); }

std::size_t schemeLength(std::string_view url) {
    if (url.empty() || !isLetter(url[0])) return 0;
    std::size_t at = 1;
    while (at < url.size() &&
           (isLetter(url[at]) || isDigit(url[at]) || url[at] == '+' || url[at] == '-' || url[at] == '.'))
        ++at;
    return at < url.size() && url[at] == ':' ? at : 0;
}

void splitAuthority(std::string_view authority, UrlParts& parts) {
    parts.hasAuthority = true;
    if (const auto at = authority.rfind('@'); at != std::string_view::npos) {
        parts.hasUserInfo = true;
        parts.userInfo = authority.substr(0, at);
        authority.remove_prefix(at + 1);
    }
    const auto bracket = authority.starts_with('[') ? authority.find(']') : std::string_view::npos;
    const auto colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
    parts.host = authority.substr(0, colon);
    if (colon != std::string_view::npos) parts.port = authority.substr(colon + 1);
}

constexpr std::array<std::pair<std::string_view, UrlRefusal>, 21> kSchemes = {{
    {"javascript", UrlRefusal::Script},
    {"vbscript", UrlRefusal::Script},
    {"livescript", UrlRefusal::Script},
    {"data", UrlRefusal::Script},
    {"file", UrlRefusal::LocalFile},
    {"chrome", UrlRefusal::BrowserInternal},
    {"chrome-extension", UrlRefusal::BrowserInternal},
    {"chrome-untrusted", UrlRefusal::BrowserInternal},
    {"chrome-devtools", UrlRefusal::BrowserInternal},
    {"devtools", UrlRefusal::BrowserInternal},
    {"view-source", UrlRefusal::BrowserInternal},
    {"about", UrlRefusal::BrowserInternal},
    {"blob", UrlRefusal::BrowserInternal},
    {"filesystem", UrlRefusal::BrowserInternal},
    {"qrc", UrlRefusal::BrowserInternal},
    {"jar", UrlRefusal::BrowserInternal},
    {"resource", UrlRefusal::BrowserInternal},
    {"intent", UrlRefusal::BrowserInternal},
    {"content", UrlRefusal::BrowserInternal},
    {"periplus", UrlRefusal::OwnScheme},
    {"periplus-capture", UrlRefusal::OwnScheme},
}};

// Browsers drop controls and white space inside and before a scheme: `java\nscript:` is a script.
UrlRefusal hiddenScheme(std::string_view url) {
    std::string plain;
    for (const char c : url.substr(0, 64)) {
        if (c == ':') break;
        if (static_cast<unsigned char>(c) > 0x20 && c != 0x7F) plain += lower(c);
    }
    const auto* found =
        std::ranges::find(kSchemes, std::string_view(plain), &std::pair<std::string_view, UrlRefusal>::first);
    return found == kSchemes.end() ? UrlRefusal::None : found->second;
}

bool hasControl(std::string_view url) {
    return std::ranges::any_of(url, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

bool hasInvisible(std::string_view url) {
    for (auto at = url.find('\xE2'); at != std::string_view::npos; at = url.find('\xE2', at + 1)) {
        const auto next = url.substr(at + 1, 2);
        if (next.size() < 2) return false;
        const auto last = static_cast<unsigned char>(next[1]);
        if (next[0] == '\x80' && ((last >= 0x8B && last <= 0x8F) || (last >= 0xA8 && last <= 0xAE))) return true;
        if (next[0] == '\x81' && last >= 0xA0 && last <= 0xAF) return true;
    }
    return url.find("\xEF\xBB\xBF") != std::string_view::npos;
}

bool badPort(std::string_view port) {
    if (port.size() > 5 || !std::ranges::all_of(port, isDigit)) return true;
    unsigned value = 0;
    for (const char c : port) value = value * 10 + static_cast<unsigned>(c - '0');
    return value > 65535;
}

bool badHost(std::string_view host) {
    if (host.starts_with('[')) {
        return !host.ends_with(']') ||
               host.substr(1, host.size() - 2).find_first_not_of("0123456789abcdefABCDEF:.") != std::string_view::npos;
    }
    return host.size() > 1024 || host.find_first_of(" <>^|\\\"`{}%[]") != std::string_view::npos ||
           host.find_first_not_of('.') == std::string_view::npos || host.find("..") != std::string_view::npos;
}

UrlRefusal refusalOfWeb(const UrlParts& parts) {
    if (parts.hasUserInfo) return UrlRefusal::Credentials;
    if (!parts.hasAuthority || parts.host.empty()) return UrlRefusal::NoHost;
    if (badPort(parts.port)) return UrlRefusal::BadPort;
    if (badHost(parts.host)) return UrlRefusal::BadHost;
    return UrlRefusal::None;
}

}  // namespace

UrlParts splitUrl(std::string_view url) {
    UrlParts parts;
    if (const auto hash = url.find('#'); hash != std::string_view::npos) {
        parts.hasFragment = true;
        parts.fragment = url.substr(hash + 1);
        url = url.substr(0, hash);
    }
    if (const auto mark = url.find('?'); mark != std::string_view::npos) {
        parts.hasQuery = true;
        parts.query = url.substr(mark + 1);
        url = url.substr(0, mark);
    }
    if (const auto length = schemeLength(url); length != 0) {
        parts.scheme = url.substr(0, length);
        url.remove_prefix(length + 1);
    }
    const auto isSlash = [&](char c) { return c == '/' || (c == '\\' && isWeb(parts.scheme)); };
    if (url.size() >= 2 && isSlash(url[0]) && isSlash(url[1])) {
        url.remove_prefix(2);
        const auto end = static_cast<std::size_t>(std::ranges::find_if(url, isSlash) - url.begin());
        splitAuthority(url.substr(0, end), parts);
        url.remove_prefix(end);
    }
    parts.path = url;
    return parts;
}

UrlVerdict classifyUrl(std::string_view url) {
    const auto refused = [](UrlRefusal reason) { return UrlVerdict{UrlKind::Refused, reason}; };
    if (url.empty()) return refused(UrlRefusal::Empty);
    if (url.size() > kMaxUrlBytes) return refused(UrlRefusal::TooLong);
    const bool plainWeb = url.starts_with("https://") || url.starts_with("http://");
    if (!plainWeb) {
        if (const auto hidden = hiddenScheme(url); hidden != UrlRefusal::None) return refused(hidden);
    }
    if (hasControl(url)) return refused(UrlRefusal::ControlCharacter);
    if (hasInvisible(url)) return refused(UrlRefusal::InvisibleCharacter);
    const auto parts = splitUrl(url);
    if (parts.scheme.empty()) {
        if (url.starts_with("\\\\")) return refused(UrlRefusal::LocalFile);
        return {UrlKind::Relative, UrlRefusal::None};
    }
    if (isWeb(parts.scheme)) {
        const auto reason = refusalOfWeb(parts);
        return reason == UrlRefusal::None ? UrlVerdict{UrlKind::Openable, reason} : refused(reason);
    }
    if (same(parts.scheme, "mailto") || same(parts.scheme, "tel")) return {UrlKind::Mail, UrlRefusal::None};
    if (parts.scheme.size() == 1) return refused(UrlRefusal::LocalFile);
    return refused(UrlRefusal::OtherScheme);
}

std::string_view refusalWords(UrlRefusal refusal) {
    switch (refusal) {
        case UrlRefusal::None: return "it may be opened";
        case UrlRefusal::Empty: return "it is empty";
        case UrlRefusal::TooLong: return "it is longer than 32 KiB";
        case UrlRefusal::ControlCharacter: return "it holds a control character";
        case UrlRefusal::InvisibleCharacter: return "it holds an invisible character";
        case UrlRefusal::Credentials: return "it holds a user name or password";
        case UrlRefusal::NoHost: return "it names no host";
        case UrlRefusal::BadHost: return "its host is no host name";
        case UrlRefusal::BadPort: return "its port is no port";
        case UrlRefusal::Script: return "it runs a script or carries its own page";
        case UrlRefusal::LocalFile: return "it is a file on this computer";
        case UrlRefusal::BrowserInternal: return "it is an internal page of a browser";
        case UrlRefusal::OwnScheme: return "it is an internal page of Periplus";
        case UrlRefusal::OtherScheme: break;
    }
    return "its scheme is not http or https";
}

}  // namespace periplus
