#pragma once
// CodeSpans: where a run of backticks is closed by a run of the same length. Each run of a text is looked at once for
// each length that stays open, and never again. Views the text. Thread: one. Errors: 0 when it is not closed.
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace periplus::catalogue {

class CodeSpans {
public:
    explicit CodeSpans(std::string_view text) : text_(text) {}
    // Length of the run of equal characters at `at`.
    [[nodiscard]] std::size_t runLength(std::size_t at) const;
    // Where the run that closes the one at `at` begins.
    [[nodiscard]] std::size_t closing(std::size_t at, std::size_t length);

private:
    std::string_view text_;
    std::array<std::size_t, 33> last_{};  // by length: where the last run seen begins
    bool allSeen_ = false;
};

// Appends the text of what stands between the backticks, less one space at each end; in a table's cell, `\|` is a bar.
void appendCode(std::string& out, std::string_view code, bool tableCell);

}  // namespace periplus::catalogue
