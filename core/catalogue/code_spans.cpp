#include "catalogue/code_spans.h"

#include <algorithm>

namespace periplus::catalogue {

std::size_t CodeSpans::runLength(std::size_t at) const {
    const auto end = text_.find_first_not_of(text_[at], at);
    return (end == std::string_view::npos ? text_.size() : end) - at;
}

std::size_t CodeSpans::closing(std::size_t at, std::size_t length) {
    if (length >= last_.size() || (allSeen_ && last_[length] <= at)) return 0;
    for (auto next = text_.find('`', at + length); next != std::string_view::npos;) {
        const auto found = runLength(next);
        if (found < last_.size()) last_[found] = std::max(last_[found], next);
        if (found == length) return next;
        next = text_.find('`', next + found);
    }
    allSeen_ = true;
    return 0;
}

void appendCode(std::string& out, std::string_view code, bool tableCell) {
    const auto isPad = [](char c) { return c == ' ' || c == '\n'; };
    const bool padded = code.size() > 2 && isPad(code.front()) && isPad(code.back());
    if (padded && code.find_first_not_of(" \n") != std::string_view::npos) code = code.substr(1, code.size() - 2);
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (tableCell && code.substr(i, 2) == "\\|") continue;
        if (code[i] == '\0')
            out += "\xEF\xBF\xBD";
        else
            out += code[i] == '\n' ? ' ' : code[i];
    }
}

}  // namespace periplus::catalogue
