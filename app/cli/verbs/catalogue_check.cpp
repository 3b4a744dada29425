// What is doubtful is no failure: the exit code is 0 as long as the list could be read.
#include "cli/json_writer.h"
#include "cli/printable.h"
#include "cli/session.h"
#include "cli/verbs/verbs.h"
#include "cli/words.h"

namespace periplus::cli {
namespace {

std::string json(const std::vector<catalogue::Diagnostic>& diagnostics) {
    JsonWriter out;
    out.beginArray();
    for (const auto& diagnostic : diagnostics) {
        out.beginObject();
        out.field("line", diagnostic.place.line);
        out.field("column", diagnostic.place.column);
        out.field("problem", nameOf(diagnostic.kind));
        out.field("subject", diagnostic.subject);
        out.endObject();
    }
    out.endArray();
    return std::move(out).finish();
}

}  // namespace

Result<std::string> catalogueCheck(const Arguments& arguments, Session& session) {
    const auto list = session.plainList();
    if (!list) return std::unexpected(list.error());
    if (arguments.has("--json")) return json(list->diagnostics);
    std::string text;
    for (const auto& diagnostic : list->diagnostics) {
        text += printable(session.fileName()) + ":" + std::to_string(diagnostic.place.line) + ":" +
                std::to_string(diagnostic.place.column) + ": " + std::string(nameOf(diagnostic.kind));
        if (!diagnostic.subject.empty()) text += ": " + printable(diagnostic.subject);
        text += "\n";
    }
    return text;
}

}  // namespace periplus::cli
