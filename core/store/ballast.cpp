#include "store/ballast.h"

#include "base/file_handle.h"
#include "base/system_error.h"

#include <fcntl.h>
#include <unistd.h>

namespace periplus::store {

Result<void> Ballast::take() {
    const auto file = FileHandle::open(path_, O_RDWR | O_CREAT | O_NOFOLLOW, 0600);
    if (!file) return std::unexpected(file.error());
    const auto size = file->size();
    if (size && *size >= kSize) return {};
    const int failed = ::posix_fallocate(file->descriptor(), 0, static_cast<off_t>(kSize));
    if (failed == 0) return {};
    ::unlink(path_.c_str());
    return std::unexpected(systemError(path_, failed, Access::Write));
}

bool Ballast::release() { return ::unlink(path_.c_str()) == 0; }

}  // namespace periplus::store
