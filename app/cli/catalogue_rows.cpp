#include "cli/catalogue_rows.h"

#include <algorithm>
#include <tuple>

namespace periplus::cli {

using catalogue::NodeIndex;

std::vector<LinkRow> linkRows(const catalogue::Catalogue& catalogue) {
    std::vector<LinkRow> rows;
    for (NodeIndex node = 0; node < catalogue.nodes.size(); ++node) {
        const auto section = catalogue.sectionTitle(node);
        for (const auto& link : catalogue.nodes[node].links) rows.push_back({&link, section});
    }
    // Where it is used: the address of a reference link stands elsewhere.
    std::ranges::stable_sort(rows, {}, [](const LinkRow& row) {
        return std::tuple(row.link->place.line, row.link->place.column, row.link->span.begin);
    });
    return rows;
}

std::vector<ExcerptRow> excerptRows(const catalogue::Catalogue& catalogue) {
    std::vector<ExcerptRow> rows;
    for (NodeIndex node = 0; node < catalogue.nodes.size(); ++node) {
        const auto section = catalogue.sectionTitle(node);
        for (const auto& block : catalogue.nodes[node].blocks) {
            if (block.kind == catalogue::Block::Kind::Excerpt) rows.push_back({&block, section});
        }
    }
    std::ranges::stable_sort(rows, {}, [](const ExcerptRow& row) { return row.excerpt->span.begin; });
    return rows;
}

}  // namespace periplus::cli
