#pragma once
// What elements mean to who reads a page: which are lines of their own, which are not read, what their classes say.
// Thread: any. Errors: none.
#include "text/html.h"

#include <utility>

namespace periplus::text {

inline constexpr std::uint32_t kNoTextNode = 0xFFFFFFFF;

// For each node its number as a text node (page_text.h), or kNoTextNode.
std::vector<std::uint32_t> textNodeNumbers(const HtmlTree& tree);

std::vector<std::string_view> classesOf(const HtmlNode& node);
bool hasClass(const HtmlNode& node, std::string_view name);
bool isElement(const HtmlNode& node, std::string_view name);
bool isBlock(const HtmlNode& node);
bool isBlank(std::string_view text);  // HTML's white space only

// Not read by a reader, with all below it: scripts, forms' fields, what is hidden, the numbers beside code.
bool isUnread(const HtmlTree& tree, HtmlIndex node);
// Beside the code in a block of code: line numbers, buttons, headers.
bool isBesideCode(const HtmlTree& tree, HtmlIndex node);

// The text below a node, or as much of it as is asked for.
std::string textBelow(const HtmlTree& tree, HtmlIndex node, std::size_t bytes = 4096);

// Calls enter(index) for all below `root` in document order, and leave(index) for those whose enter() gave true, behind
// what is below them; enter() says whether to go below.
template <typename Enter, typename Leave>
void walk(const HtmlTree& tree, HtmlIndex root, Enter&& enter, Leave&& leave) {
    for (auto at = tree.nodes[root].firstChild; at != kNoHtml;) {
        const bool below = enter(at);
        if (below && tree.nodes[at].firstChild != kNoHtml) {
            at = tree.nodes[at].firstChild;
            continue;
        }
        if (below) leave(at);
        while (tree.nodes[at].next == kNoHtml) {
            at = tree.nodes[at].parent;
            if (at == root || at == kNoHtml) return;
            leave(at);
        }
        at = tree.nodes[at].next;
    }
}

}  // namespace periplus::text
