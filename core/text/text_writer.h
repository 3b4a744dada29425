#pragma once
// The text of a page and its map while they grow; runs that follow one another in the page become one entry.
// Ownership: the result is the owner's. Thread: one. Errors: none.
#include "text/page_text.h"

#include <string_view>

namespace periplus::text {

class TextWriter {
public:
    explicit TextWriter(PageText& page) : page_(page) {}

    // Text that stands in the page, from code point `offset` of a text node; gives its number of code points.
    std::uint32_t fromPage(std::uint32_t textNode, std::uint32_t offset, std::string_view text);
    // What the page shows and does not write.
    void added(char c);

    [[nodiscard]] CodePointOffset end() const { return {points_}; }
    [[nodiscard]] bool atLineStart() const { return page_.text.empty() || page_.text.back() == '\n'; }

private:
    PageText& page_;
    std::uint64_t points_ = 0;
};

}  // namespace periplus::text
