#include "base/url.h"

#include <gtest/gtest.h>

namespace periplus {

TEST(Url, OnlyTheWebIsOpened) {
    for (const auto* url :
         {"https://example.com", "http://example.com:8080/a?b#c", "HTTPS://Example.com", "https://[2001:db8::1]/",
          "https://例え.jp/深", "http://localhost:3000", "https://example.com/a@b", "https://example.com/%00"}) {
        EXPECT_EQ(classifyUrl(url).kind, UrlKind::Openable) << url;
    }
}

TEST(Url, EverythingElseIsRefusedWithItsReason) {
    using enum UrlRefusal;
    const std::pair<std::string, UrlRefusal> refused[] = {
        {"", Empty},
        {"javascript:alert(1)", Script},
        {"JaVaScRiPt:alert(1)", Script},
        {"java\nscript:alert(1)", Script},
        {" \tjavascript:alert(1)", Script},
        {"data:text/html,x", Script},
        {"file:///etc/passwd", LocalFile},
        {"C:\\Windows", LocalFile},
        {"\\\\server\\share", LocalFile},
        {"chrome://version", BrowserInternal},
        {"view-source:https://example.com", BrowserInternal},
        {"devtools://x", BrowserInternal},
        {"blob:https://example.com/x", BrowserInternal},
        {"qrc:/x", BrowserInternal},
        {"filesystem:https://example.com/x", BrowserInternal},
        {"about:blank", BrowserInternal},
        {"periplus://page", OwnScheme},
        {"https://user:pass@example.com/", Credentials},
        {"https://example.com@evil.example/", Credentials},
        {"https://", NoHost},
        {"https:example.com", NoHost},
        {"https://exa mple.com/", BadHost},
        {"https://example.com:99999/", BadPort},
        {"https://example.com:80a/", BadPort},
        {"https://example.com/\r\nX: y", ControlCharacter},
        {"https://example.com/\xE2\x80\xAE"
         "moc",
         InvisibleCharacter},
        {"ftp://example.com/", OtherScheme},
        {"https://example.com/" + std::string(3'000'000, 'a'), TooLong},
    };
    for (const auto& [url, reason] : refused) {
        const auto verdict = classifyUrl(url);
        EXPECT_EQ(verdict.kind, UrlKind::Refused) << url.substr(0, 60);
        EXPECT_EQ(verdict.refusal, reason) << url.substr(0, 60) << ": " << refusalWords(verdict.refusal);
    }
}

TEST(Url, AnchorsPathsAndMailAreNeitherOpenedNorRefused) {
    EXPECT_EQ(classifyUrl("#a").kind, UrlKind::Relative);
    EXPECT_EQ(classifyUrl("docs/a.md").kind, UrlKind::Relative);
    EXPECT_EQ(classifyUrl("mailto:a@b.example").kind, UrlKind::Mail);
}

TEST(Url, SplitsIntoItsParts) {
    const auto parts = splitUrl("https://user@host.example:81/p/a?q=1#f?g");
    EXPECT_EQ(parts.scheme, "https");
    EXPECT_EQ(parts.userInfo, "user");
    EXPECT_EQ(parts.host, "host.example");
    EXPECT_EQ(parts.port, "81");
    EXPECT_EQ(parts.path, "/p/a");
    EXPECT_EQ(parts.query, "q=1");
    EXPECT_EQ(parts.fragment, "f?g");
}

}  // namespace periplus
