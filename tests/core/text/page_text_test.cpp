#include "core/text/page_invariants.h"

#include <gtest/gtest.h>

namespace periplus::text {
namespace {

std::string textOf(const std::string& html) { return pageText(parseHtml(html)).text; }

TEST(PageText, BlocksAreLinesAndWhiteSpaceIsOneBlank) {
    EXPECT_EQ(textOf("<h1> A\n B </h1><p>c <b>d</b>e<br>f</p>\n<ul><li>g<li>h</ul>"), "A B\nc de\nf\ng\nh");
    EXPECT_EQ(textOf("<table><tr><td>a<td>b<tr><td>c</table>"), "a\tb\nc");
    EXPECT_EQ(textOf("<p>a<script>x</script><span hidden>y</span><i style='Display: None'>z</i>b"), "ab");
    EXPECT_EQ(textOf(""), "");
}

TEST(PageText, MapLeadsBack) {
    const auto page = pageText(parseHtml("<p>一  二</p><template>t</template><p>三<i>四</i></p>"));
    EXPECT_EQ(page.text, "一 二\n三四");
    const std::vector<TextMapEntry> expected = {{{0}, 0, 0, 2}, {{2}, 0, 3, 1}, {{4}, 1, 0, 1}, {{5}, 2, 0, 1}};
    EXPECT_EQ(page.map, expected);
}

TEST(PageText, SaysWhatThePageSaysOfItself) {
    const auto page = pageText(parseHtml(
        "<html lang=zh-CN><title>T - Site</title><meta property=og:title content='\u202E T '>"
        "<meta name=author content='王'><meta property=article:published_time content='2021-03-04T10:00:00+08:00'>"));
    EXPECT_EQ(page.title, "T");
    EXPECT_EQ(page.byline, "王");
    EXPECT_EQ(page.language, "zh-CN");
    EXPECT_EQ(page.published, "2021-03-04T10:00:00+08:00");
    const auto plain =
        pageText(parseHtml("<title>A</title><meta property=og:locale content=en_US><time>2020/1/2 03:04</time>"));
    EXPECT_EQ(plain.title, "A");
    EXPECT_EQ(plain.language, "en-US");
    EXPECT_EQ(plain.published, "2020-01-02T03:04");
    EXPECT_LE(pageText(parseHtml("<title>" + std::string(1'000'000, 'a'))).title.size(), 1000U);
}

}  // namespace
}  // namespace periplus::text
