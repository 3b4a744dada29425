#pragma once
// Styles of inline text: delimiter runs become emphasis, strong and strike by CommonMark's rules; then the delimiters
// are cut out and runs are made. Part of inlines.cpp, apart for size. Thread: one. Errors: none.
#include "catalogue/inlines.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace periplus::catalogue {

struct StyleRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint8_t style = Run::Plain;
};

// Whether a run of delimiters may open or close emphasis, by the characters before and behind it (CommonMark 6.2).
struct Flanks {
    bool opens = false;
    bool closes = false;
};
Flanks flanks(char mark, char32_t before, char32_t after);

class InlineStyles {
public:
    void clear();
    // A run of delimiters that stands at the end of the text just written.
    void addDelimiters(char mark, std::uint32_t position, std::uint32_t length, bool canOpen, bool canClose);
    [[nodiscard]] std::size_t delimiterCount() const { return delimiters_.size(); }
    [[nodiscard]] bool isOpen(char mark) const;
    // Matches the delimiters from `bottom` on and forgets them.
    void matchDelimiters(std::size_t bottom);
    void addStyle(StyleRange range) { styles_.push_back(range); }
    void cut(std::uint32_t begin, std::uint32_t end) { cuts_.push_back({begin, end, 0}); }
    // Takes the cuts out of out.text, moves out.links, and makes out.runs.
    void finish(InlineText& out);

private:
    struct Delimiters {
        std::uint32_t position = 0;
        std::uint32_t length = 0;
        std::uint32_t originalLength = 0;
        int previous = -1;
        int next = -1;
        char mark = '*';
        bool canOpen = false;
        bool canClose = false;
    };
    struct Event {
        std::uint32_t at = 0;
        std::int32_t link = -1;
        std::uint8_t style = Run::Plain;
        bool begins = false;
    };
    void chain(int first, int count);
    [[nodiscard]] int openerFor(int closer, int bottom, int lowest) const;
    std::uint32_t join(Delimiters& opener, Delimiters& closer);
    void markHighlights();
    void markStruck(InlineText& out) const;
    // inline_runs.cpp
    [[nodiscard]] std::uint32_t moved(std::uint32_t position) const;
    void applyCuts(InlineText& out);
    void collectEvents(const InlineText& out);
    void apply(const Event& event, const InlineText& out);
    void emit(std::uint32_t& from, std::uint32_t to, InlineText& out) const;
    void makeRuns(InlineText& out);

    std::vector<Delimiters> delimiters_;
    std::vector<StyleRange> styles_;
    std::vector<StyleRange> cuts_;
    std::vector<std::uint32_t> removed_;  // bytes removed up to the end of each cut
    std::vector<Event> events_;
    std::vector<std::int32_t> openLinks_;
    std::array<std::uint32_t, 8> depth_{};
    std::uint32_t openStrikes_ = 0;
    std::uint32_t openStars_ = 0;
    std::uint32_t strikeMarks_ = 0;
    std::uint32_t strikes_ = 0;
};

}  // namespace periplus::catalogue
