#pragma once
// Files of one folder that foreign text names: never outside it, no symlinks, no hidden ones, no devices.
// Ownership: the folder stays open. Thread: one. Errors: NotFound; RefusedUrl for what may not be named; TooLarge.
#include "base/file_handle.h"

#include <cstdint>
#include <vector>

namespace periplus::archive {

class FolderFiles {
public:
    static Result<FolderFiles> open(const std::string& folder);

    // A relative path with '/', read whole.
    [[nodiscard]] Result<std::string> read(const std::string& path, std::uint64_t most) const;

private:
    explicit FolderFiles(FileHandle folder) : folder_(std::move(folder)) {}
    FileHandle folder_;
};

// What a server would say of a file of that name; empty when it is none of the types that are served.
std::string typeOfName(const std::string& path);

// Relative paths of the Markdown files below a folder, in order of name; not through symlinks, not in hidden folders.
std::vector<std::string> markdownBelow(const std::string& folder);

}  // namespace periplus::archive
