#include "text/code_block.h"

#include "base/utf8.h"
#include "text/html_tame.h"
#include "text/page_elements.h"

#include <algorithm>
#include <array>

namespace periplus::text {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::array kLineClasses = {"line"sv,
                                     "code-line"sv,
                                     "token-line"sv,
                                     "hljs-ln-line"sv,
                                     "hljs-ln-code"sv,
                                     "cm-line"sv,
                                     "CodeMirror-line"sv,
                                     "view-line"sv,
                                     "react-code-line-contents"sv,
                                     "react-file-line"sv,
                                     "blob-code"sv};
constexpr std::array kRootClasses = {"syntaxhighlighter"sv, "react-code-lines"sv, "cm-content"sv, "CodeMirror-code"sv};
constexpr std::array kStructure = {"table"sv, "thead"sv, "tbody"sv, "tfoot"sv, "tr"sv, "ol"sv, "ul"sv, "colgroup"sv};
constexpr int kLookedAt = 64;

template <typename Names>
bool hasOneOf(const HtmlNode& node, const Names& names) {
    const auto classes = classesOf(node);
    return std::any_of(classes.begin(), classes.end(),
                       [&](auto each) { return std::find(names.begin(), names.end(), each) != names.end(); });
}

bool isTableOfCode(const HtmlTree& tree, HtmlIndex table) {
    int looked = 0;
    for (auto at = following(tree, table, table); at != kNoHtml && ++looked < kLookedAt;
         at = following(tree, at, table)) {
        if (isElement(tree.nodes[at], "pre")) return false;
        if (isElement(tree.nodes[at], "td") &&
            (hasClass(tree.nodes[at], "blob-code") || hasClass(tree.nodes[at], "hljs-ln-code")))
            return true;
    }
    return false;
}

bool hasSiblingLike(const HtmlTree& tree, HtmlIndex node) {
    const auto& name = tree.nodes[node].name;
    int looked = 0;
    auto at = tree.nodes[tree.nodes[node].parent].firstChild;
    for (; at != kNoHtml && ++looked < kLookedAt; at = tree.nodes[at].next) {
        if (at != node && isElement(tree.nodes[at], name)) return true;
    }
    return false;
}

// An element that is a line of code, be it empty.
bool isLine(const HtmlTree& tree, HtmlIndex node) {
    const auto& it = tree.nodes[node];
    if (it.kind != HtmlKind::Element) return false;
    if (it.name == "li" || it.name == "tr") return true;
    const auto& parent = tree.nodes[it.parent];
    if (it.name == "code" && parent.name == "pre") return hasSiblingLike(tree, node);  // WeChat
    if (it.name == "span" && parent.name == "pre" && it.attribute("data-selectable-paragraph") != nullptr)
        return true;  // Medium
    return it.attribute("data-line") != nullptr || hasOneOf(it, kLineClasses);
}

class Pieces {
public:
    Pieces(const HtmlTree& tree, HtmlIndex root) : tree_(tree), root_(root) {}

    std::vector<CodePiece> run() {
        keeping_ = tree_.nodes[root_].name == "pre" ? 1 : 0;
        walk(tree_, root_, [this](HtmlIndex at) { return enter(at); }, [this](HtmlIndex at) { leave(at); });
        return std::move(pieces_);
    }

private:
    bool enter(HtmlIndex at) {
        const auto& node = tree_.nodes[at];
        if (node.kind == HtmlKind::Text) {
            addText(at);
            return false;
        }
        if (node.kind != HtmlKind::Element || isBesideCode(tree_, at)) return false;
        if (node.name == "br") {
            pending_ = false;
            add(kNoHtml, 0, "\n");
        } else if (isLine(tree_, at)) {
            if (pending_ || !atLineStart()) breakLine();
            starts_.push_back(size_);
            if (keepsBlanks(node)) ++keeping_;
        } else if (isBlock(node)) {
            if (!atLineStart()) breakLine();
        }
        return true;
    }

    void leave(HtmlIndex at) {
        const auto& node = tree_.nodes[at];
        if (node.name == "br") return;
        if (isLine(tree_, at)) {
            dropPlaceholder();
            if (size_ == starts_.back() || !atLineStart()) pending_ = true;
            starts_.pop_back();
            lastLine_ = at;
            if (keepsBlanks(node)) --keeping_;
        } else if (isBlock(node) && !atLineStart()) {
            pending_ = true;
        }
    }

    // One blank alone keeps an empty line from falling in.
    void dropPlaceholder() {
        if (size_ != starts_.back() + 1 || last_ != ' ') return;
        pieces_.pop_back();
        --size_;
        last_ = pieces_.empty() ? '\0' : pieces_.back().text.back();
    }

    static bool keepsBlanks(const HtmlNode& line) { return line.name != "tr" && line.name != "li"; }

    [[nodiscard]] bool atLineStart() const { return size_ == 0 || last_ == '\n'; }

    void breakLine() {
        pending_ = false;
        add(kNoHtml, 0, "\n");
    }

    void add(HtmlIndex node, std::uint32_t offset, std::string text) {
        size_ += text.size();
        last_ = text.back();
        pieces_.push_back({node, offset, std::move(text)});
    }

    [[nodiscard]] bool isBetweenLines(HtmlIndex text) const {
        const auto next = tree_.nodes[text].next;
        if (next != kNoHtml && isLine(tree_, next)) return true;
        return lastLine_ != kNoHtml && tree_.nodes[lastLine_].next == text;
    }

