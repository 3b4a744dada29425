#include "text/page_elements.h"

#include "text/html_tame.h"

#include <algorithm>
#include <array>

namespace periplus::text {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::array kBlocks = {
    "address"sv,  "article"sv,    "aside"sv,  "blockquote"sv, "body"sv,    "caption"sv, "center"sv,
    "dd"sv,       "details"sv,    "dialog"sv, "dir"sv,        "div"sv,     "dl"sv,      "dt"sv,
    "fieldset"sv, "figcaption"sv, "figure"sv, "footer"sv,     "form"sv,    "h1"sv,      "h2"sv,
    "h3"sv,       "h4"sv,         "h5"sv,     "h6"sv,         "header"sv,  "hgroup"sv,  "hr"sv,
    "html"sv,     "legend"sv,     "li"sv,     "listing"sv,    "main"sv,    "menu"sv,    "nav"sv,
    "ol"sv,       "p"sv,          "pre"sv,    "search"sv,     "section"sv, "summary"sv, "table"sv,
    "tbody"sv,    "tfoot"sv,      "thead"sv,  "tr"sv,         "ul"sv,      "xmp"sv,     "plaintext"sv};
constexpr std::array kUnread = {"head"sv,     "script"sv,   "style"sv, "noscript"sv, "template"sv, "iframe"sv,
                                "object"sv,   "audio"sv,    "video"sv, "canvas"sv,   "select"sv,   "datalist"sv,
                                "textarea"sv, "button"sv,   "svg"sv,   "noembed"sv,  "noframes"sv, "title"sv,
                                "map"sv,      "progress"sv, "meter"sv};
// Nothing but numbers of lines has these classes.
constexpr std::array kNumbers = {"line-numbers-rows"sv,
                                 "pre-numbering"sv,
                                 "hljs-ln-numbers"sv,
                                 "code-snippet__line-index"sv,
                                 "blob-num"sv,
                                 "react-line-number"sv,
                                 "react-line-numbers"sv,
                                 "lnt"sv,
                                 "linenodiv"sv,
                                 "lineno"sv,
                                 "linenos"sv,
                                 "code-line-number"sv,
                                 "CodeMirror-linenumber"sv,
                                 "cm-gutters"sv,
                                 "linenumber"sv,
                                 "react-syntax-highlighter-line-number"sv};
// These have other uses too.
constexpr std::array kMaybeNumbers = {"gutter"sv,   "ln"sv,         "line-number"sv, "line-numbers"sv,
                                      "lines"sv,    "num"sv,        "line_number"sv, "number"sv,
                                      "line-num"sv, "code-lines"sv, "gl"sv};
constexpr std::array kBesideCode = {"hljs-button"sv,
                                    "copy-code-btn"sv,
                                    "code-block-extension-header"sv,
                                    "line-highlight"sv,
                                    "toolbar"sv,
                                    "copy-btn"sv,
                                    "copy-button"sv,
                                    "cnblogs_code_toolbar"sv,
                                    "cnblogs_code_copy"sv,
                                    "opt-box"sv,
                                    "copybtn"sv,
                                    "zeroclipboard-container"sv,
                                    "code-lang"sv,
                                    "hide-preCode-box"sv,
                                    "CodeMirror-gutter-wrapper"sv,
                                    "blob-code-marker"sv};

constexpr std::size_t kLookedAt = 16384;

template <typename Names>
bool isOneOf(const Names& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

template <typename Names>
bool hasOneOf(const HtmlNode& node, const Names& names) {
    const auto classes = classesOf(node);
    return std::any_of(classes.begin(), classes.end(), [&](auto each) { return isOneOf(names, each); });
}

bool isDigits(const HtmlTree& tree, HtmlIndex node) {
    const auto text = textBelow(tree, node);
    return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || isHtmlSpace(c); });
}

bool isHidden(const HtmlNode& node) {
    if (node.attribute("hidden") != nullptr) return true;
    const auto* style = node.attribute("style");
    if (style == nullptr) return false;
    auto plain = lowerAscii(*style);
    std::erase_if(plain, isHtmlSpace);
    return plain.starts_with("display:none") || plain.find(";display:none") != std::string::npos;
}

}  // namespace

std::vector<std::uint32_t> textNodeNumbers(const HtmlTree& tree) {
    std::vector<std::uint32_t> numbers(tree.nodes.size(), kNoTextNode);
    if (tree.nodes.empty()) return numbers;
    std::uint32_t next = 0;
    walk(
        tree, 0,
        [&](HtmlIndex at) {
            const auto& node = tree.nodes[at];
            if (node.removed) return false;
            if (node.kind == HtmlKind::Text) numbers[at] = next++;
            return !isElement(node, "template");
        },
        [](HtmlIndex) {});
    return numbers;
}

std::vector<std::string_view> classesOf(const HtmlNode& node) {
    std::vector<std::string_view> found;
    const auto* all = node.attribute("class");
    if (all == nullptr) return found;
    const std::string_view text = *all;
    for (std::size_t at = 0; at < text.size() && found.size() < 64;) {
        auto end = at;
        while (end < text.size() && !isHtmlSpace(text[end])) ++end;
        if (end > at) found.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return found;
}

bool hasClass(const HtmlNode& node, std::string_view name) {
    const auto classes = classesOf(node);
    return std::find(classes.begin(), classes.end(), name) != classes.end();
}

bool isElement(const HtmlNode& node, std::string_view name) {
    return node.kind == HtmlKind::Element && node.space == HtmlSpace::Html && node.name == name;
}

bool isBlock(const HtmlNode& node) { return node.kind == HtmlKind::Element && isOneOf(kBlocks, node.name); }

bool isBlank(std::string_view text) { return std::all_of(text.begin(), text.end(), isHtmlSpace); }

bool isUnread(const HtmlTree& tree, HtmlIndex node) {
    const auto& it = tree.nodes[node];
    if (it.removed || it.kind == HtmlKind::Comment || it.kind == HtmlKind::Doctype) return true;
    if (it.kind != HtmlKind::Element) return false;
    if (isOneOf(kUnread, it.name) || isHidden(it)) return true;
    if (it.attribute("class") == nullptr) return false;
    if (hasOneOf(it, kNumbers) && isDigits(tree, node)) return true;
    return (it.name == "td" || it.name == "pre") && hasOneOf(it, kMaybeNumbers) && isDigits(tree, node);
}

bool isBesideCode(const HtmlTree& tree, HtmlIndex node) {
    const auto& it = tree.nodes[node];
    if (isUnread(tree, node)) return true;
    if (it.kind != HtmlKind::Element) return false;
    if (it.name == "caption" || it.name == "input") return true;
    if (it.attribute("class") == nullptr) return false;
    if (hasOneOf(it, kNumbers) || hasOneOf(it, kBesideCode)) return true;
    // "hljs-number" has a name of its own; but one that wraps a whole block of digits is no number of a line.
    return it.name != "pre" && it.name != "code" && hasOneOf(it, kMaybeNumbers) && !hasClass(it, "token") &&
           !hasClass(it, "line") && isDigits(tree, node);
}

std::string textBelow(const HtmlTree& tree, HtmlIndex node, std::size_t bytes) {
    std::string text;
    std::size_t looked = 0;
    for (auto at = following(tree, node, node); at != kNoHtml && text.size() < bytes && ++looked < kLookedAt;
         at = following(tree, at, node)) {
        if (tree.nodes[at].kind == HtmlKind::Text) text.append(tree.nodes[at].text, 0, bytes - text.size());
    }
    return text;
}

}  // namespace periplus::text
