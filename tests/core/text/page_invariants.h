#pragma once
// What holds for the text of any page; empty when all of it does, otherwise what does not. Thread: any.
#include "base/utf8.h"
#include "text/page_text.h"

namespace periplus::text {

inline bool isAnyBlank(std::string_view one) {
    return one == " " || one == "\n" || one == "\t" || one == "\f" || one == "\r" || one == "\u00A0";
}

// The code points of a text, each as its bytes.
inline std::vector<std::string_view> codePointsOf(std::string_view text) {
    std::vector<std::string_view> all;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t size = 1;
        while (i + size < text.size() && (static_cast<unsigned char>(text[i + size]) & 0xC0U) == 0x80U) ++size;
        all.push_back(text.substr(i, size));
        i += size;
    }
    return all;
}

// The text nodes as a browser counts them.
inline std::vector<HtmlIndex> textNodesOf(const HtmlTree& tree) {
    std::vector<HtmlIndex> all;
    for (HtmlIndex at = 0; at != kNoHtml;) {
        const auto& node = tree.nodes[at];
        const bool closed = node.removed || (node.name == "template" && node.space == HtmlSpace::Html);
        if (!node.removed && node.kind == HtmlKind::Text) all.push_back(at);
        at = following(tree, at, 0, !closed);
    }
    return all;
}

inline std::string brokenMap(const HtmlTree& tree, const PageText& page) {
    const auto shown = codePointsOf(page.text);
    const auto nodes = textNodesOf(tree);
    std::vector<std::vector<std::string_view>> points(nodes.size());
    std::uint64_t covered = 0;
    for (const auto& entry : page.map) {
        if (entry.length == 0) return "an empty entry";
        for (auto i = covered; i < entry.at.value; ++i) {
            if (i >= shown.size() || (shown[i] != "\n" && shown[i] != "\t"))
                return "text from nowhere at " + std::to_string(i);
        }
        if (entry.textNode >= nodes.size()) return "a text node that is not there";
        auto& node = points[entry.textNode];
        if (node.empty()) node = codePointsOf(tree.nodes[nodes[entry.textNode]].text);
        if (entry.at.value < covered || entry.at.value + entry.length > shown.size())
            return "an entry outside the text";
        if (std::uint64_t{entry.offset} + entry.length > node.size()) return "an entry outside its node";
        for (std::uint32_t i = 0; i < entry.length; ++i) {
            const auto here = shown[entry.at.value + i];
            const auto there = node[entry.offset + i];
            if (here != there && !(here == " " && isAnyBlank(there)))
                return "other characters at " + std::to_string(entry.at.value + i);
        }
        covered = entry.at.value + entry.length;
    }
    for (auto i = covered; i < shown.size(); ++i) {
        if (shown[i] != "\n" && shown[i] != "\t") return "text from nowhere at the end";
    }
    return {};
}

inline std::string brokenPage(const HtmlTree& tree, const PageText& page) {
    if (firstInvalidUtf8(page.text) || firstInvalidUtf8(page.title) || firstInvalidUtf8(page.byline))
        return "not UTF-8";
    CodePointOffset last;
    for (const auto& block : page.code) {
        if (block.span.begin < last) return "blocks of code out of order";
        last = block.span.end;
        if (slice(page.text, block.span) != block.code) return "a block of code that is not in the text";
        if (block.code.empty() || block.code.back() == '\n' || block.code.front() == '\n')
            return "empty lines around code";
    }
    return brokenMap(tree, page);
}

}  // namespace periplus::text
