#include "cli/entry_rows.h"
#include "cli/json_writer.h"
#include "cli/session.h"
#include "cli/table.h"
#include "cli/verbs/verbs.h"
#include "cli/words.h"

#include <algorithm>

namespace periplus::cli {
namespace {

bool isHostOrBelow(const std::string& host, const std::string& wanted) {
    return host == wanted || host.ends_with("." + wanted);
}

// The states asked for; none: every state.
bool hasWantedState(const Arguments& arguments, study::ReadingState state) {
    using study::ReadingState;
    const auto states = {ReadingState::Unread, ReadingState::Reading, ReadingState::Read, ReadingState::Skipped};
    const auto asked = [&](ReadingState other) { return arguments.has("--" + std::string(nameOf(other))); };
    return asked(state) || std::ranges::none_of(states, asked);
}

bool isWanted(const Arguments& arguments, const EntryRow& row) {
    if (!hasWantedState(arguments, row.status.state)) return false;
    if (arguments.has("--starred") && !row.starred) return false;
    if (!containsIgnoringCase(row.section, arguments.value("--section"))) return false;
    if (!containsIgnoringCase(row.author, arguments.value("--author"))) return false;
    if (!arguments.has("--host")) return true;
    const std::string host = hostOf("https://" + arguments.value("--host"));
    return std::ranges::any_of(row.entry->links, [&](const catalogue::Link& link) {
        return link.role != catalogue::LinkRole::Reference && isHostOrBelow(hostOf(link.url), host);
    });
}

std::string json(const std::vector<EntryRow>& rows) {
    JsonWriter out;
    out.beginArray();
    for (const EntryRow& row : rows) {
        out.beginObject();
        out.field("id", row.status.id.value);
        out.field("title", row.entry->title);
        out.field("url", primaryUrl(*row.entry));
        out.field("line", row.entry->place.line);
        out.field("section", row.section);
        out.field("author", row.author);
        out.field("state", nameOf(row.status.state));
        out.field("starred", row.starred);
        out.field("struck", row.entry->struck);
        out.field("hasNote", row.status.hasNote);
        out.field("annotations", row.status.annotations);
        out.fieldOrNull("finished", timeText(row.status.finished));
        out.endObject();
    }
    out.endArray();
    return std::move(out).finish();
}

std::string marksOf(const EntryRow& row) {
    return std::string(row.starred ? "★" : " ") + (row.status.hasNote ? "✎" : " ");
}

}  // namespace

Result<std::string> list(const Arguments& arguments, Session& session) {
    const auto snapshot = session.list();
    if (!snapshot) return std::unexpected(snapshot.error());
    const auto statuses = (*session.library())->statuses();
    if (!statuses) return std::unexpected(statuses.error());
    auto rows = entryRows(**snapshot, *statuses);
    std::erase_if(rows, [&](const EntryRow& row) { return !isWanted(arguments, row); });
    if (arguments.has("--json")) return json(rows);
    Table table(3, session.columns());
    for (const EntryRow& row : rows) {
        table.add({row.status.id.value, std::string(nameOf(row.status.state)), marksOf(row),
                   std::string(titleOf(*row.entry)), hostOf(primaryUrl(*row.entry))});
    }
    return table.text();
}

}  // namespace periplus::cli
