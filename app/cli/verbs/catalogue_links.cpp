#include "cli/catalogue_rows.h"
#include "cli/json_writer.h"
#include "cli/session.h"
#include "cli/table.h"
#include "cli/verbs/verbs.h"
#include "cli/words.h"

namespace periplus::cli {
namespace {

std::string json(const std::vector<LinkRow>& rows) {
    JsonWriter out;
    out.beginArray();
    for (const LinkRow& row : rows) {
        out.beginObject();
        out.field("url", row.link->url);
        out.field("line", row.link->place.line);
        out.field("section", row.section);
        out.field("role", nameOf(row.link->role));
        out.field("struck", row.link->struck);
        out.fieldOrNull("movedTo", row.link->movedTo);
        out.endObject();
    }
    out.endArray();
    return std::move(out).finish();
}

std::string remarkOf(const catalogue::Link& link) {
    std::string remark(nameOf(link.role));
    if (link.struck) remark += ", struck";
    if (!link.movedTo.empty()) remark += ", moved";
    return remark;
}

}  // namespace

Result<std::string> catalogueLinks(const Arguments& arguments, Session& session) {
    const auto list = session.plainList();
    if (!list) return std::unexpected(list.error());
    const auto rows = linkRows(*list);
    if (arguments.has("--json")) return json(rows);
    Table table(2, 0);  // addresses are for copying: never cut
    for (const LinkRow& row : rows) {
        table.add({std::to_string(row.link->place.line), remarkOf(*row.link), row.link->url});
    }
    return table.text();
}

}  // namespace periplus::cli
