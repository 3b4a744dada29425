#pragma once
// Intake from anything that gives resources: what takeIn() does with the reader process, and tests with their own.
// Ownership, threads, errors: as intake.h.
#include "archive/read.h"
#include "study/intake.h"

namespace periplus::study {

using ReadInto = std::function<Result<archive::Format>(archive::ResourceSink&)>;

struct IntakeRun {
    const IntakeOptions& options;
    std::string path;     // of the archive, for errors
    UnixMillis fileTime;  // for pages that do not say when they were captured
    const AddCapture& add;
    const std::optional<IntakePage>& page;
    const ProgressSink& progress;
    std::stop_token stop;
};

Result<IntakeReport> takeInFrom(const ReadInto& read, const IntakeRun& run);

}  // namespace periplus::study
