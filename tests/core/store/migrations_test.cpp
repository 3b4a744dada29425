// The way from any schema to the next, with schemas that the test makes up.
#include "store/migrations.h"

#include "store/transaction.h"
#include "store/verify.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

namespace periplus::store {

namespace {

UnixMillis noon() { return {43'200'000}; }

}  // namespace

TEST(Migrations, AnEmptyFileBecomesAWholeLibrary) {
    const test::TemporaryFolder folder;
    auto connection = Connection::open(folder / "library.db", OpenMode::Library).value();
    ASSERT_TRUE(migrate(*connection, libraryMigrations(), noon));
    EXPECT_EQ(schemaOf(*connection).value(), static_cast<std::int64_t>(libraryMigrations().size()));
    EXPECT_EQ(connection->integer("PRAGMA application_id").value(), kApplicationId);
    EXPECT_TRUE(verify(*connection));
    EXPECT_TRUE(migrate(*connection, libraryMigrations(), noon));  // nothing more to do
}

TEST(Migrations, TheNextSchemaIsReachedInOneStepOrNotAtAll) {
    const test::TemporaryFolder folder;
    auto connection = Connection::open(folder / "library.db", OpenMode::Library).value();
    ASSERT_TRUE(migrate(*connection, libraryMigrations(), noon));
    std::vector<std::string_view> next(libraryMigrations().begin(), libraryMigrations().end());
    next.emplace_back("CREATE TABLE extra (x) STRICT; this is not SQL;");
    EXPECT_FALSE(migrate(*connection, next, noon));
    EXPECT_EQ(schemaOf(*connection).value(), static_cast<std::int64_t>(libraryMigrations().size()));
    EXPECT_TRUE(verify(*connection));
    next.back() = "CREATE TABLE extra (x ANY) STRICT;";
    ASSERT_TRUE(migrate(*connection, next, noon));
    EXPECT_EQ(schemaOf(*connection).value(), static_cast<std::int64_t>(next.size()));
    EXPECT_TRUE(verify(*connection));
    EXPECT_EQ(migrate(*connection, libraryMigrations(), noon).error().code, ErrorCode::NewerVersion);
}

TEST(Transaction, IsAllOrNothing) {
    const test::TemporaryFolder folder;
    auto connection = Connection::open(folder / "library.db", OpenMode::Library).value();
    ASSERT_TRUE(connection->run("CREATE TABLE word (text ANY) STRICT;"));
    const auto count = [&] { return connection->integer("SELECT count(*) FROM word").value(); };
    {
        auto left = Transaction::begin(*connection);
        ASSERT_TRUE(left);
        ASSERT_TRUE(connection->change("INSERT INTO word VALUES (1)"));
    }
    EXPECT_EQ(count(), 0);
    auto kept = Transaction::begin(*connection);
    ASSERT_TRUE(kept);
    ASSERT_TRUE(connection->change("INSERT INTO word VALUES (2)"));
    ASSERT_TRUE(kept->commit());
    EXPECT_EQ(count(), 1);
}

}  // namespace periplus::store
