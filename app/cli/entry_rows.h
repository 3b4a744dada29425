#pragma once
// Entries of a list in reading order with what the library knows of each.
// Ownership: points into the snapshot, which must outlive it. Thread: any. Errors: none.
#include "study/types.h"

#include <string_view>
#include <vector>

namespace periplus::cli {

struct EntryRow {
    const catalogue::Node* entry = nullptr;
    std::string_view section;
    std::string_view author;
    study::ArticleStatus status;
    bool starred = false;
};

std::vector<EntryRow> entryRows(const study::CatalogueSnapshot& snapshot, const study::StatusMap& statuses);

// What names the entry to a person: its title, or its address when it has none.
std::string_view titleOf(const catalogue::Node& entry);

// The same for an article, wherever it stands in the lists; empty when none holds it.
std::string_view titleOf(const ArticleId& article, const std::vector<study::SnapshotPtr>& lists);

}  // namespace periplus::cli
