#include "archive/byte_source.h"

#include "base/system_error.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace periplus::archive {

Result<std::unique_ptr<ByteSource>> FileSource::open(const std::string& path) {
    auto file = FileHandle::open(path, O_RDONLY);
    if (!file) return std::unexpected(file.error());
    const auto size = file->size();
    if (!size) return std::unexpected(size.error());
    ::posix_fadvise(file->descriptor(), 0, 0, POSIX_FADV_SEQUENTIAL);
    return std::make_unique<FileSource>(std::make_shared<FileHandle>(std::move(*file)), 0, *size);
}

FileSource::FileSource(std::shared_ptr<FileHandle> file, std::uint64_t begin, std::uint64_t end, std::string name)
    : file_(std::move(file)), begin_(begin), end_(std::max(begin, end)), at_(begin), name_(std::move(name)) {}

Result<std::string_view> FileSource::read() {
    piece_.resize(kPieceBytes);
    const auto wanted = std::min<std::uint64_t>(kPieceBytes, end_ - at_);
    for (;;) {
        const auto count = ::pread(file_->descriptor(), piece_.data(), wanted, static_cast<off_t>(at_));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return std::unexpected(systemError(file_->path(), errno, Access::Read));
        at_ += static_cast<std::uint64_t>(count);
        return std::string_view(piece_).substr(0, static_cast<std::size_t>(count));
    }
}

Result<std::unique_ptr<ByteSource>> FileSource::from(std::uint64_t offset) const {
    auto other = std::make_unique<FileSource>(file_, begin_, end_, name_);
    other->at_ = std::min(end_, begin_ + std::min(offset, size()));
    return other;
}

Result<std::string> firstBytes(const std::string& path, std::size_t most) {
    auto source = FileSource::open(path);
    if (!source) return std::unexpected(source.error());
    std::string bytes;
    while (bytes.size() < most) {
        const auto piece = (*source)->read();
        if (!piece) return std::unexpected(piece.error());
        if (piece->empty()) break;
        bytes += *piece;
    }
    bytes.resize(std::min(bytes.size(), most));
    return bytes;
}

}  // namespace periplus::archive
