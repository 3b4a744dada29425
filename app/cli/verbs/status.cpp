#include "cli/entry_rows.h"
#include "cli/json_writer.h"
#include "cli/session.h"
#include "cli/table.h"
#include "cli/verbs/verbs.h"
#include "cli/words.h"

namespace periplus::cli {
namespace {

using catalogue::NodeIndex;
using study::Rollup;

// Sections that stand at the top, and the whole.
struct Progress {
    std::vector<std::pair<std::string, Rollup>> sections;
    Rollup whole;
    const catalogue::Node* next = nullptr;
    const catalogue::Node* last = nullptr;
};

// The entry of this list that was opened last; the last one of all may stand in another list.
NodeIndex lastIn(const study::CatalogueSnapshot& snapshot, const study::StatusMap& statuses) {
    NodeIndex last = catalogue::kNoNode;
    std::int64_t latest = 0;
    for (NodeIndex node = 0; node < snapshot.articleOf.size(); ++node) {
        const auto known = statuses.find(snapshot.articleOf[node]);
        if (known == statuses.end() || known->second.lastOpened.value <= latest) continue;
        latest = known->second.lastOpened.value;
        last = node;
    }
    return last;
}

Result<Progress> progressOf(study::Library& library, const study::CatalogueSnapshot& snapshot) {
    const auto statuses = library.statuses();
    if (!statuses) return std::unexpected(statuses.error());
    const auto last = library.lastArticle();
    if (!last) return std::unexpected(last.error());
    const auto& nodes = snapshot.catalogue->nodes;
    const auto counts = study::rollups(snapshot, *statuses);
    Progress progress;
    progress.whole = study::rollup(snapshot, *statuses, catalogue::kNoNode);
    for (NodeIndex node = 0; node < nodes.size(); node = nodes[node].subtreeEnd)
        if (counts[node].total > 0) progress.sections.emplace_back(nodes[node].title, counts[node]);
    NodeIndex lastNode = *last ? snapshot.entryOf(**last) : catalogue::kNoNode;
    if (lastNode == catalogue::kNoNode) lastNode = lastIn(snapshot, *statuses);
    if (lastNode != catalogue::kNoNode) progress.last = &nodes[lastNode];
    const NodeIndex next = study::nextUnread(snapshot, *statuses, lastNode);
    if (next != catalogue::kNoNode) progress.next = &nodes[next];
    return progress;
}

void writeCounts(JsonWriter& out, const Rollup& counts) {
    out.field("total", counts.total);
    out.field("read", counts.read);
    out.field("reading", counts.reading);
    out.field("unread", counts.unread);
    out.field("skipped", counts.skipped);
}

void writeEntry(JsonWriter& out, std::string_view name, const catalogue::Node* entry) {
    out.key(name);
    if (entry == nullptr) {
        out.null();
        return;
    }
    out.beginObject();
    out.field("title", entry->title);
    out.field("url", primaryUrl(*entry));
    out.field("line", entry->place.line);
    out.endObject();
}

std::string json(const Progress& progress) {
    JsonWriter out;
    out.beginObject();
    writeCounts(out, progress.whole);
    out.key("sections");
    out.beginArray();
    for (const auto& [title, counts] : progress.sections) {
        out.beginObject();
        out.field("section", title);
        writeCounts(out, counts);
        out.endObject();
    }
    out.endArray();
    writeEntry(out, "last", progress.last);
    writeEntry(out, "next", progress.next);
    out.endObject();
    return std::move(out).finish();
}

std::vector<std::string> rowOf(const Rollup& counts, std::string title) {
    const auto words = [](std::uint32_t count, const char* what) {
        return count == 0 ? std::string() : std::to_string(count) + " " + what;
    };
    return {std::to_string(counts.read) + " of " + std::to_string(counts.total) + " read",
            words(counts.reading, "reading"), words(counts.skipped, "skipped"), std::move(title)};
}

}  // namespace

Result<std::string> status(const Arguments& arguments, Session& session) {
    const auto snapshot = session.list();
    if (!snapshot) return std::unexpected(snapshot.error());
    const auto progress = progressOf(**session.library(), **snapshot);
    if (!progress) return std::unexpected(progress.error());
    if (arguments.has("--json")) return json(*progress);
    Table table(3, session.columns());
    for (const auto& [title, counts] : progress->sections)
        table.add(rowOf(counts, title.empty() ? "(unfiled)" : title));
    table.add(rowOf(progress->whole, "in all"));
    const std::string text = table.text();
    Table places(1, session.columns());
    if (progress->last != nullptr) places.add({"Last:", std::string(titleOf(*progress->last))});
    if (progress->next != nullptr) places.add({"Next:", std::string(titleOf(*progress->next))});
    const std::string lines = places.text();
    return lines.empty() ? text : text + "\n" + lines;
}

}  // namespace periplus::cli
