#include "base/utf8.h"
#include "catalogue/characters.h"
#include "catalogue/link_syntax.h"

#include <algorithm>
#include <array>
#include <utility>

namespace periplus::catalogue {
namespace {

constexpr std::size_t kMaxTag = 16384;

// The entities that lists written by people use; any other stays as it is written.
constexpr std::array<std::pair<std::string_view, char32_t>, 33> kEntities = {{
    {"amp", U'&'},     {"lt", U'<'},      {"gt", U'>'},      {"quot", U'"'},    {"apos", U'\''},   {"nbsp", 0xA0},
    {"copy", 0xA9},    {"reg", 0xAE},     {"trade", 0x2122}, {"mdash", 0x2014}, {"ndash", 0x2013}, {"hellip", 0x2026},
    {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"times", 0xD7},   {"middot", 0xB7},
    {"laquo", 0xAB},   {"raquo", 0xBB},   {"bull", 0x2022},  {"rarr", 0x2192},  {"larr", 0x2190},  {"eacute", 0xE9},
    {"egrave", 0xE8},  {"agrave", 0xE0},  {"auml", 0xE4},    {"ouml", 0xF6},    {"uuml", 0xFC},    {"szlig", 0xDF},
    {"deg", 0xB0},     {"emsp", 0x2003},  {"ensp", 0x2002},
}};

std::size_t numericEntity(std::string& out, std::string_view text) {
    const bool hex = text.size() > 2 && lowered(text[2]) == 'x';
    char32_t value = 0;
    std::size_t at = hex ? 3 : 2;
    const auto first = at;
    for (; at < text.size() && at - first < 8; ++at) {
        const char c = lowered(text[at]);
        const bool digit = c >= '0' && c <= '9';
        if (!digit && !(hex && c >= 'a' && c <= 'f')) break;
        value = value * (hex ? 16 : 10) + static_cast<char32_t>(digit ? c - '0' : c - 'a' + 10);
    }
    if (at == first || at >= text.size() || text[at] != ';') return 0;
    const bool bad = value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF);
    appendUtf8(out, bad ? 0xFFFD : value);
    return at + 1;
}

std::size_t skipQuoted(std::string_view text, std::size_t at) {
    const auto close = text.find(text[at], at + 1);
    return close == std::string_view::npos ? text.size() : close + 1;
}

}  // namespace

std::size_t appendEntity(std::string& out, std::string_view text) {
    if (text.size() > 2 && text[1] == '#') return numericEntity(out, text);
    const auto semicolon = text.substr(0, 10).find(';');
    if (semicolon == std::string_view::npos) return 0;
    const auto* found =
        std::ranges::find(kEntities, text.substr(1, semicolon - 1), &std::pair<std::string_view, char32_t>::first);
    if (found == kEntities.end()) return 0;
    appendUtf8(out, found->second);
    return semicolon + 1;
}

std::size_t htmlTagEnd(std::string_view text, std::size_t open) {
    text = text.substr(0, std::min(text.size(), open + kMaxTag));
    if (open + 1 >= text.size()) return 0;
    const auto rest = text.substr(open);
    const auto endOf = [&](std::string_view mark, std::size_t from) -> std::size_t {
        const auto end = text.find(mark, open + from);
        return end == std::string_view::npos ? 0 : end + mark.size();
    };
    if (rest.starts_with("<!--")) return endOf("-->", 4);
    if (rest.starts_with("<?")) return endOf("?>", 2);
    if (rest.starts_with("<![CDATA[")) return endOf("]]>", 9);
    auto at = open + 1 + (rest[1] == '/' || rest[1] == '!' ? 1U : 0U);
    if (at >= text.size() || !isAsciiAlpha(text[at])) return 0;
    while (at < text.size() && (isAsciiAlnum(text[at]) || text[at] == '-')) ++at;
    if (at < text.size() && !isSpace(text[at]) && text[at] != '\n' && text[at] != '/' && text[at] != '>') return 0;
    while (at < text.size()) {
        const char c = text[at];
        if (c == '>') return at + 1;
        if (c == '<') return 0;
        at = c == '"' || c == '\'' ? skipQuoted(text, at) : at + 1;
    }
    return 0;
}

std::string_view htmlTagName(std::string_view tag) {
    std::size_t begin = 1;
    if (begin < tag.size() && tag[begin] == '/') ++begin;
    auto end = begin;
    while (end < tag.size() && isAsciiAlnum(tag[end])) ++end;
    return tag.substr(std::min(begin, tag.size()), end - begin);
}

std::optional<Range> htmlAttribute(std::string_view tag, std::string_view name) {
    for (std::size_t at = 1; at < tag.size();) {
        if (tag[at] == '"' || tag[at] == '\'') {
            at = skipQuoted(tag, at);
            continue;
        }
        const bool begins = isSpace(tag[at - 1]) || tag[at - 1] == '\n' || tag[at - 1] == '"' || tag[at - 1] == '\'';
        if (!begins || !equalsIgnoringCase(tag.substr(at, name.size()), name)) {
            ++at;
            continue;
        }
        auto value = at + name.size();
        const auto skip = [&] {
            while (value < tag.size() && (isSpace(tag[value]) || tag[value] == '\n')) ++value;
        };
        skip();
        if (value >= tag.size() || tag[value] != '=') {
            ++at;
            continue;
        }
        ++value;
        skip();
        if (value >= tag.size()) return std::nullopt;
        if (tag[value] == '"' || tag[value] == '\'') {
            const auto end = tag.find(tag[value], value + 1);
            return end == std::string_view::npos ? std::nullopt : std::optional(Range{value + 1, end});
        }
        const auto end = std::min(tag.find_first_of(" \t\n>", value), tag.size());
        return Range{value, end};
    }
    return std::nullopt;
}

}  // namespace periplus::catalogue
