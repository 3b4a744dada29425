#pragma once
// A time in a file name: 20261123T070501.042Z, always UTC and of one length. Thread: any.
// Errors: nothing for what is not such a name.
#include "base/clock.h"

#include <optional>
#include <string>
#include <string_view>

namespace periplus::store {

inline constexpr std::size_t kTimeNameSize = 20;

std::string timeName(UnixMillis time);
std::optional<UnixMillis> timeFromName(std::string_view name);

}  // namespace periplus::store
