#pragma once
// What is left of a WACZ whose end is lost: its entries are looked for by their own heads, and the WARC files that
// stand there as they are (stored, as the standard wants them) are read as far as they go.
// Ownership: borrows the sink. Thread: one. Errors: as readArchive(); Malformed when nothing is found.
#include "archive/read.h"

#include <stop_token>
#include <string>
#include <string_view>

namespace periplus::archive {

// Names that an entry may have at all, and names of WARC files.
bool isUsableName(std::string_view name);
bool isWarcName(std::string_view name);

Result<void> salvageWacz(const std::string& path, ResourceSink& sink, const ReadLimits& limits,
                         const std::stop_token& stop);

}  // namespace periplus::archive
