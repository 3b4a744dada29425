#pragma once
// Clock: the wall clock, injected so that tests decide what time it is.
// Time is only shown; order comes from sequence numbers. Milliseconds since 1970-01-01 UTC.
// Ownership: plain value. Thread: any. Errors: none.
#include <chrono>
#include <cstdint>
#include <functional>

namespace periplus {

struct UnixMillis {
    std::int64_t value = 0;  // 0: never
    auto operator<=>(const UnixMillis&) const = default;
};

using Clock = std::function<UnixMillis()>;

inline UnixMillis systemNow() {
    using namespace std::chrono;
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

}  // namespace periplus
