// Other people's lists: golden files, an independent extractor, and what must hold of any list.
#include "catalogue/parse.h"
#include "core/catalogue/fixtures.h"
#include "core/catalogue/invariants.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

namespace periplus::catalogue {
namespace {

std::vector<std::string> lists() {
    std::vector<std::string> names;
    for (const auto& file :
         std::filesystem::directory_iterator(std::string(PERIPLUS_SOURCE_DIR) + "/tests/golden/catalogue")) {
        if (file.path().extension() == ".md") names.push_back("tests/golden/catalogue/" + file.path().stem().string());
    }
    std::ranges::sort(names);
    return names;
}

std::string linkTable(const Catalogue& catalogue) {
    std::string table;
    for (const auto& node : catalogue.nodes) {
        for (const auto& link : node.links) {
            table += std::to_string(link.place.line) + '\t' + "PAR"[static_cast<int>(link.role)] + '\t' +
                     (link.struck ? '1' : '0') + '\t' + link.url + '\t' + link.movedTo + '\n';
        }
    }
    return table;
}

// An extractor that knows no Markdown: every "http://" or "https://" in the bytes is an address, unless the golden
// files say by its host that it stands in code or is only shown.
std::vector<std::size_t> addresses(std::string_view source) {
    std::vector<std::size_t> found;
    for (const std::string_view scheme : {"http://", "https://"}) {
        for (auto at = source.find(scheme); at != std::string_view::npos; at = source.find(scheme, at + 1)) {
            const auto rest = source.substr(at + scheme.size());
            const bool exempt = rest.starts_with("no.link") || rest.starts_with(" nothing") ||
                                rest.starts_with("not.example") || rest.starts_with("bare.example/shown");
            if (!exempt) found.push_back(at);
        }
    }
    return found;
}

class Lists : public testing::TestWithParam<std::string> {};

TEST_P(Lists, LinksAreAsTheGoldenFileSays) {
    EXPECT_EQ(linkTable(parse(fileText(GetParam() + ".md"))), fileText(GetParam() + ".links"));
}

TEST_P(Lists, NoAddressIsLost) {
    const auto catalogue = parse(fileText(GetParam() + ".md"));
    std::set<std::size_t> covered;
    for (const auto& node : catalogue.nodes) {
        for (const auto& link : node.links) covered.insert(link.span.begin.value);
    }
    for (const auto at : addresses(*catalogue.source)) {
        EXPECT_TRUE(covered.contains(at)) << GetParam() << ": " << catalogue.source->substr(at, 60);
    }
}

TEST_P(Lists, InvariantsHold) { EXPECT_EQ(brokenInvariant(parse(fileText(GetParam() + ".md"))), ""); }

INSTANTIATE_TEST_SUITE_P(Golden, Lists, testing::ValuesIn(lists()),
                         [](const auto& list) { return "L" + std::to_string(list.index + 1); });

TEST(ListRules, TitleAndDescription) {
    const auto catalogue = parse("- [Brig](https://a.example/) - Two *masts*, see [b](https://b.example)\n");
    const auto& entry = catalogue.nodes.at(1);
    EXPECT_EQ(entry.title, "Brig");
    ASSERT_EQ(entry.blocks.size(), 1U);
    EXPECT_EQ(entry.blocks[0].text, "Two masts, see b");
    ASSERT_EQ(entry.links.size(), 2U);
    EXPECT_EQ(entry.links[1].role, LinkRole::Reference);
    EXPECT_EQ(entry.blocks[0].runs.back().link, 1);
}

TEST(ListRules, ATableOfContentsAndABadgeRowAreNoArticles) {
    const auto catalogue = parse("[![b](https://x/i.png)](https://x/ci)\n\n- [A](#a)\n- [B](docs/b.md)\n");
    EXPECT_EQ(catalogue.entryCount(), 0U);
    EXPECT_EQ(catalogue.nodes.at(0).links.size(), 4U);
}

std::string entriesOf(std::string_view source) {
    std::string found;
    for (const auto& node : parse(std::string(source)).nodes)
        if (node.kind == NodeKind::Entry) found += node.title + '(' + std::to_string(node.links.size()) + ") ";
    return found;
}

TEST(ListRules, EachLineWithAnAddressIsAnEntry) {
    EXPECT_EQ(entriesOf("one https://a.example/1\ntwo https://a.example/2\n"), "one(1) two(1) ");
    EXPECT_EQ(entriesOf("https://a.example/1\r\n  https://a.example/2\r\n<https://a.example/3>\r\n"),
              "https://a.example/1(1) https://a.example/2(1) https://a.example/3(1) ");
    EXPECT_EQ(entriesOf("one https://a.example/1  \ntwo https://a.example/2\t\nthree https://a.example/3"),
              "one(1) two(1) three(1) ");
    EXPECT_EQ(entriesOf("one https://a.example/1 || https://b.example/1\n~~two https://a.example/2~~\n"),
              "one(2) two(1) ");
    const auto list = parse("# A\n\none https://a.example/1\ntwo https://a.example/2\n- below https://a.example/3\n");
    ASSERT_EQ(list.nodes.size(), 4U);
    EXPECT_EQ(list.nodes[2].place.line, 4U);
    EXPECT_EQ(list.nodes[3].parent, 2U);
    const auto span = list.nodes[1].span;
    EXPECT_EQ(list.source->substr(span.begin.value, span.size()), "one https://a.example/1");
}

TEST(ListRules, ABarBetweenAddressesIsNoPartOfThem) {
    const auto list = parse("- a https://a.example/1|https://b.example/2\n- b https://a.example/x|y\n");
    ASSERT_EQ(list.nodes.size(), 3U);
    ASSERT_EQ(list.nodes[1].links.size(), 2U);
    EXPECT_EQ(list.nodes[1].links[0].url, "https://a.example/1");
    EXPECT_EQ(list.nodes[1].links[1].url, "https://b.example/2");
    EXPECT_EQ(list.nodes[2].links.at(0).url, "https://a.example/x|y");
}

TEST(ListRules, TwoEqualShortcodesDivideOneDoesNot) {
    EXPECT_EQ(parse("# A\n\n:u5272:\n\na https://a.example\n").nodes.at(1).parent, 0U);
    EXPECT_EQ(parse("# A\n\n:u5272::u5272:\n\na https://a.example\n").nodes.at(1).kind, NodeKind::Section);
}

TEST(ListRules, LinesThatGoOnAreOneEntry) {
    EXPECT_EQ(entriesOf("one\nhttps://a.example/1\n"), "one(1) ");
    EXPECT_EQ(entriesOf("one https://a.example/1\nwords about it\n"), "one(1) ");
    EXPECT_EQ(entriesOf("one https://a.example/1\n|| two https://a.example/2\n"), "one(2) ");
    EXPECT_EQ(entriesOf("~~one https://a.example/1~~\n--> https://a.example/2\n"), "one(2) ");
    EXPECT_EQ(entriesOf("one ~~two https://a.example/1\nthree~~ https://a.example/2\n").find(") "),
              entriesOf("one ~~two https://a.example/1\nthree~~ https://a.example/2\n").rfind(") "));
    EXPECT_EQ(entriesOf("- one https://a.example/1\n  https://a.example/2\n"), "one(2) ");
}

TEST(ListRules, ALinkInTheMidstOfASentenceIsNoEntry) {
    const auto entries = [](std::string text) { return parse(std::move(text)).entryCount(); };
    EXPECT_EQ(entries("Read [this](https://a.example) before you start.\n"), 0U);
    EXPECT_EQ(entries("详情请看[这里](https://a.example)。\n"), 0U);
    EXPECT_EQ(entries("1、[Title](https://a.example)（英文）\n"), 1U);
    EXPECT_EQ(entries("Video: [Title](https://a.example), 20 minutes\n"), 1U);
    EXPECT_EQ(entries("【by X】[Title](https://a.example) and more\n"), 1U);
    EXPECT_EQ(entries("Some words https://a.example and more\n"), 1U);
    EXPECT_EQ(entries("- Read [this](https://a.example) before you start.\n"), 1U);
    EXPECT_EQ(parse("# H\n\nRead [this](https://a.example) first.\n").nodes.at(0).links.size(), 1U);
}

TEST(ListRules, BadgesAreNoPartOfATitle) {
    const auto catalogue = parse(
        "# Ships [![badge](https://x/i.png)](https://x/ci) ![more](https://x/j.png)\n"
        "- [![logo](https://x/k.png) Brig](https://a.example)\n- [![Sloop](https://x/l.png)](https://b.example)\n");
    EXPECT_EQ(catalogue.nodes.at(0).title, "Ships");
    EXPECT_EQ(catalogue.nodes.at(1).title, "Brig");
    EXPECT_EQ(catalogue.nodes.at(2).title, "Sloop");
    EXPECT_EQ(brokenInvariant(catalogue), "");
}

TEST(ListRules, MailAddressesAreReferences) {
    const auto urls = [](std::string text) {
        std::string all;
        const auto catalogue = parse(std::move(text));
        for (const auto& node : catalogue.nodes) {
            for (const auto& link : node.links)
                all += link.url + '@' + std::to_string(link.span.begin.value) +
                       (link.role == LinkRole::Reference ? " " : "! ");
        }
        return all;
    };
    EXPECT_EQ(urls("写信（a.b_c@d-e.example），_f@g.example_ h@i\n"),
              "mailto:a.b_c@d-e.example@9 mailto:f@g.example@33 ");
    EXPECT_EQ(urls("`a@b.example` /a@b.example a@b.1 <a href='https://c.example'>a@b.example</a> [a@b.example](x)\n"),
              "https://c.example@42 x@91 ");
}

TEST(ListRules, EntitiesAndOddTags) {
    const auto catalogue =
        parse("- [a &eacute; &nosuch;](https://a.example/x&period;y&amp;z) <i href=https://b.example>\n");
    EXPECT_EQ(catalogue.nodes.at(1).title, "a é &nosuch;");
    EXPECT_EQ(catalogue.nodes.at(1).links.at(0).url, "https://a.example/x.y&z");
    EXPECT_EQ(catalogue.nodes.at(1).links.at(1).url, "https://b.example");
}

TEST(ListRules, AWordAboveAListIsAGroupOnlyIfArticlesStandBelow) {
    const auto catalogue = parse("- Tugs\n  - [a](https://a.example)\n- Words\n  - more words\n");
    EXPECT_EQ(catalogue.nodes.at(1).kind, NodeKind::Group);
    EXPECT_EQ(catalogue.nodes.at(1).title, "Tugs");
    EXPECT_EQ(catalogue.nodes.at(0).blocks.size(), 2U);
    EXPECT_EQ(catalogue.nodes.at(0).blocks[1].listDepth, 2);
}

TEST(ListRules, ExcerptsAreExactWithTabsAndCarriageReturns) {
    const auto catalogue = parse("- > q\n  ```go\n  if a[0] {\n  \tb\n  }\n  ```\n");
    const auto& blocks = catalogue.nodes.at(0).blocks;
    ASSERT_EQ(blocks.size(), 2U);
    EXPECT_EQ(blocks[1].text, "if a[0] {\n\tb\n}\n");
    EXPECT_EQ(parse("```\r\na\r\n\r\nb\r\n```\r\n").nodes.at(0).blocks.at(0).text, "a\n\nb\n");
}

TEST(ListRules, DoubtsHaveAPlace) {
    const auto catalogue = parse(
        "- a https://a.example -->\n- ~~b~~ https://b.example\n- 【c https://c.example\n- d https://a.example/\n- "
        "[e](javascript:x)\n");
    std::vector<Diagnostic::Kind> kinds;
    for (const auto& diagnostic : catalogue.diagnostics) kinds.push_back(diagnostic.kind);
    using enum Diagnostic::Kind;
    EXPECT_EQ(kinds, (std::vector{MovedWithoutTarget, StruckWithoutLink, UnclosedMark, DuplicateLink, RefusedLink}));
    EXPECT_EQ(catalogue.diagnostics[3].place.line, 4U);
    EXPECT_EQ(catalogue.diagnostics[3].place.column, 5U);
}

TEST(ListRules, DoubtsStandInTheOrderOfTheirPlaces) {
    const auto catalogue = parse("- [a](javascript:x) [b](javascript:y)\n- ~~c~~ https://a.example\n");
    ASSERT_EQ(catalogue.diagnostics.size(), 3U);
    EXPECT_EQ(catalogue.diagnostics[0].place.column, 3U);
    EXPECT_EQ(catalogue.diagnostics[1].place.column, 21U);
    EXPECT_EQ(catalogue.diagnostics[2].place.line, 2U);
}

TEST(ListRules, ADefinitionThatNoLinkUsesIsShown) {
    const auto catalogue = parse(
        "[first]: https://a.example/first\n\n# A\n\n- [b][b] and [b]\n\n[b]: https://b.example 'B'\n"
        "[c]: https://c.example\n[B]: https://b.example/second\n\n> [d]: https://d.example\n\n[//]: # (no link)\n");
    ASSERT_EQ(catalogue.nodes.size(), 3U);
    EXPECT_EQ(catalogue.nodes[0].headingLevel, 0);
    EXPECT_EQ(catalogue.nodes[0].blocks.at(0).text, "[first]: https://a.example/first");
    const auto& section = catalogue.nodes[1];
    std::string urls;
    for (const auto& link : section.links) urls += std::to_string(link.place.line) + ' ' + link.url + ' ';
    EXPECT_EQ(urls, "8 https://c.example 9 https://b.example/second 11 https://d.example ");
    EXPECT_EQ(catalogue.nodes[2].links.size(), 2U);
    EXPECT_EQ(catalogue.diagnostics.size(), 4U);
    EXPECT_EQ(catalogue.diagnostics.back().kind, Diagnostic::Kind::UnusedDefinition);
    EXPECT_EQ(catalogue.diagnostics.back().place.column, 3U);
    EXPECT_EQ(brokenInvariant(catalogue), "");
    EXPECT_EQ(brokenInvariant(parse("[a]: https://a.example\n")), "");
}

TEST(ListRules, ALinkThatShowsNothingIsAnEntryByItsAddress) {
    const auto catalogue = parse("- [](https://a.example)\n- b || [](https://b.example)\n");
    EXPECT_EQ(catalogue.nodes.at(1).title, "https://a.example");
    EXPECT_EQ(catalogue.nodes.at(1).links.at(0).role, LinkRole::Primary);
    EXPECT_EQ(brokenInvariant(catalogue), "");
}

TEST(ListRules, ColumnsCountCodePoints) {
    const auto catalogue = parse("鉴权 https://a.example\n");
    EXPECT_EQ(catalogue.nodes.at(1).links.at(0).place.column, 4U);
}

TEST(Fragments, AreReadWithTheSameEyes) {
    const auto fragment = parseFragment("A **note**\n\n```go\nx\n```\n\n> quoted https://a.example\n");
    ASSERT_EQ(fragment.blocks.size(), 3U);
    EXPECT_EQ(fragment.blocks[1].kind, Block::Kind::Excerpt);
    EXPECT_EQ(fragment.blocks[2].quoteDepth, 1);
    ASSERT_EQ(fragment.links.size(), 1U);
    EXPECT_EQ(fragment.links[0].url, "https://a.example");
}

}  // namespace
}  // namespace periplus::catalogue
