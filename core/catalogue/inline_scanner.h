#pragma once
// InlineScanner: one pass over the text of one block, mark by mark, that fills an InlineText. Part of inlines.cpp,
// apart for size: plain text, breaks, code and emphasis stand in inlines.cpp, brackets and the links they make in
// inline_brackets.cpp, angle brackets, HTML and bare addresses in inline_addresses.cpp.
// Ownership: views everything it is given. Thread: one. Errors: none.
#include "catalogue/code_spans.h"
#include "catalogue/inline_styles.h"
#include "catalogue/inlines.h"
#include "catalogue/link_syntax.h"

#include <string>
#include <string_view>
#include <vector>

namespace periplus::catalogue {

// Brackets that may still be closed. Over the limit the outermost half of them is text.
inline constexpr std::size_t kMaxOpenBrackets = 16384;

struct Bracket {
    std::uint32_t written = 0;  // position of `[` or `![` in InlineText::text
    std::uint32_t inside = 0;   // behind the bracket in the text that is read
    std::uint32_t delimiters = 0;
    std::uint32_t links = 0;
    bool image = false;
    bool bracketAfter = false;
};

class InlineScanner {
public:
    InlineScanner(const Content& content, const LinkTargets& targets, InlineMode mode, InlineText& out,
                  InlineStyles& styles, std::vector<Bracket>& brackets)
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

    void run();

private:
    // Bytes that failed attempts at raw HTML may cost, above four times the text.
    static constexpr std::size_t kHtmlBudget = std::size_t{1} << 20U;

    [[nodiscard]] std::uint32_t written() const { return static_cast<std::uint32_t>(out_.text.size()); }
    void literal(std::size_t length) {
        out_.text.append(text_, at_, length);
        at_ += length;
    }
    void moveTo(std::size_t end);

    void step();
    void special();
    void lineBreak(bool hard);
    void backslash();
    void codeSpan();
    void delimiterRun();
    // inline_brackets.cpp
    void openBracket(bool image);
    void forgetOutermost();
    void closeBracket();
    bool closeInline(const Bracket& bracket);
    bool closeReference(const Bracket& bracket);
    void makeLink(const Bracket& bracket, InlineLink link);
    // inline_addresses.cpp
    void angle();
    void html(std::string_view tag, std::size_t begin);
    bool inAnchor();
    void closeAnchor();
    void addShown(std::string url, std::size_t place, Range span, LinkForm form);
    void finishShown();
    void colon();
    void mail();
    void readWww();
    void showBare(std::string_view scheme, std::size_t begin, std::size_t end);

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

}  // namespace periplus::catalogue
