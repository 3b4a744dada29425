#include "study/clone_document.h"

#include "base/utf8.h"
#include "catalogue/markdown_html.h"
#include "text/html.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace periplus::study {
namespace {

using text::HtmlIndex;
using text::HtmlKind;
using text::HtmlNode;
using text::HtmlTree;

// What GitHub keeps, but for styles and classes.
// Source: https://github.com/github/markup#github-markup
constexpr auto kElements = std::to_array<std::string_view>(
    {"a",          "abbr",     "b",      "bdo", "blockquote", "br",  "caption", "center",  "cite",  "code",
     "col",        "colgroup", "dd",     "del", "details",    "dfn", "div",     "dl",      "dt",    "em",
     "figcaption", "figure",   "font",   "h1",  "h2",         "h3",  "h4",      "h5",      "h6",    "hr",
     "i",          "img",      "input",  "ins", "kbd",        "li",  "mark",    "ol",      "p",     "picture",
     "pre",        "q",        "rp",     "rt",  "ruby",       "s",   "samp",    "section", "small", "source",
     "span",       "strike",   "strong", "sub", "summary",    "sup", "table",   "tbody",   "td",    "tfoot",
     "th",         "thead",    "time",   "tr",  "tt",         "u",   "ul",      "var",     "wbr"});
constexpr auto kAttributes = std::to_array<std::string_view>(
    {"align", "alt",  "checked", "colspan", "dir",    "disabled", "height", "href", "id",     "lang",  "media",
     "name",  "open", "rowspan", "src",     "srcset", "start",    "title",  "type", "valign", "value", "width"});
// Their text is no text of the page.
constexpr auto kDropped =
    std::to_array<std::string_view>({"script", "style", "iframe", "object", "embed", "noscript", "template", "title",
                                     "textarea", "select", "svg", "math", "link", "meta", "base", "audio", "video"});

bool contains(const auto& list, std::string_view name) { return std::ranges::find(list, name) != list.end(); }

std::string textBelow(const HtmlTree& tree, HtmlIndex element) {
    std::string words;
    for (auto at = text::following(tree, element, element); at != text::kNoHtml;
         at = text::following(tree, at, element))
        if (tree.nodes[at].kind == HtmlKind::Text) words += tree.nodes[at].text;
    return words;
}

// As GitHub makes them: lower case, no punctuation, '-' for blanks.
std::string anchorOf(std::string_view heading) {
    std::string anchor;
    for (const char c : heading) {
        const auto byte = static_cast<unsigned char>(c);
        if (c >= 'A' && c <= 'Z') anchor += static_cast<char>(c + ('a' - 'A'));
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || byte >= 0x80) anchor += c;
        if (c == ' ' || c == '\t') anchor += '-';
    }
    for (const std::string_view mark :
         {"，", "。", "、", "：", "；", "（", "）", "？", "！", "《", "》", "“", "”", "「", "」"})
        for (auto at = anchor.find(mark); at != std::string::npos; at = anchor.find(mark, at))
            anchor.erase(at, mark.size());
    return anchor;
}

class Rewriter {
public:
    Rewriter(HtmlTree& tree, const CloneAddresses& addresses) : tree_(tree), addresses_(addresses) {}

    std::string run() {
        for (HtmlIndex at = 1; at < tree_.nodes.size(); ++at)
            if (tree_.nodes[at].kind == HtmlKind::Element)
                element(at);
            else if (tree_.nodes[at].kind == HtmlKind::Comment)
                tree_.nodes[at].removed = true;
        return title_;
    }

private:
    void element(HtmlIndex at) {
        HtmlNode& node = tree_.nodes[at];
        if (node.name == "html" || node.name == "head" || node.name == "body") {
            node.attributes.clear();
            return;
        }
        if (node.space != text::HtmlSpace::Html || contains(kDropped, node.name)) {
            node.removed = true;
            return;
        }
        if (!contains(kElements, node.name)) node.name = "span";
        keepAttributes(node);
        if (node.name.size() == 2 && node.name[0] == 'h' && node.name[1] >= '1' && node.name[1] <= '6') heading(at);
    }

    void keepAttributes(HtmlNode& node) {
        std::erase_if(node.attributes, [&](const text::HtmlAttribute& attribute) {
            const bool language =
                attribute.name == "class" && node.name == "code" && attribute.value.starts_with("language-");
            return !language && !contains(kAttributes, attribute.name);
        });
        for (text::HtmlAttribute& attribute : node.attributes) {
            if (attribute.name == "href") attribute.value = addresses_.link(attribute.value);
            if (attribute.name == "src") attribute.value = addresses_.picture(attribute.value);
            if (attribute.name == "srcset") attribute.value = pictures(attribute.value);
        }
        if (node.name == "input" && (node.attribute("type") == nullptr || *node.attribute("type") != "checkbox"))
            node.removed = true;
    }

    // "a.png 1x, b.png 2x"
    [[nodiscard]] std::string pictures(std::string_view set) const {
        std::string all;
        while (!set.empty()) {
            const auto begin = std::min(set.find_first_not_of(", \t\n"), set.size());
            const auto end = std::min(set.find_first_of(" \t\n,", begin), set.size());
            const auto comma = std::min(set.find(',', end), set.size());
            if (begin < end) {
                const auto address = addresses_.picture(set.substr(begin, end - begin));
                if (!address.empty())
                    all += (all.empty() ? "" : ", ") + address + std::string(set.substr(end, comma - end));
            }
            set.remove_prefix(comma);
        }
        return all;
    }

    void heading(HtmlIndex at) {
        const std::string words = textBelow(tree_, at);
        if (title_.empty() && words.find_first_not_of(" \t\n") != std::string::npos) title_ = words;
        std::string anchor = anchorOf(words);
        if (const int before = seen_[anchor]++; before > 0) anchor += "-" + std::to_string(before);
        if (tree_.nodes[at].attribute("id") == nullptr) tree_.nodes[at].set("id", anchor);
    }

    HtmlTree& tree_;
    const CloneAddresses& addresses_;
    std::unordered_map<std::string, int> seen_;
    std::string title_;
};

HtmlIndex bodyOf(const HtmlTree& tree) {
    for (HtmlIndex at = 0; at < tree.nodes.size(); ++at)
        if (tree.nodes[at].kind == HtmlKind::Element && tree.nodes[at].name == "body") return at;
    return 0;
}

}  // namespace

CloneDocument cloneDocument(std::string_view markdown, const CloneAddresses& addresses) {
    HtmlTree tree = text::parseHtml("<body>" + catalogue::markdownToHtml(markdown, catalogue::RawHtml::Kept));
    CloneDocument document;
    document.title = Rewriter(tree, addresses).run();
    document.html = text::toHtml(tree, bodyOf(tree));
    return document;
}

}  // namespace periplus::study
