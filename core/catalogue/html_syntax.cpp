#include "catalogue/characters.h"
#include "catalogue/link_syntax.h"

#include <algorithm>

namespace periplus::catalogue {
namespace {

constexpr std::size_t kMaxTag = 16384;

std::size_t skipQuoted(std::string_view text, std::size_t at) {
    const auto close = text.find(text[at], at + 1);
    return close == std::string_view::npos ? text.size() : close + 1;
}

}  // namespace

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

bool anchorCloses(std::string_view text, std::size_t from) {
    for (auto at = text.find('<', from); at != std::string_view::npos; at = text.find('<', at + 1)) {
        if (equalsIgnoringCase(htmlTagName(text.substr(at, 4)), "a")) return text[at + 1] == '/';
    }
    return false;
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
