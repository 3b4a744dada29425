#pragma once
// ZIP files, read and written by libzip, whose header is seen by zip_file.cpp alone. Nothing is ever extracted: an
// entry is a stream of bytes, known by a name that was asked for.
// Ownership: an entry's source shares the file. Thread: one. Errors: Malformed for what is no ZIP, TooLarge for more
// entries than the limit, of the disk; a broken entry gives Damaged while it is read.
#include "archive/byte_source.h"
#include "base/clock.h"
#include "base/error.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace periplus::archive {

struct ZipEntry {
    std::uint64_t index = 0;
    std::string name;          // as the archive says; not to be used as a path
    std::uint64_t size = 0;    // as the archive says
    std::uint64_t packed = 0;  // as the archive says
    bool isLink = false;
    bool isEncrypted = false;
};

class ZipReader {
public:
    static Result<ZipReader> open(const std::string& path);

    [[nodiscard]] const std::vector<ZipEntry>& entries() const { return entries_; }
    [[nodiscard]] std::unique_ptr<ByteSource> source(const ZipEntry& entry) const;

    struct File;

private:
    std::shared_ptr<File> file_;
    std::vector<ZipEntry> entries_;
};

// Puts a new ZIP together from files and texts.
class ZipWriter {
public:
    static Result<ZipWriter> create(const std::string& path, UnixMillis at);
    ZipWriter(ZipWriter&& other) noexcept;
    ZipWriter& operator=(ZipWriter&& other) noexcept;
    ~ZipWriter();

    Result<void> addFile(const std::string& name, const std::string& path, bool stored);
    Result<void> addText(const std::string& name, const std::string& text, bool stored);
    Result<void> finish(const std::function<bool()>& cancelled);

private:
    struct State;
    explicit ZipWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace periplus::archive
