// Libraries of every earlier schema on their way to the newest. They are made from the numbered SQL files themselves
// and hold what stands in tests/golden/library by number, so a new migration is walked to without a change here.
#include "base/file_handle.h"
#include "store/backups.h"
#include "store/file_inspection.h"
#include "store/library_folder.h"
#include "store/migrations.h"
#include "store/verify.h"
#include "support/crash_vfs.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace periplus::store {

namespace {

using Fault = test::CrashVfs::Fault;

constexpr std::uint32_t kChances = 3;  // so often is each cut tried, each time with other losses

UnixMillis noon() { return {43'200'000}; }
UnixMillis afternoon() { return {46'800'000}; }
std::size_t newest() { return libraryMigrations().size(); }

std::string golden(std::size_t schema, const std::string& end) {
    const std::string number = std::to_string(schema);
    return PERIPLUS_SOURCE_DIR "/tests/golden/library/" + std::string(4 - number.size(), '0') + number + end;
}

// The columns of all rows, as lines.
std::vector<std::string> linesOf(sqlite3* database, const std::string& query) {
    std::vector<std::string> lines;
    const auto add = [](void* to, int count, char** texts, char**) {
        std::string line;
        for (int i = 0; i < count; ++i) line += (i == 0 ? "" : ", ") + std::string(texts[i] == nullptr ? "" : texts[i]);
        static_cast<std::vector<std::string>*>(to)->push_back(line);
        return 0;
    };
    EXPECT_EQ(sqlite3_exec(database, query.c_str(), add, &lines, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
    std::ranges::sort(lines);
    return lines;
}

using Content = std::map<std::string, std::vector<std::string>>;

// The rows of each table, and under "" how all is defined.
Content contentOf(const std::string& path) {
    sqlite3* database = nullptr;
    EXPECT_EQ(sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK);
    Content content{{"", linesOf(database, "SELECT name, sql FROM sqlite_schema")}};
    for (const auto& table : linesOf(database, "SELECT name FROM sqlite_schema WHERE type = 'table'")) {
        std::string columns;
        for (const auto& column : linesOf(database, "SELECT name FROM pragma_table_info('" + table + "')"))
            columns += (columns.empty() ? "quote(" : ", quote(") + column + ")";
        content[table] = linesOf(database, "SELECT " + columns + " FROM " + table);
    }
    sqlite3_close(database);
    return content;
}

class UpgradeTest : public testing::Test {
protected:
    [[nodiscard]] std::string folder() const { return folder_ / "library"; }
    [[nodiscard]] std::string database() const { return folder() + kDatabase; }

    // A database of `schema` with what a library of `filled` held.
    static void make(const std::string& path, std::size_t schema, std::size_t filled) {
        auto connection = Connection::open(path, OpenMode::Library).value();
        ASSERT_TRUE(migrate(*connection, libraryMigrations().first(schema), noon));
        for (std::size_t number = 1; number <= filled; ++number) {
            const auto rows = readFile(golden(number, ".sql"));
            ASSERT_TRUE(rows) << "what does a library of schema " << number << " hold? " << golden(number, ".sql");
            const auto put = connection->run(*rows);
            ASSERT_TRUE(put) << golden(number, ".sql") << ": " << put.error().detail;
        }
    }
    // The library of `schema`, as its program left it: one file. That of schema 0 is only a folder.
    void begin(std::size_t schema) {
        std::filesystem::remove_all(folder());
        std::filesystem::create_directories(folder());
        if (schema == 0) return;
        if (!made_.contains(schema)) {
            ASSERT_NO_FATAL_FAILURE(make(database(), schema, schema));
            made_[schema] = readFile(database()).value();
        }
        std::ofstream(database(), std::ios::binary) << made_[schema];
    }
    // What it is to become: a fresh library of the newest schema with the same words.
    Content wanted(std::size_t schema) {
        const std::string path = folder_ / "fresh.db";
        std::filesystem::remove(path);
        make(path, newest(), schema);
        for (std::size_t number = schema + 1; number <= newest(); ++number) {
            const auto derived = readFile(golden(number, ".earlier.sql"));
            if (!derived) continue;
            auto connection = Connection::open(path, OpenMode::Library).value();
            EXPECT_TRUE(connection->run(*derived)) << golden(number, ".earlier.sql");
        }
        return contentOf(path);
    }
    void upgrade() const { (void)LibraryFolder::open(folder(), "test", noon); }
    // Opened once more it is whole, without anything having been restored, and an old one is kept as it was.
    void expectWhole(std::size_t schema, const Content& wanted) const {
        {
            const auto opened = LibraryFolder::open(folder(), "test", afternoon);
            ASSERT_TRUE(opened) << opened.error().subject << ": " << opened.error().detail;
            for (const auto& notice : (*opened)->notices()) FAIL() << notice.detail;
            const auto whole = verify((*opened)->connection());
            ASSERT_TRUE(whole) << whole.error().detail;
        }
        Content found = contentOf(database());
        if (schema == 0) found["library"].clear();  // a new one takes an id by chance
        // When a step was taken is the one thing that differs.
        for (auto& row : found["migration"])
            if (const auto late = std::to_string(afternoon().value); row.starts_with(late))
                row.replace(0, late.size(), std::to_string(noon().value));
        for (const auto& [table, rows] : wanted) ASSERT_EQ(found[table], rows) << "in " << table;
        ASSERT_EQ(found.size(), wanted.size());
        if (schema > 0) expectBackup(schema);
    }
    void expectBackup(std::size_t schema) const {
        const auto files = std::distance(std::filesystem::directory_iterator(folder() + kBackups), {});
        const auto backups = Backups(folder() + kBackups).all();
        ASSERT_EQ(files, std::ssize(backups));  // no half-made copy either
        // Stopped after its copy was made, it is copied once more before the next step.
        ASSERT_TRUE(backups.size() == 1 || backups.size() == 2) << backups.size();
        ASSERT_EQ(schemaInHeader(backups.back().path), static_cast<std::int64_t>(schema));
        for (const auto& backup : backups) {
            ASSERT_LT(schemaInHeader(backup.path), static_cast<std::int64_t>(newest()));
            ASSERT_TRUE(verifyFile(backup.path));
        }
    }

    test::TemporaryFolder folder_;
    std::map<std::size_t, std::string> made_;
};

}  // namespace

TEST_F(UpgradeTest, AReleasedMigrationDoesNotChange) {
    for (std::size_t schema = 1; schema < newest() || std::filesystem::exists(golden(schema, ".sql")); ++schema) {
        ASSERT_NO_FATAL_FAILURE(begin(schema));
        const auto connection = Connection::open(database(), OpenMode::Immutable).value();
        const std::string rows = readFile(golden(schema, ".sql")).value();
        EXPECT_EQ(rows.substr(0, rows.find('\n')), "-- schema: " + schemaDigest(*connection).value());
        for (const auto& [table, all] : contentOf(database())) EXPECT_FALSE(all.empty()) << "nothing in " << table;
    }
}

TEST_F(UpgradeTest, OfEverySchemaEqualsAFreshLibraryWithTheSameWords) {
    for (std::size_t schema = 0; schema < newest(); ++schema) {
        SCOPED_TRACE("from schema " + std::to_string(schema));
        ASSERT_NO_FATAL_FAILURE(begin(schema));
        ASSERT_NO_FATAL_FAILURE(expectWhole(schema, wanted(schema)));
    }
}

TEST_F(UpgradeTest, EndsWellAfterAPowerCutAtAnyStep) {
    std::uint32_t seed = 0;
    for (std::size_t schema = 0; schema < newest(); ++schema) {
        const Content fresh = wanted(schema);
        bool struck = true;
        for (std::uint64_t at = 1; struck; ++at) {
            for (std::uint32_t chance = 0; chance < kChances; ++chance) {
                SCOPED_TRACE("from schema " + std::to_string(schema) + ", cut " + std::to_string(at));
                ASSERT_NO_FATAL_FAILURE(begin(schema));
                {
                    test::CrashVfs disk;
                    disk.arm(Fault::PowerCut, at);
                    upgrade();
                    struck = disk.struck();
                    disk.settle(++seed);
                }
                ASSERT_NO_FATAL_FAILURE(expectWhole(schema, fresh));
            }
        }
    }
    EXPECT_GT(seed, newest() * kChances * 10);
}

TEST_F(UpgradeTest, EndsWellWhenKilledAtAnyStep) {
    for (std::size_t schema = 0; schema < newest(); ++schema) {
        const Content fresh = wanted(schema);
        bool killed = true;
        for (std::uint64_t at = 1; killed; ++at) {
            SCOPED_TRACE("from schema " + std::to_string(schema) + ", killed at " + std::to_string(at));
            ASSERT_NO_FATAL_FAILURE(begin(schema));
            const pid_t child = ::fork();
            if (child == 0) {
                test::CrashVfs disk;
                disk.arm(Fault::Kill, at);
                upgrade();
                ::_exit(0);
            }
            int status = 0;
            ASSERT_EQ(::waitpid(child, &status, 0), child);
            killed = WIFSIGNALED(status);
            ASSERT_NO_FATAL_FAILURE(expectWhole(schema, fresh));
        }
    }
}

// The database is gone and the backup is of another time.
TEST_F(UpgradeTest, ABackupOfEverySchemaIsUnderstood) {
    for (std::size_t schema = 1; std::filesystem::exists(golden(schema, ".sql")); ++schema) {
        ASSERT_NO_FATAL_FAILURE(begin(schema));
        std::filesystem::create_directories(folder() + kBackups);
        std::filesystem::rename(database(), folder() + kBackups + "/library-19700101T120000.000Z-s13.db");
        upgrade();
        Content found = contentOf(database());
        for (const auto& [table, rows] : wanted(schema)) EXPECT_EQ(found[table], rows) << "in " << table;
    }
}

// The database is gone and the journal is of another time: every word comes back.
TEST_F(UpgradeTest, TheJournalOfEverySchemaIsUnderstood) {
    for (std::size_t schema = 1; std::filesystem::exists(golden(schema, ".jsonl")); ++schema) {
        std::filesystem::remove_all(folder());
        std::filesystem::create_directories(folder() + kJournal);
        std::filesystem::copy(golden(schema, ".jsonl"), folder() + kJournal + "/000001.jsonl");
        Content fresh = wanted(schema);
        upgrade();
        Content found = contentOf(database());
        for (const char* table : {"note_revision", "annotation", "capture"}) EXPECT_EQ(found[table], fresh[table]);
    }
}

}  // namespace periplus::store
