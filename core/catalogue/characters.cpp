#include "catalogue/characters.h"

#include <algorithm>
#include <array>
#include <utility>

namespace periplus::catalogue {
namespace {

using Ranges = std::pair<char32_t, char32_t>;

constexpr std::array<Ranges, 34> kPunctuation = {{
    {0xA1, 0xA1},     {0xA7, 0xA7},     {0xAB, 0xAB},     {0xB6, 0xB7},     {0xBB, 0xBB},     {0xBF, 0xBF},
    {0x37E, 0x37E},   {0x387, 0x387},   {0x55A, 0x55F},   {0x589, 0x58A},   {0x5BE, 0x5BE},   {0x60C, 0x60D},
    {0x61B, 0x61B},   {0x61F, 0x61F},   {0x66A, 0x66D},   {0x964, 0x965},   {0x2010, 0x2027}, {0x2030, 0x205E},
    {0x2E00, 0x2E5D}, {0x3001, 0x3003}, {0x3008, 0x3011}, {0x3014, 0x301F}, {0x3030, 0x3030}, {0x30A0, 0x30A0},
    {0x30FB, 0x30FB}, {0xFE10, 0xFE19}, {0xFE30, 0xFE6B}, {0xFF01, 0xFF03}, {0xFF05, 0xFF0A}, {0xFF0C, 0xFF0F},
    {0xFF1A, 0xFF1B}, {0xFF1F, 0xFF20}, {0xFF3B, 0xFF3F}, {0xFF5B, 0xFF65},
}};

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

CodePointAt codePointAt(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto first = byte(at);
    if (first < 0x80) return {first, 1};
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
    if (length == 1 || at + length > text.size()) return {0xFFFD, 1};
    auto value = static_cast<char32_t>(first & (0xFFU >> (length + 1)));
    for (std::size_t i = 1; i < length; ++i) {
        if (!continues(text[at + i])) return {0xFFFD, 1};
        value = (value << 6U) | (byte(at + i) & 0x3FU);
    }
    return {value, length};
}

CodePointAt codePointBefore(std::string_view text, std::size_t at) {
    auto begin = at - 1;
    while (begin > 0 && at - begin < 4 && continues(text[begin])) --begin;
    const auto point = codePointAt(text, begin);
    return begin + point.length == at ? point : CodePointAt{0xFFFD, 1};
}

bool isUnicodeSpace(char32_t c) {
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool isUnicodePunctuation(char32_t c) {
    if (c < 0x80) return isAsciiPunctuation(static_cast<char>(c));
    const auto* after = std::ranges::upper_bound(kPunctuation, c, {}, &Ranges::first);
    return after != kPunctuation.begin() && c <= (after - 1)->second;
}

bool isCjk(char32_t c) {
    return (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) ||
           (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool endsBareUrl(char32_t c) {
    return isUnicodeSpace(c) || (c >= 0x2010 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F) || c == 0x30FB ||
           (c >= 0xFE10 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x80 && c < 0xA0) || c == 0xAB ||
           c == 0xBB || c == 0xFFFD || c == 0xFEFF || c == 0x200B;
}

bool equalsIgnoringCase(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return lowered(x) == lowered(y); });
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty()) {
        const auto point = codePointAt(text, 0);
        if (!isUnicodeSpace(point.value)) break;
        text.remove_prefix(point.length);
    }
    while (!text.empty()) {
        const auto point = codePointBefore(text, text.size());
        if (!isUnicodeSpace(point.value)) break;
        text.remove_suffix(point.length);
    }
    return text;
}

}  // namespace periplus::catalogue
