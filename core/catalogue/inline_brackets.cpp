#include "catalogue/characters.h"
#include "catalogue/inline_scanner.h"
#include "catalogue/link_syntax.h"

#include <algorithm>

namespace periplus::catalogue {

void InlineScanner::openBracket(bool image) {
    if (!brackets_.empty()) brackets_.back().bracketAfter = true;
    if (brackets_.size() == kMaxOpenBrackets) forgetOutermost();
    brackets_.push_back({written(), static_cast<std::uint32_t>(at_ + (image ? 2U : 1U)),
                         static_cast<std::uint32_t>(styles_.delimiterCount()),
                         static_cast<std::uint32_t>(out_.links.size()), image, false});
    literal(image ? 2 : 1);
    protected_ = written();
}

// Text closes the innermost brackets first: those that are least likely to be closed are given up.
void InlineScanner::forgetOutermost() {
    const auto& first = brackets_.front();
    if (!out_.tooDeep) out_.tooDeep = content_.sourceOf(first.inside - (first.image ? 2U : 1U));
    constexpr auto half = kMaxOpenBrackets / 2;
    brackets_.erase(brackets_.begin(), brackets_.begin() + half);
    linksForbiddenBelow_ -= std::min(linksForbiddenBelow_, half);
}

void InlineScanner::closeBracket() {
    if (brackets_.empty()) {
        literal(1);
        return;
    }
    const auto bracket = brackets_.back();
    brackets_.pop_back();
    const auto index = brackets_.size();
    const bool inactive = !bracket.image && index < linksForbiddenBelow_;
    linksForbiddenBelow_ = std::min(linksForbiddenBelow_, index);
    if (inactive || !(closeInline(bracket) || closeReference(bracket))) {
        literal(1);
        return;
    }
    if (!bracket.image) linksForbiddenBelow_ = index;
}

bool InlineScanner::closeInline(const Bracket& bracket) {
    const auto tail = inlineTail(text_, at_ + 1);
    if (!tail) return false;
    const auto raw = text_.substr(tail->url.begin, tail->url.end - tail->url.begin);
    makeLink(bracket,
             {unescaped(raw), content_.sourceSpan(tail->url.begin, tail->url.end), 0, 0, 0, LinkForm::Inline, false});
    moveTo(tail->end);
    return true;
}

bool InlineScanner::closeReference(const Bracket& bracket) {
    if (targets_.empty()) return false;
    auto end = at_ + 1;
    const auto label = linkLabel(text_, end);
    std::string_view name;
    if (label) {
        end = label->end;
        name = text_.substr(label->begin + 1, label->end - label->begin - 2);
    }
    if (trimmed(name).empty()) {
        if (bracket.bracketAfter || at_ - bracket.inside > 999) return false;
        name = text_.substr(bracket.inside, at_ - bracket.inside);
    }
    const auto found = targets_.find(normalisedLabel(name));
    if (found == targets_.end()) return false;
    makeLink(bracket, {found->second.url, found->second.span, 0, 0, 0, LinkForm::Reference, false});
    moveTo(end);
    return true;
}

void InlineScanner::makeLink(const Bracket& bracket, InlineLink link) {
    if (anchor_ > bracket.links) closeAnchor();
    styles_.matchDelimiters(bracket.delimiters);
    const auto markLength = bracket.image ? 2U : 1U;
    styles_.cut(bracket.written, bracket.written + markLength);
    link.begin = bracket.written + markLength;
    link.end = written();
    link.place = content_.sourceOf(bracket.inside - markLength);
    if (bracket.image) link.form = LinkForm::Image;
    protected_ = written();
    // No link stands in a link: a bare address in the text of one is just its text.
    if (!bracket.image) {
        const auto inner = out_.links.begin() + static_cast<std::ptrdiff_t>(bracket.links);
        out_.links.erase(
            std::remove_if(inner, out_.links.end(), [](const auto& l) { return l.form == LinkForm::Bare; }),
            out_.links.end());
        out_.links.insert(out_.links.begin() + static_cast<std::ptrdiff_t>(bracket.links), std::move(link));
    } else {
        out_.links.push_back(std::move(link));
    }
}

}  // namespace periplus::catalogue
