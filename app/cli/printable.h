#pragma once
// Text as a terminal shows it: how wide it is, cut and filled to a width, and free of what would command the terminal
// or turn the reading direction. Thread: any. Errors: none; broken UTF-8 becomes U+FFFD.
#include <cstddef>
#include <string>
#include <string_view>

namespace periplus::cli {

std::string validUtf8(std::string_view bytes);

// Control characters and direction marks replaced by U+FFFD; line breaks and tabs kept only when asked for.
std::string printable(std::string_view text, bool keepLines = false);

// Columns: two for CJK and emoji, none for combining marks.
std::size_t displayWidth(std::string_view text);

// Cut with an ellipsis when wider; filled with spaces when narrower.
std::string fitted(std::string_view text, std::size_t width);
std::string cut(std::string_view text, std::size_t width);

}  // namespace periplus::cli
