#include "text/html.h"

#include <algorithm>

namespace periplus::text {

const std::string* HtmlNode::attribute(std::string_view wanted) const {
    const auto found =
        std::find_if(attributes.begin(), attributes.end(), [&](const auto& each) { return each.name == wanted; });
    return found == attributes.end() ? nullptr : &found->value;
}

void HtmlNode::set(std::string_view attributeName, std::string_view value) {
    for (auto& each : attributes) {
        if (each.name != attributeName) continue;
        each.value = value;
        return;
    }
    attributes.push_back({std::string(attributeName), std::string(value)});
}

void HtmlNode::remove(std::string_view attributeName) {
    std::erase_if(attributes, [&](const auto& each) { return each.name == attributeName; });
}

HtmlIndex following(const HtmlTree& tree, HtmlIndex node, HtmlIndex root, bool enter) {
    if (enter && tree.nodes[node].firstChild != kNoHtml) return tree.nodes[node].firstChild;
    for (; node != root && node != kNoHtml; node = tree.nodes[node].parent) {
        if (tree.nodes[node].next != kNoHtml) return tree.nodes[node].next;
    }
    return kNoHtml;
}

}  // namespace periplus::text
