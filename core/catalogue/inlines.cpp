#include "catalogue/inlines.h"

#include "catalogue/characters.h"
#include "catalogue/code_spans.h"
#include "catalogue/inline_styles.h"
#include "catalogue/link_syntax.h"

#include <algorithm>
#include <array>

namespace periplus::catalogue {
namespace {

// Bytes that failed attempts at raw HTML may cost, above four times the text.
constexpr std::size_t kHtmlBudget = std::size_t{1} << 20U;

constexpr std::array<bool, 256> makeSpecial() {
    std::array<bool, 256> special{};
    for (const char c : std::string_view("\n\\`*_~[]!<&:@")) special[static_cast<unsigned char>(c)] = true;
    special[0] = true;
    return special;
}
constexpr auto kSpecial = makeSpecial();

struct Bracket {
    std::uint32_t written = 0;  // position of `[` or `![` in out_.text
    std::size_t inside = 0;     // behind the bracket in text_
    std::size_t delimiters = 0;
    std::size_t links = 0;
    bool image = false;
    bool bracketAfter = false;
};

class Scanner {
public:
    Scanner(const Content& content, const LinkTargets& targets, InlineMode mode, InlineText& out, InlineStyles& styles,
            std::vector<Bracket>& brackets)
        : content_(content),
          text_(content.text()),
          targets_(targets),
          mode_(mode),
          out_(out),
          styles_(styles),
          htmlBudget_(kHtmlBudget + 4 * text_.size()),
          nextWww_(text_.find("www.")),
          brackets_(brackets),
          codeSpans_(text_) {}

    void run() {
        out_.text.reserve(text_.size());
        while (at_ < text_.size()) step();
        closeAnchor();
        styles_.finish(out_);
    }

private:
    [[nodiscard]] std::uint32_t written() const { return static_cast<std::uint32_t>(out_.text.size()); }

    void step() {
        auto plain = at_;
        while (plain < text_.size() && !kSpecial[static_cast<unsigned char>(text_[plain])]) ++plain;
        if (nextWww_ < plain) {
            out_.text.append(text_, at_, nextWww_ - at_);
            at_ = nextWww_;
            readWww();
            return;
        }
        out_.text.append(text_, at_, plain - at_);
        at_ = plain;
        if (at_ < text_.size()) special();
    }

    void special() {
        switch (text_[at_]) {
            case '\n': lineBreak(false); break;
            case '\\': backslash(); break;
            case '`': codeSpan(); break;
            case '*':
            case '_':
            case '~': delimiterRun(); break;
            case '!':
                if (text_.substr(at_, 2) == "![")
                    openBracket(true);
                else
                    literal(1);
                break;
            case '[': openBracket(false); break;
            case ']': closeBracket(); break;
            case '<': angle(); break;
            case '&': {
                const auto length = appendEntity(out_.text, text_.substr(at_));
                if (length == 0) out_.text += '&';
                at_ += std::max<std::size_t>(1, length);
                break;
            }
            case ':': colon(); break;
            case '@': mail(); break;
            default: out_.text += "\xEF\xBF\xBD"; ++at_;
        }
    }

    void literal(std::size_t length) {
        out_.text.append(text_, at_, length);
        at_ += length;
    }

    // `hard`: the break is asked for and shown whatever the block wants. Several in a row are one.
    void lineBreak(bool hard) {
        const bool twoSpaces = out_.text.ends_with("  ");
        while (!out_.text.empty() && isSpace(out_.text.back()) && written() > protected_) out_.text.pop_back();
        at_ += hard ? 0 : 1;
        while (at_ < text_.size() && (isSpace(text_[at_]) || (hard && text_[at_] == '\n'))) ++at_;
        if (out_.text.empty() || out_.text.back() == '\n') return;
        if (hard || twoSpaces || mode_.newlines) {
            out_.text += '\n';
        } else if (at_ >= text_.size() || !isCjk(codePointBefore(out_.text, out_.text.size()).value) ||
                   !isCjk(codePointAt(text_, at_).value)) {
            out_.text += ' ';
        }
    }

    void backslash() {
        const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : ' ';
        if (next == '\n') {
            ++at_;
            lineBreak(true);
        } else if (isAsciiPunctuation(next)) {
            ++at_;
            literal(1);
        } else {
            literal(1);
        }
    }

