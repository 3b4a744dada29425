#include "annotate/candidates.h"

#include "annotate/align.h"
#include "annotate/occurrences.h"
#include "annotate/tokens.h"
#include "base/utf8.h"

#include <algorithm>
#include <ranges>

namespace periplus::annotate {
namespace {

constexpr std::size_t kMostOccurrences = 4096;       // counted
constexpr std::size_t kMostLiteralPlaces = 64;       // weighed
constexpr std::size_t kMostWindows = 6;              // places found by alignment
constexpr std::size_t kMostLocalCells = 32'000'000;  // of the search for windows
constexpr std::size_t kMostTraceCells = 8'000'000;   // of one alignment
constexpr std::uint64_t kFullContext = 64;           // code points; as long a context was cut, perhaps inside a word
constexpr std::size_t kContextReach = 96;            // tokens of the text beside a place that may hold its context
constexpr std::size_t kReachBytes = 1024;            // the same in bytes
constexpr double kContextShare = 0.5;                // of the fit, when the contexts say enough
constexpr double kTellingContext = 40;               // weight from which contexts say enough
constexpr std::size_t kSlackTokens = 12;

// The quote in tokens. What a context's cut end left of a word is no token.
struct Pattern {
    Tokens prefix, exact, suffix;
    Tokens all;       // prefix, exact, suffix
    Tokens contexts;  // prefix, suffix: what is left when the quote is taken away
    double contextWeight = 0;

    explicit Pattern(const TextQuote& quote)
        : prefix(tokenise(quote.prefix)), exact(tokenise(quote.exact)), suffix(tokenise(quote.suffix)) {
        if (prefix.size() > 1 && codePointCount(quote.prefix) >= kFullContext) prefix.erase(prefix.begin());
        if (suffix.size() > 1 && codePointCount(quote.suffix) >= kFullContext) suffix.pop_back();
        contextWeight = static_cast<double>(weightOf(prefix) + weightOf(suffix));
        all = prefix;
        all.insert(all.end(), exact.begin(), exact.end());
        all.insert(all.end(), suffix.begin(), suffix.end());
        contexts = prefix;
        contexts.insert(contexts.end(), suffix.begin(), suffix.end());
    }
};

double contextAround(std::string_view text, std::size_t begin, std::size_t end, const Pattern& pattern) {
    if (pattern.contextWeight <= 0) return 0;
    const std::size_t from = begin - std::min(begin, kReachBytes);
    const Tokens before = tokenise(text.substr(from, begin - from));
    const Tokens after = tokenise(text.substr(end, kReachBytes));
    const TokenView near = TokenView(before).last(std::min(before.size(), kContextReach));
    const TokenView far = TokenView(after).first(std::min(after.size(), kContextReach));
    const auto score = scoreBeforeEdge(pattern.prefix, near) + scoreAfterEdge(pattern.suffix, far);
    return static_cast<double>(score) / (static_cast<double>(kScoreOfWeight) * pattern.contextWeight);
}

double fitOf(double words, double context, const Pattern& pattern) {
    const double share = kContextShare * std::min(1.0, pattern.contextWeight / kTellingContext);
    return (1 - share) * words + share * context;
}

Place literalPlace(std::string_view text, std::size_t begin, std::size_t size, const Pattern& pattern) {
    Place place{begin, begin + size, true, 1, 1, contextAround(text, begin, begin + size, pattern), 0};
    place.fit = fitOf(1, place.context, pattern);
    return place;
}

std::size_t sameBytes(auto&& a, auto&& b) {
    const auto end = std::ranges::mismatch(a, b);
    return static_cast<std::size_t>(end.in1 - std::ranges::begin(a));
}

// Bytes of context that stand unchanged right beside the place.
std::size_t literalContext(std::string_view text, std::size_t begin, const TextQuote& quote) {
    const auto before = text.substr(0, begin);
    const auto after = text.substr(begin + quote.exact.size());
    return sameBytes(before | std::views::reverse, quote.prefix | std::views::reverse) + sameBytes(after, quote.suffix);
}

std::vector<Place> literalPlaces(std::string_view text, const TextQuote& quote, const Pattern& pattern) {
    auto starts = occurrences(text, quote.exact, kMostOccurrences);
    if (starts.size() > kMostLiteralPlaces) {
        std::vector<std::pair<std::size_t, std::size_t>> ranked;
        ranked.reserve(starts.size());
        for (const std::size_t start : starts) ranked.emplace_back(literalContext(text, start, quote), start);
        std::ranges::partial_sort(ranked, ranked.begin() + kMostLiteralPlaces, std::ranges::greater{});
        ranked.resize(kMostLiteralPlaces);
        starts.clear();
        for (const auto& [context, start] : ranked) starts.push_back(start);
    }
    std::vector<Place> places;
    places.reserve(starts.size());
    for (const std::size_t start : starts) places.push_back(literalPlace(text, start, quote.exact.size(), pattern));
    return places;
}

// The bytes that stand between the contexts' ends: what became of the quote. `partner` belongs to pattern.all.
class Remains {
public:
    Remains(const Pattern& pattern, const std::vector<std::size_t>& partner, TokenView window)
        : pattern_(pattern), partner_(partner), window_(window) {}

