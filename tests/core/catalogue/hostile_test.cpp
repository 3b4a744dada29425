// Hostile Markdown: each finishes in time that grows with its size, and what is shown is not lost.
// The sizes are those that cost cmark-gfm seconds; the limit is generous, because machines are slow under sanitizers.
#include "catalogue/parse.h"
#include "core/catalogue/invariants.h"

#include <gtest/gtest.h>

#include <chrono>
#include <functional>

namespace periplus::catalogue {
namespace {

std::string repeat(std::string_view piece, std::size_t times) {
    std::string text;
    text.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) text += piece;
    return text;
}

std::string shownText(const Catalogue& catalogue) {
    std::string text;
    for (const auto& node : catalogue.nodes) {
        text += node.title;
        for (const auto& block : node.blocks) text += block.text;
    }
    return text;
}

struct Hostile {
    std::string name;
    std::function<std::string()> text;
};
void PrintTo(const Hostile& hostile, std::ostream* out) { *out << hostile.name; }

class HostileMarkdown : public testing::TestWithParam<Hostile> {};

TEST_P(HostileMarkdown, IsReadInTime) {
    const auto source = GetParam().text();
    const auto begin = std::chrono::steady_clock::now();
    const auto catalogue = parse(source);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    EXPECT_LT(took.count(), 20.0);
    EXPECT_EQ(brokenInvariant(catalogue), "");
}

const std::vector<Hostile> kHostile = {
    {"Brackets", [] { return repeat("![[]()", 40000); }},
    {"OpenBrackets", [] { return repeat("[", 40000) + repeat("![", 40000); }},
    {"OpenPictures", [] { return repeat("![", 1000000); }},
    {"ClosedBrackets", [] { return repeat("[", 1000000) + repeat("]", 1000000); }},
    {"Ampersands", [] { return repeat("&", 1000000) + "\n<" + repeat("&]!", 1000000); }},
    {"WideTable", [] { return "|" + repeat("a|", 2000) + "\n|" + repeat("-|", 2000) + "\n" + repeat("|\n", 2000); }},
    {"DelimiterRows", [] { return "a|b\n" + repeat("-|-|-\n", 20000); }},
    {"Quotes", [] { return repeat(">", 40000) + "a"; }},
    {"QuotedLines", [] { return repeat(repeat("> ", 50) + "a\n", 2000); }},
    {"Lists", [] { return repeat("- + * ", 40000) + "a"; }},
    {"IndentedLists",
     [] {
         std::string t;
         for (std::size_t i = 0; i < 1000; ++i) t += repeat("  ", i) + "- a\n";
         return t;
     }},
    {"Headings", [] { return repeat("# Same\n", 10000); }},
    {"Emphasis", [] { return repeat("*a **b _c __d ~~e ", 20000); }},
    {"Stars", [] { return repeat("*", 200000) + "a" + repeat("a**b", 50000); }},
    {"Backticks",
     [] {
         std::string t;
         for (std::size_t i = 1; i < 500; ++i) t += repeat("`", i) + " ";
         return t;
     }},
    {"Html", [] { return repeat("a <!--", 50000) + repeat("<a \"", 50000) + repeat("<?", 50000); }},
    {"Pointy", [] { return repeat("a <a:", 50000) + repeat("<b@", 50000); }},
    {"Definitions", [] { return repeat("[a]: b\n", 30000) + "\n" + repeat("[a] [x][y", 30000); }},
    {"Titles", [] { return repeat("[a](b \"c ", 30000) + repeat("[a](b (c ", 30000); }},
    {"Addresses", [] { return repeat("http://", 50000) + repeat("www.", 50000) + repeat(" http://a((", 50000); }},
    {"Alternatives", [] { return repeat("https://x.example || ", 50000); }},
    {"Successors", [] { return repeat("~~https://x.example~~ --> ", 30000); }},
    {"LinksOnOneLine", [] { return repeat("[a](https://x.example) ", 50000); }},
    {"LongLine", [] { return repeat("words without end ", 300000); }},
    {"Nul", [] { return repeat(std::string_view("a\0b ", 4), 50000); }},
    {"Anchors", [] { return repeat("<a href=x>", 30000); }},
    {"CarriageReturns", [] { return repeat("a\rb\r\n\n", 30000); }},
};

INSTANTIATE_TEST_SUITE_P(All, HostileMarkdown, testing::ValuesIn(kHostile),
                         [](const auto& hostile) { return hostile.param.name; });

TEST(HostileText, NestingOverTheLimitIsFlattenedAndStillShown) {
    const auto catalogue = parse(repeat("> ", 200) + "words at the bottom https://deep.example\n");
    EXPECT_NE(shownText(catalogue).find("words at the bottom"), std::string::npos);
    ASSERT_FALSE(catalogue.diagnostics.empty());
    EXPECT_EQ(catalogue.diagnostics.back().kind, Diagnostic::Kind::TooDeep);
    std::size_t links = 0;
    for (const auto& node : catalogue.nodes) links += node.links.size();
    EXPECT_EQ(links, 1U);
}

TEST(HostileText, BracketsOverTheLimitAreTextAndReported) {
    const auto catalogue =
        parse("# List\n\nab " + repeat("[", 40000) + "words](https://deep.example)" + repeat("]", 40000));
    EXPECT_NE(shownText(catalogue).find("ab " + repeat("[", 39999) + "words" + repeat("]", 40000)), std::string::npos);
    ASSERT_EQ(catalogue.diagnostics.size(), 1U);
    EXPECT_EQ(catalogue.diagnostics[0].kind, Diagnostic::Kind::TooDeep);
    EXPECT_EQ(catalogue.diagnostics[0].place.line, 3U);
    EXPECT_EQ(catalogue.diagnostics[0].place.column, 4U);
    std::size_t links = 0;
    for (const auto& node : catalogue.nodes) links += node.links.size();
    EXPECT_EQ(links, 1U);
}

TEST(HostileText, ATableThatIsTooWideIsShownAsText) {
    const auto catalogue = parse("|" + repeat("word|", 2000) + "\n|" + repeat("-|", 2000) + "\n" + repeat("|\n", 2000));
    EXPECT_NE(shownText(catalogue).find("word|word"), std::string::npos);
}

TEST(HostileText, NulIsReplacedAndReported) {
    const auto catalogue = parse(std::string("a\0b\n\n```\nc\0d\n```\n", 18));
    EXPECT_NE(shownText(catalogue).find("a\xEF\xBF\xBD"
                                        "b"),
              std::string::npos);
    EXPECT_NE(shownText(catalogue).find("c\xEF\xBF\xBD"
                                        "d"),
              std::string::npos);
    ASSERT_FALSE(catalogue.diagnostics.empty());
    EXPECT_EQ(catalogue.diagnostics[0].kind, Diagnostic::Kind::InvalidText);
}

TEST(HostileText, RawHtmlIsTextAndItsLinksAreReferences) {
    const auto catalogue = parse("<script src=\"https://evil.example/x.js\">alert(1)</script>\n");
    ASSERT_EQ(catalogue.nodes.size(), 1U);
    EXPECT_EQ(catalogue.nodes[0].blocks.at(0).kind, Block::Kind::Html);
    EXPECT_EQ(catalogue.nodes[0].links.at(0).role, LinkRole::Reference);
}

}  // namespace
}  // namespace periplus::catalogue
