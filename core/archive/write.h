#pragma once
// Writing archives that others read too: WARC 1.1, gzip a record, and WACZ 1.1.1 around it. Resources stream to the
// disk as they come; in memory stand the address and the digest of each, and nothing of their bytes.
// Bytes that were written before become a revisit record; the same bytes at the same address and moment are left out.
// Ownership: the writer holds the open file. Thread: one. Errors: of the disk (Unwritable, DiskFull), InvalidArgument
// for an address that has no place in a record; after an error, or without finish(), the file is of no use, and a WACZ
// removes what stood beside it. The caller renames the file when it is whole.
// Source: https://iipc.github.io/warc-specifications/, https://specs.webrecorder.net/wacz/1.1.1/
#include "archive/resource.h"
#include "base/error.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace periplus::archive {

struct WriteOptions {
    std::string software;  // "Periplus 0.1.0"
    std::string title;     // of a WACZ; may be empty
    UnixMillis at;         // when the archive is written
};

class ArchiveWriter {
public:
    // Format::Warc or Format::Wacz. A WACZ is put together beside `path`, at `path` + ".warc" and the like.
    static Result<ArchiveWriter> open(Format format, const std::string& path, const WriteOptions& options);
    ArchiveWriter(ArchiveWriter&& other) noexcept;
    ArchiveWriter& operator=(ArchiveWriter&& other) noexcept;
    ~ArchiveWriter();

    // `bytes` are the decoded body. http, https and what has a status become a response with a small head, all else
    // a resource record.
    Result<void> resource(const ResourceHead& head, std::string_view bytes);
    // `page.manifest` comes back when the archive is read; `text` is for other readers' full-text search, may be empty.
    Result<void> page(const PageMark& page, std::string_view text = {});
    // `cancelled` is asked now and then while the pieces of a WACZ are put together; true gives Cancelled.
    Result<void> finish(const std::function<bool()>& cancelled = {});

private:
    struct State;
    explicit ArchiveWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace periplus::archive
