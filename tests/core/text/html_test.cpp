#include "text/html.h"

#include <gtest/gtest.h>

namespace periplus::text {
namespace {

std::string again(const std::string& html) { return toHtml(parseHtml(html)); }

std::string repeated(std::string_view what, std::size_t times) {
    std::string all;
    all.reserve(what.size() * times);
    for (std::size_t i = 0; i < times; ++i) all += what;
    return all;
}

TEST(Html, IsReadAsBrowsersReadItAndWrittenBack) {
    EXPECT_EQ(again("<!DOCTYPE html><p>a<p>b<br>&lt;&amp;&nbsp;"),
              "<!DOCTYPE html><html><head></head><body><p>a</p><p>b<br>&lt;&amp;&nbsp;</p></body></html>");
    EXPECT_EQ(again("<script>if (a < b) x('</p>')</script><svg viewBox='0 0 1 1'><use xlink:href='#a'/></svg>"),
              "<html><head><script>if (a < b) x('</p>')</script></head><body><svg viewBox=\"0 0 1 1\"><use "
              "xlink:href=\"#a\"></use></svg></body></html>");
    const auto old = again("<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"x.dtd\"><pre>\n\na</pre>");
    EXPECT_TRUE(old.starts_with("<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"x.dtd\">")) << old;
    EXPECT_NE(old.find("<pre>\n\na</pre>"), std::string::npos) << old;
    EXPECT_EQ(again(old), old);
    EXPECT_EQ(again(""), "<html><head></head><body></body></html>");
}

TEST(Html, WhatIsRemovedIsNotWritten) {
    auto tree = parseHtml("<p onclick='x()' id=a>b<i>c</i></p>");
    for (auto& node : tree.nodes) {
        if (node.name == "i") node.removed = true;
        if (node.name == "p") node.remove("onclick");
        if (node.name == "p") node.set("id", "\"<");
    }
    EXPECT_EQ(toHtml(tree), "<html><head></head><body><p id=\"&quot;&lt;\">b</p></body></html>");
}

TEST(Html, NestingIsCutAtTheLimit) {
    for (const auto* tag :
         {"<div>", "<b>", "<span>", "<font color=1>", "<svg><g>", "<table><td>", "<span><div></span>"}) {
        const auto tree = parseHtml(repeated(tag, 100'000) + "end");
        std::size_t deepest = 0;
        std::size_t depth = 0;
        for (HtmlIndex at = 0; at != kNoHtml; at = following(tree, at, 0)) {
            depth = 0;
            if (tree.nodes[at].text.find("end") == std::string::npos) continue;
            for (auto up = at; up != kNoHtml; up = tree.nodes[up].parent) ++depth;
            deepest = std::max(deepest, depth);
        }
        EXPECT_GT(deepest, 0U) << tag;
        EXPECT_LE(deepest, 514U) << tag;
        EXPECT_FALSE(tree.doubts.empty()) << tag;
    }
    EXPECT_TRUE(parseHtml(repeated("<li><p>a", 5000)).doubts.empty());
}

TEST(Html, SizeNodesAttributesAndTimeAreCapped) {
    const auto big = parseHtml("<p>" + repeated("abcdefg ", 6'500'000));
    EXPECT_EQ(big.nodes.back().text.size(), 52'000'000U);
    EXPECT_EQ(parseHtml("abcdef", {.bytes = 3}).nodes.back().text, "abc");
    const auto few = parseHtml(repeated("<br>a", 1000), {.nodes = 100});
    EXPECT_LE(few.nodes.size(), 100U);
    EXPECT_FALSE(few.doubts.empty());
    std::string many = "<p";
    for (int i = 0; i < 1000; ++i) many += " a" + std::to_string(i);
    const auto stripped = parseHtml(many + ">text");
    EXPECT_EQ(stripped.nodes.back().text, "text");
    EXPECT_EQ(stripped.nodes[stripped.nodes.back().parent].attributes.size(), 256U);
    const auto late = parseHtml(repeated("<p>a", 20'000), {.seconds = 0});
    EXPECT_FALSE(late.doubts.empty());
    EXPECT_LT(late.nodes.size(), 20'000U);
}

}  // namespace
}  // namespace periplus::text
