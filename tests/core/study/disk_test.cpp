// A disk that fails: power cuts, errors and no room, at every operation. PERIPLUS_CUTS sets how many are tried.
#include "base/file_handle.h"
#include "core/study/capture_fixture.h"
#include "support/crash_vfs.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

namespace periplus::study {

namespace {

using Fault = test::CrashVfs::Fault;

class DiskTest : public CaptureFixture {
protected:
    void SetUp() override {
        vfs_ = std::make_unique<test::CrashVfs>();
        LibraryFixture::SetUp();
        one_ = article("One");
        library_.reset();
        vfs_->settle(0);
        fresh_ = readFile(database()).value();
    }
    void TearDown() override {
        library_.reset();
        vfs_.reset();
    }

    // Opens, writes, closes; stops at the first thing that fails. Afterwards `saved_` is what was acknowledged.
    void work() {
        auto opened = Library::open(options());
        if (!opened) return;
        for (int i = 0; i < 4; ++i) {
            ++count_;
            const std::string text =
                "words " + std::to_string(count_) + std::string(static_cast<std::size_t>(count_ * 37 % 9000), 'w');
            attempted_ = text;
            if (!(*opened)->setNote(one_, text)) return;
            saved_ = text;
        }
    }
    // The same with captures. Afterwards `acknowledged_` were, and `attempted_` says which was the last.
    void capture(int many) {
        auto opened = Library::open(options());
        if (!opened) return;
        auto& captures = (*opened)->captures();
        const auto files = captures.partFiles();
        const auto hold = files->hold();
        for (int i = 0; i < many; ++i) {
            const auto made = make(*files, kOne, static_cast<std::uint32_t>(++count_)).value();
            attempted_ = made.capture.id.value;
            if (!captures.add(made)) return;
            acknowledged_[made.capture.id] = static_cast<std::uint32_t>(count_);
        }
    }
    void expectCaptures(const std::string& when) {
        auto opened = Library::open(options());
        ASSERT_TRUE(opened) << when << ": " << opened.error().detail;
        for (const auto& notice : (*opened)->notices()) FAIL() << when << ": " << notice.detail;
        auto& captures = (*opened)->captures();
        for (const auto& [id, seed] : acknowledged_) ASSERT_NO_FATAL_FAILURE(expectWhole(captures, id, seed)) << when;
        const auto all = captures.all().value();
        for (const auto& found : all) {
            ASSERT_TRUE(acknowledged_.contains(found.id) || found.id.value == attempted_) << when;
            ASSERT_TRUE(captures.parts(found.id)) << when;
            acknowledged_.try_emplace(found.id, static_cast<std::uint32_t>(found.capturedAt.value % 1'000'000));
        }
    }
    // As it was at first, so that a round costs the same however many there were.
    void startAfresh() {
        forgetJournal();
        for (const char* end : {"", "-wal", "-journal"}) std::filesystem::remove(database() + end);
        std::ofstream(database(), std::ios::binary) << fresh_;
        saved_.clear();
        attempted_.clear();
    }
    std::string database() { return folder_ / "library/library.db"; }
    // Only the database is left to answer: the journal would hide what it lost.
    void forgetJournal() {
        std::filesystem::remove_all(folder_ / "library/journal");
        std::filesystem::remove_all(folder_ / "library/backups");
    }
    void expectSaved(const std::string& when) {
        auto opened = Library::open(options());
        ASSERT_TRUE(opened) << when << ": " << opened.error().detail;
        for (const auto& notice : (*opened)->notices()) FAIL() << when << ": " << notice.detail;
        const auto note = (*opened)->note(one_);
        ASSERT_TRUE(note) << when;
        ASSERT_TRUE(note->markdown == saved_ || note->markdown == attempted_)
            << when << ": saved " << saved_.substr(0, 12) << ", found " << note->markdown.substr(0, 12);
        saved_ = note->markdown;
    }

