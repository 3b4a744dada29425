#include "cli/printable.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>

namespace periplus::cli {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

struct Range {
    char32_t first;
    char32_t last;
};

// East Asian wide and full-width, and emoji (Unicode 15, rounded to blocks).
constexpr std::array kWide = {
    Range{0x1100, 0x115F},   Range{0x231A, 0x231B},   Range{0x2E80, 0x303E},   Range{0x3041, 0x33FF},
    Range{0x3400, 0x4DBF},   Range{0x4E00, 0x9FFF},   Range{0xA000, 0xA4CF},   Range{0xAC00, 0xD7A3},
    Range{0xF900, 0xFAFF},   Range{0xFE30, 0xFE6F},   Range{0xFF00, 0xFF60},   Range{0xFFE0, 0xFFE6},
    Range{0x1F300, 0x1F64F}, Range{0x1F680, 0x1F6FF}, Range{0x1F900, 0x1F9FF}, Range{0x20000, 0x3FFFD}};
constexpr std::array kNarrowest = {Range{0x0300, 0x036F}, Range{0x200B, 0x200D}, Range{0x20D0, 0x20FF},
                                   Range{0xFE00, 0xFE0F}, Range{0xFEFF, 0xFEFF}, Range{0xE0100, 0xE01EF}};
constexpr std::array kCommanding = {Range{0x00, 0x1F},     Range{0x7F, 0x9F},     Range{0x061C, 0x061C},
                                    Range{0x200E, 0x200F}, Range{0x2028, 0x202E}, Range{0x2066, 0x2069}};

bool contains(const auto& ranges, char32_t c) {
    return std::ranges::any_of(ranges, [c](Range range) { return c >= range.first && c <= range.last; });
}

struct Decoded {
    char32_t value;
    std::size_t size;
};

// Of valid UTF-8.
Decoded firstOf(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80) return {lead, 1};
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    char32_t value = lead & (0xFFU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) value = (value << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
    return {value, size};
}

std::size_t widthOf(char32_t c) {
    if (c < 0x300) return 1;
    if (contains(kNarrowest, c)) return 0;
    return contains(kWide, c) ? 2 : 1;
}

}  // namespace

std::string validUtf8(std::string_view bytes) {
    std::string valid;
    while (const auto bad = firstInvalidUtf8(bytes)) {
        valid += bytes.substr(0, *bad);
        valid += kReplacement;
        bytes.remove_prefix(*bad + 1);
    }
    return valid += bytes;
}

std::string printable(std::string_view text, bool keepLines) {
    const std::string valid = validUtf8(text);
    std::string out;
    out.reserve(valid.size());
    for (std::string_view rest = valid; !rest.empty();) {
        const Decoded c = firstOf(rest);
        const bool kept = keepLines && (c.value == '\n' || c.value == '\t');
        out += !kept && contains(kCommanding, c.value) ? kReplacement : rest.substr(0, c.size);
        rest.remove_prefix(c.size);
    }
    return out;
}

std::size_t displayWidth(std::string_view text) {
    std::size_t width = 0;
    const std::string valid = validUtf8(text);
    for (std::string_view rest = valid; !rest.empty();) {
        const Decoded c = firstOf(rest);
        width += widthOf(c.value);
        rest.remove_prefix(c.size);
    }
    return width;
}

std::string cut(std::string_view text, std::size_t width) {
    if (displayWidth(text) <= width) return std::string(text);
    const std::string valid = validUtf8(text);
    std::size_t used = 0;
    std::string_view rest = valid;
    while (!rest.empty()) {
        const Decoded c = firstOf(rest);
        if (used + widthOf(c.value) + 1 > width) break;
        used += widthOf(c.value);
        rest.remove_prefix(c.size);
    }
    return valid.substr(0, valid.size() - rest.size()) + (width > 0 ? "…" : "");
}

std::string fitted(std::string_view text, std::size_t width) {
    std::string out = cut(text, width);
    const std::size_t used = displayWidth(out);
    return out.append(width - std::min(width, used), ' ');
}

}  // namespace periplus::cli
