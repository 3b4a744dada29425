#include "text/text_writer.h"

#include "base/utf8.h"

namespace periplus::text {

std::uint32_t TextWriter::fromPage(std::uint32_t textNode, std::uint32_t offset, std::string_view text) {
    const auto length = static_cast<std::uint32_t>(codePointCount(text));
    if (length == 0) return 0;
    auto& map = page_.map;
    const bool goesOn = !map.empty() && map.back().textNode == textNode &&
                        map.back().offset + map.back().length == offset &&
                        map.back().at.value + map.back().length == points_;
    if (goesOn) {
        map.back().length += length;
    } else {
        map.push_back({{points_}, textNode, offset, length});
    }
    page_.text += text;
    points_ += length;
    return length;
}

void TextWriter::added(char c) {
    page_.text += c;
    ++points_;
}

}  // namespace periplus::text
