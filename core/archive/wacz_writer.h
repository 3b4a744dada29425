#pragma once
// WACZ 1.1.1 around one WARC: what write.h says of it. The WARC and the list of pages grow beside the target and are
// gone with the writer; in memory stands one line of the index for each resource.
// Ownership: its files. Thread: one. Errors: of the disk; InvalidArgument; Cancelled.
#include "archive/warc_writer.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace periplus::archive {

class WaczWriter {
public:
    static Result<std::unique_ptr<WaczWriter>> open(const std::string& path, const WriteOptions& options);
    WaczWriter(const WaczWriter&) = delete;
    WaczWriter& operator=(const WaczWriter&) = delete;
    ~WaczWriter();

    Result<void> resource(const ResourceHead& head, std::string_view bytes);
    Result<void> page(const PageMark& page, std::string_view text);
    Result<void> finish(const std::function<bool()>& cancelled);

private:
    WaczWriter(std::string path, WriteOptions options, WarcWriter warc, FileHandle pages);
    Result<void> putPages(std::string_view text);
    void packIndex(std::string& index, std::string& blocks);

    std::string path_;
    WriteOptions options_;
    WarcWriter warc_;
    FileHandle pages_;
    Digest pagesDigest_{DigestKind::Sha256};
    std::uint64_t pagesSize_ = 0;
    std::uint64_t pageCount_ = 0;
    std::vector<std::string> lines_;  // of the index
};

}  // namespace periplus::archive
