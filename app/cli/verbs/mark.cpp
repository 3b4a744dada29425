#include "cli/entry_rows.h"
#include "cli/printable.h"
#include "cli/session.h"
#include "cli/verbs/verbs.h"
#include "cli/words.h"

namespace periplus::cli {

Result<std::string> mark(const Arguments& arguments, Session& session) {
    const auto state = stateNamed(arguments.value("STATE"));
    if (!state) return fail(ErrorCode::InvalidArgument, arguments.value("STATE"), "it is no state");
    const auto lists = session.lists();
    if (!lists) return std::unexpected(lists.error());
    const auto article = session.article(*lists);
    if (!article) return std::unexpected(article.error());
    const auto done = (*session.library())->setState(*article, *state);
    if (!done) return std::unexpected(done.error());
    if (done->warning) session.notice(*done->warning);
    return article->value + "  " + std::string(nameOf(*state)) + "  " + printable(titleOf(*article, *lists)) + "\n";
}

}  // namespace periplus::cli
