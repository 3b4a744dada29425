#include "source/repository.h"

#include "source/clone_folder.h"
#include "source/object_store.h"
#include "source/references.h"
#include "source/tree_walk.h"

#include <algorithm>
#include <span>

namespace periplus::source {
namespace {

constexpr int kMaxTags = 5;  // that stand for each other
constexpr std::size_t kMaxPathNames = 256;

std::string joined(std::span<const std::string> segments) {
    std::string path;
    for (const std::string& segment : segments) path += (path.empty() ? "" : "/") + segment;
    return path;
}

}  // namespace

struct Repository::State {
    CloneFolder folder;
    ObjectStore objects;
    std::vector<Remote> remotes;

    [[nodiscard]] References references() const { return {*folder.own, folder.common()}; }
    [[nodiscard]] Result<Object> read(const ObjectId& id) const;
    [[nodiscard]] Result<Commit> commitAt(ObjectId id) const;
    [[nodiscard]] std::vector<std::string> placesOf(std::string_view reference, const GithubName& name) const;
    [[nodiscard]] std::string wayOut() const;
    [[nodiscard]] Result<Location> insteadOf(const GithubLink& link, const Repository& repository) const;
};

// What a person can do about an object that is not here.
std::string Repository::State::wayOut() const {
    if (objects.borrows())
        return "the clone borrows objects from another one; `git repack -a -d` in it brings them in, or choose that "
               "one";
    if (folder.config.partial) return "the clone is a partial one; `git fetch --refetch --no-filter` completes it";
    return "`git fetch` in the clone may bring it";
}

Result<Object> Repository::State::read(const ObjectId& id) const {
    auto object = objects.read(id);
    if (!object && object.error().detail == "the clone does not hold it") object.error().detail += "; " + wayOut();
    return object;
}

Result<Commit> Repository::State::commitAt(ObjectId id) const {
    for (int tags = 0; tags <= kMaxTags; ++tags) {
        const auto object = read(id);
        if (!object) return std::unexpected(object.error());
        if (object->kind == ObjectKind::Commit) return readCommit(id, object->bytes);
        if (object->kind != ObjectKind::Tag) break;
        const auto target = readTag(id, object->bytes);
        if (!target) return std::unexpected(target.error());
        id = *target;
    }
    return fail(ErrorCode::NotInClone, "git object " + id.hex(), "it stands for no commit");
}

// References of that short name, the likeliest first: what the remote had is nearer to the link than a local branch.
std::vector<std::string> Repository::State::placesOf(std::string_view reference, const GithubName& name) const {
    std::vector<std::string> places;
    const std::string text(reference);
    const auto addRemotes = [&](bool matching) {
        for (const Remote& remote : remotes)
            if ((remote.github && remote.github->matches(name)) == matching)
                places.push_back("refs/remotes/" + remote.name + "/" + text);
    };
    addRemotes(true);
    places.push_back("refs/heads/" + text);
    places.push_back("refs/tags/" + text);
    addRemotes(false);
    return places;
}

Repository::Repository(std::unique_ptr<State> state) : state_(std::move(state)) {}
Repository::Repository(Repository&&) noexcept = default;
Repository& Repository::operator=(Repository&&) noexcept = default;
Repository::~Repository() = default;

Result<Repository> Repository::open(const std::string& folder) {
    auto opened = CloneFolder::open(folder);
    if (!opened) return std::unexpected(opened.error());
    auto objects = ObjectStore::open(opened->common());
    if (!objects) return std::unexpected(objects.error());
    std::vector<Remote> remotes;
    for (const auto& [name, url] : opened->config.remotes) remotes.push_back({name, url, githubRemote(url)});
    return Repository(std::make_unique<State>(std::move(*opened), std::move(*objects), std::move(remotes)));
}

const std::string& Repository::folder() const { return state_->folder.path; }
const std::vector<Remote>& Repository::remotes() const { return state_->remotes; }

bool Repository::holds(const GithubName& name) const {
    return std::ranges::any_of(state_->remotes,
                               [&](const Remote& remote) { return remote.github && remote.github->matches(name); });
}

Result<Commit> Repository::head() const {
    const auto head = state_->references().head();
    if (!head) return std::unexpected(head.error());
    if (!head->id) return fail(ErrorCode::NotInClone, folder(), "it has no commit yet");
    return state_->commitAt(*head->id);
}

Result<std::string> Repository::headBranch() const {
    auto head = state_->references().head();
    if (!head) return std::unexpected(head.error());
    return std::move(head->branch);
}

Result<std::optional<Commit>> Repository::resolve(std::string_view reference, const GithubName& name) const {
    if (reference == "HEAD") return head();
    const auto references = state_->references();
    if (!isReferenceName(reference)) return std::nullopt;
    for (const std::string& place : state_->placesOf(reference, name)) {
        const auto id = references.find(place);
        if (!id) return std::unexpected(id.error());
        if (*id) return state_->commitAt(**id);
    }
    if (!isCommitName(reference)) return std::nullopt;
    const auto id = state_->objects.expand(reference);
    if (!id) return std::nullopt;
    return state_->commitAt(*id);
}

Result<Location> Repository::State::insteadOf(const GithubLink& link, const Repository& repository) const {
    auto commit = repository.head();
    if (!commit) return std::unexpected(commit.error());
    const std::span<const std::string> all(link.segments);
    // Where the name of the branch ends is guessed from what is there.
    for (std::size_t count = 1; count <= all.size(); ++count) {
        const auto path = joined(all.subspan(count));
        if (count < all.size() && !repository.find(*commit, path)) continue;
        if (count == all.size() && count > 1) break;
        return Location{std::move(*commit), joined(all.first(count)), path, false};
    }
    return Location{std::move(*commit), all.front(), joined(all.subspan(1)), false};
}

Result<Location> Repository::locate(const GithubLink& link) const {
    if (link.segments.empty()) {
        auto commit = head();
        if (!commit) return std::unexpected(commit.error());
        auto branch = headBranch();
        if (!branch) return std::unexpected(branch.error());
        std::string reference = branch->empty() ? commit->id.hex() : std::move(*branch);
        return Location{std::move(*commit), std::move(reference), {}, true};
    }
    const std::span<const std::string> all(link.segments);
    if (all.size() > kMaxPathNames) return fail(ErrorCode::NotInClone, joined(all), "the path is too long");
    for (std::size_t count = all.size(); count > 0; --count) {
        std::string reference = joined(all.first(count));
        auto commit = resolve(reference, link.repository);
        if (!commit) return std::unexpected(commit.error());
        if (*commit) return Location{std::move(**commit), std::move(reference), joined(all.subspan(count)), true};
    }
    if (isCommitName(all.front()) && all.front().size() == 40)
        return fail(ErrorCode::NotInClone, "commit " + all.front(), "the clone does not hold it; " + state_->wayOut());
    return state_->insteadOf(link, *this);
}

Result<TreeEntry> Repository::find(const Commit& commit, std::string_view path) const {
    TreeWalk walk([this](const ObjectId& id) { return state_->read(id); }, commit.tree);
    auto found = walk.find(path);
    if (!found && found.error().subject.empty()) found.error().subject = std::string(path);
    return found;
}

Result<Tree> Repository::tree(const ObjectId& id, std::size_t limit) const {
    const auto object = state_->read(id);
    if (!object) return std::unexpected(object.error());
    if (object->kind != ObjectKind::Tree)
        return fail(ErrorCode::NotInClone, "git object " + id.hex(), "it is no folder");
    return readTree(id, object->bytes, limit);
}

Result<std::string> Repository::blob(const ObjectId& id) const {
    auto object = state_->read(id);
    if (!object) return std::unexpected(object.error());
    if (object->kind != ObjectKind::Blob) return fail(ErrorCode::NotInClone, "git object " + id.hex(), "it is no file");
    return std::move(object->bytes);
}

}  // namespace periplus::source
