#include "annotate/occurrences.h"

#include <gtest/gtest.h>

#include <string>

namespace periplus::annotate {

TEST(Occurrences, FindsOverlappingPlaces) {
    EXPECT_EQ(occurrences("aabaabaab", "aabaab", 9), (std::vector<std::size_t>{0, 3}));
    EXPECT_EQ(occurrences("aaaa", "aa", 9), (std::vector<std::size_t>{0, 1, 2}));
    EXPECT_EQ(occurrences("aaaa", "aa", 2).size(), 2U);
    EXPECT_TRUE(occurrences("abc", "", 9).empty());
    EXPECT_TRUE(occurrences("abc", "abcd", 9).empty());
}

TEST(Occurrences, IsLinearWhereASimpleSearchIsQuadratic) {
    const std::string text(2'000'000, 'a');
    EXPECT_TRUE(occurrences(text, std::string(500'000, 'a') + "b", 9).empty());
}

}  // namespace periplus::annotate
