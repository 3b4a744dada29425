#include "source/clone_files.h"

#include "base/system_error.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <memory>

namespace periplus::source {
namespace {

constexpr std::size_t kMaxDepth = 64;

struct CloseFolder {
    void operator()(DIR* folder) const { closedir(folder); }
};

std::unexpected<Error> leadsElsewhere(const std::string& path) {
    return fail(ErrorCode::NotInClone, path, "it is a link or a device where a plain file of git belongs");
}

struct Split {
    std::vector<std::string> folders;
    std::string name;
};

std::optional<Split> splitPath(std::string_view path) {
    Split split;
    while (true) {
        const auto end = path.find('/');
        const auto piece = path.substr(0, end);
        if (piece.empty() || piece == "." || piece == ".." || piece.contains('\0') || split.folders.size() > kMaxDepth)
            return {};
        if (end == std::string_view::npos) {
            split.name = piece;
            return split;
        }
        split.folders.emplace_back(piece);
        path.remove_prefix(end + 1);
    }
}

}  // namespace

Result<CloneFiles> CloneFiles::open(const std::string& folder) {
    auto handle = FileHandle::open(folder, O_RDONLY | O_DIRECTORY);
    if (!handle) return std::unexpected(handle.error());
    return CloneFiles(std::move(*handle));
}

Result<std::optional<FileHandle>> CloneFiles::descend(std::string_view path) const {
    const auto split = splitPath(path);
    const std::string whole = folder() + "/" + std::string(path);
    if (!split) return fail(ErrorCode::NotInClone, whole, "it is no name in a clone");
    FileHandle at;
    for (std::size_t depth = 0; depth <= split->folders.size(); ++depth) {
        const bool last = depth == split->folders.size();
        const FileHandle& below = depth == 0 ? folder_ : at;
        const std::string& name = last ? split->name : split->folders[depth];
        struct stat status{};
        if (fstatat(below.descriptor(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
            if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
            return std::unexpected(systemError(whole, errno, Access::Read));
        }
        if (!S_ISDIR(status.st_mode) && (!last || !S_ISREG(status.st_mode))) {
            if (!last && S_ISREG(status.st_mode)) return std::nullopt;
            return leadsElsewhere(whole);
        }
        auto next = below.openIn(name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
        if (!next) return std::unexpected(next.error());
        at = std::move(*next);
    }
    return at;
}

Result<std::optional<std::string>> CloneFiles::read(std::string_view path, std::uint64_t limit) const {
    const auto file = descend(path);
    if (!file) return std::unexpected(file.error());
    if (!*file) return std::nullopt;
    struct stat status{};
    if (fstat((*file)->descriptor(), &status) != 0)
        return std::unexpected(systemError((*file)->path(), errno, Access::Read));
    if (!S_ISREG(status.st_mode)) return std::nullopt;  // a folder: there is no such file
    if (static_cast<std::uint64_t>(status.st_size) > limit)
        return fail(ErrorCode::NotInClone, (*file)->path(), "it is larger than such a file ever is");
    auto bytes = (*file)->readAll();
    if (!bytes) return std::unexpected(bytes.error());
    return std::move(*bytes);
}

Result<bool> CloneFiles::hasFolder(std::string_view path) const {
    const auto file = descend(path);
    if (!file) return std::unexpected(file.error());
    struct stat status{};
    return *file && fstat((*file)->descriptor(), &status) == 0 && S_ISDIR(status.st_mode);
}

Result<std::vector<std::string>> CloneFiles::names(std::string_view path, std::size_t limit) const {
    const auto file = descend(path);
    if (!file) return std::unexpected(file.error());
    std::vector<std::string> found;
    if (!*file) return found;
    const int below = (*file)->descriptor();
    const std::unique_ptr<DIR, CloseFolder> folder(fdopendir(openat(below, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)));
    if (folder == nullptr) return std::unexpected(systemError((*file)->path(), errno, Access::Read));
    while (const dirent* const entry = readdir(folder.get())) {
        const std::string name = entry->d_name;
        struct stat status{};
        if (name == "." || name == ".." || fstatat(below, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) continue;
        if (!S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)) return leadsElsewhere((*file)->path() + "/" + name);
        if (found.size() == limit) return fail(ErrorCode::NotInClone, (*file)->path(), "it holds too many files");
        found.push_back(name);
    }
    return found;
}

Result<std::optional<std::uint64_t>> CloneFiles::sizeOf(std::string_view path) const {
    const auto file = descend(path);
    if (!file) return std::unexpected(file.error());
    struct stat status{};
    if (!*file || fstat((*file)->descriptor(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    return static_cast<std::uint64_t>(status.st_size);
}

}  // namespace periplus::source
