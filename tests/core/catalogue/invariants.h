#pragma once
// What holds for every catalogue, whatever was parsed. Used by the tests and by the fuzzer.
// Pure; any thread. Returns the first thing that does not hold, empty if all does.
#include "catalogue/parse.h"

#include <string>

namespace periplus::catalogue {

inline std::string brokenRuns(const std::vector<Run>& runs, std::size_t textSize, std::size_t linkCount,
                              bool mayBeEmpty) {
    if (runs.empty()) return mayBeEmpty || textSize == 0 ? "" : "a text without runs";
    std::uint32_t at = 0;
    for (const auto& run : runs) {
        if (run.begin != at || run.end <= run.begin) return "runs with a gap";
        if (run.link >= 0 && static_cast<std::size_t>(run.link) >= linkCount)
            return "a run with a link that is not there";
        at = run.end;
    }
    return at == textSize ? "" : "runs that do not cover their text";
}

inline std::string brokenNode(const Catalogue& catalogue, NodeIndex at) {
    const auto& node = catalogue.nodes[at];
    const auto size = catalogue.source->size();
    const auto inside = [size](ByteSpan span) { return span.begin <= span.end && span.end.value <= size; };
    if (!inside(node.span) || !inside(node.titleSpan)) return "a node outside the source";
    if (node.subtreeEnd <= at || node.subtreeEnd > catalogue.nodes.size()) return "a subtree that ends nowhere";
    if (node.parent != kNoNode) {
        if (node.parent >= at) return "a child before its parent";
        if (node.subtreeEnd > catalogue.nodes[node.parent].subtreeEnd) return "a child that outlives its parent";
    }
    if (auto broken = brokenRuns(node.titleRuns, node.title.size(), node.links.size(), false); !broken.empty())
        return broken;
    if (node.kind == NodeKind::Entry && (node.links.empty() || node.links[0].role != LinkRole::Primary)) {
        return "an entry without a primary link in front";
    }
    for (const auto& link : node.links) {
        if (!inside(link.span)) return "a link outside the source";
        if (link.place.line == 0 || link.place.column == 0) return "a link without a place";
    }
    for (const auto& block : node.blocks) {
        if (!inside(block.span) || block.place.line == 0) return "a block without a place";
        const bool plain =
            block.kind == Block::Kind::Excerpt || block.kind == Block::Kind::Html || block.kind == Block::Kind::Rule;
        if (plain && !block.runs.empty()) return "runs in a block that has none";
        if (auto broken = brokenRuns(block.runs, block.text.size(), node.links.size(), plain); !broken.empty())
            return broken;
    }
    return "";
}

inline std::string brokenInvariant(const Catalogue& catalogue) {
    for (NodeIndex at = 0; at < catalogue.nodes.size(); ++at) {
        if (auto broken = brokenNode(catalogue, at); !broken.empty()) {
            return broken + ", node " + std::to_string(at) + " [" + catalogue.nodes[at].title + "]";
        }
    }
    return "";
}

}  // namespace periplus::catalogue