    [[nodiscard]] std::pair<std::size_t, std::size_t> bytes() const {
        const std::size_t from = pattern_.prefix.size();
        const std::size_t to = from + pattern_.exact.size();
        std::size_t first = from;
        while (first < to && partner_[first] == kUnmatched) ++first;
        if (first == to) return gap(from, to);
        std::size_t last = to - 1;
        while (partner_[last] == kUnmatched) --last;
        return {window_[widenLeft(partner_[first], first - from)].begin,
                window_[widenRight(partner_[last], to - 1 - last)].end};
    }

private:
    // None of the quote's words is left: the place between its neighbours.
    [[nodiscard]] std::pair<std::size_t, std::size_t> gap(std::size_t from, std::size_t to) const {
        std::size_t before = from;
        while (before > 0 && partner_[before - 1] == kUnmatched) --before;
        std::size_t after = to;
        while (after < partner_.size() && partner_[after] == kUnmatched) ++after;
        const bool noBefore = before == 0;
        const bool noAfter = after == partner_.size();
        if (noBefore && noAfter) return {window_.front().begin, window_.front().begin};
        if (noBefore) return {window_[partner_[after]].begin, window_[partner_[after]].begin};
        if (noAfter) return {window_[partner_[before - 1]].end, window_[partner_[before - 1]].end};
        return {window_[partner_[before - 1]].end, window_[partner_[after]].begin};
    }

    // The quote's outermost tokens changed, but its neighbour stands: what is between belongs to it.
    [[nodiscard]] std::size_t widenLeft(std::size_t index, std::size_t lost) const {
        const std::size_t from = pattern_.prefix.size();
        if (lost == 0 || from == 0 || partner_[from - 1] == kUnmatched) return index;
        const std::size_t neighbour = partner_[from - 1] + 1;
        return index - neighbour <= 2 * lost + 2 ? neighbour : index;
    }

    [[nodiscard]] std::size_t widenRight(std::size_t index, std::size_t lost) const {
        const std::size_t to = pattern_.prefix.size() + pattern_.exact.size();
        if (lost == 0 || to == partner_.size() || partner_[to] == kUnmatched) return index;
        const std::size_t neighbour = partner_[to] - 1;
        return neighbour - index <= 2 * lost + 2 ? neighbour : index;
    }

    const Pattern& pattern_;
    const std::vector<std::size_t>& partner_;
    TokenView window_;
};

double wordsLeft(const Pattern& pattern, const std::vector<std::size_t>& partner, TokenView stands) {
    std::int64_t matched = 0;
    for (std::size_t i = 0; i < pattern.exact.size(); ++i) {
        if (partner[pattern.prefix.size() + i] != kUnmatched) matched += pattern.exact[i].weight;
    }
    const auto both = weightOf(pattern.exact) + weightOf(stands);
    return both == 0 ? 0 : 2 * static_cast<double>(matched) / static_cast<double>(both);
}

// What the quote adds to the alignment of its contexts alone. Nothing when the neighbours' own words were taken for it.
double ownWords(const Pattern& pattern, TokenView stretch) {
    const auto gain = bestScore(pattern.all, stretch) - bestScore(pattern.contexts, stretch);
    const auto whole = kScoreOfWeight * weightOf(pattern.exact);
    return whole == 0 ? 0 : static_cast<double>(gain) / static_cast<double>(whole);
}

std::vector<Place> alignedPlaces(std::string_view text, const TextQuote& quote, const Pattern& pattern) {
    std::vector<Place> places;
    if (pattern.all.empty()) return places;
    const Tokens tokens = tokenise(text);
    if (pattern.all.size() * tokens.size() > kMostLocalCells) return places;
    const auto minimum = weightOf(pattern.all) * kScoreOfWeight / 4;
    for (const Window& window : bestWindows(pattern.all, tokens, minimum, kMostWindows)) {
        const std::size_t from = window.begin - std::min(window.begin, kSlackTokens);
        const std::size_t to = std::min(tokens.size(), window.end + kSlackTokens);
        const TokenView stretch = TokenView(tokens).subspan(from, to - from);
        if (pattern.all.size() * stretch.size() > kMostTraceCells) continue;
        const auto partner = matches(pattern.all, stretch);
        const auto [begin, end] = Remains(pattern, partner, stretch).bytes();
        if (end < begin) continue;
        Place place{begin, end, text.substr(begin, end - begin) == quote.exact, 0, 0, 0, 0};
        place.words = place.literal ? 1 : wordsLeft(pattern, partner, within(tokens, begin, end));
        place.own = place.literal ? 1 : ownWords(pattern, stretch);
        place.context = contextAround(text, begin, end, pattern);
        place.fit = fitOf(place.words, place.context, pattern);
        places.push_back(place);
    }
    return places;
}

// An empty place (the quote is gone) overlaps what it touches.
bool overlap(const Place& a, const Place& b) {
    if (a.begin == a.end || b.begin == b.end) return a.begin <= b.end && b.begin <= a.end;
    return a.begin < b.end && b.begin < a.end;
}

}  // namespace

std::vector<Place> findPlaces(std::string_view text, const TextQuote& quote) {
    const Pattern pattern(quote);
    auto found = literalPlaces(text, quote, pattern);
    std::ranges::copy(alignedPlaces(text, quote, pattern), std::back_inserter(found));
    std::ranges::stable_sort(found, std::ranges::greater{}, &Place::fit);
    std::vector<Place> places;
    for (const Place& place : found) {
        if (std::ranges::none_of(places, [&](const Place& better) { return overlap(place, better); })) {
            places.push_back(place);
        }
    }
    return places;
}

}  // namespace periplus::annotate
