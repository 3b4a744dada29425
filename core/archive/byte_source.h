#pragma once
// Bytes that are read in pieces from front to back, and from any place again: a file, or an entry of a ZIP.
// Ownership: a piece holds until the next read. Thread: one. Errors: Unreadable; Damaged when the bytes do not check
// out (subject: what it is of).
#include "base/error.h"
#include "base/file_handle.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace periplus::archive {

inline constexpr std::size_t kPieceBytes = std::size_t{256} * 1024;

class ByteSource {
public:
    virtual ~ByteSource() = default;
    virtual Result<std::string_view> read() = 0;  // empty at the end
    // Another one on the same bytes, from `offset` on.
    virtual Result<std::unique_ptr<ByteSource>> from(std::uint64_t offset) const = 0;
    [[nodiscard]] virtual std::uint64_t size() const = 0;
    [[nodiscard]] virtual std::string name() const = 0;  // for doubts; empty: the archive itself
};

// A part of a file; all of it by default.
class FileSource final : public ByteSource {
public:
    static Result<std::unique_ptr<ByteSource>> open(const std::string& path);
    FileSource(std::shared_ptr<FileHandle> file, std::uint64_t begin, std::uint64_t end, std::string name = {});

    Result<std::string_view> read() override;
    Result<std::unique_ptr<ByteSource>> from(std::uint64_t offset) const override;
    [[nodiscard]] std::uint64_t size() const override { return end_ - begin_; }
    [[nodiscard]] std::string name() const override { return name_; }

private:
    std::shared_ptr<FileHandle> file_;
    std::uint64_t begin_;
    std::uint64_t end_;
    std::uint64_t at_;
    std::string name_;
    std::string piece_;
};

// The first bytes of a file, at most `most`.
Result<std::string> firstBytes(const std::string& path, std::size_t most);

}  // namespace periplus::archive
