#pragma once
// MHTML: a page and its parts as one mail. A part's address is its Content-Location, or "cid:" and its Content-ID; one
// that has both is the first, and the second leads there. Memory is bounded by a piece of a line and by header lines.
// Thread: one. Errors: of the source and the sink; Malformed when no part is in it; Cancelled.
// Source: RFC 2557, 2046, 2045
#include "archive/read.h"

namespace periplus::archive {

bool looksLikeMhtml(std::string_view firstBytes);

Result<void> readMhtml(const std::string& path, ResourceSink& sink, const ReadLimits& limits,
                       const std::stop_token& stop);

}  // namespace periplus::archive
