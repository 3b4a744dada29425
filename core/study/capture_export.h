#pragma once
// Export of captures: WARC 1.1, WACZ 1.1.1, or one self-contained HTML file. What is exported, intake makes equal
// captures of. Written beside the target and renamed when whole. A part that is damaged is left out and reported, its
// capture then says that it is partial; a capture whose page is damaged is left out; nothing whole at all: its Error.
// Ownership: values. Thread: that of the source's `capture`. Errors: Unwritable, DiskFull, NotFound, Damaged,
// Cancelled; then no file is left.
#include "base/progress.h"
#include "study/captures.h"

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace periplus::study {

enum class ExportFormat : std::uint8_t { Warc, Wacz, Html };  // Html: exactly one capture

// Where an export reads. `capture` gives all of one but the bytes; a thread of its own asks the library's for it.
struct ExportSource {
    std::function<Result<NewCapture>(const CaptureId&)> capture;
    std::shared_ptr<store::PartFiles> parts;
};

Result<NewCapture> captureToExport(Captures& captures, const CaptureId& id);  // on the library's thread
ExportSource exportSource(Captures& captures);                                // the same; `captures` outlives it

struct ExportReport {
    std::vector<Error> left;  // what was damaged and is not in the file: parts, and captures
};

Result<ExportReport> exportCaptures(const ExportSource& source, const std::vector<CaptureId>& ids, ExportFormat format,
                                    const std::string& path, const ProgressSink& progress = {},
                                    const std::stop_token& stop = {});

}  // namespace periplus::study
