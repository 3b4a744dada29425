#include "core/study/library_fixture.h"

#include <unistd.h>

#include <filesystem>

namespace periplus::study {

using LibraryTest = LibraryFixture;

TEST_F(LibraryTest, RemembersWhatTheReaderDid) {
    const auto one = article("One");
    ASSERT_TRUE(library_->recordOpened(one));
    ASSERT_TRUE(library_->setState(one, ReadingState::Read));
    ASSERT_TRUE(library_->setStar(one, true));
    ASSERT_TRUE(library_->setPlace(one, {"entry", "func With", 0.25}));
    ASSERT_TRUE(library_->setNote(one, "# Words\n字"));
    reopen();
    EXPECT_EQ(article("One"), one);
    const auto status = library_->status(one).value();
    EXPECT_EQ(status.state, ReadingState::Read);
    EXPECT_EQ(status.starred, true);
    EXPECT_TRUE(status.hasNote);
    EXPECT_GT(status.finished.value, 0);
    EXPECT_GT(status.firstOpened.value, 0);
    EXPECT_EQ(library_->place(one).value(), (ReadingPlace{"entry", "func With", 0.25}));
    EXPECT_EQ(library_->note(one).value().markdown, "# Words\n字");
    EXPECT_EQ(library_->lastArticle().value(), one);
    EXPECT_EQ(library_->history(one).value().size(), 4U);
    EXPECT_TRUE(library_->statuses().value().at(one).hasNote);
}

TEST_F(LibraryTest, WhatChangesNothingIsNoChange) {
    const auto one = article("One");
    EXPECT_TRUE(library_->setState(one, ReadingState::Unread).value().articles.empty());
    ASSERT_TRUE(library_->setNote(one, "words"));
    EXPECT_TRUE(library_->setNote(one, "words").value().articles.empty());
    EXPECT_EQ(library_->history(one).value().size(), 1U);
}

TEST_F(LibraryTest, AnEmptyNoteIsNoNote) {
    const auto one = article("One");
    ASSERT_TRUE(library_->setNote(one, "words"));
    ASSERT_TRUE(library_->setNote(one, ""));
    EXPECT_FALSE(library_->status(one).value().hasNote);
    EXPECT_FALSE(library_->statuses().value()[one].hasNote);
}

TEST_F(LibraryTest, NoteSavesWithoutAPauseAreOneStepToUndo) {
    const auto one = article("One");
    ASSERT_TRUE(library_->setNote(one, "w"));
    ASSERT_TRUE(library_->setNote(one, "wo"));
    now_ += 10'000;
    ASSERT_TRUE(library_->setNote(one, "words"));
    EXPECT_EQ(library_->undoKind().value(), CommandKind::SetNote);
    ASSERT_TRUE(library_->undo());
    EXPECT_EQ(library_->note(one).value().markdown, "wo");
    ASSERT_TRUE(library_->undo());
    EXPECT_EQ(library_->note(one).value().markdown, "");
    EXPECT_EQ(library_->note(one).value().modified.value, 0);
    EXPECT_FALSE(library_->undoKind().value());
    ASSERT_TRUE(library_->redo());
    ASSERT_TRUE(library_->redo());
    EXPECT_EQ(library_->note(one).value().markdown, "words");
}

TEST_F(LibraryTest, AWordThatIsNotUtf8IsRefusedWithItsByte) {
    const auto refused = library_->setNote(article("One"), "ab\xE9");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::NotUtf8);
    EXPECT_EQ(refused.error().byte, 2U);
}

TEST_F(LibraryTest, AnUnknownArticleTakesNoWords) {
    const auto refused = library_->setNote(ArticleId{"0000000000000000"}, "words");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::UnknownEntry);
    // What was refused is over: it holds nothing open that the next words would be lost with.
    ASSERT_TRUE(library_->setNote(article("One"), "the next words"));
    reopen();
    EXPECT_EQ(library_->note(article("One")).value().markdown, "the next words");
}

TEST_F(LibraryTest, FindsAnArticleByIdUrlAndTitle) {
    const auto two = article("Two");
    EXPECT_EQ(library_->findArticle(two.value, {}).value(), two);
    EXPECT_EQ(library_->findArticle("https://example.org/two", {}).value(), two);
    EXPECT_EQ(library_->findArticle("Two", {}).value(), two) << "as the library remembers it";
    EXPECT_EQ(library_->nameOf(two).value().url, "https://example.org/two");
    EXPECT_EQ(library_->findArticle("Tw", {}).error().code, ErrorCode::UnknownEntry);
}

TEST_F(LibraryTest, FilesAreForThePersonAlone) {
    const auto mode = [](const std::filesystem::path& path) {
        return std::filesystem::status(path).permissions() & std::filesystem::perms::all;
    };
    using std::filesystem::perms;
    ASSERT_TRUE(library_->setNote(article("One"), "words"));
    const std::filesystem::path library = folder_ / "library";
    EXPECT_EQ(mode(library), perms::owner_all);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(library)) {
        const auto expected = entry.is_directory() ? perms::owner_all : perms::owner_read | perms::owner_write;
        EXPECT_EQ(mode(entry.path()), expected) << entry.path();
    }
    EXPECT_FALSE(std::filesystem::exists(library / "library.db-shm"));
}

TEST_F(LibraryTest, ASecondOneIsToldWhoHasIt) {
    const auto second = Library::open(options());
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::Locked);
    EXPECT_EQ(second.error().detail, "test (process " + std::to_string(::getpid()) + ")");
}

}  // namespace periplus::study
