#include "study/types.h"

#include <algorithm>

namespace periplus::study {

catalogue::NodeIndex CatalogueSnapshot::entryOf(const ArticleId& article) const {
    if (article.empty()) return catalogue::kNoNode;
    const auto found = std::ranges::find(articleOf, article);
    return found == articleOf.end() ? catalogue::kNoNode : static_cast<catalogue::NodeIndex>(found - articleOf.begin());
}

std::vector<std::uint32_t> CatalogueSnapshot::excerptBlocks(catalogue::NodeIndex entry) const {
    std::vector<std::uint32_t> excerpts;
    const auto& blocks = catalogue->nodes[entry].blocks;
    for (std::uint32_t i = 0; i < blocks.size(); ++i)
        if (blocks[i].kind == catalogue::Block::Kind::Excerpt) excerpts.push_back(i);
    return excerpts;
}

}  // namespace periplus::study
