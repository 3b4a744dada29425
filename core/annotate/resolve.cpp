#include "annotate/resolve.h"

#include "annotate/candidates.h"
#include "annotate/occurrences.h"
#include "annotate/tokens.h"
#include "base/hash.h"
#include "base/utf8.h"

#include <algorithm>

namespace periplus::annotate {
namespace {

constexpr std::size_t kMostCandidates = 10;
constexpr double kMargin = 0.05;       // between the place and any other, then or now
constexpr double kLiteralFit = 0.70;   // the quote stands there, and part of its neighbours
constexpr double kEditedFit = 0.75;    // most of the quote stands there, and part of its neighbours
constexpr double kLittleSaid = 0.15;   // asked above that of a quote that says nothing
constexpr double kTellingWeight = 60;  // weight from which a quote says enough by itself
constexpr double kEditedWords = 0.60;
constexpr double kEditedContext = 0.50;
constexpr double kTwin = 0.5;         // any other place with the same words fits at least so well
constexpr double kSomeContext = 0.4;  // of a quote that was the only one and still is
constexpr double kMoreAtHome = 0.10;  // contexts that fit better elsewhere: the quote was taken away from there

CodePointSpan spanOf(std::string_view text, const Place& place) {
    const auto begin = codePointOfByte(text, place.begin);
    return {begin, {begin.value + codePointCount(text.substr(place.begin, place.end - place.begin))}};
}

// What is asked of any place that may be the one.
struct Demand {
    bool noContext;
    double more;  // a quote that says little, such as `return nil`, must be known by its neighbours

    explicit Demand(const TextQuote& quote)
        : noContext(quote.prefix.empty() && quote.suffix.empty()),
          more(kLittleSaid *
               (1 - std::min(1.0, static_cast<double>(weightOf(tokenise(quote.exact))) / kTellingWeight))) {}
};

bool plausible(const Place& place, const Demand& demand) {
    if (place.literal) return place.fit >= kLiteralFit + demand.more;
    return place.fit >= kEditedFit + demand.more && place.words >= kEditedWords && place.own >= kEditedWords &&
           (demand.noContext || place.context >= kEditedContext);
}

// The words stood in the text once and stand there once: part of their neighbours is enough to know them by.
bool isTheOnlyOne(std::string_view text, const Place& place, const SelectorSet& selectors) {
    return place.literal && selectors.rival < kTwin && place.context >= kSomeContext &&
           occurrences(text, selectors.quote.exact, 2).size() == 1;
}

// A look-alike that fitted nearly as well from the start leaves less room, a true twin leaves none.
double marginBeside(double rival) { return std::min(kMargin, (1 - rival) / 2); }

bool convincing(const std::vector<Place>& places, double rival) {
    const Place& best = places.front();
    const double margin = marginBeside(rival);
    if (margin <= 0 || best.fit < rival + margin) return false;
    return std::ranges::all_of(places.begin() + 1, places.end(), [&](const Place& other) {
        return other.fit <= best.fit - margin && other.context <= best.context + kMoreAtHome;
    });
}

Resolution settled(std::string_view text, const Place& place, CodePointSpan position) {
    const auto span = spanOf(text, place);
    if (!place.literal) return {Standing::Edited, span, place.fit, {}};
    return {span == position ? Standing::Exact : Standing::Moved, span, place.fit, {}};
}

}  // namespace

Resolution resolve(std::string_view text, const SelectorSet& selectors) {
    if (selectors.quote.exact.empty()) return {};
    if (!selectors.textHash.empty() && slice(text, selectors.position) == selectors.quote.exact &&
        sha256Hex(text) == selectors.textHash) {
        return {Standing::Exact, selectors.position, 1, {}};
    }
    const auto places = findPlaces(text, selectors.quote);
    if (places.empty()) return {};
    const Demand demand(selectors.quote);
    const auto likely = std::ranges::count_if(places, [&](const Place& place) { return plausible(place, demand); });
    const Place& best = places.front();
    if ((plausible(best, demand) || isTheOnlyOne(text, best, selectors)) && convincing(places, selectors.rival)) {
        return settled(text, best, selectors.position);
    }
    Resolution resolution;
    resolution.standing = likely > 1 ? Standing::Ambiguous : Standing::Lost;
    for (const Place& place : places) {
        if (resolution.candidates.size() == kMostCandidates) break;
        resolution.candidates.push_back({spanOf(text, place), place.fit});
    }
    return resolution;
}

}  // namespace periplus::annotate
