#pragma once
// Lines: where the lines of a source begin, and the place (line, column) of a byte. Lines end at LF, CRLF or CR, as
// cmark sees them. Ownership: views the source, which must outlive it. Thread: one; place() keeps a cursor so that
// places asked for in order cost linear time in all. Errors: none.
#include "base/offset.h"
#include "catalogue/catalogue.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace periplus::catalogue {

class Lines {
public:
    explicit Lines(std::string_view source);

    [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(starts_.size()); }
    // 1-based; out of range: the nearest line. Without its line end; of line 1 without a byte order mark.
    [[nodiscard]] ByteSpan span(std::uint32_t line) const;
    [[nodiscard]] std::string_view text(std::uint32_t line) const;
    // Byte after the line's end mark: where the next line begins.
    [[nodiscard]] std::uint32_t nextStart(std::uint32_t line) const;
    [[nodiscard]] std::uint32_t lineOf(std::uint32_t byte) const;
    [[nodiscard]] Place place(std::uint32_t byte) const;
    [[nodiscard]] std::string_view source() const { return source_; }

private:
    std::string_view source_;
    std::vector<std::uint32_t> starts_;
    mutable std::uint32_t cursorLine_ = 0;
    mutable std::uint32_t cursorByte_ = 0;
    mutable std::uint32_t cursorColumn_ = 1;
};

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace periplus::catalogue
