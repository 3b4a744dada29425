#include "annotate/selector.h"

#include "annotate/candidates.h"
#include "base/hash.h"
#include "base/utf8.h"

#include <algorithm>
#include <cmath>

namespace periplus::annotate {
namespace {

constexpr std::uint64_t kContext = 64;  // code points

std::uint32_t lineOf(std::string_view text, std::size_t byte) {
    return 1 + static_cast<std::uint32_t>(std::ranges::count(text.substr(0, byte), '\n'));
}

// How well the best other place fits, in thousandths, rounded up so that a twin never looks less than one.
double rivalOf(std::string_view text, const TextQuote& quote, std::size_t begin, std::size_t end) {
    double rival = 0;
    for (const Place& place : findPlaces(text, quote)) {
        if (place.begin < end && begin < place.end) continue;
        rival = std::max(rival, place.fit);
    }
    return std::min(1.0, std::ceil(rival * 1000) / 1000);
}

}  // namespace

Result<SelectorSet> describe(std::string_view text, CodePointSpan span) {
    const std::string range = std::to_string(span.begin.value) + "-" + std::to_string(span.end.value);
    const auto count = codePointCount(text);
    if (span.end <= span.begin) return fail(ErrorCode::InvalidArgument, range, "nothing is selected");
    if (span.end.value > count) return fail(ErrorCode::InvalidArgument, range, "the selection lies outside the text");
    const std::size_t begin = byteOfCodePoint(text, span.begin);
    const std::size_t end = begin + byteOfCodePoint(text.substr(begin), {span.size()});
    if (end - begin > kMaxQuoteBytes) return fail(ErrorCode::TooLarge, range, "a selection holds at most 1 MiB");

    SelectorSet set;
    set.quote.exact = text.substr(begin, end - begin);
    const auto prefix = span.begin.value - std::min(span.begin.value, kContext);
    set.quote.prefix = slice(text, {{prefix}, span.begin});
    set.quote.suffix = slice(text, {span.end, {std::min(count, span.end.value + kContext)}});
    set.position = span;
    set.firstLine = lineOf(text, begin);
    set.lastLine = lineOf(text, end - 1);
    set.textHash = sha256Hex(text);
    set.rival = rivalOf(text, set.quote, begin, end);
    return set;
}

}  // namespace periplus::annotate
