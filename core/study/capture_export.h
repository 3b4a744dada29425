#pragma once
// Export of captures: WARC 1.1, WACZ 1.1.1, or one self-contained HTML file. What is exported, intake makes equal
// captures of. Written beside the target and renamed when whole.
// Ownership: values. Thread: the library's. Errors: Unwritable, DiskFull, NotFound, Cancelled; then no file is left.
#include "base/progress.h"
#include "study/captures.h"

#include <stop_token>
#include <string>
#include <vector>

namespace periplus::study {

enum class ExportFormat : std::uint8_t { Warc, Wacz, Html };  // Html: exactly one capture

Result<void> exportCaptures(Captures& captures, const std::vector<CaptureId>& ids, ExportFormat format,
                            const std::string& path, const ProgressSink& progress = {},
                            const std::stop_token& stop = {});

}  // namespace periplus::study
