#include "catalogue/link_syntax.h"

#include "catalogue/characters.h"

#include <algorithm>

namespace periplus::catalogue {
namespace {

constexpr int kMaxParentheses = 32;
constexpr std::size_t kMaxLabel = 999;

// White space with at most one line end, as between the parts of a link.
std::size_t skipSpace(std::string_view text, std::size_t at) {
    bool line = false;
    while (at < text.size() && (isSpace(text[at]) || (text[at] == '\n' && !line))) line |= text[at++] == '\n';
    return at;
}

std::optional<Range> pointedDestination(std::string_view text, std::size_t at) {
    for (auto end = at + 1; end < text.size(); ++end) {
        const char c = text[end];
        if (c == '>') return Range{at + 1, end};
        if (c == '<' || c == '\n') return std::nullopt;
        if (c == '\\') ++end;
    }
    return std::nullopt;
}

std::optional<Range> destination(std::string_view text, std::size_t at) {
    if (at < text.size() && text[at] == '<') return pointedDestination(text, at);
    int depth = 0;
    auto end = at;
    for (; end < text.size(); ++end) {
        const char c = text[end];
        if (isAsciiAlnum(c) || !isAscii(c)) continue;
        if (c == '\\' && end + 1 < text.size() && isAsciiPunctuation(text[end + 1])) {
            ++end;
        } else if (c == '(') {
            if (++depth > kMaxParentheses) return std::nullopt;
        } else if (c == ')') {
            if (depth-- == 0) break;
        } else if (isSpace(c) || isControl(c)) {
            break;
        }
    }
    return depth > 0 ? std::nullopt : std::optional(Range{at, std::min(end, text.size())});
}

// End of a title at its opening quote; 0 if it never closes.
std::size_t titleEnd(std::string_view text, std::size_t at) {
    const char open = at < text.size() ? text[at] : '\0';
    if (open != '"' && open != '\'' && open != '(') return 0;
    const char close = open == '(' ? ')' : open;
    for (auto end = at + 1; end < text.size(); ++end) {
        if (text[end] == '\\') {
            ++end;
        } else if (text[end] == close) {
            return end + 1;
        } else if (open == '(' && text[end] == '(') {
            return 0;
        }
    }
    return 0;
}

// `[title](`: no part of an address before it.
bool beginsLink(std::string_view text) {
    constexpr std::size_t longestTitle = 256;
    const auto close = text.substr(0, longestTitle).find(']');
    return close != std::string_view::npos && text.substr(close, 2) == "](";
}

bool beginsAddress(std::string_view text) {
    const auto colon = text.substr(0, 8).find("://");
    return colon != std::string_view::npos && colon > 0 && schemeBegin(text, colon) == 0;
}

// Length of `&name` at the end of the text; 0 if there is none.
std::size_t entityBefore(std::string_view text) {
    auto at = text.size();
    while (at > 0 && isAsciiAlnum(text[at - 1])) --at;
    return at > 0 && at < text.size() && text[at - 1] == '&' ? text.size() - at + 1 : 0;
}

std::size_t lineEnd(std::string_view text, std::size_t at) {
    while (at < text.size() && isSpace(text[at])) ++at;
    if (at == text.size()) return at;
    return text[at] == '\n' ? at + 1 : 0;
}

// Counts the brackets of one kind; is this one closed that was never opened?
bool closesTooMany(char c, char opening, char closing, int& depth) {
    if (c == opening) ++depth;
    if (c == closing) --depth;
    return depth < 0;
}

}  // namespace

std::optional<InlineTail> inlineTail(std::string_view text, std::size_t open) {
    if (open >= text.size() || text[open] != '(') return std::nullopt;
    const auto begin = skipSpace(text, open + 1);
    const auto url = destination(text, begin);
    if (!url) return std::nullopt;
    const auto afterUrl = begin < text.size() && text[begin] == '<' ? url->end + 1 : url->end;
    auto at = skipSpace(text, afterUrl);
    if (at > afterUrl) {
        if (const auto end = titleEnd(text, at); end != 0) at = skipSpace(text, end);
    }
    if (at >= text.size() || text[at] != ')') return std::nullopt;
    return InlineTail{*url, at + 1};
}

std::optional<Range> linkLabel(std::string_view text, std::size_t open) {
    if (open >= text.size() || text[open] != '[') return std::nullopt;
    const auto last = std::min(text.size(), open + kMaxLabel + 2);
    for (auto at = open + 1; at < last; ++at) {
        if (text[at] == ']') return Range{open, at + 1};
        if (text[at] == '[') return std::nullopt;
        if (text[at] == '\\') ++at;
    }
    return std::nullopt;
}

std::string normalisedLabel(std::string_view label) {
    std::string result;
    bool space = false;
    for (const char c : label) {
        if (isSpace(c) || c == '\n') {
            space = !result.empty();
            continue;
        }
        if (space) result += ' ';
        space = false;
        result += lowered(c);
    }
    return result;
}

std::optional<Definition> linkDefinition(std::string_view text, std::size_t at) {
    while (at < text.size() && isSpace(text[at])) ++at;
    const auto label = linkLabel(text, at);
    if (!label || label->end >= text.size() || text[label->end] != ':') return std::nullopt;
    const Range name{label->begin + 1, label->end - 1};
    if (normalisedLabel(text.substr(name.begin, name.end - name.begin)).empty()) return std::nullopt;
    const auto begin = skipSpace(text, label->end + 1);
    const auto url = destination(text, begin);
    const bool pointed = begin < text.size() && text[begin] == '<';
    if (!url || (url->begin == url->end && !pointed)) return std::nullopt;
    const auto afterUrl = pointed ? url->end + 1 : url->end;
    const auto plainEnd = lineEnd(text, afterUrl);
    const auto titleBegin = skipSpace(text, afterUrl);
    if (titleBegin > afterUrl) {
        if (const auto end = titleEnd(text, titleBegin); end != 0) {
            if (const auto next = lineEnd(text, end); next != 0) return Definition{name, *url, next};
        }
    }
    if (plainEnd == 0) return std::nullopt;
    return Definition{name, *url, plainEnd};
}

std::size_t schemeBegin(std::string_view text, std::size_t colon) {
    if (text.substr(colon, 3) != "://") return colon;
    auto begin = colon;
    while (begin > 0 && colon - begin < 6 && isAsciiAlpha(text[begin - 1])) --begin;
    if (begin > 0 && isAsciiDigit(text[begin - 1])) return colon;
    const auto scheme = text.substr(begin, colon - begin);
    const bool known =
        equalsIgnoringCase(scheme, "https") || equalsIgnoringCase(scheme, "http") || equalsIgnoringCase(scheme, "ftp");
    return known ? begin : colon;
}

std::size_t bareUrlEnd(std::string_view text, std::size_t begin, std::size_t afterScheme, OpenMarks open) {
    int round = 0;
    int square = 0;
    auto end = afterScheme;
    while (end < text.size()) {
        const char c = text[end];
        if (isSpace(c) || isControl(c) || c == '\n' || c == '<' || c == '>' || c == '"' || c == '`') break;
        if (c == '|' && (text.substr(end, 2) == "||" || beginsAddress(text.substr(end + 1)))) break;
        if (c == '[' && beginsLink(text.substr(end))) break;
        if (closesTooMany(c, '(', ')', round) || closesTooMany(c, '[', ']', square)) break;
        if (open.strike && text.substr(end, 2) == "~~") break;
        if (open.star && c == '*') break;
        if (isAscii(c)) {
            ++end;
            continue;
        }
        const auto point = codePointAt(text, end);
        if (endsBareUrl(point.value)) break;
        end += point.length;
    }
    for (; end > begin; --end) {
        const char c = text[end - 1];
        if (c == ';') end -= entityBefore(text.substr(begin, end - 1 - begin));
        if (std::string_view("?!.,:*_~'\"|;").find(c) != std::string_view::npos) continue;
        if (c == '(' || c == '[') continue;
        break;
    }
    return end;
}

std::optional<Range> bareMail(std::string_view text, std::size_t at, std::size_t plain) {
    constexpr std::size_t longest = 254;
    const auto isName = [](char c) {
        return isAsciiAlnum(c) || std::string_view("+.-_").find(c) != std::string_view::npos;
    };
    const auto lowest = at - std::min({at, plain, longest});
    auto begin = at;
    while (begin > lowest && isName(text[begin - 1])) --begin;
    if (begin == at || at - begin == longest || (begin > 0 && text[begin - 1] == '/')) return std::nullopt;
    bool dot = false;
    auto end = at + 1;
    for (; end < text.size() && end - at < longest; ++end) {
        const char c = text[end];
        if (c == '.' && end + 1 < text.size() && isAsciiAlnum(text[end + 1])) {
            dot = true;
        } else if (!isAsciiAlnum(c) && c != '-' && c != '_') {
            break;
        }
    }
    const bool whole = end == text.size() || text[end] != '@';
    while (text[end - 1] == '_') --end;
    return dot && whole && isAsciiAlpha(text[end - 1]) ? std::optional(Range{begin, end}) : std::nullopt;
}

std::optional<Range> angleAddress(std::string_view text, std::size_t open, bool& isMail) {
    auto at = open + 1;
    while (at < text.size() &&
           (isAsciiAlnum(text[at]) || std::string_view("+.-_").find(text[at]) != std::string_view::npos))
        ++at;
    if (at >= text.size() || at == open + 1) return std::nullopt;
    isMail = text[at] == '@';
    if (!isMail && (text[at] != ':' || at - open < 3 || at - open > 33)) return std::nullopt;
    for (++at; at < text.size(); ++at) {
        if (text[at] == '>') return Range{open + 1, at};
        if (text[at] == '<' || isSpace(text[at]) || isControl(text[at]) || text[at] == '\n') return std::nullopt;
    }
    return std::nullopt;
}

std::string unescaped(std::string_view raw) {
    if (raw.find('\\') == std::string_view::npos && raw.find('&') == std::string_view::npos) return std::string(raw);
    std::string text;
    text.reserve(raw.size());
    for (std::size_t at = 0; at < raw.size();) {
        if (raw[at] == '\\' && at + 1 < raw.size() && isAsciiPunctuation(raw[at + 1])) {
            text += raw[at + 1];
            at += 2;
        } else if (raw[at] == '&') {
            const auto length = appendEntity(text, raw.substr(at));
            if (length == 0) text += '&';
            at += std::max<std::size_t>(1, length);
        } else {
            text += raw[at++];
        }
    }
    return text;
}

}  // namespace periplus::catalogue
