#pragma once
// HTML as a tree of plain values, parsed as browsers do (the parser's header is seen by html.cpp alone), and written
// back. Nothing is interpreted: scripts are text, and noscript holds elements, as where no script runs. A fresh tree
// stands in one array in document order; what is `template` content stands below its element.
// Ownership: values. Thread: any. Errors: parseHtml never fails; what is over a limit is cut off and said in `doubts`.
// Source: https://html.spec.whatwg.org/multipage/parsing.html
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace periplus::text {

using HtmlIndex = std::uint32_t;
inline constexpr HtmlIndex kNoHtml = 0xFFFFFFFF;

enum class HtmlKind : std::uint8_t { Document, Doctype, Element, Text, Comment };
enum class HtmlSpace : std::uint8_t { Html, Svg, MathMl };

struct HtmlAttribute {
    std::string name;  // lower case in HTML; as the standard adjusts it in SVG and MathML ("xlink:href")
    std::string value;
};

struct HtmlNode {
    HtmlKind kind = HtmlKind::Element;
    HtmlSpace space = HtmlSpace::Html;
    std::string name{};  // of elements: lower case in HTML
    std::string text{};  // of text, comments and the doctype (what stands behind "<!DOCTYPE ")
    std::vector<HtmlAttribute> attributes{};
    HtmlIndex parent = kNoHtml;
    HtmlIndex firstChild = kNoHtml;
    HtmlIndex next = kNoHtml;  // sibling
    bool removed = false;      // left out, with all below it, when the tree is written

    [[nodiscard]] const std::string* attribute(std::string_view wanted) const;
    void set(std::string_view attributeName, std::string_view value);
    void remove(std::string_view attributeName);
};

struct HtmlTree {
    std::vector<HtmlNode> nodes;      // nodes[0] is the document
    std::vector<std::string> doubts;  // what was cut off
};

struct HtmlLimits {
    std::size_t bytes = std::size_t{64} * 1024 * 1024;
    std::size_t nodes = 1'000'000;
    std::size_t depth = 512;       // deeper elements are unwrapped: what they hold stays
    std::size_t attributes = 256;  // of one element
    double seconds = 20;  // of processor time, for input that none of the above catches; then its beginning is read
};

// `utf8` has been converted already (charset.h).
HtmlTree parseHtml(std::string_view utf8, const HtmlLimits& limits = {});

// The tree as HTML, by the standard's serialisation algorithm. Parsing it again gives the same tree, but for the few
// trees that HTML has no spelling for (a link in a link, a paragraph around a block).
std::string toHtml(const HtmlTree& tree);
std::string toHtml(const HtmlTree& tree, HtmlIndex below);  // what stands inside one element

// The next node in document order inside `root` (kNoHtml at its end), entering children or passing over them.
HtmlIndex following(const HtmlTree& tree, HtmlIndex node, HtmlIndex root, bool enter = true);

}  // namespace periplus::text
