#pragma once
// References of a clone (branches, tags, HEAD) read from their files, as they are at the moment of asking.
// Ownership: views the files, which must outlive it. Thread: one. Errors: NotInClone for a reference that is no
// reference; of the files.
#include "source/clone_files.h"
#include "source/git_object.h"

#include <optional>
#include <string>
#include <string_view>

namespace periplus::source {

struct Head {
    std::string branch;          // "master"; empty: detached
    std::optional<ObjectId> id;  // nothing: the branch has no commit yet
};

class References {
public:
    // `own`: the folder of this worktree; `common`: that of all of them; the same for most clones.
    References(const CloneFiles& own, const CloneFiles& common) : own_(own), common_(common) {}

    [[nodiscard]] Result<Head> head() const;
    // A full name: "refs/heads/master". Nothing: not there.
    [[nodiscard]] Result<std::optional<ObjectId>> find(const std::string& name) const;

private:
    [[nodiscard]] Result<std::optional<ObjectId>> follow(std::string name, int depth) const;
    [[nodiscard]] Result<std::optional<ObjectId>> findPacked(const std::string& name) const;

    const CloneFiles& own_;
    const CloneFiles& common_;
};

// Whether a text can be the name of a branch or tag at all.
bool isReferenceName(std::string_view name);

}  // namespace periplus::source
