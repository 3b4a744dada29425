#include "cli/printable.h"
#include "cli/session.h"
#include "cli/verbs/verbs.h"

namespace periplus::cli {

// To a program or a file the note goes as it is, so that `note show` and `note set` are each other's inverse.
Result<std::string> noteShow(const Arguments&, Session& session) {
    const auto lists = session.lists();
    if (!lists) return std::unexpected(lists.error());
    const auto article = session.article(*lists);
    if (!article) return std::unexpected(article.error());
    const auto note = (*session.library())->note(*article);
    if (!note) return std::unexpected(note.error());
    if (session.columns() == 0) return note->markdown;
    std::string shown = printable(note->markdown, true);
    if (!shown.empty() && !shown.ends_with('\n')) shown += '\n';
    return shown;
}

}  // namespace periplus::cli
