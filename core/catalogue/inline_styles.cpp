#include "catalogue/inline_styles.h"

#include "catalogue/characters.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace periplus::catalogue {

Flanks flanks(char mark, char32_t before, char32_t after) {
    const auto space = [](char32_t c) { return c == '\n' || isUnicodeSpace(c); };
    const bool left = !space(after) && (!isUnicodePunctuation(after) || space(before) || isUnicodePunctuation(before));
    const bool right = !space(before) && (!isUnicodePunctuation(before) || space(after) || isUnicodePunctuation(after));
    if (mark != '_') return {left, right};
    return {left && (!right || isUnicodePunctuation(before)), right && (!left || isUnicodePunctuation(after))};
}

void InlineStyles::clear() {
    delimiters_.clear();
    styles_.clear();
    cuts_.clear();
    openStrikes_ = 0;
    openStars_ = 0;
    strikeMarks_ = 0;
    strikes_ = 0;
}

void InlineStyles::addDelimiters(char mark, std::uint32_t position, std::uint32_t length, bool canOpen, bool canClose) {
    delimiters_.push_back({position, length, length, -1, -1, mark, canOpen, canClose});
    if (mark == '~') ++strikeMarks_;
    if (canOpen && mark == '~') ++openStrikes_;
    if (canOpen && mark == '*') ++openStars_;
}

bool InlineStyles::isOpen(char mark) const { return (mark == '~' ? openStrikes_ : openStars_) > 0; }

int InlineStyles::openerFor(int closer, int bottom, int lowest) const {
    const auto& close = delimiters_[static_cast<std::size_t>(closer)];
    for (int at = close.previous; at >= bottom && at >= lowest;
         at = delimiters_[static_cast<std::size_t>(at)].previous) {
        const auto& open = delimiters_[static_cast<std::size_t>(at)];
        if (!open.canOpen || open.mark != close.mark) continue;
        if (close.mark == '~') return at;
        const bool both = close.canOpen || open.canClose;
        const bool odd = both && close.originalLength % 3 != 0 && (open.originalLength + close.originalLength) % 3 == 0;
        if (!odd) return at;
    }
    return -1;
}

std::uint32_t InlineStyles::join(Delimiters& opener, Delimiters& closer) {
    const std::uint32_t used = opener.length >= 2 && closer.length >= 2 ? 2 : 1;
    const std::uint8_t style = closer.mark == '~' ? Run::Struck : used == 2 ? Run::Strong : Run::Emphasis;
    if (style == Run::Struck) ++strikes_;
    const auto inner = opener.position + opener.length;
    styles_.push_back({inner, closer.position, style});
    cut(inner - used, inner);
    cut(closer.position, closer.position + used);
    opener.length -= used;
    closer.position += used;
    closer.length -= used;
    return used;
}

void InlineStyles::chain(int first, int count) {
    for (int i = first; i < count; ++i) {
        auto& delimiters = delimiters_[static_cast<std::size_t>(i)];
        delimiters.previous = i > first ? i - 1 : -1;
        delimiters.next = i + 1 < count ? i + 1 : -1;
    }
}

void InlineStyles::matchDelimiters(std::size_t bottom) {
    const auto first = static_cast<int>(bottom);
    const auto count = static_cast<int>(delimiters_.size());
    const auto at = [this](int i) -> Delimiters& { return delimiters_[static_cast<std::size_t>(i)]; };
    chain(first, count);
    const auto remove = [&](int i) {
        if (at(i).previous >= 0) at(at(i).previous).next = at(i).next;
        if (at(i).next >= 0) at(at(i).next).previous = at(i).previous;
    };
    // Below these no opener is left, for each mark, whether the closer can open as well, and length mod 3.
    std::array<int, 18> lowest{};
    lowest.fill(first);
    for (int closer = first < count ? first : -1; closer >= 0;) {
        auto& close = at(closer);
        if (!close.canClose) {
            closer = close.next;
            continue;
        }
        const auto mark = close.mark == '*' ? 0U : close.mark == '_' ? 1U : 2U;
        auto& low = lowest[mark * 6 + (close.canOpen ? 3U : 0U) + close.originalLength % 3];
        const int opener = openerFor(closer, first, low);
        const int next = close.next;
        if (opener < 0) {
            low = closer;
            if (!close.canOpen) remove(closer);
            closer = next;
            continue;
        }
        while (at(opener).next != closer) remove(at(opener).next);
        join(at(opener), close);
        if (at(opener).length == 0) remove(opener);
        if (close.length == 0) {
            remove(closer);
            closer = next;
        }
    }
    delimiters_.resize(bottom);
}

// `***x***` was matched twice around the same text.
void InlineStyles::markHighlights() {
    for (std::size_t i = 0; i + 1 < styles_.size(); ++i) {
        auto& inner = styles_[i];
        auto& outer = styles_[i + 1];
        const bool both = (inner.style == Run::Strong && outer.style == Run::Emphasis) ||
                          (inner.style == Run::Emphasis && outer.style == Run::Strong);
        if (!both || inner.begin != outer.begin || inner.end != outer.end) continue;
        inner.style = Run::Highlight;
        outer.style = Run::Plain;
    }
}

void InlineStyles::markStruck(InlineText& out) const {
    std::vector<StyleRange> strikes;
    std::ranges::copy_if(
        styles_, std::back_inserter(strikes), [](auto style) { return style == Run::Struck; }, &StyleRange::style);
    std::ranges::sort(strikes, {}, &StyleRange::begin);
    for (auto& link : out.links) {
        const auto after = std::ranges::upper_bound(strikes, link.begin, {}, &StyleRange::begin);
        link.struck = after != strikes.begin() && link.end <= (after - 1)->end && link.begin < link.end;
    }
}

void InlineStyles::finish(InlineText& out) {
    matchDelimiters(0);
    out.unclosedStrike = strikeMarks_ > 2 * strikes_;
    applyCuts(out);
    markHighlights();
    markStruck(out);
    makeRuns(out);
}

}  // namespace periplus::catalogue
