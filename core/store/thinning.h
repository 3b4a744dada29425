#pragma once
// Which backups to keep: all of the last two days, then one a day for two weeks, one a week for three months, one a
// month for ever; the newest three always. Pure; any thread; no errors.
#include "base/clock.h"

#include <vector>

namespace periplus::store {

// `times` in any order; the answer says for each whether it stays.
std::vector<bool> keepBackups(const std::vector<UnixMillis>& times, UnixMillis now);

}  // namespace periplus::store
