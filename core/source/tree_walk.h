#pragma once
// TreeWalk: finds a path below a folder of one commit, following symbolic links as far as they stay inside.
// Ownership: values. Thread: one. Errors: NotInClone (subject: the path) for what is not there, leads outward, is in a
// submodule, or leads in a circle; of reading.
#include "source/git_object.h"

#include <functional>
#include <string_view>

namespace periplus::source {

class TreeWalk {
public:
    using Read = std::function<Result<Object>(const ObjectId&)>;

    TreeWalk(Read read, const ObjectId& top) : read_(std::move(read)), top_(top) {}

    Result<TreeEntry> find(std::string_view path);

private:
    Result<TreeEntry> step(const TreeEntry& folder, const std::string& name);

    Read read_;
    ObjectId top_;
};

}  // namespace periplus::source
