#pragma once
// Repository: a local clone that the person pointed at, read and never written: its remotes, commits, folders and files
// as git keeps them, not what is checked out. No program runs, nothing of its config takes effect, nothing is fetched;
// a clone may be shallow or partial, and then what is missing is said. Limits: 128 MiB an object, 256 names in a path.
// Ownership: owns its open folders; moves only. Thread: one at a time.
// Errors: NotInClone (subject: folder, path or object; detail: why, and the way out), NotFound, Unreadable.
#include "source/git_object.h"
#include "source/github_link.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace periplus::source {

struct Remote {
    std::string name;
    std::string url;
    std::optional<GithubName> github;
};

// Where a link leads in this clone.
struct Location {
    Commit commit;
    std::string reference;  // that the link names: "master", "v1.2", a commit; of a link without: HEAD's branch
    std::string path;       // "" the top
    bool exact = true;      // false: the reference is not here, and `commit` is HEAD instead
};

class Repository {
public:
    static Result<Repository> open(const std::string& folder);
    Repository(Repository&&) noexcept;
    Repository& operator=(Repository&&) noexcept;
    ~Repository();

    [[nodiscard]] const std::string& folder() const;  // absolute
    [[nodiscard]] const std::vector<Remote>& remotes() const;
    // By its remotes; a fork is a clone of what it was forked from only where the person says so.
    [[nodiscard]] bool holds(const GithubName& name) const;

    [[nodiscard]] Result<Commit> head() const;
    [[nodiscard]] Result<std::string> headBranch() const;  // "" when detached
    // A commit (7 digits or more), a branch as the remotes of `name` have it, a branch, a tag. Nothing: none of these.
    [[nodiscard]] Result<std::optional<Commit>> resolve(std::string_view reference, const GithubName& name) const;
    [[nodiscard]] Result<Location> locate(const GithubLink& link) const;

    // Symbolic links are followed inside the clone; a submodule or a link outward is refused. "" is the top folder.
    [[nodiscard]] Result<TreeEntry> find(const Commit& commit, std::string_view path) const;
    [[nodiscard]] Result<Tree> tree(const ObjectId& id, std::size_t limit) const;
    [[nodiscard]] Result<std::string> blob(const ObjectId& id) const;

private:
    struct State;
    explicit Repository(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace periplus::source