    void addText(HtmlIndex at) {
        const auto& node = tree_.nodes[at];
        const auto& parent = tree_.nodes[node.parent];
        const bool blank = isBlank(node.text);
        if (blank &&
            (keeping_ == 0 || std::find(kStructure.begin(), kStructure.end(), parent.name) != kStructure.end()))
            return;
        const bool onlyBreaks = blank && node.text.find('\n') != std::string::npos && isBetweenLines(at);
        addExact(at, onlyBreaks);
    }

    // The characters of a text node; without what has no width, and with blanks that are blanks.
    void addExact(HtmlIndex at, bool onlyBreaks) {
        const std::string_view text = tree_.nodes[at].text;
        std::string run;
        std::uint32_t offset = 0;
        std::uint32_t begin = 0;
        const auto flush = [&] {
            if (!run.empty()) addRun(at, begin, std::move(run));
            run.clear();
            begin = offset + 1;
        };
        for (std::size_t i = 0; i < text.size(); ++offset) {
            std::size_t size = 1;
            while (i + size < text.size() && (static_cast<unsigned char>(text[i + size]) & 0xC0U) == 0x80U) ++size;
            const auto one = text.substr(i, size);
            i += size;
            if (one == "\u200B" || one == "\uFEFF" || (onlyBreaks && one != "\n")) {
                flush();
            } else if (one == "\u00A0") {
                run += ' ';
            } else {
                run += one;
            }
        }
        flush();
    }

    void addRun(HtmlIndex at, std::uint32_t offset, std::string run) {
        if (pending_ && run.front() != '\n') breakLine();
        pending_ = false;
        add(at, offset, std::move(run));
    }

    const HtmlTree& tree_;
    HtmlIndex root_;
    std::vector<CodePiece> pieces_;
    std::vector<std::size_t> starts_;  // of the open lines
    std::size_t size_ = 0;
    char last_ = '\0';
    bool pending_ = false;  // a line has ended, and nothing has broken it yet
    int keeping_ = 0;       // open elements that keep white space
    HtmlIndex lastLine_ = kNoHtml;
};

// cnblogs writes the numbers into the code, each in a teal <span> with a blank behind it.
bool isNumberOf(const HtmlTree& tree, const CodePiece& piece, std::size_t line) {
    if (piece.node == kNoHtml) return false;
    const auto* style = tree.nodes[tree.nodes[piece.node].parent].attribute("style");
    if (style == nullptr || lowerAscii(*style).find("#008080") == std::string::npos) return false;
    const auto first = piece.text.find_first_not_of(' ');
    return first != std::string::npos && piece.text.substr(first) == std::to_string(line);
}

void dropNumbers(const HtmlTree& tree, std::vector<CodePiece>& pieces) {
    std::vector<std::size_t> numbers;
    std::size_t lines = 0;
    bool lineStart = true;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (lineStart) {
            if (!isNumberOf(tree, pieces[i], lines + 1)) return;  // all lines have one, or none
            numbers.push_back(i);
            ++lines;
        }
        const auto& text = pieces[i].text;
        const auto breaks = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
        lineStart = text.back() == '\n';
        if (breaks > 1 || (breaks == 1 && !lineStart)) return;
    }
    for (const auto i : numbers) {
        pieces[i].text.clear();
        if (i + 1 >= pieces.size() || !pieces[i + 1].text.starts_with(' ')) continue;
        pieces[i + 1].text.erase(0, 1);
        ++pieces[i + 1].offset;
    }
    std::erase_if(pieces, [](const auto& piece) { return piece.text.empty(); });
}

void trimEnd(std::vector<CodePiece>& pieces) {
    while (!pieces.empty()) {
        auto& text = pieces.back().text;
        const auto last = text.find_last_not_of(" \t\n\r");
        text.resize(last == std::string::npos ? 0 : last + 1);
        if (!text.empty()) return;
        pieces.pop_back();
    }
}

// Lines in front of the first that is not empty; the indentation of that one stays.
void trimBegin(std::vector<CodePiece>& pieces) {
    std::size_t drop = 0;
    std::size_t seen = 0;
    for (const auto& piece : pieces) {
        const auto content = piece.text.find_first_not_of(" \t\n\r");
        const auto lineBreak = piece.text.rfind('\n', content);
        if (lineBreak != std::string::npos) drop = seen + lineBreak + 1;
        if (content != std::string::npos) break;
        seen += piece.text.size();
    }
    while (drop > 0) {  // what is dropped is ASCII
        auto& first = pieces.front();
        const auto here = std::min(drop, first.text.size());
        first.text.erase(0, here);
        first.offset += static_cast<std::uint32_t>(here);
        drop -= here;
        if (first.text.empty()) pieces.erase(pieces.begin());
    }
}

}  // namespace

bool isCodeRoot(const HtmlTree& tree, HtmlIndex node) {
    const auto& it = tree.nodes[node];
    if (it.kind != HtmlKind::Element || it.space != HtmlSpace::Html) return false;
    if (it.name == "pre" || it.name == "listing" || it.name == "xmp") return true;
    if (it.name == "table") return isTableOfCode(tree, node);
    return it.name == "div" && hasOneOf(it, kRootClasses);
}

std::vector<CodePiece> codePieces(const HtmlTree& tree, HtmlIndex root) {
    auto pieces = Pieces(tree, root).run();
    dropNumbers(tree, pieces);
    trimEnd(pieces);
    trimBegin(pieces);
    return pieces;
}

}  // namespace periplus::text
