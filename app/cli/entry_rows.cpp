#include "cli/entry_rows.h"

#include "cli/words.h"

namespace periplus::cli {

using catalogue::NodeIndex;

std::vector<EntryRow> entryRows(const study::CatalogueSnapshot& snapshot, const study::StatusMap& statuses) {
    const auto& list = *snapshot.catalogue;
    std::vector<EntryRow> rows;
    for (NodeIndex node = 0; node < list.nodes.size(); ++node) {
        if (list.nodes[node].kind != catalogue::NodeKind::Entry) continue;
        const ArticleId& article = snapshot.articleOf[node];
        const auto known = statuses.find(article);
        EntryRow row{&list.nodes[node], list.sectionTitle(node), list.authorOf(node), {}, false};
        if (known != statuses.end()) row.status = known->second;
        row.status.id = article;
        row.starred = row.status.starred.value_or(row.entry->starred);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string_view titleOf(const catalogue::Node& entry) {
    return entry.title.empty() ? primaryUrl(entry) : std::string_view(entry.title);
}

std::string_view titleOf(const ArticleId& article, const std::vector<study::SnapshotPtr>& lists) {
    for (const auto& list : lists) {
        const NodeIndex node = list->entryOf(article);
        if (node != catalogue::kNoNode) return titleOf(list->catalogue->nodes[node]);
    }
    return {};
}

}  // namespace periplus::cli
