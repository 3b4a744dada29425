// Made-up pages of all elements that mean something here: the map leads to the same characters; and of well-formed
// ones: what is written is read again as the same tree.
#include "core/text/page_invariants.h"

#include <gtest/gtest.h>

#include <random>

namespace periplus::text {
namespace {

const std::vector<std::string> kParts = {"<div>",
                                         "</div>",
                                         "<section>",
                                         "</section>",
                                         "<pre>",
                                         "</pre>",
                                         "<code>",
                                         "</code>",
                                         "<span class=line>",
                                         "</span>",
                                         "<br>",
                                         "a b",
                                         "\n",
                                         "  ",
                                         "中文",
                                         "&nbsp;&nbsp;x",
                                         "1",
                                         "\u200B",
                                         "<ul>",
                                         "</ul>",
                                         "<li>",
                                         "<table>",
                                         "</table>",
                                         "<tr>",
                                         "<td>",
                                         "<td class=gutter>",
                                         "<td class=blob-code>",
                                         "<div class=line>",
                                         "<span style='color:#008080'>1</span> ",
                                         "<template>t</template>",
                                         "<script>s</script>",
                                         "<!--c-->"};

TEST(PageProperty, MapLeadsBackForAnyPage) {
    std::mt19937 random(7);
    for (int round = 0; round < 3000; ++round) {
        std::string html = "<!DOCTYPE html><body>";
        const auto count = random() % 40;
        for (unsigned i = 0; i < count; ++i) html += kParts[random() % kParts.size()];
        const auto tree = parseHtml(html);
        ASSERT_EQ(brokenPage(tree, pageText(tree)), "") << html;
    }
}

TEST(PageProperty, WhatIsWrittenIsReadAgain) {
    const std::vector<std::string> names = {"div", "section", "blockquote", "pre", "ul", "article"};
    const std::vector<std::string> texts = {"a &amp; b",
                                            "\n",
                                            "\n\n",
                                            "&nbsp;",
                                            "<br>",
                                            "<!--c-->",
                                            "<i class='&quot;'>x</i>",
                                            "<script>a<b</script>",
                                            "<svg><g/></svg>",
                                            "中"};
    std::mt19937 random(11);
    for (int round = 0; round < 2000; ++round) {
        std::string html = "<!DOCTYPE html><body>";
        std::vector<std::string> open;
        for (int i = 0; i < 30; ++i) {
            if (random() % 3 == 0) {
                open.push_back(names[random() % names.size()]);
                html += '<' + open.back() + '>';
            } else if (random() % 3 == 0 && !open.empty()) {
                html += "</" + open.back() + '>';
                open.pop_back();
            } else {
                html += texts[random() % texts.size()];
            }
        }
        const auto tree = parseHtml(html);
        const auto second = parseHtml(toHtml(tree));
        ASSERT_EQ(second.nodes.size(), tree.nodes.size()) << html;
        for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
            ASSERT_EQ(second.nodes[i].kind, tree.nodes[i].kind) << html;
            ASSERT_EQ(second.nodes[i].name, tree.nodes[i].name) << html;
            ASSERT_EQ(second.nodes[i].text, tree.nodes[i].text) << html;
            ASSERT_EQ(second.nodes[i].parent, tree.nodes[i].parent) << html;
        }
    }
}

}  // namespace
}  // namespace periplus::text
