// Made-up pages and style sheets of all that is known to lead outside: sealed, nothing does; and sealing is repeatable.
#include "archive/seal.h"
#include "core/archive/sealed_invariants.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

namespace periplus::archive {
namespace {

std::optional<std::string> half(const Reference& reference) {
    if (reference.url.size() % 2 == 0) return std::nullopt;
    return "cafe" + std::to_string(reference.url.size());
}

int rounds(int usual) {
    const char* many = std::getenv("PERIPLUS_SEAL_ROUNDS");
    return many == nullptr ? usual : std::atoi(many);
}

std::string madeOf(std::mt19937& random, const std::vector<std::string>& parts, unsigned most) {
    std::string out;
    const auto count = random() % most;
    for (unsigned i = 0; i < count; ++i) out += parts[random() % parts.size()];
    return out;
}

const std::vector<std::string> kCss = {"url(",
                                       ")",
                                       "\"",
                                       "'",
                                       "https://o.example/",
                                       "//o.example",
                                       "\\",
                                       "\\75",
                                       " ",
                                       "\n",
                                       "{",
                                       "}",
                                       ";",
                                       ":",
                                       ",",
                                       "image-set(",
                                       "src(",
                                       "@import",
                                       "@font-face",
                                       "type(",
                                       "var(--x)",
                                       "attr(",
                                       "(",
                                       "/*",
                                       "*/",
                                       "a",
                                       "<",
                                       "</style>",
                                       "<!--",
                                       "-->",
                                       "#x",
                                       "data:image/png,x",
                                       "data:text/css,",
                                       "url",
                                       "@namespace",
                                       "x.png",
                                       "-webkit-image-set(",
                                       "u\\72l(",
                                       "\\3c ",
                                       "\t",
                                       "1e3",
                                       "+.5",
                                       "%",
                                       "[",
                                       "]",
                                       "expression(",
                                       "src:",
                                       "@media",
                                       "中",
                                       "\xFF",
                                       std::string(1, '\0'),
                                       "\\\n",
                                       "cross-fade("};

const std::vector<std::string> kHtml = {"<div>",
                                        "</div>",
                                        "<svg>",
                                        "</svg>",
                                        "<math>",
                                        "</math>",
                                        "<mtext>",
                                        "<mglyph>",
                                        "<style>",
                                        "</style>",
                                        "<table>",
                                        "</table>",
                                        "<td>",
                                        "<tr>",
                                        "<p>",
                                        "</p>",
                                        "<title>",
                                        "</title>",
                                        "<textarea>",
                                        "</textarea>",
                                        "<select>",
                                        "<option>",
                                        "<template>",
                                        "</template>",
                                        "<template shadowrootmode=open>",
                                        "<noscript>",
                                        "</noscript>",
                                        "<xmp>",
                                        "</xmp>",
                                        "<iframe>",
                                        "</iframe>",
                                        "<iframe srcdoc=\"<img src=x onerror=y>\">",
                                        "<noembed>",
                                        "<plaintext>",
                                        "<form>",
                                        "</form>",
                                        "<foreignObject>",
                                        "</foreignObject>",
                                        "<desc>",
                                        "<annotation-xml encoding=text/html>",
                                        "<!--",
                                        "-->",
                                        "--!>",
                                        "<![CDATA[",
                                        "]]>",
                                        "<a href=javascript:x>",
                                        "</a>",
                                        "<a href=//o.example/x>",
                                        "<img src=//o.example/xx onerror=x>",
                                        "<img srcset='//o.example/a 1x,b.png 2x'>",
                                        "<image href=//o.example>",
                                        "<use href=x.svg#y>",
                                        "<script>",
                                        "</script>",
                                        "<base href=//o.example/>",
                                        "<object data=x>",
                                        "</object>",
                                        "<embed src=x>",
                                        "<link rel=stylesheet href=x.css>",
                                        "<link rel=preload href=x>",
                                        "<meta http-equiv=refresh content=0>",
                                        "<body background=x.png onload=y>",
                                        "<head>",
                                        "<html manifest=x>",
                                        "<frameset><frame src=x>",
                                        "<input type=image src=x>",
                                        "<video poster=x src=y><source src=z>",
                                        "</video>",
                                        "<picture><source srcset=x>",
                                        "</picture>",
                                        "<animate attributeName=href to=x>",
                                        "<p style=\"background:url(//o.example)\">",
                                        "<p style='b:image-set(\"x\" 1x)'>",
                                        "<svg fill='url(//o.example)'>",
                                        "&lt;img src=x onerror=y&gt;",
                                        "\"",
                                        "'",
                                        ">",
                                        "<",
                                        "中文",
                                        "<br/>",
                                        "<portal src=x>",
                                        "<a\"b>",
                                        "<i x<y=z>",
                                        "\xFF",
                                        "<font color=x>"};

TEST(SealProperty, NoPageLeadsOutside) {
    std::mt19937 random(21);
    for (int round = 0; round < rounds(1000); ++round) {
        const auto html = madeOf(random, kHtml, 24);
        const auto sealed = sealHtml(html, "text/html", "https://here.example/", half);
        ASSERT_EQ(brokenSealedPage(sealed.bytes), "") << html << "\n" << sealed.bytes;
        ASSERT_EQ(sealHtml(html, "text/html", "https://here.example/", half).bytes, sealed.bytes);
        const auto article = sealArticle(html, "<title>t</title>");
        ASSERT_EQ(brokenSealedPage(article.bytes), "") << html << "\n" << article.bytes;
    }
}

TEST(SealProperty, NoStyleLeadsOutside) {
    std::mt19937 random(22);
    for (int round = 0; round < rounds(6000); ++round) {
        const auto css = madeOf(random, kCss, 24);
        const auto sealed = sealCss(css, "text/css", "https://here.example/", half).bytes;
        ASSERT_EQ(brokenCss(sealed), "") << css << "\n" << sealed;
        if (round % 4 != 0) continue;
        const auto page =
            sealHtml("<style>" + css + "</style><p style='" + css + "'>", "", "https://here.example/", half);
        ASSERT_EQ(brokenSealedPage(page.bytes), "") << css << "\n" << page.bytes;
    }
}

TEST(SealProperty, NoPictureLeadsOutside) {
    std::mt19937 random(23);
    for (int round = 0; round < rounds(1000); ++round) {
        const auto svg = "<svg xmlns='http://www.w3.org/2000/svg'>" + madeOf(random, kHtml, 16) + "</svg>";
        const auto sealed = sealSvg(svg, "https://here.example/i.svg", half).bytes;
        ASSERT_EQ(brokenHtml(sealed, false), "") << svg << "\n" << sealed;
    }
}

}  // namespace
}  // namespace periplus::archive
