#include "cli/capture_rows.h"
#include "cli/interruption.h"
#include "cli/printable.h"
#include "cli/progress_line.h"
#include "cli/session.h"
#include "cli/verbs/verbs.h"

namespace periplus::cli {

Result<std::string> captureVerify(const Arguments& arguments, Session& session) {
    const auto library = session.library();
    if (!library) return std::unexpected(library.error());
    study::Captures& captures = (*library)->captures();
    const auto named = capturesNamed(captures, arguments.values("ID"));
    if (!named) return std::unexpected(named.error());
    const Interruption interruption;
    ProgressLine line("verify");
    const auto progress = line.sink();
    std::string out;
    std::uint64_t done = 0;
    for (const auto& capture : *named) {
        if (interruption.token().stop_requested()) return fail(ErrorCode::Cancelled, "The verification");
        if (progress) progress({done++, named->size(), capture.url});
        const auto problems = captures.verify(capture.id);
        if (!problems) return std::unexpected(problems.error());
        for (const auto& problem : *problems) out += capture.id.value + "  " + printable(problem) + "\n";
    }
    if (!out.empty()) {
        session.answerIsBad();
        return out;
    }
    return std::to_string(named->size()) + (named->size() == 1 ? " capture is whole\n" : " captures are whole\n");
}

}  // namespace periplus::cli
