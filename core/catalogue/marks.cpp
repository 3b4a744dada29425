#include "catalogue/marks.h"

#include "catalogue/characters.h"

#include <algorithm>
#include <array>

namespace periplus::catalogue {
namespace {

constexpr std::string_view kOpen = "【";
constexpr std::string_view kClose = "】";
constexpr std::string_view kColon = "：";
constexpr std::size_t kFewestShortcodes = 2;

std::size_t withSpaceBehind(std::string_view text, std::size_t length) {
    while (length < text.size()) {
        const auto point = codePointAt(text, length);
        if (!isUnicodeSpace(point.value)) break;
        length += point.length;
    }
    return length;
}

bool isStar(std::string_view inside) {
    const auto first = inside.find_first_not_of("[]* ");
    if (first == std::string_view::npos) return false;
    const auto last = inside.find_last_not_of("[]* ");
    const auto word = inside.substr(first, last - first + 1);
    return word == ":star:" || word == ":star2:" || word == "⭐" || word == "★" || word == "☆";
}

bool isSeparator(char32_t c) {
    static constexpr std::u32string_view separators = U"-–—:：|,，;；=>→·•、。(（";
    if (c < 0x80 && isAsciiAlnum(static_cast<char>(c))) return false;
    return isUnicodeSpace(c) || separators.find(c) != std::u32string_view::npos;
}

}  // namespace

std::size_t starLength(std::string_view text) {
    for (const std::string_view star : {"⭐️", "⭐", "★", ":star:"}) {
        if (text.starts_with(star)) return withSpaceBehind(text, star.size());
    }
    if (!text.starts_with(kOpen)) return 0;
    const auto close = text.substr(0, 64).find(kClose);
    if (close == std::string_view::npos || !isStar(text.substr(kOpen.size(), close - kOpen.size()))) return 0;
    return withSpaceBehind(text, close + kClose.size());
}

std::size_t noteLength(std::string_view text) {
    if (!text.starts_with("//")) return 0;
    std::size_t at = 2;
    while (at < text.size() && text[at] == ' ') ++at;
    if (!equalsIgnoringCase(text.substr(at, 4), "note")) return 0;
    at += 4;
    if (at < text.size() && lowered(text[at]) == 's') ++at;
    const auto rest = text.substr(at);
    if (rest.starts_with(kColon)) return withSpaceBehind(text, at + kColon.size());
    return rest.starts_with(':') ? withSpaceBehind(text, at + 1) : 0;
}

std::size_t checkboxLength(std::string_view text) {
    if (text.size() < 4 || text[0] != '[' || text[2] != ']' || text[3] != ' ') return 0;
    return text[1] == ' ' || lowered(text[1]) == 'x' ? withSpaceBehind(text, 3) : 0;
}

bool isDivider(std::string_view text) {
    text = trimmed(text);
    if (!text.starts_with(':')) return false;
    const auto end = text.find(':', 1);
    if (end == std::string_view::npos || end == 1) return false;
    const auto code = text.substr(0, end + 1);
    const auto isPart = [](char c) { return isAsciiAlnum(c) || c == '_' || c == '-' || c == '+' || c == ':'; };
    if (!std::ranges::all_of(code, isPart)) return false;
    std::size_t count = 0;
    while (!text.empty()) {
        if (!text.starts_with(code)) return false;
        text = trimmed(text.substr(code.size()));
        ++count;
    }
    return count >= kFewestShortcodes;
}

std::optional<GroupMark> groupMark(std::string_view text) {
    if (!text.starts_with(kOpen)) return std::nullopt;
    const auto close = text.find(kClose);
    if (close == std::string_view::npos) return std::nullopt;
    GroupMark mark;
    mark.inside = trimmed(text.substr(kOpen.size(), close - kOpen.size()));
    mark.end = close + kClose.size();
    for (const std::string_view word : {"by ", "from ", "作者：", "作者:", "来自 "}) {
        if (equalsIgnoringCase(mark.inside.substr(0, word.size()), word)) {
            mark.author = trimmed(mark.inside.substr(word.size()));
        }
    }
    auto rest = trimmed(text.substr(mark.end));
    mark.colon = rest.starts_with(kColon) || rest.starts_with(':');
    if (mark.colon) rest = trimmed(rest.substr(rest[0] == ':' ? 1 : kColon.size()));
    mark.alone = rest.empty();
    return mark;
}

std::optional<std::string_view> remarkWords(std::string_view text) {
    text = trimmed(text);
    if (!text.starts_with(kOpen) || !text.ends_with(kClose)) return std::nullopt;
    text = text.substr(kOpen.size(), text.size() - kOpen.size() - kClose.size());
    if (text.find(kClose) != std::string_view::npos) return std::nullopt;
    text = trimmed(text);
    if (text.starts_with("//")) text = trimmed(text.substr(2));
    if (text.empty()) return std::nullopt;
    return text;
}

std::string_view withoutSeparators(std::string_view text) {
    static constexpr std::u32string_view closing = U")）》」』】”’]!！?？";
    static constexpr std::u32string_view opening = U"(（《「『“‘[";
    const bool closesFirst = [&] {
        const auto close = text.find_first_not_of(" \t\n");
        return close != std::string_view::npos &&
               closing.find(codePointAt(text, close).value) != std::u32string_view::npos;
    }();
    while (!text.empty() && !isAsciiAlnum(text.front())) {
        const auto point = codePointAt(text, 0);
        const bool word = point.value == ':' && text.size() > 1 && isAsciiAlnum(text[1]);
        const bool open = opening.find(point.value) != std::u32string_view::npos;
        const bool tail = closesFirst && closing.find(point.value) != std::u32string_view::npos;
        if ((!isSeparator(point.value) && !tail) || word || open) break;
        text.remove_prefix(point.length);
    }
    while (!text.empty() && !isAsciiAlnum(text.back())) {
        const auto point = codePointBefore(text, text.size());
        if (!isSeparator(point.value) && opening.find(point.value) == std::u32string_view::npos) break;
        text.remove_suffix(point.length);
    }
    return text;
}

bool hasWords(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto point = codePointAt(text, at);
        if (point.value < 0x80 ? isAsciiAlnum(static_cast<char>(point.value))
                               : !isUnicodeSpace(point.value) && !isUnicodePunctuation(point.value)) {
            return true;
        }
        at += point.length;
    }
    return false;
}

bool hasUnclosedBracket(std::string_view text) {
    if (text.find(kOpen) == std::string_view::npos) return false;
    const auto open = text.rfind(kOpen);
    return open != std::string_view::npos && text.find(kClose, open) == std::string_view::npos;
}

}  // namespace periplus::catalogue
