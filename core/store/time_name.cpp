#include "store/time_name.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace periplus::store {

std::string timeName(UnixMillis time) {
    using namespace std::chrono;
    const sys_time<milliseconds> at{milliseconds(time.value)};
    const auto day = floor<days>(at);
    const year_month_day date(day);
    const hh_mm_ss<milliseconds> clock(at - day);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%04d%02u%02uT%02d%02d%02d.%03dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()));
    return text.data();
}

std::optional<UnixMillis> timeFromName(std::string_view name) {
    using namespace std::chrono;
    int y = 0;
    unsigned m = 0;
    unsigned d = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int milli = 0;
    const std::string text(name);
    if (text.size() != kTimeNameSize ||
        std::sscanf(text.c_str(), "%4d%2u%2uT%2d%2d%2d.%3dZ", &y, &m, &d, &hour, &minute, &second, &milli) != 7)
        return std::nullopt;
    const year_month_day date{year(y), month(m), day(d)};
    if (!date.ok()) return std::nullopt;
    const auto at = sys_days(date) + hours(hour) + minutes(minute) + seconds(second) + milliseconds(milli);
    return UnixMillis{duration_cast<milliseconds>(at.time_since_epoch()).count()};
}

}  // namespace periplus::store
