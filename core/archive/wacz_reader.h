#pragma once
// WACZ as a stream: the WARC files below archive/ and the lists below pages/, known by name and by nothing else. What
// the package says of digests is checked; its indexes are not asked. A ZIP that is cut off gives the records of the
// entries that are there.
// Ownership: borrows the sink. Thread: one. Errors: as readArchive().
#include "archive/read.h"

#include <stop_token>
#include <string>
#include <string_view>

namespace periplus::archive {

// Whether a file that begins so is one. A ZIP's own list stands at its end: the file is opened.
bool isWacz(const std::string& path, std::string_view firstBytes);

Result<void> readWacz(const std::string& path, ResourceSink& sink, const ReadLimits& limits,
                      const std::stop_token& stop);

}  // namespace periplus::archive
