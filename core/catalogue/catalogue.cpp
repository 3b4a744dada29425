#include "catalogue/catalogue.h"

#include <algorithm>

namespace periplus::catalogue {

std::string_view Catalogue::sectionTitle(NodeIndex node) const {
    while (node != kNoNode && nodes[node].kind != NodeKind::Section) node = nodes[node].parent;
    return node == kNoNode ? std::string_view{} : std::string_view(nodes[node].title);
}

std::string_view Catalogue::authorOf(NodeIndex node) const {
    while (node != kNoNode && nodes[node].author.empty()) node = nodes[node].parent;
    return node == kNoNode ? std::string_view{} : std::string_view(nodes[node].author);
}

std::uint32_t Catalogue::entryCount() const {
    return static_cast<std::uint32_t>(std::ranges::count(nodes, NodeKind::Entry, &Node::kind));
}

}  // namespace periplus::catalogue