    std::unique_ptr<test::CrashVfs> vfs_;
    ArticleId one_;
    std::string fresh_;
    std::string saved_;
    std::string attempted_;
    std::map<CaptureId, std::uint32_t> acknowledged_;
    static constexpr const char* kOne = "https://example.org/one";
    int count_ = 0;
};

constexpr int kRoundsOfALibrary = 8;  // so many cuts does one library go through

int cuts() {
    const char* asked = std::getenv("PERIPLUS_CUTS");
    return asked == nullptr ? 60 : std::atoi(asked);
}

}  // namespace

TEST_F(DiskTest, NoAcknowledgedWordIsLostInAPowerCut) {
    std::uint64_t at = 1;
    std::uint32_t struck = 0;
    std::uint64_t operations = 0;
    for (int round = 0; round < cuts(); ++round, ++at) {
        vfs_->arm(Fault::PowerCut, at);
        work();
        if (!vfs_->struck()) at = 0;  // past the last operation: from the first again
        operations = std::max(operations, vfs_->operations());
        struck += vfs_->struck() ? 1U : 0U;
        vfs_->settle(static_cast<std::uint32_t>(round));
        forgetJournal();
        ASSERT_NO_FATAL_FAILURE(expectSaved("cut " + std::to_string(round)));
        vfs_->settle(0);
        if (round % kRoundsOfALibrary == kRoundsOfALibrary - 1) startAfresh();
    }
    RecordProperty("struck", static_cast<int>(struck));
    RecordProperty("operations", static_cast<int>(operations));
    EXPECT_GT(struck, static_cast<std::uint32_t>(cuts()) / 2);
}

TEST_F(DiskTest, AnErrorAtAnyOperationLeavesWordsSavedOrVisiblyUnsaved) {
    for (std::uint64_t at = 1;; ++at) {
        vfs_->arm(Fault::IoError, at);
        work();
        const bool struck = vfs_->struck();
        vfs_->arm(Fault::None, 0);
        forgetJournal();
        ASSERT_NO_FATAL_FAILURE(expectSaved("error " + std::to_string(at)));
        if (!struck) break;
    }
}

TEST_F(DiskTest, NoAcknowledgedCaptureIsLostInAPowerCut) {
    std::uint64_t at = 1;
    std::uint32_t struck = 0;
    for (int round = 0; round < cuts() / 2; ++round, ++at) {
        vfs_->arm(Fault::PowerCut, at);
        capture(3);
        if (!vfs_->struck()) at = 0;
        struck += vfs_->struck() ? 1U : 0U;
        vfs_->settle(static_cast<std::uint32_t>(round));
        forgetJournal();
        ASSERT_NO_FATAL_FAILURE(expectCaptures("cut " + std::to_string(round)));
        vfs_->settle(0);
    }
    EXPECT_GT(struck, static_cast<std::uint32_t>(cuts()) / 4);
}

TEST_F(DiskTest, AnErrorAtAnyOperationLeavesACaptureThereOrNot) {
    for (std::uint64_t at = 1;; ++at) {
        vfs_->arm(Fault::IoError, at);
        capture(1);
        const bool struck = vfs_->struck();
        vfs_->arm(Fault::None, 0);
        forgetJournal();
        ASSERT_NO_FATAL_FAILURE(expectCaptures("error " + std::to_string(at)));
        if (!struck) break;
    }
}

// Were the row on the disk before the bytes, a power cut in between would leave a capture of nothing.
TEST_F(DiskTest, ThePartsAreDurableBeforeTheRowThatNamesThem) {
    reopen();
    auto& captures = library_->captures();
    const auto files = captures.partFiles();
    const auto hold = files->hold();
    const auto made = make(*files, kOne, 1).value();
    ASSERT_FALSE(files->durable());
    int early = 0;
    int writes = 0;
    vfs_->fullWhile([&] {
        ++writes;
        early += files->durable() ? 0 : 1;
        return false;
    });
    ASSERT_TRUE(captures.add(made));
    vfs_->fullWhile([] { return false; });
    EXPECT_GT(writes, 0);
    EXPECT_EQ(early, 0);
}

// The room kept for words is not taken by what came by itself.
TEST_F(DiskTest, OnAFullDiskACaptureIsRefusedAndTheReserveStays) {
    reopen();
    const std::string ballast = folder_ / "library/ballast";
    const auto made = make(*library_->captures().partFiles(), kOne, 1).value();
    vfs_->fullWhile([&] { return std::filesystem::exists(ballast); });
    const auto refused = library_->captures().add(made);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::DiskFull);
    EXPECT_TRUE(std::filesystem::exists(ballast));
    vfs_->fullWhile([] { return false; });
    EXPECT_TRUE(library_->captures().all().value().empty());
    ASSERT_TRUE(library_->captures().add(made));
    expectWhole(library_->captures(), made.capture.id, 1);
}

TEST_F(DiskTest, OnAFullDiskWordsAreSavedOnTheReserve) {
    reopen();
    const std::string ballast = folder_ / "library/ballast";
    ASSERT_TRUE(std::filesystem::exists(ballast));
    vfs_->fullWhile([&] { return std::filesystem::exists(ballast); });
    const auto changes = library_->setNote(one_, "the last words");
    ASSERT_TRUE(changes) << changes.error().detail;
    ASSERT_TRUE(changes->warning);
    EXPECT_EQ(changes->warning->code, ErrorCode::ReserveUsed);
    vfs_->fullWhile([] { return false; });
    reopen();
    EXPECT_EQ(library_->note(one_).value().markdown, "the last words");
    EXPECT_TRUE(std::filesystem::exists(ballast));  // taken again
}

TEST_F(DiskTest, AFullDiskWithoutReserveIsSaidAndNothingIsLost) {
    reopen();
    ASSERT_TRUE(library_->setNote(one_, "before"));
    vfs_->fullWhile([] { return true; });
    const auto refused = library_->setNote(one_, "after");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::DiskFull);
    EXPECT_EQ(library_->note(one_).value().markdown, "before");
    vfs_->fullWhile([] { return false; });
    ASSERT_TRUE(library_->setNote(one_, "after"));
    reopen();
    EXPECT_EQ(library_->note(one_).value().markdown, "after");
}

}  // namespace periplus::study
