#pragma once
// What the sealer knows of elements, attributes and hosts by their names, whatever namespace they stand in: what is
// written may be read again into another one. Thread: any. Errors: none.
#include <cstdint>
#include <string_view>

namespace periplus::archive {

enum class Fate : std::uint8_t {
    Keep,
    Drop,    // with all below it
    Unwrap,  // what is below it stays
};

Fate fateOf(std::string_view lowerName);

// Attributes that mean nothing but to the look: kept as they are.
bool isInert(std::string_view lowerName);
// Attributes of SVG and MathML that may hold url(): kept through the style sealer.
bool isDrawing(std::string_view lowerName);
// A mark that frameworks put on elements for their style sheets: data-v-1a2b3c, _ngcontent-xyz.
bool isFrameworkMark(std::string_view lowerName, std::string_view value);

// Made of letters, digits and a few signs, so that it is written and read as one name.
bool isPlainName(std::string_view name);

// Of a house that counts readers and shows advertisements on other sites' pages, and nothing else.
bool isOfAdvertisers(std::string_view host);

}  // namespace periplus::archive
