#pragma once
// Tokens: text as alignment sees it. Words and numbers are one token, other signs and CJK characters one each; white
// space is none. A token is known by a hash of its bytes and weighs what it tells: a long name more than a bracket.
// Ownership: values; offsets are bytes in the tokenised text. Thread: any. Errors: none.
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace periplus::annotate {

struct Token {
    std::uint64_t id = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::int32_t weight = 0;
};
using Tokens = std::vector<Token>;
using TokenView = std::span<const Token>;

Tokens tokenise(std::string_view text);

std::int64_t weightOf(TokenView tokens);

// The tokens that lie wholly in [begin, end).
TokenView within(TokenView tokens, std::size_t begin, std::size_t end);

}  // namespace periplus::annotate
