#include "cli/input.h"
#include "cli/session.h"
#include "cli/verbs/verbs.h"

namespace periplus::cli {
namespace {

Result<std::string> words(const Arguments& arguments) {
    if (!arguments.has("--text")) return readStandardInput(kMaxNoteBytes);
    return checkedText(arguments.value("--text"), "the text of --text");
}

}  // namespace

// The entry is found first: nobody types a long note to hear that its entry does not exist. The library is not held
// while the person types.
Result<std::string> noteSet(const Arguments& arguments, Session& session) {
    const auto lists = session.lists();
    if (!lists) return std::unexpected(lists.error());
    const auto article = session.article(*lists);
    if (!article) return std::unexpected(article.error());
    if (!arguments.has("--text")) session.closeLibrary();
    const auto markdown = words(arguments);
    if (!markdown) return std::unexpected(markdown.error());
    const auto library = session.library();
    if (!library) return std::unexpected(library.error());
    const auto done = (*library)->setNote(*article, *markdown);
    if (!done) return std::unexpected(done.error());
    if (done->warning) session.notice(*done->warning);
    return std::string();
}

}  // namespace periplus::cli
