#include "cli/capture_rows.h"
#include "cli/session.h"
#include "cli/table.h"
#include "cli/verbs/verbs.h"

namespace periplus::cli {
namespace {

// A capture that is damaged is named and hides no other.
std::string json(study::Captures& captures, const std::vector<study::Capture>& all, Session& session) {
    JsonWriter out;
    out.beginArray();
    for (const auto& capture : all) {
        const auto missing = captures.missing(capture.id);
        if (!missing) {
            session.notice(missing.error());
            session.answerIsBad();
        }
        out.beginObject();
        writeFields(out, capture);
        out.key("missing");
        out.beginArray();
        for (const auto& part : missing.value_or(std::vector<study::MissingPart>())) out.value(part.url);
        out.endArray();
        out.endObject();
    }
    out.endArray();
    return std::move(out).finish();
}

}  // namespace

Result<std::string> captureList(const Arguments& arguments, Session& session) {
    if (const auto lists = session.lists(); !lists) return std::unexpected(lists.error());
    study::Captures& captures = (*session.library())->captures();
    const auto all = captures.all();
    if (!all) return std::unexpected(all.error());
    if (arguments.has("--json")) return json(captures, *all, session);
    Table table(3, session.columns());
    for (const auto& capture : *all) table.add(rowOf(capture));
    return table.text();
}

}  // namespace periplus::cli
