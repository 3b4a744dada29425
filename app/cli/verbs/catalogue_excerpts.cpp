#include "cli/catalogue_rows.h"
#include "cli/json_writer.h"
#include "cli/printable.h"
#include "cli/session.h"
#include "cli/verbs/verbs.h"

namespace periplus::cli {
namespace {

std::string json(const std::vector<ExcerptRow>& rows) {
    JsonWriter out;
    out.beginArray();
    for (const ExcerptRow& row : rows) {
        out.beginObject();
        out.field("line", row.excerpt->place.line);
        out.field("section", row.section);
        out.field("language", row.excerpt->language);
        out.field("code", row.excerpt->text);
        out.endObject();
    }
    out.endArray();
    return std::move(out).finish();
}

std::string indented(const std::string& code) {
    const std::string shown = printable(code, true);
    std::string text;
    for (std::size_t at = 0; at < shown.size();) {
        const std::size_t end = std::min(shown.find('\n', at), shown.size());
        if (end > at) text += "    " + shown.substr(at, end - at);
        text += "\n";
        at = end + 1;
    }
    return text;
}

}  // namespace

Result<std::string> catalogueExcerpts(const Arguments& arguments, Session& session) {
    const auto list = session.plainList();
    if (!list) return std::unexpected(list.error());
    const auto rows = excerptRows(*list);
    if (arguments.has("--json")) return json(rows);
    std::string text;
    for (const ExcerptRow& row : rows) {
        if (!text.empty()) text += "\n";
        text += printable(session.fileName()) + ":" + std::to_string(row.excerpt->place.line);
        if (!row.excerpt->language.empty()) text += "  " + printable(row.excerpt->language);
        if (!row.section.empty()) text += "  " + printable(row.section);
        text += "\n" + indented(row.excerpt->text);
    }
    return text;
}

}  // namespace periplus::cli
