#include "archive/css_tokens.h"

#include "base/utf8.h"

#include <algorithm>

namespace periplus::archive {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isHex(char c) { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n'; }
bool isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool isNameChar(char c) { return isNameStart(c) || isDigit(c) || c == '-'; }
bool isNotPrintable(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= 0x08 || byte == 0x0B || (byte >= 0x0E && byte <= 0x1F) || byte == 0x7F;
}

std::string preprocessed(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\r' || c == '\f') {
            out += '\n';
            if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
        } else if (c == '\0') {
            out += "\xEF\xBF\xBD";
        } else {
            out += c;
        }
    }
    return out;
}

}  // namespace

bool CssToken::named(std::string_view lowerCase) const {
    return std::ranges::equal(value, lowerCase,
                              [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + ('a' - 'A') : a) == b; });
}

CssTokens::CssTokens(std::string_view utf8) : text_(preprocessed(utf8)) {}

bool CssTokens::validEscape(std::size_t ahead) const { return peek(ahead) == '\\' && peek(ahead + 1) != '\n'; }

bool CssTokens::startsName(std::size_t ahead) const {
    const char c = peek(ahead);
    if (c == '-') return isNameStart(peek(ahead + 1)) || peek(ahead + 1) == '-' || validEscape(ahead + 1);
    if (c == '\\') return validEscape(ahead);
    return isNameStart(c);
}

bool CssTokens::startsNumber() const {
    const std::size_t sign = peek() == '+' || peek() == '-' ? 1 : 0;
    return isDigit(peek(sign)) || (peek(sign) == '.' && isDigit(peek(sign + 1)));
}

CssToken CssTokens::from(std::size_t begin, CssKind kind, std::string value) const {
    return {kind, std::string_view(text_).substr(begin, at_ - begin), std::move(value)};
}

// Behind the backslash.
void CssTokens::escape(std::string& value) {
    constexpr std::uint32_t kReplacement = 0xFFFD;
    if (at_ >= text_.size()) return appendUtf8(value, kReplacement);
    if (!isHex(peek())) {
        value += text_[at_++];  // what follows of a longer character is a part of the name anyway
        while (at_ < text_.size() && (static_cast<unsigned char>(peek()) & 0xC0U) == 0x80U) value += text_[at_++];
        return;
    }
    std::uint32_t point = 0;
    for (int digits = 0; digits < 6 && isHex(peek()); ++digits, ++at_) {
        const char c = peek();
        point = point * 16 + static_cast<std::uint32_t>(isDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    if (isSpace(peek())) ++at_;
    if (point == 0 || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) point = kReplacement;
    appendUtf8(value, point);
}

std::string CssTokens::name() {
    std::string value;
    while (at_ < text_.size()) {
        if (isNameChar(peek())) {
            value += text_[at_++];
        } else if (validEscape()) {
            ++at_;
            escape(value);
        } else {
            break;
        }
    }
    return value;
}

CssToken CssTokens::number() {
    const auto begin = at_;
    if (peek() == '+' || peek() == '-') ++at_;
    while (isDigit(peek())) ++at_;
    if (peek() == '.' && isDigit(peek(1))) {
        ++at_;
        while (isDigit(peek())) ++at_;
    }
    const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 2 : 1;
    if ((peek() == 'e' || peek() == 'E') && isDigit(peek(sign))) {
        at_ += sign;
        while (isDigit(peek())) ++at_;
    }
    if (startsName()) {
        auto unit = name();
        return from(begin, CssKind::Number, std::move(unit));
    }
    if (peek() == '%') ++at_;
    return from(begin, CssKind::Number);
}

CssToken CssTokens::quoted(char quote) {
    const auto begin = at_++;
    std::string value;
    while (at_ < text_.size()) {
        const char c = peek();
        if (c == '\n') return from(begin, CssKind::BadString);
        ++at_;
        if (c == quote) break;
        if (c != '\\') {
            value += c;
        } else if (peek() == '\n') {
            ++at_;
        } else if (at_ < text_.size()) {
            escape(value);
        }
    }
    return from(begin, CssKind::String, std::move(value));
}

CssToken CssTokens::badUrl(std::size_t begin) {
    while (at_ < text_.size()) {
        const char c = text_[at_++];
        if (c == ')') break;
        if (c == '\\' && at_ < text_.size() && peek() != '\n') ++at_;
    }
    return from(begin, CssKind::BadUrl);
}

// Behind "url(" and blanks.
CssToken CssTokens::url(std::size_t begin) {
    std::string value;
    while (at_ < text_.size()) {
        const char c = peek();
        if (c == ')') {
            ++at_;
            break;
        }
        if (isSpace(c)) {
            while (isSpace(peek())) ++at_;
            if (at_ < text_.size() && peek() != ')') return badUrl(begin);
        } else if (c == '"' || c == '\'' || c == '(' || isNotPrintable(c)) {
            return badUrl(begin);
        } else if (c == '\\') {
            if (!validEscape()) return badUrl(begin);
            ++at_;
            escape(value);
        } else {
            value += c;
            ++at_;
        }
    }
    return from(begin, CssKind::Url, std::move(value));
}

CssToken CssTokens::nameLike() {
    const auto begin = at_;
    auto value = name();
    if (peek() != '(') return from(begin, CssKind::Ident, std::move(value));
    ++at_;
    auto token = from(begin, CssKind::Function, std::move(value));
    if (!token.named("url")) return token;
    std::size_t blanks = 0;
    while (isSpace(peek(blanks))) ++blanks;
    if (peek(blanks) == '"' || peek(blanks) == '\'') return token;
    at_ += blanks;
    return url(begin);
}

CssToken CssTokens::next() {
    const auto begin = at_;
    if (at_ >= text_.size()) return {};
    const auto rest = std::string_view(text_).substr(at_);
    const char c = peek();
    if (rest.starts_with("/*")) {
        const auto end = text_.find("*/", at_ + 2);
        at_ = end == std::string::npos ? text_.size() : end + 2;
        return from(begin, CssKind::Comment);
    }
    if (isSpace(c)) {
        while (isSpace(peek())) ++at_;
        return from(begin, CssKind::Space);
    }
    if (c == '"' || c == '\'') return quoted(c);
    if (c == '#' && (isNameChar(peek(1)) || validEscape(1))) {
        ++at_;
        auto value = name();
        return from(begin, CssKind::Hash, std::move(value));
    }
    if (startsNumber()) return number();
    if (rest.starts_with("-->") || rest.starts_with("<!--")) {
        at_ += c == '-' ? 3 : 4;
        return from(begin, CssKind::Markup);
    }
    if (c == '@' && startsName(1)) {
        ++at_;
        auto value = name();
        return from(begin, CssKind::AtKeyword, std::move(value));
    }
    if (startsName()) return nameLike();
    ++at_;
    return from(begin, CssKind::Sign);
}

}  // namespace periplus::archive
