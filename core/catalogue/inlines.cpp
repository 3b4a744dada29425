#include "catalogue/inlines.h"

#include "catalogue/characters.h"
#include "catalogue/inline_scanner.h"
#include "catalogue/link_syntax.h"

#include <algorithm>
#include <array>

namespace periplus::catalogue {
namespace {

constexpr std::array<bool, 256> makeSpecial() {
    std::array<bool, 256> special{};
    for (const char c : std::string_view("\n\\`*_~[]!<&:@")) special[static_cast<unsigned char>(c)] = true;
    special[0] = true;
    return special;
}
constexpr auto kSpecial = makeSpecial();

}  // namespace

void InlineScanner::run() {
    out_.text.reserve(text_.size());
    while (at_ < text_.size()) step();
    closeAnchor();
    styles_.finish(out_);
}

void InlineScanner::step() {
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

void InlineScanner::special() {
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

// `hard`: the break is asked for and shown whatever the block wants. Several in a row are one.
void InlineScanner::lineBreak(bool hard) {
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

void InlineScanner::backslash() {
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

void InlineScanner::codeSpan() {
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

void InlineScanner::delimiterRun() {
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

void InlineScanner::moveTo(std::size_t end) {
    at_ = end;
    if (nextWww_ < at_) nextWww_ = text_.find("www.", at_);
}

void InlineText::clear() {
    text.clear();
    runs.clear();
    links.clear();
    unclosedStrike = false;
    tooDeep.reset();
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
    InlineScanner(content, targets, mode, out, scratch_->styles, scratch_->brackets).run();
}

}  // namespace periplus::catalogue
