// Lists that come, change, move and go: an article keeps its id and words.
#include "core/study/library_fixture.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace periplus::study {

namespace {

class CatalogueTest : public LibraryFixture {
protected:
    std::string file(const std::string& name, const std::string& text) {
        const std::string path = folder_ / name;
        std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
        return path;
    }
    SnapshotPtr open(const std::string& path) {
        auto opened = library_->openCatalogue(path);
        EXPECT_TRUE(opened) << opened.error().detail;
        return opened.value_or(nullptr);
    }
    // One entry with one excerpt.
    static std::string listWith(const std::string& code) {
        std::istringstream lines(code);
        std::string text = "- [A](https://a.example/a)\n\n  ```go\n";
        for (std::string line; std::getline(lines, line);) text += "  " + line + '\n';
        return text + "  ```\n";
    }
    static std::string listOf(int entries, const std::string& site = "https://list.example") {
        std::string text = "# Mine\n\n";
        for (int i = 0; i < entries; ++i)
            text += "- [Entry " + std::to_string(i) + "](" + site + "/" + std::to_string(i) + ")\n";
        return text;
    }
};

}  // namespace

TEST_F(CatalogueTest, TheBundledListIsAlwaysThere) {
    const auto files = library_->catalogues().value();
    ASSERT_EQ(files.size(), 1U);
    EXPECT_TRUE(files.front().bundled);
    EXPECT_EQ(files.front().name, "List");
    EXPECT_EQ(library_->forgetCatalogue(files.front().id).error().code, ErrorCode::InvalidArgument);
}

TEST_F(CatalogueTest, AnArticleIsTheSameInEveryList) {
    const auto one = article("One");
    const auto mine = open(file("mine.md", "- [Renamed](https://example.org/one)\n"));
    EXPECT_NE(mine->entryOf(one), catalogue::kNoNode);
}

TEST_F(CatalogueTest, ARenamedFileKeepsItsId) {
    const auto path = file("before.md", listOf(10));
    const auto before = open(path);
    std::filesystem::rename(path, folder_ / "after.md");
    const auto after = open(folder_ / "after.md");
    EXPECT_EQ(after->file.id, before->file.id);
    EXPECT_EQ(after->file.name, "after.md");
    EXPECT_EQ(after->articleOf, before->articleOf);
    EXPECT_EQ(library_->catalogues().value().size(), 2U);
}

TEST_F(CatalogueTest, ACopyIsAListOfItsOwn) {
    const auto before = open(file("before.md", listOf(10)));
    EXPECT_NE(open(file("copy.md", listOf(10)))->file.id, before->file.id);
}

TEST_F(CatalogueTest, WhichOfTwoLostListsItIsIsNotGuessed) {
    const auto first = open(file("first.md", listOf(10)));
    const auto second = open(file("second.md", listOf(11)));
    std::filesystem::remove(folder_ / "first.md");
    std::filesystem::remove(folder_ / "second.md");
    const auto third = open(file("third.md", listOf(10)));
    EXPECT_NE(third->file.id, first->file.id);
    EXPECT_NE(third->file.id, second->file.id);
    EXPECT_EQ(third->articleOf, first->articleOf);  // the articles are known all the same
}

TEST_F(CatalogueTest, WhatIsAbsentIsNotForgotten) {
    const auto path = file("mine.md", listOf(3));
    const auto before = open(path);
    const auto gone = before->articleOf.back();
    ASSERT_TRUE(library_->setNote(gone, "words"));
    file("mine.md", listOf(2));
    const auto less = library_->reloadCatalogue(before->file.id).value();
    EXPECT_EQ(less->entryOf(gone), catalogue::kNoNode);
    EXPECT_EQ(library_->note(gone).value().markdown, "words");
    file("mine.md", listOf(3));
    EXPECT_NE(library_->reloadCatalogue(before->file.id).value()->entryOf(gone), catalogue::kNoNode);
}

TEST_F(CatalogueTest, AMissingFileIsShownAsMissingAndAForgottenOneNotAtAll) {
    const auto path = file("mine.md", listOf(3));
    const auto mine = open(path);
    std::filesystem::remove(path);
    EXPECT_TRUE(library_->catalogues().value().back().missing);
    EXPECT_EQ(library_->reloadCatalogue(mine->file.id).error().code, ErrorCode::NotFound);
    ASSERT_TRUE(library_->forgetCatalogue(mine->file.id));
    EXPECT_EQ(library_->catalogues().value().size(), 1U);
}

TEST_F(CatalogueTest, RollupsCountWhatLiesBelowAndNextUnreadGoesRound) {
    ASSERT_TRUE(library_->setState(article("One"), ReadingState::Read));
    ASSERT_TRUE(library_->setState(article("Three"), ReadingState::Skipped));
    const auto statuses = library_->statuses().value();
    const auto sums = rollups(*list_, statuses);
    EXPECT_EQ(sums[0].total, 3U);
    EXPECT_EQ(sums[0].read, 1U);
    EXPECT_EQ(sums[0].skipped, 1U);
    EXPECT_EQ(sums[0].unread, 1U);
    EXPECT_EQ(rollup(*list_, statuses, catalogue::kNoNode).total, 3U);
    const auto two = list_->entryOf(article("Two"));
    EXPECT_EQ(nextUnread(*list_, statuses, catalogue::kNoNode), two);
    EXPECT_EQ(nextUnread(*list_, statuses, list_->entryOf(article("Three"))), two);
    EXPECT_EQ(nextUnread(*list_, statuses, two), catalogue::kNoNode);
}

TEST_F(CatalogueTest, AnAnnotationFollowsItsExcerptOrIsShownAsLost) {
    const std::string code = "func WithAuthorization(handler http.Handler) http.Handler {\n\treturn handler\n}\n";
    const auto path = file("mine.md", listWith(code));
    const auto before = open(path);
    const auto entry = before->entryOf(before->articleOf.back());
    const auto excerpts = before->excerptBlocks(entry);
    ASSERT_EQ(excerpts.size(), 1U);
    Annotation made;
    made.article = before->articleOf[entry];
    made.selectors = annotate::describe(before->catalogue->nodes[entry].blocks[excerpts[0]].text, {{5}, {22}}).value();
    EXPECT_EQ(made.selectors.quote.exact, "WithAuthorization");
    const auto standing = [&](const SnapshotPtr& list) { return placements(*list, {made}).front().resolution; };
    EXPECT_EQ(standing(before).standing, annotate::Standing::Exact);
    file("mine.md", listWith("// a line more\n" + code));
    const auto moved = standing(library_->reloadCatalogue(before->file.id).value());
    EXPECT_EQ(moved.standing, annotate::Standing::Moved);
    EXPECT_EQ(moved.span.begin.value, 20U);
    file("mine.md", listWith("package other\n"));
    EXPECT_EQ(standing(library_->reloadCatalogue(before->file.id).value()).standing, annotate::Standing::Lost);
}

TEST_F(CatalogueTest, ALargeListIsTheSameWhenOpenedAgain) {
    const auto path = file("large.md", listOf(20'000));
    const auto start = std::chrono::steady_clock::now();
    const auto first = open(path);
    const auto taken = std::chrono::steady_clock::now() - start;
    EXPECT_EQ(first->catalogue->entryCount(), 20'000U);
    RecordProperty("milliseconds",
                   static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(taken).count()));
    EXPECT_EQ(open(path)->articleOf, first->articleOf);
}

}  // namespace periplus::study
