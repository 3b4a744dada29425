#include "source/clone_folder.h"

#include <algorithm>
#include <filesystem>

namespace periplus::source {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kNoteBytes = 4096;
constexpr std::uint64_t kConfigBytes = 1024 * 1024;

std::string firstLine(std::string_view text) {
    std::string line(text.substr(0, text.find('\n')));
    while (line.ends_with('\r') || line.ends_with(' ')) line.pop_back();
    return line;
}

std::string joined(const std::string& base, const std::string& path) {
    return (fs::path(base) / fs::path(path)).lexically_normal().string();
}

bool sameFolder(const std::string& a, const std::string& b) {
    std::error_code error;
    return fs::equivalent(a, b, error) && !error;
}

// The first line of a small file; empty when it is not there.
Result<std::string> note(const CloneFiles& files, std::string_view name) {
    const auto text = files.read(name, kNoteBytes);
    if (!text) return std::unexpected(text.error());
    return *text ? firstLine(**text) : std::string();
}

Result<bool> looksLikeGit(const CloneFiles& files) {
    const auto head = files.sizeOf("HEAD");
    if (!head) return std::unexpected(head.error());
    if (!*head) return false;
    const auto common = files.sizeOf("commondir");
    if (!common) return std::unexpected(common.error());
    return *common ? Result<bool>(true) : files.hasFolder("objects");
}

Result<CloneFiles> openAt(const std::string& path) {
    auto files = CloneFiles::open(path);
    if (files) return files;
    return fail(ErrorCode::NotInClone, path, "its .git file leads there, and it cannot be opened");
}

// A .git file: "gitdir: ../.git/worktrees/x".
Result<std::unique_ptr<CloneFiles>> followGitFile(const CloneFiles& folder) {
    const auto text = note(folder, ".git");
    if (!text) return std::unexpected(text.error());
    if (!text->starts_with("gitdir:")) return nullptr;
    const auto target = text->substr(std::min(text->find_first_not_of(" \t", 7), text->size()));
    auto files = openAt(joined(folder.folder(), target));
    if (!files) return std::unexpected(files.error());
    return std::make_unique<CloneFiles>(std::move(*files));
}

// Does the place that a .git file leads to lead back?
Result<bool> leadsBack(const CloneFolder& clone) {
    const auto back = note(*clone.own, "gitdir");
    if (!back) return std::unexpected(back.error());
    if (!back->empty()) return sameFolder(joined(clone.own->folder(), *back), clone.path + "/.git");
    return !clone.config.workTree.empty() && sameFolder(joined(clone.own->folder(), clone.config.workTree), clone.path);
}

Result<void> openCommon(CloneFolder& clone) {
    const auto common = note(*clone.own, "commondir");
    if (!common) return std::unexpected(common.error());
    if (!common->empty()) {
        auto files = openAt(joined(clone.own->folder(), *common));
        if (!files) return std::unexpected(files.error());
        clone.commonOfAll = std::make_unique<CloneFiles>(std::move(*files));
    }
    const auto config = clone.common().read("config", kConfigBytes);
    if (!config) return std::unexpected(config.error());
    if (*config) clone.config = readCloneConfig(**config);
    if (clone.config.objectFormat != "sha1")
        return fail(ErrorCode::NotInClone, clone.path,
                    "it names its objects by " + clone.config.objectFormat + ", and only sha1 is known here");
    if (clone.config.referenceStorage != "files")
        return fail(ErrorCode::NotInClone, clone.path,
                    "it keeps references as " + clone.config.referenceStorage +
                        "; `git refs migrate --ref-format=files` makes it readable");
    return {};
}

}  // namespace

Result<CloneFolder> CloneFolder::open(const std::string& folder) {
    std::error_code error;
    CloneFolder clone;
    clone.path = fs::absolute(folder, error).lexically_normal().string();
    if (clone.path.size() > 1 && clone.path.ends_with('/')) clone.path.pop_back();
    auto top = CloneFiles::open(clone.path);
    if (!top) return std::unexpected(top.error());
    const auto inside = top->hasFolder(".git");
    if (!inside) return std::unexpected(inside.error());
    bool followed = false;
    if (*inside) {
        auto files = CloneFiles::open(clone.path + "/.git");
        if (!files) return std::unexpected(files.error());
        clone.own = std::make_unique<CloneFiles>(std::move(*files));
    } else {
        auto files = followGitFile(*top);
        if (!files) return std::unexpected(files.error());
        followed = *files != nullptr;
        clone.own = followed ? std::move(*files) : std::make_unique<CloneFiles>(std::move(*top));
    }
    const auto git = looksLikeGit(*clone.own);
    if (!git) return std::unexpected(git.error());
    if (!*git)
        return fail(ErrorCode::NotInClone, clone.path,
                    "it is no git clone; choose the folder that holds .git, or a bare clone");
    if (auto common = openCommon(clone); !common) return std::unexpected(common.error());
    if (!followed) return clone;
    const auto back = leadsBack(clone);
    if (!back) return std::unexpected(back.error());
    if (!*back)
        return fail(ErrorCode::NotInClone, clone.path,
                    "its .git file leads to " + clone.own->folder() +
                        ", which does not know this folder; choose that "
                        "clone itself");
    return clone;
}

}  // namespace periplus::source
