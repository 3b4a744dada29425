#pragma once
// What errno says, in our vocabulary: one place decides which code a failed system call gives.
// Ownership: values. Thread: any.
// Errors: this is where they come from; the detail is the system's own words.
#include "base/error.h"

#include <cstdint>
#include <string>

namespace periplus {

enum class Access : std::uint8_t { Read, Write };

// The error of a system call that failed with `number` on `subject`.
Error systemError(std::string subject, int number, Access access);

}  // namespace periplus
