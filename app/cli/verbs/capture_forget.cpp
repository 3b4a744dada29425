#include "cli/capture_rows.h"
#include "cli/printable.h"
#include "cli/session.h"
#include "cli/verbs/verbs.h"

namespace periplus::cli {

Result<std::string> captureForget(const Arguments& arguments, Session& session) {
    const auto library = session.library();
    if (!library) return std::unexpected(library.error());
    study::Captures& captures = (*library)->captures();
    const auto capture = captureNamed(captures, arguments.value("ID"));
    if (!capture) return std::unexpected(capture.error());
    if (const auto forgotten = captures.forget(capture->id); !forgotten) return std::unexpected(forgotten.error());
    const auto freed = captures.purge();
    if (!freed) {  // it is forgotten all the same; a damaged one could name its parts too
        session.notice(freed.error());
        session.answerIsBad();
    }
    return capture->id.value + "  forgotten, " + sizeText(freed.value_or(0)) + " freed  " + printable(capture->title) +
           "\n";
}

}  // namespace periplus::cli
