#include "archive/reader_process.h"
#include "cli/capture_rows.h"
#include "cli/interruption.h"
#include "cli/library_folder.h"
#include "cli/printable.h"
#include "cli/progress_line.h"
#include "cli/session.h"
#include "cli/table.h"
#include "cli/verbs/verbs.h"
#include "study/intake.h"

#include <algorithm>
#include <filesystem>

namespace periplus::cli {
namespace {

struct Imported {
    std::string file;
    study::IntakeReport report;
    std::vector<study::Capture> captures;  // as the library has them, with their entries
};

Result<study::IntakeOptions> optionsFor(const Arguments& arguments, study::Captures& captures) {
    const auto folder = libraryFolder(arguments.value("--library"));
    if (!folder) return std::unexpected(folder.error());
    study::IntakeOptions options;
    options.parts = captures.partFiles();
    options.reader.program = archive::findReaderProgram();
    options.workFolder = *folder + "/intake";
    options.clock = systemNow;
    if (options.reader.program.empty())
        return fail(ErrorCode::NotFound, "periplus-archive-reader", "the program that reads archives is not installed");
    return options;
}

Result<Imported> importOne(const study::IntakeOptions& options, study::Captures& captures, const std::string& file,
                           const std::stop_token& stop) {
    ProgressLine line(std::filesystem::path(file).filename().string());
    const auto add = [&](const study::NewCapture& capture) -> Result<void> {
        if (const auto added = captures.add(capture); !added) return std::unexpected(added.error());
        return {};
    };
    auto report = study::takeIn(options, file, add, {}, line.sink(), stop);
    if (!report) return std::unexpected(report.error());
    Imported imported{file, std::move(*report), {}};
    for (const auto& taken : imported.report.captures) {
        auto capture = captures.find(taken.id);
        if (!capture) return std::unexpected(capture.error());
        imported.captures.push_back(std::move(*capture));
    }
    return imported;
}

std::string doubtText(const archive::Doubt& doubt) {
    return doubt.subject.empty() ? doubt.what : doubt.what + ": " + doubt.subject;
}

std::string plain(const Imported& imported, std::size_t columns) {
    const auto unmatched =
        std::ranges::count_if(imported.captures, [](const auto& capture) { return capture.article.empty(); });
    std::string out = printable(imported.file) + ": " + std::to_string(imported.captures.size()) +
                      (imported.captures.size() == 1 ? " capture" : " captures");
    if (unmatched > 0) out += ", " + std::to_string(unmatched) + " without an entry";
    out += "\n";
    Table table(3, columns);
    for (const auto& capture : imported.captures) table.add(rowOf(capture));
    out += table.text();
    for (const auto& doubt : imported.report.doubts) out += "doubt: " + printable(doubtText(doubt)) + "\n";
    if (imported.report.moreDoubts > 0)
        out += "doubt: " + std::to_string(imported.report.moreDoubts) + " more of this kind\n";
    return out;
}

void writeJson(JsonWriter& out, const Imported& imported) {
    out.beginObject();
    out.field("file", imported.file);
    out.field("resources", imported.report.resources);
    out.field("bytes", imported.report.bytes);
    out.key("captures");
    out.beginArray();
    for (const auto& capture : imported.captures) {
        out.beginObject();
        writeFields(out, capture);
        out.endObject();
    }
    out.endArray();
    out.key("doubts");
    out.beginArray();
    for (const auto& doubt : imported.report.doubts) out.value(doubtText(doubt));
    out.endArray();
    out.field("moreDoubts", imported.report.moreDoubts);
    out.endObject();
}

}  // namespace

// One archive that cannot be read does not keep the others out.
Result<std::string> captureImport(const Arguments& arguments, Session& session) {
    if (const auto lists = session.lists(); !lists) return std::unexpected(lists.error());
    study::Captures& captures = (*session.library())->captures();
    const auto options = optionsFor(arguments, captures);
    if (!options) return std::unexpected(options.error());
    const Interruption interruption;
    std::string text;
    JsonWriter json;
    json.beginArray();
    for (const auto& file : arguments.values("FILE")) {
        const auto imported = importOne(*options, captures, file, interruption.token());
        if (!imported && imported.error().code == ErrorCode::Cancelled) return std::unexpected(imported.error());
        if (!imported) {
            session.notice(imported.error());
            session.answerIsBad();
            continue;
        }
        text += plain(*imported, session.columns());
        writeJson(json, *imported);
    }
    json.endArray();
    return arguments.has("--json") ? std::move(json).finish() : text;
}

}  // namespace periplus::cli
