#include "annotate/align.h"

#include <algorithm>
#include <ranges>

namespace periplus::annotate {
namespace {

template <class Pattern, class Text>
std::int64_t scoreFromEdge(const Pattern& pattern, const Text& text) {
    std::vector<std::int64_t> row(pattern.size() + 1, 0);
    std::int64_t best = 0;
    for (const Token& token : text) {
        std::int64_t diagonal = row[0];
        row[0] -= token.weight;
        std::size_t i = 0;
        for (const Token& wanted : pattern) {
            ++i;
            std::int64_t score = std::max(row[i] - token.weight, row[i - 1]);
            if (wanted.id == token.id) score = std::max(score, diagonal + kScoreOfWeight * token.weight);
            diagonal = row[i];
            row[i] = score;
            best = std::max(best, score);
        }
    }
    return best;
}

struct Cell {
    std::int64_t score = 0;
    std::size_t begin = 0;
};

// One text token further in a local alignment; row[i] is the best one that uses the first i pattern tokens.
void advance(std::vector<Cell>& row, TokenView pattern, const Token& token, std::size_t index) {
    Cell diagonal = row[0];
    row[0] = {0, index + 1};
    for (std::size_t i = 1; i < row.size(); ++i) {
        Cell cell = {row[i].score - token.weight, row[i].begin};
        if (row[i - 1].score > cell.score) cell = row[i - 1];
        if (pattern[i - 1].id == token.id && diagonal.score + kScoreOfWeight * token.weight > cell.score) {
            cell = {diagonal.score + kScoreOfWeight * token.weight, diagonal.begin};
        }
        if (cell.score <= 0) cell = {0, index + 1};
        diagonal = row[i];
        row[i] = cell;
    }
}

bool mostlyTheSame(const Window& a, const Window& b) {
    const std::size_t begin = std::max(a.begin, b.begin);
    const std::size_t end = std::min(a.end, b.end);
    return begin < end && 2 * (end - begin) > std::min(a.end - a.begin, b.end - b.begin);
}

enum class Step : std::uint8_t { SkipText, SkipPattern, Match };

class Trace {
public:
    Trace(TokenView pattern, TokenView text)
        : width_(pattern.size() + 1), steps_(width_ * (text.size() + 1), Step::SkipPattern) {
        std::vector<std::int64_t> row(width_, 0);
        for (std::size_t j = 1; j <= text.size(); ++j) fillRow(row, pattern, text[j - 1], j);
    }

    [[nodiscard]] std::size_t end() const { return end_; }
    [[nodiscard]] Step at(std::size_t i, std::size_t j) const { return steps_[j * width_ + i]; }

private:
    void fillRow(std::vector<std::int64_t>& row, TokenView pattern, const Token& token, std::size_t j) {
        std::int64_t diagonal = row[0];
        for (std::size_t i = 1; i < width_; ++i) {
            std::int64_t score = row[i] - token.weight;
            Step step = Step::SkipText;
            if (row[i - 1] >= score) {
                score = row[i - 1];
                step = Step::SkipPattern;
            }
            if (pattern[i - 1].id == token.id && diagonal + kScoreOfWeight * token.weight >= score) {
                score = diagonal + kScoreOfWeight * token.weight;
                step = Step::Match;
            }
            diagonal = row[i];
            row[i] = score;
            steps_[j * width_ + i] = step;
        }
        if (row.back() > best_) {
            best_ = row.back();
            end_ = j;
        }
    }

    std::size_t width_;
    std::vector<Step> steps_;
    std::int64_t best_ = 0;
    std::size_t end_ = 0;
};

}  // namespace

std::int64_t scoreAfterEdge(TokenView pattern, TokenView text) { return scoreFromEdge(pattern, text); }

std::int64_t scoreBeforeEdge(TokenView pattern, TokenView text) {
    return scoreFromEdge(pattern | std::views::reverse, text | std::views::reverse);
}

std::vector<Window> bestWindows(TokenView pattern, TokenView text, std::int64_t minimumScore, std::size_t limit) {
    std::vector<Cell> row(pattern.size() + 1);
    std::vector<Window> found;
    std::int64_t before = 0;
    for (std::size_t j = 0; j < text.size(); ++j) {
        advance(row, pattern, text[j], j);
        const Cell& cell = row.back();
        if (cell.score > before && cell.score >= minimumScore) found.push_back({cell.begin, j + 1, cell.score});
        before = cell.score;
    }
    std::ranges::stable_sort(found, std::ranges::greater{}, &Window::score);
    std::vector<Window> best;
    for (const Window& window : found) {
        if (best.size() == limit) break;
        if (std::ranges::none_of(best, [&](const Window& other) { return mostlyTheSame(window, other); })) {
            best.push_back(window);
        }
    }
    return best;
}

std::int64_t bestScore(TokenView pattern, TokenView text) {
    std::vector<Cell> row(pattern.size() + 1);
    std::int64_t best = 0;
    for (std::size_t j = 0; j < text.size(); ++j) {
        advance(row, pattern, text[j], j);
        best = std::max(best, row.back().score);
    }
    return best;
}

std::vector<std::size_t> matches(TokenView pattern, TokenView text) {
    const Trace trace(pattern, text);
    std::vector<std::size_t> partner(pattern.size(), kUnmatched);
    std::size_t i = pattern.size();
    std::size_t j = trace.end();
    while (i > 0 && j > 0) {
        const Step step = trace.at(i, j);
        if (step == Step::Match) partner[i - 1] = j - 1;
        if (step != Step::SkipText) --i;
        if (step != Step::SkipPattern) --j;
    }
    return partner;
}

}  // namespace periplus::annotate
