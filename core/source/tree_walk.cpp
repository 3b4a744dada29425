#include "source/tree_walk.h"

#include <algorithm>
#include <deque>
#include <vector>

namespace periplus::source {
namespace {

constexpr int kMaxLinks = 16;
constexpr std::size_t kMaxNames = 256;
constexpr std::size_t kLinkBytes = 4096;

std::deque<std::string> namesOf(std::string_view path) {
    std::deque<std::string> names;
    while (!path.empty()) {
        const auto end = std::min(path.find('/'), path.size());
        if (end > 0) names.emplace_back(path.substr(0, end));
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return names;
}

std::string quoted(std::string_view path) { return path.empty() ? std::string("the top folder") : std::string(path); }

}  // namespace

Result<TreeEntry> TreeWalk::step(const TreeEntry& folder, const std::string& name) {
    const auto object = read_(folder.id);
    if (!object) return std::unexpected(object.error());
    if (object->kind != ObjectKind::Tree) return fail(ErrorCode::NotInClone, {}, "it is no folder in that commit");
    auto found = findInTree(folder.id, object->bytes, name);
    if (!found) return std::unexpected(found.error());
    if (!*found) return fail(ErrorCode::NotInClone, {}, "that commit does not have it");
    return std::move(**found);
}

Result<TreeEntry> TreeWalk::find(std::string_view path) {
    const auto refused = [path](const char* why) { return fail(ErrorCode::NotInClone, quoted(path), why); };
    std::vector<TreeEntry> way = {{"", EntryKind::Folder, top_}};
    auto names = namesOf(path);
    for (int links = 0; !names.empty();) {
        if (names.size() > kMaxNames) return refused("the path is too long");
        const std::string name = names.front();
        names.pop_front();
        if (name == ".") continue;
        if (name == "..") {
            if (way.size() == 1) return refused("it leads out of the repository");
            way.pop_back();
            continue;
        }
        if (way.back().kind == EntryKind::Submodule)
            return refused("it lies in a submodule, which is a repository of its own; add a clone of that one");
        if (way.back().kind != EntryKind::Folder) return refused("that commit does not have it");
        auto entry = step(way.back(), name);
        if (!entry) {
            if (entry.error().subject.empty()) entry.error().subject = quoted(path);
            return entry;
        }
        if (entry->kind != EntryKind::Link) {
            way.push_back(std::move(*entry));
            continue;
        }
        if (++links > kMaxLinks) return refused("its links lead in a circle");
        const auto target = read_(entry->id);
        if (!target) return std::unexpected(target.error());
        if (target->bytes.size() > kLinkBytes || target->bytes.starts_with('/'))
            return refused("it is a link that leads out of the repository");
        auto more = namesOf(target->bytes);
        names.insert(names.begin(), more.begin(), more.end());
    }
    return way.back();
}

}  // namespace periplus::source
