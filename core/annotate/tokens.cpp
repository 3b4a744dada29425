#include "annotate/tokens.h"

#include <algorithm>
#include <functional>

namespace periplus::annotate {
namespace {

constexpr unsigned kFirstWordLead = 0xC3;  // U+00C0: letters begin after Latin-1's signs
constexpr unsigned kFirstCjkLead = 0xE2;   // U+2000: what has no words of several characters, and general punctuation

bool isWordByte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           byte == '_' || (byte >= kFirstWordLead && byte < kFirstCjkLead);
}

bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::size_t skipContinuation(std::string_view text, std::size_t at) {
    while (at < text.size() && continues(text[at])) ++at;
    return at;
}

std::size_t endOfToken(std::string_view text, std::size_t at) {
    const bool word = isWordByte(text[at]);
    at = skipContinuation(text, at + 1);
    while (word && at < text.size() && isWordByte(text[at])) at = skipContinuation(text, at + 1);
    return at;
}

std::int32_t weigh(std::string_view token) {
    constexpr std::size_t longest = 8;
    if (static_cast<unsigned char>(token.front()) >= kFirstCjkLead) return 4;
    if (isWordByte(token.front())) return static_cast<std::int32_t>(2 * std::min(token.size(), longest));
    return 1;
}

}  // namespace

Tokens tokenise(std::string_view text) {
    Tokens tokens;
    for (std::size_t at = 0; at < text.size();) {
        if (isSpace(text[at])) {
            ++at;
            continue;
        }
        const std::size_t end = endOfToken(text, at);
        const auto word = text.substr(at, end - at);
        tokens.push_back({std::hash<std::string_view>{}(word), at, end, weigh(word)});
        at = end;
    }
    return tokens;
}

std::int64_t weightOf(TokenView tokens) {
    std::int64_t sum = 0;
    for (const Token& token : tokens) sum += token.weight;
    return sum;
}

TokenView within(TokenView tokens, std::size_t begin, std::size_t end) {
    const auto first = std::ranges::lower_bound(tokens, begin, {}, &Token::begin);
    auto last = std::ranges::upper_bound(first, tokens.end(), end, {}, &Token::end);
    return {first, last};
}

}  // namespace periplus::annotate
