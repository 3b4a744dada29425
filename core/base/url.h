#pragma once
// URLs as text: their parts, and whether Periplus may open them. Only http and https with a host are ever opened; every
// other kind is refused with its reason, whatever the spelling (case, white space and controls that browsers drop).
// Ownership: parts are views of the given text. Thread: any. Errors: none.
#include <cstdint>
#include <string>
#include <string_view>

namespace periplus {

struct UrlParts {
    std::string_view scheme;    // without ':'; empty for a relative reference
    std::string_view userInfo;  // without '@'
    std::string_view host;      // with [ ] for IPv6
    std::string_view port;      // without ':'
    std::string_view path;
    std::string_view query;     // without '?'
    std::string_view fragment;  // without '#'
    bool hasAuthority = false;
    bool hasUserInfo = false;
    bool hasQuery = false;
    bool hasFragment = false;
};

// Splits as RFC 3986 does; `\` counts as `/` after http: and https:, as in browsers.
UrlParts splitUrl(std::string_view url);

enum class UrlKind : std::uint8_t {
    Openable,  // http, https
    Relative,  // a path or anchor: has a meaning only inside its own document
    Mail,      // mailto:, tel:
    Refused,
};

enum class UrlRefusal : std::uint8_t {
    None,
    Empty,
    TooLong,
    ControlCharacter,    // including line ends and tabs
    InvisibleCharacter,  // bidirectional controls, zero-width characters
    Credentials,         // user:password@
    NoHost,
    BadHost,
    BadPort,
    Script,           // javascript:, vbscript:, data:
    LocalFile,        // file:, or a Windows path
    BrowserInternal,  // chrome:, view-source:, devtools:, about:, blob:, filesystem:, qrc:
    OwnScheme,        // Periplus's own pages, typed by hand
    OtherScheme,
};

struct UrlVerdict {
    UrlKind kind = UrlKind::Refused;
    UrlRefusal refusal = UrlRefusal::None;
};

inline constexpr std::size_t kMaxUrlBytes = 32768;

UrlVerdict classifyUrl(std::string_view url);

// The reason as a few plain English words, for Error::detail: "it runs a script".
std::string_view refusalWords(UrlRefusal refusal);

}  // namespace periplus
