#include "base/utf8.h"

#include <utf8cpp/utf8.h>

#include <algorithm>
#include <iterator>

namespace periplus {
namespace {

bool startsCodePoint(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

}  // namespace

std::optional<std::uint64_t> firstInvalidUtf8(std::string_view bytes) {
    const auto end = bytes.end();
    const auto bad = utf8::find_invalid(bytes.begin(), end);
    if (bad == end) return std::nullopt;
    return static_cast<std::uint64_t>(bad - bytes.begin());
}

std::uint64_t codePointCount(std::string_view text) {
    return static_cast<std::uint64_t>(std::ranges::count_if(text, startsCodePoint));
}

std::size_t byteOfCodePoint(std::string_view text, CodePointOffset index) {
    std::uint64_t seen = 0;
    for (std::size_t byte = 0; byte < text.size(); ++byte) {
        if (!startsCodePoint(text[byte])) continue;
        if (seen == index.value) return byte;
        ++seen;
    }
    return text.size();
}

CodePointOffset codePointOfByte(std::string_view text, std::size_t byte) {
    return {codePointCount(text.substr(0, std::min(byte, text.size())))};
}

std::string_view slice(std::string_view text, CodePointSpan span) {
    const auto begin = byteOfCodePoint(text, span.begin);
    const auto rest = text.substr(begin);
    return rest.substr(0, byteOfCodePoint(rest, {span.end.value - span.begin.value}));
}

void appendUtf8(std::string& out, char32_t codePoint) { utf8::append(codePoint, std::back_inserter(out)); }

}  // namespace periplus
