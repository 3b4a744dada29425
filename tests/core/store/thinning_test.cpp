#include "store/thinning.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace periplus::store {

namespace {
constexpr std::int64_t kDay = 24LL * 60 * 60 * 1000;
}

TEST(Thinning, KeepsTheNewestThreeHoweverOld) {
    const UnixMillis now{1000 * kDay};
    const auto keep = keepBackups({{1}, {2}, {3}, {4}}, now);
    EXPECT_EQ(keep, (std::vector<bool>{false, true, true, true}));
}

TEST(Thinning, KeepsFewerTheOlderTheyAre) {
    const UnixMillis now{1000 * kDay};
    std::vector<UnixMillis> times;
    for (std::int64_t hours = 0; hours < 24 * 365; hours += 6) times.push_back({now.value - hours * kDay / 24});
    const auto keep = keepBackups(times, now);
    const auto kept = std::ranges::count(keep, true);
    EXPECT_GT(kept, 8 + 11 + 10 + 8);
    EXPECT_LT(kept, 8 + 13 + 13 + 12);
    for (std::size_t i = 0; i < 8; ++i) EXPECT_TRUE(keep[i]);
}

}  // namespace periplus::store