    void codeSpan() {
        const auto length = codeSpans_.runLength(at_);
        const auto end = codeSpans_.closing(at_, length);
        if (end == 0) {
            literal(length);
            return;
        }
        const auto begin = written();
        appendCode(out_.text, text_.substr(at_ + length, end - at_ - length), mode_.tableCell);
        styles_.addStyle({begin, written(), Run::Code});
        protected_ = written();
        at_ = end + length;
        if (nextWww_ < at_) nextWww_ = text_.find("www.", at_);
    }

    void delimiterRun() {
        const char mark = text_[at_];
        const auto length = codeSpans_.runLength(at_);
        const auto before = at_ == 0 ? U' ' : codePointBefore(text_, at_).value;
        const auto after = at_ + length >= text_.size() ? U' ' : codePointAt(text_, at_ + length).value;
        const auto [opens, closes] = mark == '~' && length != 2 ? Flanks{} : flanks(mark, before, after);
        if (opens || closes) {
            styles_.addDelimiters(mark, written(), static_cast<std::uint32_t>(length), opens, closes);
        }
        literal(length);
        if (opens || closes || mark != '_') protected_ = written();
    }

    void openBracket(bool image) {
        if (!brackets_.empty()) brackets_.back().bracketAfter = true;
        brackets_.push_back(
            {written(), at_ + (image ? 2U : 1U), styles_.delimiterCount(), out_.links.size(), image, false});
        literal(image ? 2 : 1);
        protected_ = written();
    }

    void closeBracket() {
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

    bool closeInline(const Bracket& bracket) {
        const auto tail = inlineTail(text_, at_ + 1);
        if (!tail) return false;
        const auto raw = text_.substr(tail->url.begin, tail->url.end - tail->url.begin);
        makeLink(bracket, {unescaped(raw), content_.sourceSpan(tail->url.begin, tail->url.end), 0, 0, 0,
                           LinkForm::Inline, false});
        moveTo(tail->end);
        return true;
    }

    bool closeReference(const Bracket& bracket) {
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

    void moveTo(std::size_t end) {
        at_ = end;
        if (nextWww_ < at_) nextWww_ = text_.find("www.", at_);
    }

    void makeLink(const Bracket& bracket, InlineLink link) {
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

    void angle() {
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

    void html(std::string_view tag, std::size_t begin) {
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
    bool inAnchor() {
        if (anchor_ != 0 && !anchorCloses_) closeAnchor();
        return anchor_ != 0;
    }

    void closeAnchor() {
        if (anchor_ != 0) out_.links[anchor_ - 1].end = written();
        anchor_ = 0;
        protected_ = written();
    }

    void addShown(std::string url, std::size_t place, Range span, LinkForm form) {
        out_.links.push_back({std::move(url), content_.sourceSpan(span.begin, span.end), content_.sourceOf(place),
                              written(), written(), form, false});
    }

    void finishShown() {
        out_.links.back().end = written();
        protected_ = written();
    }

    void colon() {
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

    void mail() {
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

    void readWww() {
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

    void showBare(std::string_view scheme, std::size_t begin, std::size_t end) {
        const auto shown = unescaped(text_.substr(begin, end - begin));
        addShown(std::string(scheme) + shown, begin, {begin, end}, LinkForm::Bare);
        out_.text += shown;
        finishShown();
        moveTo(end);
    }

    const Content& content_;
    std::string_view text_;
    const LinkTargets& targets_;
    InlineMode mode_;
    InlineText& out_;
    InlineStyles& styles_;
    std::size_t at_ = 0;
    std::size_t htmlBudget_;
    std::size_t nextWww_;
    std::vector<Bracket>& brackets_;
    std::size_t linksForbiddenBelow_ = 0;  // brackets below may not become links: one stands inside them
    CodeSpans codeSpans_;
    std::size_t anchor_ = 0;  // open <a>: its index in out_.links plus one
    bool anchorCloses_ = false;
    std::uint32_t protected_ = 0;  // text before it is no plain text: never part of a bare address or trimmed
};

}  // namespace

void InlineText::clear() {
    text.clear();
    runs.clear();
    links.clear();
    unclosedStrike = false;
}

struct InlineReader::Scratch {
    InlineStyles styles;
    std::vector<Bracket> brackets;
};

InlineReader::InlineReader() : scratch_(std::make_unique<Scratch>()) {}
InlineReader::~InlineReader() = default;

void InlineReader::read(const Content& content, const LinkTargets& targets, InlineMode mode, InlineText& out) {
    out.clear();
    scratch_->styles.clear();
    scratch_->brackets.clear();
    Scanner(content, targets, mode, out, scratch_->styles, scratch_->brackets).run();
}

}  // namespace periplus::catalogue
