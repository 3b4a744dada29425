// Captures come back: from the journal, from what can be read of a damaged file, from their manifests.
#include "core/study/capture_fixture.h"
#include "store/connection.h"

#include <filesystem>
#include <fstream>

namespace periplus::study {

namespace {

class CaptureDamageTest : public CaptureFixture {
protected:
    std::string database() { return folder_ / "library/library.db"; }
    void write(const std::string& path, std::string_view content) {
        std::ofstream(path, std::ios::binary | std::ios::trunc) << content;
    }
    void removeFolder(const std::string& name) { std::filesystem::remove_all(folder_ / ("library/" + name)); }
};

}  // namespace

TEST_F(CaptureDamageTest, WithoutJournalManifestsAndBackupTheyAreSalvaged) {
    const auto capture = addCapture("https://example.org/one", 1);
    ASSERT_TRUE(library_->captures().setProof(capture, CaptureState::Complete, ""));
    const auto forgotten = addCapture("https://elsewhere.example/", 2);
    ASSERT_TRUE(library_->captures().forget(forgotten));
    ASSERT_TRUE(
        library_->captures().enqueue({{article("Two"), {"https://example.org/two"}, "Two", {}, {}, {}, 0, {}}}));
    ASSERT_TRUE(library_->captures().recordLink("https://example.org/two", false, "no answer"));
    library_.reset();
    for (const char* folder : {"journal", "backups"}) removeFolder(folder);
    const std::filesystem::path manifests = folder_ / "library/captures";
    std::filesystem::rename(manifests, folder_ / "aside");
    {
        auto altered = store::Connection::open(database(), store::OpenMode::Library).value();
        ASSERT_TRUE(altered->run("CREATE TABLE theirs (x);"));
    }
    reopen();
    ASSERT_EQ(library_->notices().size(), 1U);
    std::filesystem::rename(folder_ / "aside", manifests);
    expectWhole(library_->captures(), capture, 1);
    EXPECT_TRUE(library_->captures().find(capture).value().proven);
    EXPECT_FALSE(library_->captures().find(forgotten));
    EXPECT_EQ(library_->captures().queue().value().size(), 1U);
    EXPECT_EQ(library_->captures().links().value().front().health, LinkHealth::Failing);
}

TEST_F(CaptureDamageTest, TheJournalAloneGivesCapturesBack) {
    const auto one = addCapture("https://example.org/one", 1);
    const auto other = addCapture("https://elsewhere.example/", 2);
    const auto forgotten = addCapture("https://example.org/two", 3);
    ASSERT_TRUE(library_->captures().setProof(one, CaptureState::Complete, ""));
    ASSERT_TRUE(library_->captures().forget(forgotten));
    library_.reset();
    write(database(), std::string(5000, 'z'));
    reopen();
    expectWhole(library_->captures(), one, 1);
    expectWhole(library_->captures(), other, 2);
    EXPECT_TRUE(library_->captures().find(one).value().proven);
    EXPECT_EQ(library_->captures().find(one).value().article, article("One"));
    EXPECT_FALSE(library_->captures().find(forgotten));
}

TEST_F(CaptureDamageTest, ManifestsAloneGiveCapturesBack) {
    const auto one = addCapture("https://example.org/one", 1);
    const auto other = addCapture("https://elsewhere.example/", 2);
    const auto broken = addCapture("https://example.org/two", 3);
    const auto purged = addCapture("https://example.org/two", 4);
    ASSERT_TRUE(library_->captures().forget(purged));
    ASSERT_TRUE(library_->captures().purge());
    library_.reset();
    write(database(), "broken");
    write(folder_ / ("library/captures/" + broken.value.substr(0, 2) + '/' + broken.value.substr(2)), "broken");
    removeFolder("journal");
    removeFolder("backups");
    reopen();
    EXPECT_EQ(library_->notices().size(), 1U);
    expectWhole(library_->captures(), one, 1);
    expectWhole(library_->captures(), other, 2);
    EXPECT_EQ(library_->captures().find(one).value().article, article("One"));
    EXPECT_EQ(library_->captures().all().value().size(), 2U);
    ASSERT_TRUE(library_->captures().purge());  // the broken one's parts go; those that are named stay
    expectWhole(library_->captures(), one, 1);
}

// Somebody took the database away to begin anew: what was captured is not swept as nobody's.
TEST_F(CaptureDamageTest, ALibraryWithNothingButManifestsAndPartsHasItsCaptures) {
    const auto one = addCapture("https://example.org/one", 1);
    library_.reset();
    for (const char* name : {"journal", "backups", "library.db"}) removeFolder(name);
    reopen();
    ASSERT_TRUE(library_->maintain());
    expectWhole(library_->captures(), one, 1);
}

// Between commit and journal the process may end: what the library has, the journal takes at the next opening.
TEST_F(CaptureDamageTest, TheJournalTakesLaterWhatItMissedOfCaptures) {
    const auto one = addCapture("https://example.org/one", 1);
    library_.reset();
    write(folder_ / "library/journal/000001.jsonl", "");
    reopen();
    library_.reset();
    write(database(), "broken");
    removeFolder("captures");
    removeFolder("backups");
    reopen();
    EXPECT_EQ(library_->captures().find(one).value().url, "https://example.org/one");
}

}  // namespace periplus::study
