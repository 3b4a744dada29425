#include "catalogue/characters.h"
#include "catalogue/inline_scanner.h"
#include "catalogue/link_syntax.h"

#include <algorithm>

namespace periplus::catalogue {

void InlineScanner::angle() {
    bool isMail = false;
    if (const auto address = angleAddress(text_, at_, isMail)) {
        const auto raw = text_.substr(address->begin, address->end - address->begin);
        addShown(std::string(isMail ? "mailto:" : "").append(raw), at_, *address, LinkForm::Angle);
        out_.text.append(raw);
        finishShown();
        moveTo(address->end + 1);
        return;
    }
    const auto end = htmlBudget_ == 0 ? 0 : htmlTagEnd(text_, at_);
    if (end == 0) {
        htmlBudget_ -= std::min({htmlBudget_, text_.size() - at_, std::size_t{16384}});
        literal(1);
        return;
    }
    const auto begin = at_;
    moveTo(end);
    html(text_.substr(begin, end - begin), begin);
}

void InlineScanner::html(std::string_view tag, std::size_t begin) {
    const auto name = htmlTagName(tag);
    if (equalsIgnoringCase(name, "br")) {
        lineBreak(true);
    } else if (equalsIgnoringCase(name, "a")) {
        closeAnchor();
        const auto href = tag.starts_with("</") ? std::nullopt : htmlAttribute(tag, "href");
        if (!href) return;
        addShown(unescaped(tag.substr(href->begin, href->end - href->begin)), begin,
                 {begin + href->begin, begin + href->end}, LinkForm::Html);
        anchor_ = out_.links.size();
        anchorCloses_ = anchorCloses(text_, at_);
    } else if (equalsIgnoringCase(name, "img")) {
        const auto src = htmlAttribute(tag, "src");
        if (!src) return;
        addShown(unescaped(tag.substr(src->begin, src->end - src->begin)), begin,
                 {begin + src->begin, begin + src->end}, LinkForm::Image);
        if (const auto alt = htmlAttribute(tag, "alt")) {
            out_.text += unescaped(tag.substr(alt->begin, alt->end - alt->begin));
        }
        finishShown();
    } else {
        out_.text.append(tag);
        protected_ = written();
        for (const std::string_view attribute : {"href", "src"}) {
            const auto value = htmlAttribute(tag, attribute);
            if (!value || value->begin == value->end) continue;
            addShown(unescaped(tag.substr(value->begin, value->end - value->begin)), begin,
                     {begin + value->begin, begin + value->end}, LinkForm::Image);
        }
    }
}

// No bare address stands in a link; one that is never closed ends at the next address.
bool InlineScanner::inAnchor() {
    if (anchor_ != 0 && !anchorCloses_) closeAnchor();
    return anchor_ != 0;
}

void InlineScanner::closeAnchor() {
    if (anchor_ != 0) out_.links[anchor_ - 1].end = written();
    anchor_ = 0;
    protected_ = written();
}

void InlineScanner::addShown(std::string url, std::size_t place, Range span, LinkForm form) {
    out_.links.push_back({std::move(url), content_.sourceSpan(span.begin, span.end), content_.sourceOf(place),
                          written(), written(), form, false});
}

void InlineScanner::finishShown() {
    out_.links.back().end = written();
    protected_ = written();
}

void InlineScanner::colon() {
    const auto begin = schemeBegin(text_, at_);
    const auto schemeLength = static_cast<std::uint32_t>(at_ - begin);
    if (schemeLength == 0 || written() - protected_ < schemeLength || inAnchor()) {
        literal(1);
        return;
    }
    const auto end = bareUrlEnd(text_, begin, at_ + 3, {styles_.isOpen('~'), styles_.isOpen('*')});
    if (end <= at_ + 3) {
        literal(1);
        return;
    }
    out_.text.resize(out_.text.size() - schemeLength);
    showBare({}, begin, end);
}

void InlineScanner::mail() {
    const auto address = bareMail(text_, at_, written() - protected_);
    const auto name = address ? text_.substr(address->begin, at_ - address->begin) : std::string_view{};
    if (!address || !out_.text.ends_with(name) || inAnchor()) {
        literal(1);
        return;
    }
    out_.text.resize(out_.text.size() - name.size());
    const auto shown = text_.substr(address->begin, address->end - address->begin);
    addShown(std::string("mailto:").append(shown), address->begin, *address, LinkForm::Bare);
    out_.text += shown;
    finishShown();
    moveTo(address->end);
}

void InlineScanner::readWww() {
    const bool wordBefore = at_ > 0 && (isAsciiAlnum(text_[at_ - 1]) ||
                                        std::string_view("/.-_@=").find(text_[at_ - 1]) != std::string_view::npos);
    const auto end = bareUrlEnd(text_, at_, at_ + 4, {styles_.isOpen('~'), styles_.isOpen('*')});
    const auto host = text_.substr(at_ + 4, end - std::min(end, at_ + 4));
    if (wordBefore || host.empty() || !isAsciiAlnum(host[0]) || host.find('.') == std::string_view::npos ||
        inAnchor()) {
        literal(4);
        nextWww_ = text_.find("www.", at_);
        return;
    }
    showBare("http://", at_, end);
}

void InlineScanner::showBare(std::string_view scheme, std::size_t begin, std::size_t end) {
    const auto shown = unescaped(text_.substr(begin, end - begin));
    addShown(std::string(scheme) + shown, begin, {begin, end}, LinkForm::Bare);
    out_.text += shown;
    finishShown();
    moveTo(end);
}

}  // namespace periplus::catalogue
