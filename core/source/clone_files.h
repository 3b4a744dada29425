#pragma once
// CloneFiles: the few files of a clone that we read ourselves (HEAD, references, config). Names are followed one by one
// below an open folder and never through a symbolic link; only regular files are read, and only up to a limit.
// Ownership: keeps a folder open; moves only. Thread: any. Errors: Unreadable, TooLarge, NotInClone for what is no
// plain file or leads elsewhere; nothing for what is not there.
#include "base/error.h"
#include "base/file_handle.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace periplus::source {

class CloneFiles {
public:
    // `folder` itself may be reached through links: the person named it, or a clone's own note leads there.
    static Result<CloneFiles> open(const std::string& folder);

    [[nodiscard]] const std::string& folder() const { return folder_.path(); }
    [[nodiscard]] Result<std::optional<std::string>> read(std::string_view path, std::uint64_t limit) const;
    [[nodiscard]] Result<bool> hasFolder(std::string_view path) const;
    // What it holds, plain files and folders all; nothing when it is not there. NotInClone when one is neither.
    [[nodiscard]] Result<std::vector<std::string>> names(std::string_view path, std::size_t limit) const;
    // Bytes of a plain file; nothing: not there.
    [[nodiscard]] Result<std::optional<std::uint64_t>> sizeOf(std::string_view path) const;

private:
    explicit CloneFiles(FileHandle folder) : folder_(std::move(folder)) {}
    [[nodiscard]] Result<std::optional<FileHandle>> descend(std::string_view path) const;

    FileHandle folder_;
};

}  // namespace periplus::source
