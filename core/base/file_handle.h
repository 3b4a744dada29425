#pragma once
// FileHandle: an open file that is closed when it goes out of scope; whole reads and writes in spite of short counts.
// Ownership: moves only. Thread: one at a time.
// Errors: as systemError() maps errno; the path is the subject.
#include "base/error.h"

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace periplus {

class FileHandle {
public:
    // `flags` and `mode` as for open(2); O_CLOEXEC is always added.
    static Result<FileHandle> open(const std::string& path, int flags, mode_t mode = 0);
    // `name` in this folder, as for openat(2).
    Result<FileHandle> openIn(const std::string& name, int flags, mode_t mode = 0) const;

    FileHandle() = default;
    FileHandle(FileHandle&& other) noexcept
        : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)) {}
    FileHandle& operator=(FileHandle&& other) noexcept;
    FileHandle(const FileHandle&) = delete;
    FileHandle& operator=(const FileHandle&) = delete;
    ~FileHandle();

    [[nodiscard]] int descriptor() const { return descriptor_; }
    [[nodiscard]] const std::string& path() const { return path_; }

    Result<std::string> readAll() const;                  // from the start
    Result<void> writeAll(std::string_view bytes) const;  // at the current place
    Result<void> truncate(std::uint64_t size) const;
    Result<void> sync() const;
    Result<std::uint64_t> size() const;

private:
    FileHandle(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}
    int descriptor_ = -1;
    std::string path_;
};

// The whole of a file.
Result<std::string> readFile(const std::string& path);

// Makes names created, renamed or removed in a folder durable.
Result<void> syncFolder(const std::string& folder);

}  // namespace periplus
