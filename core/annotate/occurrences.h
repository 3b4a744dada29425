#pragma once
// Every place of a string in a text, in linear time whatever the two look like (Knuth, Morris, Pratt).
// Thread: any. Errors: none.
#include <cstddef>
#include <string_view>
#include <vector>

namespace periplus::annotate {

// Byte offsets, ascending, overlapping ones included; at most `limit`. None for an empty string.
std::vector<std::size_t> occurrences(std::string_view text, std::string_view wanted, std::size_t limit);

}  // namespace periplus::annotate
