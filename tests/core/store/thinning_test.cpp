#include "store/thinning.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace periplus::store {
namespace {

constexpr std::int64_t kHour = 60LL * 60 * 1000;
constexpr std::int64_t kDay = 24 * kHour;
constexpr UnixMillis kNow{1'800'000'000'000};

std::vector<UnixMillis> every(std::int64_t step, int count) {
    std::vector<UnixMillis> times;
    for (int i = 0; i < count; ++i) times.push_back({kNow.value - i * step});
    return times;
}

std::int64_t kept(const std::vector<UnixMillis>& times) { return std::ranges::count(keepBackups(times, kNow), true); }

TEST(Thinning, KeepsAllOfTheLastTwoDays) { EXPECT_EQ(kept(every(kHour, 47)), 47); }

TEST(Thinning, KeepsTheNewestThreeHoweverOld) {
    const std::vector<UnixMillis> old = {
        {kNow.value - 900 * kDay}, {kNow.value - 900 * kDay - 1}, {kNow.value - 900 * kDay - 2}};
    EXPECT_EQ(kept(old), 3);
}

TEST(Thinning, AYearOfHoursShrinksToDaysWeeksAndMonths) {
    const auto times = every(kHour, 365 * 24);
    const auto keep = keepBackups(times, kNow);
    ASSERT_EQ(keep.size(), times.size());
    const auto count = std::ranges::count(keep, true);
    EXPECT_GE(count, 48 + 12 + 10 + 8);
    EXPECT_LE(count, 49 + 14 + 14 + 12);
    EXPECT_TRUE(keep.front());
}

}  // namespace
}  // namespace periplus::store
