#pragma once
// Intake: an archive, or what the page capturer saved, becomes captures. The archive is read by the reader process; its
// bytes go into the part files as they come, its addresses into a table on the disk; then each page is put together:
// references followed (styles, pictures, fonts, frames, style sheets of style sheets), sealed, its text taken out.
// Memory does not grow with the archive. Whole or not at all: killed halfway, no capture is there and no word is lost;
// what was put into the part files is swept at the next purge.
// Ownership: values; shares the part files. Thread: any one, not the library's; blocks.
// Errors: of readArchive(); of `add`; Cancelled.
#include "archive/reader_process.h"
#include "base/progress.h"
#include "study/capture_types.h"
#include "study/types.h"

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace periplus::store {
class PartFiles;
}

namespace periplus::study {

struct IntakeOptions {
    std::shared_ptr<store::PartFiles> parts;
    archive::ReaderProcess reader;
    std::string workFolder;  // for the table of addresses; emptied afterwards
    Clock clock;
    std::uint64_t pageBytes = 64ULL * 1024 * 1024;  // of one capture with all its parts
};

// What is known of a page before its archive is read: live captures say it, imports do not.
struct IntakePage {
    ArticleId article;
    std::string url;       // that was asked for
    std::string finalUrl;  // where it led
    UnixMillis at;
    std::optional<CaptureState> state;  // decided already (login, gone, refused)
    std::string reason;
    std::string lack;  // what makes the page partial whatever parts it has; empty: nothing
};

struct IntakeReport {
    archive::Format format = archive::Format::Warc;
    std::vector<Capture> captures;  // handed to `add`, in order of the archive
    std::uint64_t resources = 0;
    std::uint64_t bytes = 0;             // decoded
    std::vector<archive::Doubt> doubts;  // at most 1,000, then a count
    std::uint64_t moreDoubts = 0;
};

using AddCapture = std::function<Result<void>(const NewCapture&)>;

Result<IntakeReport> takeIn(const IntakeOptions& options, const std::string& path, const AddCapture& add,
                            const std::optional<IntakePage>& page = {}, const ProgressSink& progress = {},
                            const std::stop_token& stop = {});

}  // namespace periplus::study
