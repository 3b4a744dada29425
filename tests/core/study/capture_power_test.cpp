// Power cuts between the plain files of captures and the database that names them, at every sync of either. Whatever of
// the files was not synced is torn, old or gone. PERIPLUS_CUTS sets how many are tried.
#include "core/study/capture_fixture.h"
#include "support/crash_files.h"
#include "support/crash_vfs.h"

#include <cstdlib>
#include <map>
#include <set>

namespace periplus::study {

namespace {

using Fault = test::CrashVfs::Fault;

constexpr const char* kOne = "https://example.org/one";
constexpr int kRoundsOfALibrary = 6;
constexpr std::uint32_t kSeeds = 7;

int cuts() {
    const char* asked = std::getenv("PERIPLUS_CUTS");
    return asked == nullptr ? 48 : std::atoi(asked);
}

bool isOfCaptures(const std::string& path) { return path.starts_with("parts/") || path.starts_with("captures/"); }

class CapturePowerTest : public CaptureFixture {
protected:
    void SetUp() override {
        vfs_ = std::make_unique<test::CrashVfs>();
        begin();
    }
    void TearDown() override {
        library_.reset();
        files_.reset();
        vfs_.reset();
    }
    void begin() {
        files_.reset();
        library_.reset();
        std::filesystem::remove_all(folder_ / "library");
        vfs_->settle(0);
        acknowledged_.clear();
        LibraryFixture::SetUp();
        library_.reset();
        vfs_->settle(0);
        files_ = std::make_unique<test::CrashFiles>(folder_ / "library", isOfCaptures);
    }

    // Captures, forgets one and purges, until the first thing fails.
    void work() {
        auto opened = Library::open(options());
        if (!opened) return;
        auto& captures = (*opened)->captures();
        const auto parts = captures.partFiles();
        for (int i = 0; i < 3; ++i) {
            const auto hold = parts->hold();
            const auto seed = 1 + count_ % kSeeds;  // again and again: what is torn or forgotten too
            const auto made = make(*parts, kOne, seed);
            if (!made) return;
            attempted_.insert(made->capture.id);
            if (!captures.add(*made)) return;
            acknowledged_[made->capture.id] = seed;
            ++count_;
        }
        if (acknowledged_.size() < 5) return;
        const auto oldest = acknowledged_.begin()->first;
        acknowledged_.erase(oldest);  // it may be there still, or not
        attempted_.insert(oldest);
        if (!captures.forget(oldest)) return;
        (void)captures.purge();
    }
    void expectAll(const std::string& when, bool purge) {
        auto opened = Library::open(options());
        ASSERT_TRUE(opened) << when << ": " << opened.error().detail;
        for (const auto& notice : (*opened)->notices()) FAIL() << when << ": " << notice.detail;
        auto& captures = (*opened)->captures();
        for (const auto& [id, seed] : acknowledged_) ASSERT_NO_FATAL_FAILURE(expectWhole(captures, id, seed)) << when;
        const auto all = captures.all().value();
        for (const auto& found : all) {
            ASSERT_TRUE(acknowledged_.contains(found.id) || attempted_.contains(found.id)) << when;
            const auto problems = captures.verify(found.id);
            ASSERT_TRUE(problems) << when;
            ASSERT_TRUE(problems->empty()) << when << ": " << problems->front();
            acknowledged_.try_emplace(found.id, static_cast<std::uint32_t>(found.capturedAt.value % 1'000'000));
        }
        attempted_.clear();
        if (!purge) return;
        // What is nobody's goes, and nothing else.
        ASSERT_TRUE(captures.purge()) << when;
        for (const auto& [id, seed] : acknowledged_) ASSERT_NO_FATAL_FAILURE(expectWhole(captures, id, seed)) << when;
    }

    std::unique_ptr<test::CrashVfs> vfs_;
    std::unique_ptr<test::CrashFiles> files_;
    std::map<CaptureId, std::uint32_t> acknowledged_;
    std::set<CaptureId> attempted_;
    std::uint32_t count_ = 0;
};

}  // namespace

TEST_F(CapturePowerTest, NoAcknowledgedCaptureIsLostAndNoneIsHalfThere) {
    std::uint64_t atSync = 0;
    std::uint64_t atOperation = 0;
    int struck = 0;
    for (int round = 0; round < cuts(); ++round) {
        const bool plain = round % 2 == 0;
        files_->arm(plain ? ++atSync : 0, [this] { vfs_->arm(Fault::PowerCut, 1); });
        vfs_->arm(plain ? Fault::None : Fault::PowerCut, plain ? 0 : ++atOperation);
        vfs_->fullWhile([this] {  // asked before every operation: both disks are one
            if (vfs_->struck()) files_->cut();
            return false;
        });
        work();
        struck += files_->struck() || vfs_->struck() ? 1 : 0;
        if (plain && !files_->struck()) atSync = 0;
        if (!plain && !vfs_->struck()) atOperation = 0;
        if (vfs_->struck()) files_->cut();
        files_->settle(static_cast<std::uint32_t>(round));
        vfs_->settle(static_cast<std::uint32_t>(round));
        for (const char* folder : {"journal", "backups"})
            std::filesystem::remove_all(folder_ / (std::string("library/") + folder));
        ASSERT_NO_FATAL_FAILURE(expectAll("cut " + std::to_string(round), round % 4 == 3));
        vfs_->settle(0);
        if (round % kRoundsOfALibrary == kRoundsOfALibrary - 1) begin();
    }
    EXPECT_GT(struck, cuts() / 2);
}

}  // namespace periplus::study
