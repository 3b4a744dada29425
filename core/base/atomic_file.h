#pragma once
// Atomic replacement of a file: after it returns the file has the new bytes, durable; after a crash or an error at any
// moment it has the old ones or the new ones, never a mixture. A temporary file stands beside it meanwhile.
// Thread: any; two writers of one path: the last one wins. Errors: as systemError() maps errno.
#include "base/error.h"

#include <sys/types.h>

#include <string>
#include <string_view>

namespace periplus {

Result<void> writeFileAtomically(const std::string& path, std::string_view bytes, mode_t mode = 0600);

// rename(2), then the folder is made durable. `from` must be synced already.
Result<void> renameDurably(const std::string& from, const std::string& to);

// The folder part of a path; "." when it has none.
std::string folderOf(const std::string& path);

}  // namespace periplus
