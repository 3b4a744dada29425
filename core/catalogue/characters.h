#pragma once
// Classes of characters that Markdown and lists of links distinguish. Pure functions; any thread; a broken UTF-8
// sequence counts as one character of its own.
#include <cstddef>
#include <string_view>

namespace periplus::catalogue {

constexpr bool isAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }
constexpr bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }
constexpr bool isControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }
constexpr char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
constexpr bool isAsciiAlpha(char c) { return lowered(c) >= 'a' && lowered(c) <= 'z'; }
constexpr bool isAsciiDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool isAsciiAlnum(char c) { return isAsciiAlpha(c) || isAsciiDigit(c); }
constexpr bool isAsciiPunctuation(char c) { return c > 0x20 && c < 0x7F && !isAsciiAlnum(c); }

struct CodePointAt {
    char32_t value = 0;
    std::size_t length = 1;
};
CodePointAt codePointAt(std::string_view text, std::size_t at);
CodePointAt codePointBefore(std::string_view text, std::size_t at);

bool isUnicodeSpace(char32_t c);
bool isUnicodePunctuation(char32_t c);  // as far as emphasis depends on it: ASCII, general and CJK punctuation
bool isCjk(char32_t c);                 // written without spaces between words
// Where a bare address ends: white space, CJK punctuation, full-width forms, quotation marks, invisible controls.
bool endsBareUrl(char32_t c);

bool equalsIgnoringCase(std::string_view a, std::string_view b);
std::string_view trimmed(std::string_view text);  // of Unicode white space

}  // namespace periplus::catalogue
