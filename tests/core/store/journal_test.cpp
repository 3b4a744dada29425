// The journal alone: what it says is durable is synced, and what it could not write it writes the next time.
#include "store/journal.h"

#include "support/temporary_folder.h"

#include <gtest/gtest.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>

namespace {

// Stands in front of the system's fsync for this whole program.
struct Syncs {
    std::uintmax_t size = 0;  // of the file that was synced last
    int count = 0;
    bool fail = false;
};
Syncs syncs;

}  // namespace

extern "C" int fsync(int descriptor) {
    ++syncs.count;
    std::error_code ignored;
    const auto path = std::filesystem::read_symlink("/proc/self/fd/" + std::to_string(descriptor), ignored);
    syncs.size = std::filesystem::is_regular_file(path, ignored) ? std::filesystem::file_size(path, ignored) : 0;
    if (!syncs.fail) return static_cast<int>(::syscall(SYS_fsync, descriptor));
    errno = EIO;
    return -1;
}

namespace periplus::store {
namespace {

JournalRecord record(Sequence sequence) {
    const ArticleId article{"0123456789abcdef"};
    return {{}, "set-note", {1}, {article, "https://example.org", "One"}, NoteRow{sequence, article, "words", {1}}};
}

class JournalTest : public testing::Test {
protected:
    JournalTest() { syncs = {}; }
    ~JournalTest() override { syncs.fail = false; }
    [[nodiscard]] std::string path() const { return folder_ / "journal"; }
    [[nodiscard]] std::vector<Sequence> written() const {
        std::vector<Sequence> sequences;
        const auto content = readJournal(path()).value();
        for (const auto& entry : content.records) sequences.push_back(entry.sequence());
        return sequences;
    }

    test::TemporaryFolder folder_;
};

TEST_F(JournalTest, AWordIsSyncedWhenAppendReturns) {
    auto journal = Journal::open(path(), "library").value();
    for (Sequence sequence = 1; sequence < 4; ++sequence) {
        syncs = {};
        ASSERT_TRUE(journal.append(record(sequence)));
        ASSERT_GE(syncs.count, 1);
        EXPECT_EQ(syncs.size, std::filesystem::file_size(path() + "/000001.jsonl"));  // after the last byte
    }
}

TEST_F(JournalTest, ANewFileIsSyncedInItsFolder) {
    const auto journal = Journal::open(path(), "library").value();
    EXPECT_GE(syncs.count, 1);
}

TEST_F(JournalTest, WhatCouldNotBeSyncedIsWrittenWithTheNext) {
    auto journal = Journal::open(path(), "library").value();
    ASSERT_TRUE(journal.append(record(1)));
    syncs.fail = true;
    EXPECT_FALSE(journal.append(record(2)));
    EXPECT_TRUE(journal.hasPending());
    syncs.fail = false;
    ASSERT_TRUE(journal.append(record(3)));
    EXPECT_FALSE(journal.hasPending());
    EXPECT_EQ(written(), (std::vector<Sequence>{1, 2, 3}));
}

TEST_F(JournalTest, ALongJournalGoesOnInANewFile) {
    auto journal = Journal::open(path(), "library").value();
    auto large = record(1);
    std::get<NoteRow>(large.row).markdown = std::string(1'100'000, 'w');
    ASSERT_TRUE(journal.append(large));
    ASSERT_TRUE(journal.append(record(2)));
    EXPECT_TRUE(std::filesystem::exists(path() + "/000002.jsonl"));
    EXPECT_EQ(written(), (std::vector<Sequence>{1, 2}));
    EXPECT_EQ(Journal::open(path(), "library").value().last(), 2U);
}

TEST_F(JournalTest, ItsLastWordIsFoundBehindTornLinesAndThoseOfOthers) {
    EXPECT_EQ(Journal::open(path(), "library").value().last(), 0U);
    {
        auto journal = Journal::open(path(), "library").value();
        for (const Sequence sequence : {4U, 7U}) ASSERT_TRUE(journal.append(record(sequence)));
        ASSERT_TRUE(Journal::open(path(), "another").value().append(record(99)));
    }
    EXPECT_EQ(Journal::open(path(), "library").value().last(), 7U);
    const std::string file = path() + "/000001.jsonl";
    std::ofstream(file, std::ios::app) << "torn";
    EXPECT_EQ(Journal::open(path(), "library").value().last(), 7U);  // ends the line
    EXPECT_EQ(Journal::open(path(), "library").value().last(), 7U);
    EXPECT_EQ(Journal::open(path(), "another").value().last(), 99U);
    std::filesystem::resize_file(file, 10);
    EXPECT_EQ(Journal::open(path(), "library").value().last(), 0U);
}

}  // namespace
}  // namespace periplus::store
