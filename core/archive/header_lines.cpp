#include "archive/header_lines.h"

#include <algorithm>
#include <limits>

namespace periplus::archive {

std::size_t endOfLines(std::string_view bytes, std::size_t from) {
    from = from > 3 ? from - 3 : 0;
    for (auto at = bytes.find('\n', from); at != std::string_view::npos; at = bytes.find('\n', at + 1)) {
        if (at + 1 < bytes.size() && bytes[at + 1] == '\n') return at + 2;
        if (at + 2 < bytes.size() && bytes[at + 1] == '\r' && bytes[at + 2] == '\n') return at + 3;
    }
    return std::string_view::npos;
}

std::string_view takeLine(std::string_view& text) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

void eachField(std::string_view lines, const std::function<void(std::string_view, std::string_view)>& take) {
    std::string folded;
    while (!lines.empty()) {
        const auto line = takeLine(lines);
        const auto colon = line.find(':');
        const bool continues = lines.starts_with(' ') || lines.starts_with('\t');
        if (!continues) {
            if (colon != std::string_view::npos) take(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
            continue;
        }
        folded = line;
        while (lines.starts_with(' ') || lines.starts_with('\t')) {
            folded += ' ';
            folded += trimmed(takeLine(lines));
        }
        if (colon != std::string_view::npos) {
            const std::string_view whole = folded;
            take(trimmed(whole.substr(0, colon)), trimmed(whole.substr(colon + 1)));
        }
    }
}

bool sameWord(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::ranges::equal(a, b, [&](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    const auto first = text.find_first_not_of(space);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(space) - first + 1);
}

std::optional<std::uint64_t> wholeNumber(std::string_view digits) {
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (digits.empty()) return std::nullopt;
    std::uint64_t value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        const auto digit = static_cast<std::uint64_t>(c - '0');
        if (value > (most - digit) / 10) return std::nullopt;
        value = value * 10 + digit;
    }
    return value;
}

std::string plainWords(std::string_view value, std::size_t most) {
    std::string words(value.substr(0, most));
    std::ranges::replace_if(words, [](char c) { return c < ' ' || c > '~'; }, '?');
    return words;
}

}  // namespace periplus::archive
