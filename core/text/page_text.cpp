#include "text/page_text.h"

#include "base/utf8.h"
#include "text/code_block.h"
#include "text/html_tame.h"
#include "text/page_elements.h"
#include "text/page_meta.h"
#include "text/text_writer.h"

#include <optional>

namespace periplus::text {
namespace {

class Reading {
public:
    Reading(const HtmlTree& tree, PageText& page)
        : tree_(tree), page_(page), writer_(page), numbers_(textNodeNumbers(tree)) {}

    void run() {
        walk(tree_, 0, [this](HtmlIndex at) { return enter(at); }, [this](HtmlIndex at) { leave(at); });
    }

private:
    bool enter(HtmlIndex at) {
        const auto& node = tree_.nodes[at];
        if (node.kind == HtmlKind::Text) {
            addProse(at);
            return false;
        }
        if (isUnread(tree_, at)) return false;
        if (isCodeRoot(tree_, at)) {
            addCode(at);
            return false;
        }
        if (isBlock(node) || node.name == "br") breakLine();
        if ((node.name == "td" || node.name == "th") && !writer_.atLineStart() && !break_) tab_ = true;
        return true;
    }

    void leave(HtmlIndex at) {
        if (isBlock(tree_.nodes[at])) breakLine();
    }

    void breakLine() {
        break_ = true;
        tab_ = false;
        blank_.reset();
    }

    // What stands between the text so far and the text to come.
    void separate() {
        if (break_) {
            if (!writer_.atLineStart()) writer_.added('\n');
        } else if (tab_) {
            if (!writer_.atLineStart()) writer_.added('\t');
        } else if (blank_ && !writer_.atLineStart()) {
            writer_.fromPage(blank_->textNode, blank_->offset, " ");
        }
        break_ = tab_ = false;
        blank_.reset();
    }

    void addProse(HtmlIndex at) {
        const std::string_view text = tree_.nodes[at].text;
        const auto number = numbers_[at];
        std::uint32_t offset = 0;
        for (std::size_t i = 0; i < text.size();) {
            auto end = i;
            if (isHtmlSpace(text[i])) {
                while (end < text.size() && isHtmlSpace(text[end])) ++end;
                if (!blank_) blank_ = {{}, number, offset, 1};
                offset += static_cast<std::uint32_t>(end - i);
            } else {
                while (end < text.size() && !isHtmlSpace(text[end])) ++end;
                separate();
                offset += writer_.fromPage(number, offset, text.substr(i, end - i));
            }
            i = end;
        }
    }

    void addCode(HtmlIndex root) {
        breakLine();
        const auto pieces = codePieces(tree_, root);
        if (pieces.empty()) return;
        separate();
        CodeBlock block{.language = codeLanguage(tree_, root), .span = {writer_.end(), writer_.end()}};
        for (const auto& piece : pieces) {
            if (piece.node == kNoHtml) {
                writer_.added('\n');
            } else {
                writer_.fromPage(numbers_[piece.node], piece.offset, piece.text);
            }
            block.code += piece.text;
        }
        block.span.end = writer_.end();
        page_.code.push_back(std::move(block));
        breakLine();
    }

    const HtmlTree& tree_;
    PageText& page_;
    TextWriter writer_;
    std::vector<std::uint32_t> numbers_;
    bool break_ = false;
    bool tab_ = false;
    std::optional<TextMapEntry> blank_;  // white space of the page that has not been written yet
};

}  // namespace

PageText pageText(const HtmlTree& tree) {
    PageText page;
    if (tree.nodes.empty()) return page;
    readPageMeta(tree, page);
    Reading(tree, page).run();
    return page;
}

}  // namespace periplus::text
