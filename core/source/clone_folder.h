#pragma once
// CloneFolder: where the git files of a folder lie: in its .git, in itself (bare), or where its .git file leads (a
// worktree, a submodule): there only when that place names the folder in turn, so that a stranger's folder cannot show
// another clone. Ownership: owns the open folders. Thread: one. Errors: NotInClone; NotFound for no folder.
#include "source/clone_config.h"
#include "source/clone_files.h"

#include <memory>
#include <string>

namespace periplus::source {

struct CloneFolder {
    std::string path;  // as the person named it, absolute
    std::unique_ptr<CloneFiles> own;
    std::unique_ptr<CloneFiles> commonOfAll;  // null: `own`
    CloneConfig config;

    [[nodiscard]] const CloneFiles& common() const { return commonOfAll ? *commonOfAll : *own; }
    static Result<CloneFolder> open(const std::string& folder);
};

}  // namespace periplus::source
