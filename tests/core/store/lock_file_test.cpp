#include "store/lock_file.h"

#include "support/temporary_folder.h"

#include <gtest/gtest.h>

namespace periplus::store {
namespace {

TEST(LockFile, TheSecondIsToldWhoHasIt) {
    const test::TemporaryFolder folder;
    auto first = LockFile::take(folder / "lock", "Periplus", folder.path());
    ASSERT_TRUE(first);
    const auto second = LockFile::take(folder / "lock", "periplusctl", folder.path());
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::Locked);
    EXPECT_NE(second.error().detail.find("Periplus"), std::string::npos) << second.error().detail;
}

TEST(LockFile, AnUncleanEndIsSeenByTheNext) {
    const test::TemporaryFolder folder;
    {
        auto lock = LockFile::take(folder / "lock", "Periplus", folder.path());
        ASSERT_TRUE(lock);
        EXPECT_FALSE(lock->wasUnclean());
        ASSERT_TRUE(lock->markOpen());
    }
    {
        auto lock = LockFile::take(folder / "lock", "Periplus", folder.path());
        ASSERT_TRUE(lock);
        EXPECT_TRUE(lock->wasUnclean());
        ASSERT_TRUE(lock->markClean());
    }
    const auto lock = LockFile::take(folder / "lock", "Periplus", folder.path());
    ASSERT_TRUE(lock);
    EXPECT_FALSE(lock->wasUnclean());
}

}  // namespace
}  // namespace periplus::store
