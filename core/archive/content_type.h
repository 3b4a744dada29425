#pragma once
// Content types of what is served are constants from one table; what an archive says of a part only chooses among them,
// together with the part's first bytes. What is not in the table is not served.
// Ownership: constants. Thread: any. Errors: none.
#include <cstdint>
#include <string_view>

namespace periplus::archive {

enum class PartKind : std::uint8_t { Html, Css, Svg, Image, Font, Media, Text, Other };

struct ServedType {
    PartKind kind = PartKind::Other;
    std::string_view name;  // "text/html; charset=utf-8"; empty: never served
};

ServedType servedType(std::string_view contentType, std::string_view firstBytes);

}  // namespace periplus::archive
