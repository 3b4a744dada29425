#include "catalogue/identity.h"

#include "catalogue/parse.h"

#include <gtest/gtest.h>

#include <map>

namespace periplus::catalogue {
namespace {

TEST(NormalisedUrl, OneAddressHasOneSpelling) {
    const std::pair<std::string, std::string> same[] = {
        {"http://Example.COM", "https://example.com"},
        {"https://example.com/", "https://example.com"},
        {"https://example.com:443/a/", "https://example.com/a"},
        {"http://example.com:80/a", "https://example.com/a"},
        {"https://example.com:8080/a", "https://example.com:8080/a"},
        {"https://example.com/a#part", "https://example.com/a"},
        {"https://example.com/#!/route", "https://example.com#!/route"},
        {"https://example.com/#/route", "https://example.com#/route"},
        {"https://example.com/%7Euser/%e6%b7%b1", "https://example.com/~user/%E6%B7%B1"},
        {"https://example.com/深", "https://example.com/%E6%B7%B1"},
        {"https://example.com/a/./b/../c", "https://example.com/a/c"},
        {"https://example.com/../../a", "https://example.com/a"},
        {"https://example.com/index.html", "https://example.com/index.html"},
        {"https://example.com/a?p=5&q=%2f", "https://example.com/a?p=5&q=%2F"},
        {"https://example.com/a?", "https://example.com/a"},
        {"https://example.com./a", "https://example.com/a"},
        {"https://例え.jp/a", "https://xn--r8jz45g.jp/a"},
        {"//example.com/a", "https://example.com/a"},
        {"HTTPS:\\\\example.com\\a", "https://example.com/a"},
        {"https://example.com/a(b)", "https://example.com/a(b)"},
    };
    for (const auto& [url, normal] : same) EXPECT_EQ(normalisedUrl(url), normal) << url;
}

TEST(NormalisedUrl, WhatIsNoArticleHasNone) {
    for (const auto* url :
         {"", "javascript:alert(1)", "mailto:a@b.example", "#anchor", "docs/a.md", "/root", "https://",
          "https://user:pass@example.com/", "file:///etc/passwd", "https://a b.example/", "https://x:99999/",
          "data:text/html,x", "about:blank", "https://a.example：80/", "https://exa\nmple.com/"}) {
        EXPECT_EQ(normalisedUrl(url), "") << url;
    }
}

// A library that remembers aliases, as the store does.
struct Library {
    std::map<std::string, ArticleId> aliases;
    int next = 0;

    Identification take(std::string markdown) {
        auto found = identify(
            parse(std::move(markdown)),
            [this](const std::string& url) {
                const auto at = aliases.find(url);
                return at == aliases.end() ? std::nullopt : std::optional(at->second);
            },
            [this] { return ArticleId{"a" + std::to_string(++next)}; });
        for (const auto& entry : found.entries) {
            for (const auto& alias : entry.aliases) aliases.try_emplace(alias, entry.article);
        }
        return found;
    }
};

std::vector<std::string> ids(const Identification& found) {
    std::vector<std::string> all;
    for (const auto& entry : found.entries) all.push_back(entry.article.value);
    return all;
}

using Ids = std::vector<std::string>;

TEST(Identity, SurvivesEveryScriptedEdit) {
    Library library;
    EXPECT_EQ(ids(library.take("# A\n\none https://x.example/1\n\ntwo https://x.example/2\n")), (Ids{"a1", "a2"}));
    // Title, order, section, case and slash.
    EXPECT_EQ(ids(library.take("# A\n\nTwo! https://X.example/2/\n\n# B\n\nuno http://x.example/1#top\n")),
              (Ids{"a2", "a1"}));
    // A mirror; then only the mirror is left.
    EXPECT_EQ(ids(library.take("one https://x.example/1 || https://mirror.example/1\n")), (Ids{"a1"}));
    EXPECT_EQ(ids(library.take("one https://mirror.example/1\n")), (Ids{"a1"}));
    // A successor; then only the successor is left.
    EXPECT_EQ(ids(library.take("~~two https://x.example/2~~ --> https://new.example/2\n")), (Ids{"a2"}));
    EXPECT_EQ(ids(library.take("two https://new.example/2\n")), (Ids{"a2"}));
    // A replacement without an arrow is another article.
    EXPECT_EQ(ids(library.take("two https://other.example/2\n")), (Ids{"a3"}));
}

TEST(Identity, OneAddressInTwoEntriesIsOneArticle) {
    Library library;
    const auto found = library.take("a https://x.example/1\n\nb https://x.example/1\n");
    EXPECT_EQ(ids(found), (Ids{"a1", "a1"}));
    EXPECT_TRUE(found.entries[0].isNew);
    EXPECT_FALSE(found.entries[1].isNew);
    EXPECT_TRUE(found.reports.empty());
}

TEST(Identity, TwoKnownArticlesInOneEntryAreReportedNotMerged) {
    Library library;
    library.take("a https://x.example/1\n\nb https://x.example/2\n");
    const auto found = library.take("a https://x.example/1 || https://x.example/2\n\nb https://x.example/2\n");
    EXPECT_EQ(ids(found), (Ids{"a1", "a2"}));
    ASSERT_EQ(found.reports.size(), 1U);
    EXPECT_EQ(found.reports[0].kept.value, "a1");
    EXPECT_EQ(found.reports[0].others, (std::vector{ArticleId{"a2"}}));
}

TEST(Identity, WhatTheLibraryKnowsDoesNotDependOnTheOrderOfTheList) {
    Library library;
    library.take("b https://x.example/2\n");
    // A new entry in front names b's address as its mirror: it is b's article, and both say so.
    EXPECT_EQ(ids(library.take("new https://x.example/9 || https://x.example/2\n\nb https://x.example/2\n")),
              (Ids{"a1", "a1"}));
}

TEST(Identity, EachOfManyMirrorsIsOneAlias) {
    std::string line = "- Title https://m.example/0";
    for (int i = 0; i < 20000; ++i) line += " || https://m.example/" + std::to_string(i % 10000);
    Library library;
    const auto found = library.take(line + "\n");
    ASSERT_EQ(found.entries.size(), 1U);
    EXPECT_EQ(found.entries[0].aliases.size(), 10000U);
    EXPECT_EQ(found.entries[0].aliases[9999], "https://m.example/9999");
}

TEST(Identity, ReferencesAreNoAliases) {
    Library library;
    EXPECT_EQ(ids(library.take("a https://x.example/1\n> see https://x.example/2\n\nb https://x.example/2\n")),
              (Ids{"a1", "a2"}));
}

TEST(Identity, AHundredThousandEntries) {
    std::string markdown;
    for (int i = 0; i < 100000; ++i) markdown += "- t https://x.example/" + std::to_string(i) + "\n";
    Library library;
    const auto found = library.take(std::move(markdown));
    EXPECT_EQ(found.entries.size(), 100000U);
    EXPECT_EQ(library.next, 100000);
}

}  // namespace
}  // namespace periplus::catalogue
