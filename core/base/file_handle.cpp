#include "base/file_handle.h"

#include "base/system_error.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace periplus {

namespace {

Error openError(const std::string& path, int flags) {
    const bool reading = (flags & O_ACCMODE) == O_RDONLY;
    return systemError(path, errno, reading ? Access::Read : Access::Write);
}

}  // namespace

Result<FileHandle> FileHandle::open(const std::string& path, int flags, mode_t mode) {
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC, mode);
    if (descriptor < 0) return std::unexpected(openError(path, flags));
    return FileHandle(descriptor, path);
}

Result<FileHandle> FileHandle::openIn(const std::string& name, int flags, mode_t mode) const {
    std::string path = path_ + '/' + name;
    const int descriptor = ::openat(descriptor_, name.c_str(), flags | O_CLOEXEC, mode);
    if (descriptor < 0) return std::unexpected(openError(path, flags));
    return FileHandle(descriptor, std::move(path));
}

FileHandle& FileHandle::operator=(FileHandle&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(path_, other.path_);
    return *this;
}

FileHandle::~FileHandle() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

Result<std::string> FileHandle::readAll() const {
    const auto length = size();
    if (!length) return std::unexpected(length.error());
    std::string bytes(*length, '\0');
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t count = ::pread(descriptor_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return std::unexpected(systemError(path_, errno, Access::Read));
        if (count == 0) break;
        done += static_cast<std::size_t>(count);
    }
    bytes.resize(done);
    return bytes;
}

Result<void> FileHandle::writeAll(std::string_view bytes) const {
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return std::unexpected(systemError(path_, errno, Access::Write));
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return {};
}

Result<void> FileHandle::truncate(std::uint64_t size) const {
    if (::ftruncate(descriptor_, static_cast<off_t>(size)) != 0)
        return std::unexpected(systemError(path_, errno, Access::Write));
    return {};
}

Result<void> FileHandle::sync() const {
    if (::fsync(descriptor_) != 0) return std::unexpected(systemError(path_, errno, Access::Write));
    return {};
}

Result<std::uint64_t> FileHandle::size() const {
    struct stat status{};
    if (::fstat(descriptor_, &status) != 0) return std::unexpected(systemError(path_, errno, Access::Read));
    return static_cast<std::uint64_t>(status.st_size);
}

Result<std::string> readFile(const std::string& path) {
    const auto file = FileHandle::open(path, O_RDONLY);
    if (!file) return std::unexpected(file.error());
    return file->readAll();
}

Result<void> syncFolder(const std::string& folder) {
    const auto handle = FileHandle::open(folder, O_RDONLY | O_DIRECTORY);
    if (!handle) return std::unexpected(handle.error());
    return handle->sync();
}

}  // namespace periplus
