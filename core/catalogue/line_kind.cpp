#include "catalogue/characters.h"
#include "catalogue/entry_line.h"
#include "catalogue/marks.h"

#include <algorithm>
#include <ranges>
#include <tuple>

namespace periplus::catalogue {
namespace {

// Text of [begin, end) without what is shown for links that `drop` names.
template <typename Drop>
std::string textWithout(const InlineText& line, std::size_t begin, std::size_t end, Drop drop) {
    std::string text;
    for (const auto& link : line.links) {
        if (link.end <= begin || link.begin >= end || !drop(link)) continue;
        text.append(line.text, begin, link.begin - std::min<std::size_t>(begin, link.begin));
        begin = link.end;
    }
    if (begin < end) text.append(line.text, begin, end - begin);
    return text;
}

bool isPicture(const InlineLink& link) { return link.form == LinkForm::Image; }

// Words that are no number of a list: `1、`, `2)`.
bool hasLetters(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of("0123456789"), text.size()));
    return hasWords(text);
}

bool announces(std::string_view text) {
    text = trimmed(text);
    if (text.empty()) return true;
    static constexpr std::u32string_view signs = U":：-–—|=>→·•";
    return signs.find(codePointBefore(text, text.size()).value) != std::u32string_view::npos;
}

bool goesOn(std::string_view text) {
    if (hasWords(text)) return true;
    text = trimmed(text);
    static constexpr std::u32string_view signs = U".!?。！？…";
    return !text.empty() && signs.find(codePointAt(text, 0).value) != std::u32string_view::npos;
}

}  // namespace

bool isArticleLink(const InlineLink& link) {
    if (link.form == LinkForm::Image) return false;
    static constexpr std::string_view schemes[] = {"https://", "http://", "ftp://", "//"};
    return std::ranges::any_of(schemes, [&](std::string_view scheme) {
        return link.url.size() > scheme.size() &&
               equalsIgnoringCase(std::string_view(link.url).substr(0, scheme.size()), scheme);
    });
}

std::optional<std::size_t> firstArticleLink(const InlineText& line, bool badges) {
    std::optional<std::size_t> badge;
    std::size_t image = 0;
    for (std::size_t i = 0; i < line.links.size(); ++i) {
        const auto& link = line.links[i];
        if (!isArticleLink(link)) continue;
        image = std::max(image, i + 1);
        const bool picture = image < line.links.size() && line.links[image].form == LinkForm::Image &&
                             line.links[image].begin >= link.begin && line.links[image].end <= link.end &&
                             link.form != LinkForm::Bare;
        const auto& alt = line.text;
        const bool onlyPicture =
            picture && trimmed(std::string_view(alt).substr(link.begin, link.end - link.begin)).size() <=
                           line.links[image].end - line.links[image].begin;
        if (!onlyPicture) return i;
        if (!badge && link.end > link.begin) badge = i;
    }
    return badges ? badge : std::nullopt;
}

// A sentence: words before the link that do not announce it, and more of the sentence behind it.
bool isProse(const InlineText& line, std::size_t primary) {
    const auto& link = line.links[primary];
    if (link.form == LinkForm::Bare || link.form == LinkForm::Angle) return false;
    const std::string_view text(line.text);
    if (text.find("||") != std::string_view::npos || text.find("-->") != std::string_view::npos) return false;
    const auto marks = starLength(text);
    if (groupMark(text.substr(marks))) return false;
    const auto before = textWithout(line, marks, std::max<std::size_t>(marks, link.begin), isPicture);
    if (announces(before) || !hasLetters(before)) return false;
    return goesOn(textWithout(line, link.end, text.size(), isArticleLink));
}

std::pair<std::size_t, std::size_t> withoutPictures(const InlineText& line, std::size_t begin, std::size_t end) {
    const auto shrunk = [&](std::size_t from, std::size_t to) {
        const auto inner = trimmed(std::string_view(line.text).substr(from, to - from));
        const auto first = inner.empty() ? from : static_cast<std::size_t>(inner.data() - line.text.data());
        return std::pair{first, first + inner.size()};
    };
    const auto whole = shrunk(begin, end);
    auto [from, to] = whole;
    for (const auto& link : line.links) {
        if (isPicture(link) && link.begin == from && link.end < to) std::tie(from, to) = shrunk(link.end, to);
    }
    for (const auto& link : line.links | std::views::reverse) {
        if (isPicture(link) && link.end == to && link.begin > from) std::tie(from, to) = shrunk(from, link.begin);
    }
    return hasWords(std::string_view(line.text).substr(from, to - from)) ? std::pair{from, to} : whole;
}

}  // namespace periplus::catalogue
