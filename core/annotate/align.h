#pragma once
// Alignment of a short pattern of tokens with a text: longest common subsequence, weighted, where tokens that were
// inserted into the text cost an eighth of their weight. Scores are in eighths of a weight.
// Ownership: values. Thread: any. Errors: none; work is pattern size times text size, which the caller bounds.
#include "annotate/tokens.h"

#include <cstdint>
#include <vector>

namespace periplus::annotate {

inline constexpr std::int64_t kScoreOfWeight = 8;

// How well the pattern follows (or, backward, precedes) the edge where both begin. 0 to kScoreOfWeight * weight.
std::int64_t scoreAfterEdge(TokenView pattern, TokenView text);
std::int64_t scoreBeforeEdge(TokenView pattern, TokenView text);

// A stretch of the text, in tokens [begin, end), where the pattern aligns well.
struct Window {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::int64_t score = 0;
};

// The best stretches with at least minimumScore, best first, at most `limit`, no two mostly the same.
std::vector<Window> bestWindows(TokenView pattern, TokenView text, std::int64_t minimumScore, std::size_t limit);

// The score of the best stretch.
std::int64_t bestScore(TokenView pattern, TokenView text);

// For each pattern token the index of its partner in text, or kUnmatched.
inline constexpr std::size_t kUnmatched = static_cast<std::size_t>(-1);
std::vector<std::size_t> matches(TokenView pattern, TokenView text);

}  // namespace periplus::annotate
