#include "study/capture_export.h"

#include "cli/capture_rows.h"
#include "cli/interruption.h"
#include "cli/printable.h"
#include "cli/progress_line.h"
#include "cli/session.h"
#include "cli/verbs/verbs.h"

namespace periplus::cli {
namespace {

// As asked for, or as the file's name says.
Result<study::ExportFormat> formatOf(const Arguments& arguments) {
    const auto out = arguments.value("OUT");
    using study::ExportFormat;
    if (arguments.has("--wacz")) return ExportFormat::Wacz;
    if (arguments.has("--warc")) return ExportFormat::Warc;
    if (arguments.has("--html")) return ExportFormat::Html;
    if (out.ends_with(".wacz")) return ExportFormat::Wacz;
    if (out.ends_with(".warc") || out.ends_with(".warc.gz")) return ExportFormat::Warc;
    if (out.ends_with(".html")) return ExportFormat::Html;
    return fail(ErrorCode::InvalidArgument, out, "say --wacz, --warc or --html");
}

}  // namespace

Result<std::string> captureExport(const Arguments& arguments, Session& session) {
    const auto format = formatOf(arguments);
    if (!format) return std::unexpected(format.error());
    const auto library = session.library();
    if (!library) return std::unexpected(library.error());
    study::Captures& captures = (*library)->captures();
    const auto named = capturesNamed(captures, arguments.values("ID"));
    if (!named) return std::unexpected(named.error());
    std::vector<CaptureId> ids;
    for (const auto& capture : *named) ids.push_back(capture.id);
    const auto out = arguments.value("OUT");
    const Interruption interruption;
    ProgressLine line(out);
    const auto done =
        study::exportCaptures(study::exportSource(captures), ids, *format, out, line.sink(), interruption.token());
    if (!done) return std::unexpected(done.error());
    std::string said =
        printable(out) + ": " + std::to_string(ids.size()) + (ids.size() == 1 ? " capture\n" : " captures\n");
    for (const Error& left : done->left) said += "left out, damaged: " + printable(left.subject) + "\n";
    return said;
}

}  // namespace periplus::cli
