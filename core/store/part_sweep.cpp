// Sweeping: parts that nobody names, and what was left half written, give their space back.
#include "store/part_files.h"

#include "base/system_error.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace periplus::store {

namespace {

struct CloseFolder {
    void operator()(DIR* folder) const { ::closedir(folder); }
};

// The names in a folder. A second descriptor, because reading moves it.
Result<std::vector<std::string>> namesIn(const FileHandle& folder) {
    const int descriptor = ::openat(folder.descriptor(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return std::unexpected(systemError(folder.path(), errno, Access::Read));
    const std::unique_ptr<DIR, CloseFolder> list(::fdopendir(descriptor));
    if (!list) return std::unexpected(systemError(folder.path(), errno, Access::Read));
    std::vector<std::string> names;
    while (const dirent* entry = ::readdir(list.get())) {  // NOLINT(concurrency-mt-unsafe): a list of our own
        const std::string_view name = static_cast<const char*>(entry->d_name);
        if (name != "." && name != "..") names.emplace_back(name);
    }
    return names;
}

std::uint64_t removeFile(const FileHandle& folder, const std::string& name) {
    struct stat status{};
    if (::fstatat(folder.descriptor(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) return 0;
    if (::unlinkat(folder.descriptor(), name.c_str(), 0) != 0) return 0;
    return static_cast<std::uint64_t>(status.st_size);
}

}  // namespace

PartFiles::Hold PartFiles::hold() {
    std::unique_lock lock(mutex_);
    swept_.wait(lock, [this] { return !sweeping_; });
    ++holds_;
    return Hold(shared_from_this());
}

PartFiles::Hold::~Hold() {
    if (!files_) return;
    const std::scoped_lock lock(files_->mutex_);
    --files_->holds_;
}

bool PartFiles::mayHaveStrays() const {
    const std::scoped_lock lock(mutex_);
    return marked_;
}

Result<std::uint64_t> PartFiles::sweep(const std::function<bool(std::string_view)>& named) {
    {
        const std::scoped_lock lock(mutex_);
        if (holds_ > 0 || sweeping_) return 0;
        sweeping_ = true;
    }
    auto freed = sweepAll(named);
    {
        const std::scoped_lock lock(mutex_);
        sweeping_ = false;
        if (freed) {
            ::unlinkat(folder_.descriptor(), kUnswept, 0);
            marked_ = false;
            doubted_ = false;
        }
    }
    swept_.notify_all();
    return freed;
}

Result<std::uint64_t> PartFiles::sweepAll(const std::function<bool(std::string_view)>& named) {
    const auto names = namesIn(folder_);
    if (!names) return std::unexpected(names.error());
    std::uint64_t freed = 0;
    for (const auto& name : *names) {
        if (name == kUnswept) continue;
        if (name.size() != 2) {  // half written
            freed += removeFile(folder_, name);
            continue;
        }
        const auto folder = folder_.openIn(name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
        if (!folder) continue;
        const auto parts = namesIn(*folder);
        if (!parts) return std::unexpected(parts.error());
        for (const auto& part : *parts)
            if (!named(name + part)) freed += removeFile(*folder, part);
    }
    return freed;
}

}  // namespace periplus::store
