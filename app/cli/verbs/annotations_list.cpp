#include "cli/annotation_json.h"
#include "cli/session.h"
#include "cli/table.h"
#include "cli/verbs/verbs.h"
#include "cli/words.h"

namespace periplus::cli {
namespace {

std::string json(const std::vector<AnnotationRow>& rows) {
    JsonWriter out;
    out.beginArray();
    for (const AnnotationRow& row : rows) writeAnnotation(out, row);
    out.endArray();
    return std::move(out).finish();
}

// The first line that says something.
std::string gist(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\n");
    if (begin == std::string_view::npos) return {};
    const auto line = text.substr(begin, text.find('\n', begin) - begin);
    return std::string(line) + (text.size() > begin + line.size() + 1 ? " …" : "");
}

std::string lines(const AnnotationRow& row) {
    if (row.firstLine == 0) return "-";
    const std::string first = std::to_string(row.firstLine);
    return row.lastLine == row.firstLine ? first : first + "-" + std::to_string(row.lastLine);
}

}  // namespace

Result<std::string> annotationsList(const Arguments& arguments, Session& session) {
    const auto lists = session.lists();
    if (!lists) return std::unexpected(lists.error());
    const auto rows = annotationRows(**session.library(), *lists);
    if (!rows) return std::unexpected(rows.error());
    if (arguments.has("--json")) return json(*rows);
    Table table(4, session.columns());
    for (const AnnotationRow& row : *rows) {
        table.add({row.annotation.id.value, std::string(nameOf(row.standing)), lines(row),
                   std::string(nameOf(row.annotation.colour)), gist(row.annotation.selectors.quote.exact),
                   gist(row.annotation.note)});
    }
    return table.text();
}

}  // namespace periplus::cli
