#include "text/difference.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace periplus::text {

namespace {

using Kind = TextPiece::Kind;
using Tokens = std::vector<std::string_view>;

constexpr int kMostLineEdits = 1'500;  // memory grows with the square
constexpr int kMostWordEdits = 600;
constexpr std::size_t kLeastSame = 4;  // bytes; what stays between two changes and is shorter goes with them

class Pieces {
public:
    void put(Kind kind, std::string_view text) {
        if (text.empty()) return;
        if (kind == Kind::Same) {
            flush();
            join(Kind::Same, text);
        } else {
            (kind == Kind::Removed ? removed_ : added_).append(text);
        }
    }
    std::vector<TextPiece> take() {
        flush();
        return std::move(list_);
    }

private:
    void flush() {
        if (!removed_.empty()) join(Kind::Removed, removed_);
        if (!added_.empty()) join(Kind::Added, added_);
        removed_.clear();
        added_.clear();
    }
    void join(Kind kind, std::string_view text) {
        if (!list_.empty() && list_.back().kind == kind) {
            list_.back().text.append(text);
        } else {
            list_.push_back({kind, std::string(text)});
        }
    }
    std::vector<TextPiece> list_;
    std::string removed_;
    std::string added_;
};

Tokens linesOf(std::string_view text) {
    Tokens lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

// The end of the first token: a word of ASCII letters, a run of blanks, or one code point.
std::size_t tokenEnd(std::string_view text) {
    std::size_t end = 1;
    if (isLetter(text.front())) {
        while (end < text.size() && isLetter(text[end])) ++end;
    } else if (text.front() == ' ') {
        while (end < text.size() && text[end] == ' ') ++end;
    } else {
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    }
    return end;
}

Tokens wordsOf(std::string_view text) {
    Tokens words;
    while (!text.empty()) {
        const auto end = tokenEnd(text);
        words.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return words;
}

struct Match {
    std::size_t before;
    std::size_t after;
};

// The tokens that stay, in order; nothing when there are more edits than `most`.
class Myers {
public:
    Myers(const Tokens& before, const Tokens& after, int most)
        : a_(before), b_(after), n_(static_cast<int>(before.size())), m_(static_cast<int>(after.size())) {
        most = std::min(most, n_ + m_);
        std::vector<int> furthest(2 * static_cast<std::size_t>(most) + 3, 0);
        const int middle = most + 1;
        for (int edits = 0; edits <= most; ++edits) {
            if (step(furthest, middle, edits)) {
                found_ = true;
                walkBack(edits);
                return;
            }
            trace_.emplace_back(furthest.begin() + middle - edits, furthest.begin() + middle + edits + 1);
        }
    }
    [[nodiscard]] bool found() const { return found_; }
    [[nodiscard]] const std::vector<Match>& matches() const { return matches_; }

private:
    [[nodiscard]] bool same(int x, int y) const {
        return a_[static_cast<std::size_t>(x)] == b_[static_cast<std::size_t>(y)];
    }

    bool step(std::vector<int>& furthest, int middle, int edits) const {
        for (int k = -edits; k <= edits; k += 2) {
            const auto at = static_cast<std::size_t>(middle + k);
            const bool down = k == -edits || (k != edits && furthest[at - 1] < furthest[at + 1]);
            int x = edits == 0 ? 0 : down ? furthest[at + 1] : furthest[at - 1] + 1;
            while (x < n_ && x - k < m_ && same(x, x - k)) ++x;
            furthest[at] = x;
            if (x >= n_ && x - k >= m_) return true;
        }
        return false;
    }

    // trace_[d] holds the diagonals -d to d after d edits.
    [[nodiscard]] int reached(int edits, int k) const {
        return trace_[static_cast<std::size_t>(edits)][static_cast<std::size_t>(k + edits)];
    }

    void walkBack(int edits) {
        int x = n_;
        int y = m_;
        for (; edits > 0; --edits) {
            const int k = x - y;
            const int before = edits - 1;
            const bool hasLeft = k - 1 >= -before;
            const bool hasRight = k + 1 <= before;
            const bool down = !hasLeft || (hasRight && reached(before, k - 1) < reached(before, k + 1));
            const int fromX = reached(before, down ? k + 1 : k - 1);
            const int startX = down ? fromX : fromX + 1;
            for (; x > startX; --x, --y) keep(x, y);
            x = fromX;
            y = fromX - (down ? k + 1 : k - 1);
        }
        for (; x > 0 && y > 0; --x, --y) keep(x, y);
        std::ranges::reverse(matches_);
    }
    void keep(int x, int y) { matches_.push_back({static_cast<std::size_t>(x - 1), static_cast<std::size_t>(y - 1)}); }

    const Tokens& a_;
    const Tokens& b_;
    int n_;
    int m_;
    bool found_ = false;
    std::vector<std::vector<int>> trace_;
    std::vector<Match> matches_;
};

std::string_view span(const Tokens& tokens, std::size_t begin, std::size_t end) {
    if (begin >= end) return {};
    return {tokens[begin].data(),
            static_cast<std::size_t>(tokens[end - 1].data() + tokens[end - 1].size() - tokens[begin].data())};
}

// Stretches that stay, as long as they are worth it.
std::vector<Match> worthKeeping(const Tokens& before, const std::vector<Match>& matches, std::size_t sizeBefore,
                                std::size_t sizeAfter) {
    std::vector<Match> kept;
    for (std::size_t i = 0; i < matches.size();) {
        std::size_t end = i + 1;
        while (end < matches.size() && matches[end].before == matches[end - 1].before + 1 &&
               matches[end].after == matches[end - 1].after + 1)
            ++end;
        const bool first = matches[i].before == 0 && matches[i].after == 0;
        const bool last = matches[end - 1].before + 1 == sizeBefore && matches[end - 1].after + 1 == sizeAfter;
        const auto bytes = span(before, matches[i].before, matches[end - 1].before + 1).size();
        if (first || last || bytes >= kLeastSame)
            kept.insert(kept.end(), matches.begin() + static_cast<std::ptrdiff_t>(i),
                        matches.begin() + static_cast<std::ptrdiff_t>(end));
        i = end;
    }
    return kept;
}

void changed(std::string_view before, std::string_view after, Pieces& pieces) {
    const Tokens a = wordsOf(before);
    const Tokens b = wordsOf(after);
    const Myers words(a, b, kMostWordEdits);
    std::size_t x = 0;
    std::size_t y = 0;
    for (const Match& match :
         words.found() ? worthKeeping(a, words.matches(), a.size(), b.size()) : std::vector<Match>()) {
        pieces.put(Kind::Removed, span(a, x, match.before));
        pieces.put(Kind::Added, span(b, y, match.after));
        pieces.put(Kind::Same, a[match.before]);
        x = match.before + 1;
        y = match.after + 1;
    }
    pieces.put(Kind::Removed, span(a, x, a.size()));
    pieces.put(Kind::Added, span(b, y, b.size()));
}

}  // namespace

std::vector<TextPiece> difference(std::string_view before, std::string_view after) {
    const Tokens a = linesOf(before);
    const Tokens b = linesOf(after);
    Pieces pieces;
    const Myers lines(a, b, kMostLineEdits);
    std::size_t x = 0;
    std::size_t y = 0;
    for (const Match& match : lines.matches()) {
        changed(span(a, x, match.before), span(b, y, match.after), pieces);
        pieces.put(Kind::Same, a[match.before]);
        x = match.before + 1;
        y = match.after + 1;
    }
    changed(span(a, x, a.size()), span(b, y, b.size()), pieces);
    return pieces.take();
}

}  // namespace periplus::text
