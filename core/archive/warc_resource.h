#pragma once
// One response or resource record on its way to the sink: its head, its body undone, its digests, the limits.
// Ownership: borrows block and sink. Thread: one. Errors: of the source and the sink; what is wrong with the record is
// told in `doubts`, and to the sink as not whole.
#include "archive/body_decoder.h"
#include "archive/digest_check.h"
#include "archive/warc_block.h"
#include "archive/warc_record.h"

#include <optional>
#include <string>
#include <vector>

namespace periplus::archive {

struct WarcResource {
    std::optional<ResourceHead> head;  // as the sink saw it; nothing: the sink saw nothing of it
    bool whole = false;
    std::vector<std::string> doubts;
};

// What the sink is told of it: of the record itself, or of one that refers to it.
struct WarcShown {
    std::string url;
    UnixMillis at;
    std::optional<HttpHead> head;  // instead of the record's own
};

Result<WarcResource> readWarcResource(const WarcHead& record, const WarcShown& shown, WarcBytes& bytes,
                                      WarcBlock& block, ResourceSink& sink, const ReadLimits& limits);

// Whether an address has a place here: http and https that may be opened, and cid.
bool isResourceUrl(std::string_view url);

}  // namespace periplus::archive
