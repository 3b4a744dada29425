#pragma once
// What changed between two texts, for people: whole lines first, and words (or Chinese characters) within lines that
// took each other's place. Short stretches that stay between two changes belong to the change, so that it can be read.
// Joined, the pieces that are not Added give the first text, and those that are not Removed the second.
// Time and memory are bounded: texts that have little in common become one change. Both are UTF-8.
// Ownership: values. Thread: any. Errors: none.
// Source: Eugene W. Myers, An O(ND) Difference Algorithm and Its Variations, 1986
#include <string>
#include <string_view>
#include <vector>

namespace periplus::text {

struct TextPiece {
    enum class Kind : unsigned char { Same, Removed, Added };
    Kind kind = Kind::Same;
    std::string text;
    bool operator==(const TextPiece&) const = default;
};

// No two neighbours are of one kind, and none is empty; Removed stands before the Added that took its place.
std::vector<TextPiece> difference(std::string_view before, std::string_view after);

}  // namespace periplus::text
