#pragma once
// PartFiles: the bytes of captures, each part once, under the SHA-256 of its bytes: parts/<2 hex>/<62 hex>, packed.
// A part is visible when it is whole. Its file is durable after sync(), which comes before the row that names it.
// A Hold keeps sweep() away from parts that an intake has put and not yet named: take one first, put, let them be
// named, drop it.
// Ownership: shared. Thread: any, several at once; a PartWriter or PartReader one at a time.
// Errors: NotFound, Damaged (subject: the hash) for bytes that are not what was put, TooLarge, InvalidArgument for what
// is no hash, DiskFull, Unwritable, Unreadable.
#include "base/error.h"
#include "base/file_handle.h"
#include "base/hash.h"
#include "store/part_codec.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace periplus::store {

inline constexpr std::uint64_t kMostPartBytes = 256ULL * 1024 * 1024;
inline constexpr const char* kUnswept = "unswept";  // in the folder while there may be parts that nobody names

struct StoredPart {
    std::string hash;         // 64 hexadecimal digits
    std::uint64_t bytes = 0;  // as they were given
};

bool isPartHash(std::string_view text);

class PartFiles;

// Bytes on their way into a part. Nothing stays when it goes out of scope unfinished.
class PartWriter {
public:
    PartWriter(PartWriter&& other) noexcept;
    PartWriter& operator=(PartWriter&&) = delete;
    ~PartWriter();

    Result<void> write(std::string_view bytes);
    Result<StoredPart> finish();

private:
    friend class PartFiles;
    explicit PartWriter(PartFiles& files) : files_(&files) {}
    Result<void> startFile();
    Result<void> pour(bool last);

    PartFiles* files_;
    Digest hash_{DigestKind::Sha256};
    std::uint64_t size_ = 0;
    std::string waiting_;  // of a short part all, of a long one the next piece
    std::optional<Packer> packer_;
    FileHandle file_;
    std::string name_;  // of the file while it is being written
};

// The bytes of a part, piece after piece.
class PartReader {
public:
    // Empty at the end; Damaged there when they are not what was put.
    Result<std::string> next();

private:
    friend class PartFiles;
    PartReader(FileHandle file, std::string hash, std::uint64_t cap)
        : file_(std::move(file)), wanted_(std::move(hash)), unpacker_(cap) {}

    FileHandle file_;
    std::string wanted_;
    Unpacker unpacker_;
    Digest hash_{DigestKind::Sha256};
    std::uint64_t at_ = 0;
    bool ended_ = false;
};

class PartFiles : public std::enable_shared_from_this<PartFiles> {
public:
    // `folder` is made when missing (0700).
    static Result<std::shared_ptr<PartFiles>> open(const std::string& folder);
    ~PartFiles();
    PartFiles(const PartFiles&) = delete;
    PartFiles& operator=(const PartFiles&) = delete;

    class Hold {
    public:
        Hold(Hold&& other) noexcept = default;
        Hold& operator=(Hold&&) = delete;
        ~Hold();

    private:
        friend class PartFiles;
        explicit Hold(std::shared_ptr<PartFiles> files) : files_(std::move(files)) {}
        std::shared_ptr<PartFiles> files_;
    };
    [[nodiscard]] Hold hold();  // waits while a sweep is under way

    PartWriter begin();
    Result<StoredPart> put(std::string_view bytes);
    Result<void> sync();  // everything put so far, and all else on this file system, is durable
    [[nodiscard]] bool durable() const { return !dirty_; }

    [[nodiscard]] bool has(std::string_view hash) const;
    Result<std::string> read(std::string_view hash, std::uint64_t cap = kMostPartBytes) const;
    Result<PartReader> reader(std::string_view hash, std::uint64_t cap = kMostPartBytes) const;
    // What the part takes on the disk.
    Result<std::uint64_t> storedBytes(std::string_view hash) const;

    // Removes the parts that are not `named`, and what was left half written; the bytes freed. Nothing, when somebody
    // holds.
    Result<std::uint64_t> sweep(const std::function<bool(std::string_view hash)>& named);
    // An earlier session ended without sweep() or in the midst of writing: there may be parts that nobody names.
    [[nodiscard]] bool mayHaveStrays() const;

    [[nodiscard]] const std::string& path() const { return folder_.path(); }

private:
    friend class PartWriter;
    explicit PartFiles(FileHandle folder) : folder_(std::move(folder)) {}
    Result<FileHandle> folderOfPart(std::string_view hash, bool make) const;
    Result<FileHandle> openPart(std::string_view hash) const;
    [[nodiscard]] bool isThere(std::string_view hash) const;
    Result<void> markWriting();
    Result<void> publish(const std::string& name, std::string_view hash);
    Result<void> putFile(std::string_view hash, std::string_view file);
    Result<std::uint64_t> sweepAll(const std::function<bool(std::string_view)>& named);

    FileHandle folder_;
    mutable std::mutex mutex_;
    std::condition_variable swept_;
    int holds_ = 0;
    bool sweeping_ = false;
    bool begun_ = false;               // this session has marked that it writes
    bool marked_ = false;              // the mark stands in the folder, of this session or an earlier one
    bool doubted_ = false;             // an earlier one may have left torn parts: what is there is read to be believed
    std::atomic<bool> dirty_ = false;  // something was put since the last sync()
};

}  // namespace periplus::store
