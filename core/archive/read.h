#pragma once
// Reading an archive of any format as a stream: resources arrive in pieces, decoded (gzip, chunked, content encodings);
// pages and doubts in between. Memory does not grow with the archive. Limits hold for everything foreign: bytes a
// resource, ratio, headers, count. A damaged archive gives what is whole, and doubts; readArchive fails only when
// nothing could be read at all (Unreadable, Malformed, Empty), when the sink fails, or when it is stopped (Cancelled).
// In the programs this runs in a process of its own (reader_process.h).
// Ownership: the sink is the caller's. Thread: any one.
#include "archive/resource.h"
#include "base/error.h"
#include "base/progress.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>

namespace periplus::archive {

class ResourceSink {
public:
    virtual ~ResourceSink() = default;
    // begin, any number of bytes, end; never nested. `whole` is false when the resource was cut off or its digest does
    // not hold.
    virtual Result<void> begin(const ResourceHead& head) = 0;
    virtual Result<void> bytes(std::string_view piece) = 0;
    virtual Result<void> end(bool whole) = 0;
    virtual Result<void> page(const PageMark& page) = 0;
    virtual Result<void> doubt(const Doubt& doubt) = 0;
    virtual Result<void> progress(const Progress& progress) = 0;  // bytes of the archive file
};

struct ReadLimits {
    std::uint64_t resourceBytes = 256ULL * 1024 * 1024;
    std::uint64_t ratio = 200;  // decoded to encoded, beyond the first MiB
    std::uint32_t headerBytes = 1024 * 1024;
    std::uint32_t depth = 16;     // nested MHTML parts
    std::uint32_t encodings = 3;  // stacked content encodings
};

// By content, not by name. Malformed when it is none of them.
Result<Format> formatOf(const std::string& path);

Result<Format> readArchive(const std::string& path, ResourceSink& sink, const ReadLimits& limits = {},
                           const std::stop_token& stop = {});

}  // namespace periplus::archive
