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
    bool operator==(const SelectorSet&) const = default;
};

// Describes the code points of span in text. InvalidArgument: empty, reversed or outside.
Result<SelectorSet> describe(std::string_view text, CodePointSpan span);

// A JSON array of W3C selectors, and back.
std::string toJson(const SelectorSet& selectors);
Result<SelectorSet> fromJson(std::string_view json);

}  // namespace periplus::annotate
