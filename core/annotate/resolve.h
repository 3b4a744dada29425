#pragma once
// resolve(): find an annotation again in a text that may have changed since. Always computed from the creation
// selectors, never from an earlier resolution. Fails closed: a visible loss beats a confident wrong place.
// Pure functions; any thread; no errors (Lost is an answer).
#include "annotate/selector.h"

#include <string_view>
#include <vector>

namespace periplus::annotate {

enum class Standing : std::uint8_t { Exact, Moved, Edited, Ambiguous, Lost };

struct Candidate {
    CodePointSpan span;
    double confidence = 0;  // 0 to 1
};

struct Resolution {
    Standing standing = Standing::Lost;
    CodePointSpan span;  // meaningless when Ambiguous or Lost
    double confidence = 0;
    std::vector<Candidate> candidates;  // best first; for Ambiguous and Lost
};

Resolution resolve(std::string_view text, const SelectorSet& selectors);

}  // namespace periplus::annotate
