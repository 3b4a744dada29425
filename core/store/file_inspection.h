#pragma once
// What stands at library.db, found out without changing a byte of it and before SQLite may.
// Pure reading; any thread. Errors: Malformed for a folder or a symbolic link;
// NewerVersion; Unreadable.
#include "base/error.h"

#include <cstdint>
#include <string>

namespace periplus::store {

enum class FileStanding : std::uint8_t {
    Missing,
    Empty,    // no bytes
    Ours,     // has our mark and a schema we know
    Foreign,  // another program's database
    Broken,   // not a database at all, or ours with a header that contradicts its content
};

// `newestSchema` is the newest this program knows.
Result<FileStanding> inspectLibraryFile(const std::string& path, std::int64_t newestSchema);

// user_version as the file's header has it; 0 when there is none.
std::int64_t schemaInHeader(const std::string& path);

}  // namespace periplus::store
