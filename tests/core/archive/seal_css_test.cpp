#include "archive/seal.h"
#include "core/archive/sealed_invariants.h"

#include <gtest/gtest.h>

namespace periplus::archive {
namespace {

// Everything below https://here.example/ is there, under its last name.
std::optional<std::string> partsHere(const Reference& reference) {
    if (!reference.url.starts_with("https://here.example/")) return std::nullopt;
    std::string key;
    for (const char c : reference.url.substr(21)) key += c == '.' || c == '/' ? '-' : c;
    return key;
}

std::string sealed(std::string_view css) {
    return sealCss(css, "text/css", "https://here.example/s/a.css", partsHere).bytes;
}

TEST(SealCss, LeadsToParts) {
    EXPECT_EQ(sealed("a{background:url(b.png)}"), R"(a{background:url("/s-b-png")})");
    EXPECT_EQ(sealed("a{background:url( '../b.png' )}"), R"(a{background:url("/b-png")})");
    EXPECT_EQ(sealed("a{background:URL(\"b.svg#x\")}"), R"(a{background:url("/s-b-svg#x")})");
    EXPECT_EQ(sealed("a{fill:url(#g)}"), R"(a{fill:url("#g")})");
    EXPECT_EQ(sealed("@import 'b.css' screen;"), R"(@import url("/s-b-css") screen;)");
    EXPECT_EQ(sealed("@import url(b.css) layer(x);a{}"), R"(@import url("/s-b-css") layer(x);a{})");
}

TEST(SealCss, AndNowhereElse) {
    const std::string nowhere = R"(a{b:url("data:,")})";
    for (const auto* css :
         {"a{b:url(https://out.example/x)}", "a{b:u\\72l(//out.example/x)}", "a{b:\\000075rl('//o.example')}",
          "a{b:url(java\\script:x)}", "a{b:url(a\"b)}", "a{b:src('https://o.example/x')}", "a{b:src(var(--x))}",
          "a{b:url('https://o.example' var(--x))}", "a{b:url(file:///etc/passwd)}", "a{b:url(data:text/html,x)}"})
        EXPECT_EQ(sealed(css), nowhere) << css;
    EXPECT_EQ(sealed("@import url(https://out.example/x.css) print;a{}"), "a{}");
    EXPECT_EQ(sealed("@IMPORT \"//out.example/x.css\";a{}"), "a{}");
    EXPECT_EQ(sealed("@media x{@import '//o.example'}a{}"), "@media x{}a{}");
    EXPECT_EQ(
        sealed("@charset \"gbk\";@namespace s url(http://www.w3.org/2000/svg);@namespace 'http://o.example/';a{}"),
        "@namespace s/**/\"http://www.w3.org/2000/svg\";a{}");
}

TEST(SealCss, ImageSetsHoldAddressesInStrings) {
    EXPECT_EQ(sealed("a{b:image-set('x.png' 1x, 'https://o.example' 2x type('image/png'))}"),
              R"(a{b:image-set(url("/s-x-png") 1x, url("data:,") 2x type("image/png"))})");
    EXPECT_EQ(sealed("a{b:-webkit-image-set(var(--x) 1x);content:'https://o.example'}"),
              R"(a{b:-webkit-image-set(url("data:,") 1x);content:"https://o.example"})");
    const auto one =
        sealCss("a{b:image-set('x.png' 1x, 'https://o.example/' 2x)}", "", "https://here.example/", partsHere);
    EXPECT_TRUE(one.missing.empty());  // an alternative is there
    EXPECT_EQ(one.found.size(), 1U);
}

TEST(SealCss, FontsAreAlternatives) {
    const auto css = sealCss(
        "@font-face{font-family:x;src:url(https://o.example/a.woff2) format('woff2'),url(b.woff)}"
        "@font-face{src:url(https://o.example/c.woff2),url(https://o.example/d.woff)}a{b:url(p.png)}",
        "", "https://here.example/", partsHere);
    const std::vector<Reference> found = {{"https://here.example/b.woff", ReferenceKind::Font, true},
                                          {"https://here.example/p.png", ReferenceKind::Image, true}};
    const std::vector<Reference> missing = {{"https://o.example/c.woff2", ReferenceKind::Font, true}};
    EXPECT_EQ(css.found, found);
    EXPECT_EQ(css.missing, missing);
}

TEST(SealCss, LeavesNoMarkup) {
    for (const auto* css : {"a{content:'</style><img src=x>'}", ".a\\</style>\\<img{}", "</style><img src=//o.example>",
                            "<!-- a{} -->", "a<b", "@media (width<600px){}", "a{b:url('</style>')}", "a\\3c /style{}",
                            "/* </style> */", "a{--x:</style><script>}"}) {
        const auto out = sealed(css);
        for (const auto* tag : {"</s", "<i", "<b", "<!", "<s"})
            EXPECT_EQ(out.find(tag), std::string::npos) << css << out;
    }
    EXPECT_EQ(sealed("@media (width<=600px){}"), "@media (width<=600px){}");
    EXPECT_EQ(sealed("a/* c */b"), "a/**/b");  // two compounds stay apart as they were
}

TEST(SealCss, KeepsTheRestAsItIs) {
    const auto* css =
        "@media screen and (min-width:1e3px){.a>b::before,[data-x=\"y\"]{content:\"\\201C\";margin:-1.5em "
        "auto!important;"
        "color:#fff;--y:{a:b}}}@keyframes k{from{top:0}50.5%{top:calc(1px + 2%)}}.\\31 0{unicode-range:U+26}";
    EXPECT_EQ(sealed(css), [&] {
        std::string wanted = css;
        wanted.replace(wanted.find("\\201C"), 5, "\xE2\x80\x9C");
        return wanted;
    }());
}

TEST(SealCss, NothingGrowsTogether) {
    for (const auto* css : {"a{b:u<!--rl(https://o.example/x)}", "a{b:u'\n rl(//o.example)}",
                            "@<!--import '//o.example';", "a{b:image-set(u'x'rl(//o.example))}",
                            "a{b:u\\\nrl(//o.example)}", "url@import;(//o.example)", "/<!--* a{} url(//o.example)"})
        EXPECT_EQ(brokenCss(sealed(css)), "") << css << sealed(css);
    EXPECT_EQ(sealed("a{b:u<!--rl(x)}"), "a{b:u/**/rl(x)}");
}

TEST(SealCss, InOtherCharsets) {
    EXPECT_EQ(sealCss("@charset \"gbk\";a{content:'\xD6\xD0'}", "text/css", "https://here.example/", partsHere).bytes,
              "a{content:\"中\"}");
}

TEST(SealCss, UnendedThings) {
    for (const auto* css :
         {"a{b:url(", "a{b:url('x", "@import 'x", "@import url(x", "@import", "a{b:image-set('x'", "\\", "a{b:'x\ny'}",
          "@font-face{src:url(x)", "/*", "@namespace", "url", "a{b:image-set(type('x"})
        EXPECT_EQ(brokenCss(sealed(css)), "") << css;
}

}  // namespace
}  // namespace periplus::archive
