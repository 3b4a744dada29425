#include "archive/address.h"

#include <gtest/gtest.h>

namespace periplus::archive {
namespace {

TEST(Address, PathsOfFiles) {
    EXPECT_EQ(escapedPath("a b/中.png#?"), "a%20b/%E4%B8%AD.png%23%3F");
    EXPECT_EQ(unescaped("a%20b%2"), "a b%2");
}

}  // namespace
}  // namespace periplus::archive
