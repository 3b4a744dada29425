#pragma once
// Content: the inline text of one leaf block, its container prefixes taken off, with the way back to the source.
// One line of the source is viewed where it stands; several are joined by '\n' in `joined`. Reused from block to block.
// Ownership: views the source. Thread: one. Errors: none.
#include "catalogue/lines.h"
#include "catalogue/markdown.h"

#include <string>
#include <string_view>
#include <vector>

namespace periplus::catalogue {

class Content {
public:
    // Paragraph or heading, without the marks of the heading.
    void read(const Lines& lines, const MarkdownBlock& block);
    // Any bytes of one line (a table cell), or a text that is its own source.
    void view(std::string_view source, ByteSpan span);

    // Valid until the next read(), view() or dropFront().
    [[nodiscard]] std::string_view text() const;
    [[nodiscard]] std::uint32_t sourceOf(std::size_t at) const;
    [[nodiscard]] ByteSpan sourceSpan(std::size_t begin, std::size_t end) const;
    void dropFront(std::size_t bytes) { dropped_ += bytes; }

private:
    struct Piece {
        std::size_t begin = 0;  // in the joined text
        std::uint32_t source = 0;
    };
    void append(std::string_view source, ByteSpan span);
    void trimEnd();

    std::string_view whole_;
    std::string joined_;
    std::vector<Piece> pieces_;
    std::size_t length_ = 0;
    std::size_t dropped_ = 0;
};

// Bytes of a line behind at most `quotes` marks `>` and white space.
ByteSpan withoutPrefix(const Lines& lines, std::uint32_t line, std::uint8_t quotes);

}  // namespace periplus::catalogue
