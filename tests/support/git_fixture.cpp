#include "support/git_fixture.h"

#include <git2.h>
#include <gtest/gtest.h>

#include <fstream>

namespace periplus::test {
namespace {

void check(int result, const char* what) {
    const git_error* const last = git_error_last();
    ASSERT_GE(result, 0) << what << ": " << (last == nullptr ? "" : last->message);
}

std::string hexOf(const git_oid& id) {
    char text[41] = {};
    git_oid_tostr(text, sizeof text, &id);
    return text;
}

git_oid idOf(const std::string& hex) {
    git_oid id;
    check(git_oid_fromstr(&id, hex.c_str()), "id");
    return id;
}

git_oid write(git_repository* repository, git_object_t type, const std::string& bytes) {
    git_odb* odb = nullptr;
    git_oid id;
    check(git_repository_odb(&odb, repository), "objects");
    check(git_odb_write(&id, odb, bytes.data(), bytes.size(), type), "write");
    git_odb_free(odb);
    return id;
}

git_oid writeTree(git_repository* repository, const GitFiles& files) {
    git_treebuilder* builder = nullptr;
    check(git_treebuilder_new(&builder, repository, nullptr), "folder");
    std::map<std::string, GitFiles> folders;
    for (const auto& [path, file] : files) {
        const auto slash = path.find('/');
        if (slash != std::string::npos) {
            folders[path.substr(0, slash)].emplace(path.substr(slash + 1), file);
            continue;
        }
        const bool submodule = file.kind == GitFile::Submodule;
        const git_oid id = submodule ? idOf(file.bytes) : write(repository, GIT_OBJECT_BLOB, file.bytes);
        const auto mode = submodule                    ? GIT_FILEMODE_COMMIT
                          : file.kind == GitFile::Link ? GIT_FILEMODE_LINK
                                                       : GIT_FILEMODE_BLOB;
        check(git_treebuilder_insert(nullptr, builder, path.c_str(), &id, mode), "file");
    }
    for (const auto& [name, inside] : folders) {
        const git_oid id = writeTree(repository, inside);
        check(git_treebuilder_insert(nullptr, builder, name.c_str(), &id, GIT_FILEMODE_TREE), "folder");
    }
    git_oid id;
    check(git_treebuilder_write(&id, builder), "write folder");
    git_treebuilder_free(builder);
    return id;
}

}  // namespace

GitFixture::GitFixture(const std::string& folder, bool bare) {
    git_libgit2_init();
    check(git_repository_init(&repository_, folder.c_str(), bare ? 1U : 0U), "init");
}

GitFixture::~GitFixture() { git_repository_free(repository_); }

std::string GitFixture::commit(const std::string& reference, const GitFiles& files, std::int64_t seconds,
                               const std::string& message) {
    const git_oid treeId = writeTree(repository_, files);
    git_tree* tree = nullptr;
    check(git_tree_lookup(&tree, repository_, &treeId), "tree");
    git_oid parentId;
    git_commit* parent = nullptr;
    if (git_reference_name_to_id(&parentId, repository_, reference.c_str()) == 0)
        check(git_commit_lookup(&parent, repository_, &parentId), "parent");
    git_signature* person = nullptr;
    check(git_signature_new(&person, "A Person", "a@example.org", seconds, 0), "person");
    const git_commit* parents[] = {parent};
    git_oid id;
    check(git_commit_create(&id, repository_, reference.c_str(), person, person, nullptr, message.c_str(), tree,
                            parent == nullptr ? 0 : 1, parents),
          "commit");
    git_signature_free(person);
    git_commit_free(parent);
    git_tree_free(tree);
    return hexOf(id);
}

void GitFixture::head(const std::string& reference) {
    check(git_repository_set_head(repository_, reference.c_str()), "head");
}

void GitFixture::reference(const std::string& name, const std::string& commit) {
    git_reference* made = nullptr;
    const git_oid id = idOf(commit);
    check(git_reference_create(&made, repository_, name.c_str(), &id, 1, nullptr), "reference");
    git_reference_free(made);
}

void GitFixture::symbolic(const std::string& name, const std::string& target) {
    git_reference* made = nullptr;
    check(git_reference_symbolic_create(&made, repository_, name.c_str(), target.c_str(), 1, nullptr), "symbolic");
    git_reference_free(made);
}

std::string GitFixture::tag(const std::string& name, const std::string& commit) {
    const git_oid target = idOf(commit);
    git_object* object = nullptr;
    check(git_object_lookup(&object, repository_, &target, GIT_OBJECT_ANY), "object");
    git_signature* person = nullptr;
    check(git_signature_new(&person, "A Person", "a@example.org", 1'500'000'000, 0), "person");
    git_oid id;
    check(git_tag_create(&id, repository_, name.c_str(), object, person, "A release\n", 1), "tag");
    git_signature_free(person);
    git_object_free(object);
    return hexOf(id);
}

void GitFixture::remote(const std::string& name, const std::string& url) {
    // By hand: libgit2 looks remotes up with regular expressions, and what PCRE2 keeps for them is a leak to ASan.
    std::ofstream(gitFolder() + "config", std::ios::app) << "[remote \"" << name << "\"]\n\turl = " << url << "\n";
}

std::string GitFixture::object(const std::string& kind, const std::string& bytes) {
    const git_object_t type = git_object_string2type(kind.c_str());
    return hexOf(write(repository_, type, bytes));
}

std::string GitFixture::gitFolder() const { return git_repository_path(repository_); }

}  // namespace periplus::test
