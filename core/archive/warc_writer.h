#pragma once
// WARC 1.1, a gzip member for each record. What write.h says of it holds here too; a WACZ asks where records went.
// Ownership: holds the open file. Thread: one. Errors: of the disk; InvalidArgument.
#include "archive/inflate.h"
#include "archive/write.h"
#include "base/file_handle.h"
#include "base/hash.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace periplus::archive {

// A record that answers a request: for the index of a WACZ.
struct WrittenRecord {
    std::string url;
    UnixMillis at;
    std::string contentType;
    int status = 200;
    std::string digest;  // of the payload, as written
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
    bool revisit = false;
};

class WarcWriter {
public:
    static Result<WarcWriter> open(const std::string& path, const WriteOptions& options);

    Result<void> resource(const ResourceHead& head, std::string_view bytes,
                          const std::function<void(const WrittenRecord&)>& written = {});
    Result<void> page(const PageMark& page);
    Result<void> finish();

    [[nodiscard]] std::uint64_t size() const { return size_; }
    std::string sha256() { return hexOf(digest_.bytes()); }  // of the whole file; once, at the end

private:
    struct Origin {
        std::string url;
        UnixMillis at;
    };

    explicit WarcWriter(FileHandle file) : file_(std::move(file)) {}
    // `fields` are lines with their ends; the block is `head` and `body` together.
    Result<void> record(std::string_view type, UnixMillis at, const std::string& fields, std::string_view head,
                        std::string_view body);
    Result<void> put(std::string_view packed);

    FileHandle file_;
    Deflater deflater_;
    Deflater loose_{Deflater::Packing::Loose};
    Digest digest_{DigestKind::Sha256};
    std::uint64_t size_ = 0;
    std::uint64_t number_ = 0;
    std::unordered_map<std::string, Origin> origins_;  // by the payload's digest
    std::unordered_set<std::string> done_;             // address, moment and payload, as a digest
};

}  // namespace periplus::archive
