#include "base/utf8.h"

#include <gtest/gtest.h>

namespace periplus {

TEST(Utf8, CountsCodePointsNotBytes) { EXPECT_EQ(codePointCount("a鉴权🤔"), 4U); }

TEST(Utf8, FindsTheFirstInvalidByte) {
    EXPECT_EQ(firstInvalidUtf8("鉴权"), std::nullopt);
    EXPECT_EQ(firstInvalidUtf8("ab\xFFz"), 2U);
    EXPECT_EQ(firstInvalidUtf8("\xED\xA0\x80"), 0U);  // a surrogate
}

TEST(Utf8, SlicesByCodePoints) {
    EXPECT_EQ(slice("a鉴权🤔z", {{1}, {3}}), "鉴权");
    EXPECT_EQ(slice("a鉴权🤔z", {{3}, {99}}), "🤔z");
    EXPECT_EQ(byteOfCodePoint("a鉴", {9}), 4U);
    EXPECT_EQ(codePointOfByte("a鉴b", 4).value, 2U);
}

}  // namespace periplus
