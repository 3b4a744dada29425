#pragma once
// Selectors: where an annotation stands, as the W3C Web Annotation Data Model (2017) says it.
// Offsets are Unicode code points (not UTF-16 units) in the UTF-8 text of the annotated source.
// Plain values; any thread. Errors: fromJson() gives Malformed for what cannot be a selector; unknown fields are kept.
#include "base/error.h"
#include "base/offset.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace periplus::annotate {

// https://www.w3.org/TR/annotation-model/#text-quote-selector; prefix and suffix hold up to 64 code points.
struct TextQuote {
    std::string exact;
    std::string prefix;
    std::string suffix;
    bool operator==(const TextQuote&) const = default;
};

struct SelectorSet {
    TextQuote quote;
    CodePointSpan position;       // TextPositionSelector
    std::uint32_t firstLine = 0;  // 1-based, in the source's text; extension `periplus:LineSelector`
    std::uint32_t lastLine = 0;   // inclusive
    std::string textHash;         // SHA-256 (hex) of the whole source text at creation; extension
    std::string unknownJson;      // selectors we do not know, kept as they came (JSON array text; may be empty)
    double rival = 0;             // 0 to 1: how well the best other place of the text fitted at creation; extension
    bool operator==(const SelectorSet&) const = default;
};

inline constexpr std::size_t kMaxQuoteBytes = std::size_t{1} << 20U;
inline constexpr std::size_t kMaxSelectorJsonBytes = std::size_t{4} << 20U;

// Describes the code points of span in text. InvalidArgument: empty, reversed or outside; TooLarge: over 1 MiB.
Result<SelectorSet> describe(std::string_view text, CodePointSpan span);

// A JSON array of W3C selectors, and back. What W3C has no selector for stands in `periplus:LineSelector` and
// `periplus:TextSelector`, whose prefix is declared in their own `@context`.
std::string toJson(const SelectorSet& set);
Result<SelectorSet> fromJson(std::string_view json);

}  // namespace periplus::annotate
