#include "annotate/occurrences.h"

namespace periplus::annotate {
namespace {

// For each prefix of wanted the length of its longest proper prefix that is also its suffix.
std::vector<std::size_t> bordersOf(std::string_view wanted) {
    std::vector<std::size_t> borders(wanted.size() + 1, 0);
    std::size_t matched = 0;
    for (std::size_t i = 1; i < wanted.size(); ++i) {
        while (matched > 0 && wanted[i] != wanted[matched]) matched = borders[matched];
        if (wanted[i] == wanted[matched]) ++matched;
        borders[i + 1] = matched;
    }
    return borders;
}

}  // namespace

std::vector<std::size_t> occurrences(std::string_view text, std::string_view wanted, std::size_t limit) {
    std::vector<std::size_t> found;
    if (wanted.empty() || wanted.size() > text.size()) return found;
    const auto borders = bordersOf(wanted);
    std::size_t matched = 0;
    for (std::size_t at = 0; at < text.size() && found.size() < limit; ++at) {
        if (matched == 0) {
            at = text.find(wanted.front(), at);
            if (at == std::string_view::npos) break;
        }
        while (matched > 0 && text[at] != wanted[matched]) matched = borders[matched];
        if (text[at] == wanted[matched]) ++matched;
        if (matched < wanted.size()) continue;
        found.push_back(at + 1 - matched);
        matched = borders[matched];
    }
    return found;
}

}  // namespace periplus::annotate
