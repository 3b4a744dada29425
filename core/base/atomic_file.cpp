#include "base/atomic_file.h"

#include "base/file_handle.h"
#include "base/ids.h"
#include "base/system_error.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace periplus {

std::string folderOf(const std::string& path) {
    const auto slash = path.rfind('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

Result<void> renameDurably(const std::string& from, const std::string& to) {
    if (std::rename(from.c_str(), to.c_str()) != 0) return std::unexpected(systemError(to, errno, Access::Write));
    return syncFolder(folderOf(to));
}

Result<void> writeFileAtomically(const std::string& path, std::string_view bytes, mode_t mode) {
    const std::string temporary = path + "." + randomIdText() + ".part";
    auto written = [&]() -> Result<void> {
        const auto file = FileHandle::open(temporary, O_WRONLY | O_CREAT | O_EXCL, mode);
        if (!file) return std::unexpected(file.error());
        auto done = file->writeAll(bytes);
        return done ? file->sync() : done;
    }();
    if (written) written = renameDurably(temporary, path);
    if (!written) {
        ::unlink(temporary.c_str());
        written.error().subject = path;
    }
    return written;
}

}  // namespace periplus
