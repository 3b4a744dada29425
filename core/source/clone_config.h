#pragma once
// What a clone's config file says that matters for reading: its remotes and its format. Nothing else is looked at, no
// other file is included, nothing in it is ever run. Ownership: values. Thread: any. Errors: none; what cannot be
// understood is passed over.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace periplus::source {

struct CloneConfig {
    std::vector<std::pair<std::string, std::string>> remotes;  // name, URL; in order, at most 100
    std::string objectFormat = "sha1";
    std::string referenceStorage = "files";
    bool partial = false;  // objects may be missing on purpose
    std::string workTree;  // core.worktree
};

CloneConfig readCloneConfig(std::string_view text);

}  // namespace periplus::source
