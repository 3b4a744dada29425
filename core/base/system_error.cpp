#include "base/system_error.h"

#include <cerrno>
#include <system_error>

namespace periplus {

namespace {

ErrorCode codeOf(int number, Access access) {
    switch (number) {
        case ENOENT: return ErrorCode::NotFound;
        case EROFS: return ErrorCode::ReadOnly;
        case ENOSPC:
        case EDQUOT: return ErrorCode::DiskFull;
        case EISDIR:
        case ENOTDIR: return ErrorCode::NotAFile;
        default: return access == Access::Read ? ErrorCode::Unreadable : ErrorCode::Unwritable;
    }
}

}  // namespace

Error systemError(std::string subject, int number, Access access) {
    return {codeOf(number, access), std::move(subject), std::generic_category().message(number), {}, {}};
}

}  // namespace periplus
