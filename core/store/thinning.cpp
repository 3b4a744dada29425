#include "store/thinning.h"

#include <algorithm>
#include <set>
#include <string>

namespace periplus::store {

namespace {

constexpr std::int64_t kDay = 24LL * 60 * 60 * 1000;
constexpr std::size_t kAlways = 3;

// Of all backups with one name the newest stays.
std::string periodOf(UnixMillis time, UnixMillis now) {
    const std::int64_t age = now.value - time.value;
    const std::int64_t day = time.value / kDay;
    if (age < 2 * kDay) return "all" + std::to_string(time.value);
    if (age < 14 * kDay) return "day" + std::to_string(day);
    if (age < 92 * kDay) return "week" + std::to_string(day / 7);
    return "month" + std::to_string(day / 30);
}

}  // namespace

std::vector<bool> keepBackups(const std::vector<UnixMillis>& times, UnixMillis now) {
    std::vector<std::size_t> newestFirst(times.size());
    for (std::size_t i = 0; i < newestFirst.size(); ++i) newestFirst[i] = i;
    std::ranges::stable_sort(newestFirst, [&](std::size_t a, std::size_t b) { return times[a] > times[b]; });
    std::vector<bool> keep(times.size(), false);
    std::set<std::string> taken;
    for (std::size_t rank = 0; rank < newestFirst.size(); ++rank) {
        const std::size_t at = newestFirst[rank];
        keep[at] = taken.insert(periodOf(times[at], now)).second || rank < kAlways;
    }
    return keep;
}

}  // namespace periplus::store
