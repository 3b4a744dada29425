#include "study/clone_words.h"

namespace periplus::study {

std::string filled(std::string_view sentence,
                   std::initializer_list<std::pair<std::string_view, std::string_view>> marks) {
    std::string out;
    while (!sentence.empty()) {
        bool replaced = false;
        for (const auto& [mark, value] : marks) {
            if (!sentence.starts_with(mark)) continue;
            out += value;
            sentence.remove_prefix(mark.size());
            replaced = true;
            break;
        }
        if (replaced) continue;
        out += sentence.front();
        sentence.remove_prefix(1);
    }
    return out;
}

std::string escapedHtml(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\0': out += "\uFFFD"; break;
            default: out += c;
        }
    }
    return out;
}

}  // namespace periplus::study
