#pragma once
// Candidates: every place of a text where an annotation could stand, with how well it fits. A place fits by its words
// (are they the quote's?) and by its neighbours (are they the quote's contexts?).
// Work is bounded whatever the text: beyond the bounds only literal places are looked at.
// Ownership: values; offsets are bytes. Thread: any. Errors: none.
#include "annotate/selector.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace periplus::annotate {

struct Place {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool literal = false;  // the quote, byte for byte
    double words = 0;      // 0 to 1: share of the quote's tokens, in order, that stand here and nothing else
    double own = 0;        // 0 to 1: share of the quote's tokens that stand here and are not explained by its contexts
    double context = 0;    // 0 to 1: share of the contexts' tokens, in order, that stand around
    double fit = 0;        // 0 to 1: both
};

// Best fit first; places that overlap a better one are left out.
std::vector<Place> findPlaces(std::string_view text, const TextQuote& quote);

}  // namespace periplus::annotate
