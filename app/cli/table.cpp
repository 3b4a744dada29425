#include "cli/table.h"

#include "cli/printable.h"

#include <algorithm>
#include <numeric>

namespace periplus::cli {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kLeastElastic = 16;

}  // namespace

void Table::add(std::vector<std::string> cells) {
    widths_.resize(std::max(widths_.size(), cells.size()), 0);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        cells[i] = printable(cells[i]);
        widths_[i] = std::max(widths_[i], displayWidth(cells[i]));
    }
    rows_.push_back(std::move(cells));
}

std::string Table::text() const {
    auto widths = widths_;
    const std::size_t gaps = widths.empty() ? 0 : kGap * (widths.size() - 1);
    const std::size_t whole = std::accumulate(widths.begin(), widths.end(), gaps);
    if (columns_ > 0 && whole > columns_ && elastic_ < widths.size()) {
        const std::size_t others = whole - widths[elastic_];
        widths[elastic_] = std::max(kLeastElastic, columns_ - std::min(columns_, others));
    }
    std::string text;
    for (const auto& row : rows_) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += i + 1 == row.size() ? cut(row[i], widths[i]) : fitted(row[i], widths[i]) + std::string(kGap, ' ');
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
    return text;
}

}  // namespace periplus::cli
