#pragma once
// Standard input, whole, as UTF-8 text. Thread: main. Errors: Unreadable, TooLarge, Malformed (a NUL), NotUtf8 (with
// byte).
#include "base/error.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace periplus::cli {

inline constexpr std::string_view kStandardInput = "standard input";
inline constexpr std::uint64_t kMaxNoteBytes = 16ULL * 1024 * 1024;

Result<std::string> readStandardInput(std::uint64_t limit);

// The same words about text that came another way.
Result<std::string> checkedText(std::string text, std::string_view subject);

}  // namespace periplus::cli
