#pragma once
// Offsets that cannot be mixed up: bytes in a file, Unicode code points in a text.
// Files are at most 4 GiB.
// Ownership: plain values. Thread: any. Errors: none.
#include <compare>
#include <cstdint>

namespace periplus {

struct ByteOffset {
    std::uint32_t value = 0;
    auto operator<=>(const ByteOffset&) const = default;
};

struct CodePointOffset {
    std::uint64_t value = 0;
    auto operator<=>(const CodePointOffset&) const = default;
};

// Half-open: [begin, end).
struct ByteSpan {
    ByteOffset begin;
    ByteOffset end;
    [[nodiscard]] std::uint32_t size() const { return end.value - begin.value; }
    auto operator<=>(const ByteSpan&) const = default;
};

struct CodePointSpan {
    CodePointOffset begin;
    CodePointOffset end;
    [[nodiscard]] std::uint64_t size() const { return end.value - begin.value; }
    auto operator<=>(const CodePointSpan&) const = default;
};

}  // namespace periplus
