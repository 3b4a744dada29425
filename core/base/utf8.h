#pragma once
// UTF-8 text: validation and the way between bytes and code points. Built on utf8cpp, whose header only utf8.cpp sees.
// Thread: any. Errors: the functions below firstInvalidUtf8() expect valid UTF-8 and treat a broken byte as one code
// point.
#include "base/offset.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace periplus {

// Byte offset of the first byte that is not valid UTF-8; nothing when all is valid.
std::optional<std::uint64_t> firstInvalidUtf8(std::string_view bytes);

// Number of code points in text.
std::uint64_t codePointCount(std::string_view text);

// Byte offset of the code point with the given index; text.size() when the index is at or past the end.
std::size_t byteOfCodePoint(std::string_view text, CodePointOffset index);

// Number of code points before the given byte.
CodePointOffset codePointOfByte(std::string_view text, std::size_t byte);

// The text between two code points.
std::string_view slice(std::string_view text, CodePointSpan span);

void appendUtf8(std::string& out, char32_t codePoint);

}  // namespace periplus
