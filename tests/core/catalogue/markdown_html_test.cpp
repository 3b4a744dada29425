#include "catalogue/markdown_html.h"

#include <gtest/gtest.h>

#include <chrono>

namespace periplus::catalogue {
namespace {

bool holds(const std::string& html, std::string_view part) { return html.find(part) != std::string::npos; }

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

TEST(MarkdownHtml, RendersWhatGithubRenders) {
    const auto html = markdownToHtml(
        "# 标题\n\nsome `code` and ~~gone~~\n\n| a | b |\n|---|--:|\n| 1 | `x\\|y` |\n\n- [x] done\n\n```go\nfunc "
        "main() {\n\tgo f()\n}\n```\n");
    EXPECT_TRUE(holds(html, "<h1>标题</h1>"));
    EXPECT_TRUE(holds(html, "<code>code</code> and <del>gone</del>"));
    EXPECT_TRUE(holds(html, "<td align=\"right\"><code>x|y</code></td>"));
    EXPECT_TRUE(holds(html, "<input type=\"checkbox\" checked=\"\" disabled=\"\" />"));
    EXPECT_TRUE(holds(html, "<pre><code class=\"language-go\">func main() {\n\tgo f()\n}\n</code></pre>"));
}

TEST(MarkdownHtml, RawHtmlAndScriptAddressesStayOutUnlessAskedFor) {
    const auto source = "<img src=a.png onerror=x>\n\n[a](javascript:x) <b onclick=y>b</b>\n";
    const auto html = markdownToHtml(source);
    EXPECT_FALSE(holds(html, "onerror"));
    EXPECT_FALSE(holds(html, "javascript"));
    EXPECT_FALSE(holds(html, "onclick"));
    EXPECT_TRUE(holds(markdownToHtml(source, RawHtml::Kept), "<img src=a.png"));
}

TEST(MarkdownHtml, BareAddressesEndWhereAChineseSentenceGoesOn) {
    const auto html = markdownToHtml("见 https://a.example/b，以及（www.c.example）。[d](https://d.example/，)\n");
    EXPECT_TRUE(holds(html, "<a href=\"https://a.example/b\">https://a.example/b</a>，以及（"));
    EXPECT_TRUE(holds(html, "<a href=\"http://www.c.example\">www.c.example</a>）。"));
    EXPECT_TRUE(holds(html, ">d</a>"));
}

TEST(MarkdownHtml, AddressesInsideOtherThingsStayAsTheyAre) {
    EXPECT_EQ(markdownToHtml("[https://a.example](https://b.example)\n"),
              "<p><a href=\"https://b.example\">https://a.example</a></p>\n");
    EXPECT_EQ(markdownToHtml("`https://a.example` <https://b.example>\n"),
              "<p><code>https://a.example</code> <a href=\"https://b.example\">https://b.example</a></p>\n");
    EXPECT_TRUE(holds(markdownToHtml("> - a\n>   b https://c.example/d_e\n\n| x |\n|---|\n| https://e.example |\n"),
                      "<a href=\"https://c.example/d_e\">https://c.example/d_e</a>"));
    EXPECT_TRUE(holds(markdownToHtml("| x |\n|---|\n| https://e.example |\n"), "<td><a href=\"https://e.example\">"));
}

TEST(MarkdownHtml, FrontMatterIsNoText) { EXPECT_EQ(markdownToHtml("---\ntitle: x\n---\ny\n"), "<p>y</p>\n"); }

TEST(MarkdownHtml, ManyDefinitionsKeepTheirLinks) {
    std::string source = "[5] and [999]\n\n";
    for (int i = 0; i < 1000; ++i)
        source += "[" + std::to_string(i) + "]: https://e.example/" + std::to_string(i) + " \"t\"\n";
    const auto html = markdownToHtml(source);
    EXPECT_TRUE(holds(html, "<a href=\"https://e.example/5\" title=\"t\">5</a>"));
    EXPECT_TRUE(holds(html, "https://e.example/999"));
    EXPECT_FALSE(holds(html, "https://e.example/7\""));
}

TEST(MarkdownHtml, TooManyMarksAreShownAsTheyStand) {
    const auto html = markdownToHtml("- " + repeated("*a_[`<&", 500) + "\n\n*b*\n");
    EXPECT_TRUE(html.starts_with("<ul>\n<li>*a_[`&lt;&amp;*a_"));
    EXPECT_TRUE(holds(html, "<em>b</em>"));
}

TEST(MarkdownHtml, HostileTextCostsLittle) {
    std::string table = "|" + repeated("a|", 2000) + "\n|" + repeated("-|", 2000) + "\n" + repeated("|\n", 2000);
    const std::pair<const char*, std::string> texts[] = {
        {"images", repeated("![[]()", 40'000)},
        {"table", table},
        {"quotes", repeated(">", 40'000) + "a\n"},
        {"brackets", repeated("[", 40'000)},
        {"items", repeated("- ", 40'000) + "a\n"},
        {"parentheses", repeated("(", 1'000'000)},
        {"ticks", repeated("`` ` ", 40'000)},
        {"stars", repeated("*a **a ", 40'000)},
        {"tags", repeated("<a ", 60'000)},
        {"addresses", repeated("http://a.b:", 40'000)},
        {"mail", repeated("a@", 60'000)},
        {"www", repeated("www.", 60'000)},
        {"entities", repeated("&a", 60'000)},
        {"comments", repeated("<!--", 60'000)},
        {"lists", repeated("* a\n", 60'000)},
        {"underscores", "a" + repeated("_a__", 60'000)},
        {"strikes", repeated("~a ~~a ", 40'000)},
        {"definitions", repeated("[a]: [![[]()\n", 20'000)},
        {"rows", "|a|\n|-|\n" + repeated("|![[]()|\n", 20'000)},
    };
    for (const auto& [name, text] : texts) {
        const auto begin = std::chrono::steady_clock::now();
        const auto html = markdownToHtml(text, RawHtml::Kept);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        EXPECT_LT(took.count(), 3.0) << name;
        EXPECT_LT(html.size(), 64 + text.size() * 80) << name;
    }
}

}  // namespace
}  // namespace periplus::catalogue
