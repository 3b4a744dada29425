#include "source/repository.h"

#include "base/error_text.h"
#include "support/git_fixture.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace periplus::source {
namespace {

namespace fs = std::filesystem;
using test::GitFile;

class RepositoryTest : public testing::Test {
protected:
    GithubLink link(const std::string& rest) {
        auto read = readGithubLink("https://github.com/o/n" + rest);
        EXPECT_TRUE(read) << rest;
        return read.value_or(GithubLink{});
    }
    // "commit path exact reference"
    std::string located(const std::string& rest) {
        auto opened = Repository::open(folder_ / "clone");
        if (!opened) return opened.error().detail;
        const auto location = opened->locate(link(rest));
        if (!location) return "error: " + location.error().detail;
        return location->commit.id.hex().substr(0, 7) + " " + location->path + (location->exact ? " " : " not ") +
               location->reference;
    }
    std::string textAt(const std::string& path) {
        auto opened = Repository::open(folder_ / "clone");
        if (!opened) return "error: " + opened.error().detail;
        const auto head = opened->head();
        if (!head) return "error: " + head.error().detail;
        const auto entry = opened->find(*head, path);
        if (!entry) return "error: " + entry.error().detail;
        const auto bytes = opened->blob(entry->id);
        return bytes ? *bytes : "error: " + bytes.error().detail;
    }

    test::TemporaryFolder folder_;
    test::GitFixture git_{folder_ / "clone"};
};

TEST_F(RepositoryTest, ReadsCommitsFoldersAndFiles) {
    const auto first = git_.commit("refs/heads/main", {{"README.md", "one\n"}, {"a/b/c.go", "package c\n"}},
                                   1'600'000'000, "First\n\nmore\n");
    git_.head("refs/heads/main");
    git_.remote("origin", "git@github.com:O/n.git");
    auto repository = Repository::open(folder_ / "clone");
    ASSERT_TRUE(repository) << repository.error().detail;
    EXPECT_TRUE(repository->holds({"o", "N"}));
    EXPECT_FALSE(repository->holds({"o", "other"}));
    const auto head = repository->head();
    ASSERT_TRUE(head) << head.error().detail;
    EXPECT_EQ(head->id.hex(), first);
    EXPECT_EQ(head->subject, "First");
    EXPECT_EQ(head->author, "A Person");
    EXPECT_EQ(head->date.value, 1'600'000'000'000);
    EXPECT_EQ(repository->headBranch().value_or("?"), "main");
    const auto top = repository->find(*head, "");
    ASSERT_TRUE(top);
    const auto tree = repository->tree(top->id, 100);
    ASSERT_TRUE(tree);
    ASSERT_EQ(tree->entries.size(), 2U);
    EXPECT_EQ(tree->entries[0].name, "README.md");
    EXPECT_EQ(tree->entries[1].kind, EntryKind::Folder);
    EXPECT_TRUE(repository->tree(top->id, 1)->cut);
    EXPECT_EQ(textAt("a/b/c.go"), "package c\n");
    EXPECT_EQ(textAt("a/x.go"), "error: that commit does not have it");
    EXPECT_EQ(textAt("README.md/x"), "error: that commit does not have it");
}

TEST_F(RepositoryTest, FindsWhereALinkLeads) {
    const auto old = git_.commit("refs/heads/main", {{"a/x.go", "old"}});
    const auto feature = git_.commit("refs/heads/feature/one", {{"a/x.go", "feature"}});
    const auto now = git_.commit("refs/heads/main", {{"a/x.go", "new"}});
    const auto fetched = git_.commit("refs/remotes/origin/main", {{"a/x.go", "fetched"}});
    git_.head("refs/heads/main");
    git_.tag("v1.0", old);
    git_.remote("origin", "https://github.com/o/n");
    const auto is = [](const std::string& commit, const std::string& rest) { return commit.substr(0, 7) + " " + rest; };
    EXPECT_EQ(located(""), is(now, " main"));
    EXPECT_EQ(located("/blob/main/a/x.go"), is(fetched, "a/x.go main"));
    EXPECT_EQ(located("/blob/feature/one/a/x.go"), is(feature, "a/x.go feature/one"));
    EXPECT_EQ(located("/tree/v1.0/a"), is(old, "a v1.0"));
    EXPECT_EQ(located("/tree/v1.0"), is(old, " v1.0"));
    EXPECT_EQ(located("/blob/" + old + "/a/x.go"), is(old, "a/x.go " + old));
    EXPECT_EQ(located("/blob/" + old.substr(0, 9) + "/a/x.go"), is(old, "a/x.go " + old.substr(0, 9)));
    EXPECT_EQ(located("/blob/HEAD/a/x.go"), is(now, "a/x.go HEAD"));
    EXPECT_EQ(located("/blob/master/a/x.go"), is(now, "a/x.go not master"));
    EXPECT_EQ(located("/blob/gone/branch/a/x.go"), is(now, "a/x.go not gone/branch"));
    EXPECT_EQ(located("/tree/master"), is(now, " not master"));
    EXPECT_EQ(located("/blob/0123456789012345678901234567890123456789/a/x.go"),
              "error: the clone does not hold it; `git fetch` in the clone may bring it");
    git_.head("refs/heads/feature/one");
    EXPECT_EQ(located(""), is(feature, " feature/one"));
}

TEST_F(RepositoryTest, ReadsPackedReferencesAndSymbolicOnes) {
    const auto commit = git_.commit("refs/heads/main", {{"x", "x"}});
    git_.head("refs/heads/main");
    fs::remove(git_.gitFolder() + "refs/heads/main");
    std::ofstream(git_.gitFolder() + "packed-refs") << "# pack-refs with: peeled fully-peeled sorted \n"
                                                    << commit << " refs/heads/main\n^" << commit << "\n";
    git_.symbolic("refs/heads/alias", "refs/heads/main");
    EXPECT_EQ(located("/tree/alias"), commit.substr(0, 7) + "  alias");
    EXPECT_EQ(located(""), commit.substr(0, 7) + "  main");
}

TEST_F(RepositoryTest, OpensBareClonesAndWorktrees) {
    test::GitFixture bare(folder_ / "bare.git", true);
    const auto commit = bare.commit("refs/heads/main", {{"x", "bare"}});
    bare.head("refs/heads/main");
    EXPECT_TRUE(Repository::open(folder_ / "bare.git")) << commit;
    const auto worktree = bare.gitFolder() + "worktrees/w";
    fs::create_directories(worktree);
    fs::create_directories(folder_ / "w");
    std::ofstream(worktree + "/HEAD") << commit << "\n";
    std::ofstream(worktree + "/commondir") << "../..\n";
    std::ofstream(worktree + "/gitdir") << folder_ / "w/.git" << "\n";
    std::ofstream(folder_ / "w/.git") << "gitdir: " << worktree << "\n";
    const auto opened = Repository::open(folder_ / "w");
    ASSERT_TRUE(opened) << opened.error().detail;
    EXPECT_EQ(opened->head()->id.hex(), commit);
    // A stranger's folder that points at the same place is not answered by it.
    fs::create_directories(folder_ / "stranger");
    fs::copy_file(folder_ / "w/.git", folder_ / "stranger/.git");
    const auto refused = Repository::open(folder_ / "stranger");
    ASSERT_FALSE(refused);
    EXPECT_TRUE(refused.error().detail.contains("does not know this folder")) << refused.error().detail;
}

TEST_F(RepositoryTest, FollowsLinksInsideAndRefusesThoseOutward) {
    git_.commit("refs/heads/main", {{"docs/README.md", "inside"},
                                    {"README.md", GitFile("docs/README.md", GitFile::Link)},
                                    {"d", GitFile("docs", GitFile::Link)},
                                    {"docs/up", GitFile("../README.md", GitFile::Link)},
                                    {"out", GitFile("../../etc/passwd", GitFile::Link)},
                                    {"absolute", GitFile("/etc/passwd", GitFile::Link)},
                                    {"circle", GitFile("circle", GitFile::Link)},
                                    {"sub", GitFile("0123456789012345678901234567890123456789", GitFile::Submodule)}});
    git_.head("refs/heads/main");
    EXPECT_EQ(textAt("README.md"), "inside");
    EXPECT_EQ(textAt("d/README.md"), "inside");
    EXPECT_EQ(textAt("docs/up"), "inside");
    EXPECT_EQ(textAt("out"), "error: it leads out of the repository");
    EXPECT_EQ(textAt("absolute"), "error: it is a link that leads out of the repository");
    EXPECT_EQ(textAt("circle"), "error: its links lead in a circle");
    EXPECT_TRUE(textAt("sub/x").starts_with("error: it lies in a submodule"));
    EXPECT_EQ(textAt("../../../etc/passwd"), "error: it leads out of the repository");
}

TEST_F(RepositoryTest, SaysWhatIsNoClone) {
    const auto detail = [](const std::string& folder) {
        const auto opened = Repository::open(folder);
        return opened ? "opened" : std::string(sentence(opened.error()));
    };
    fs::create_directories(folder_ / "plain");
    EXPECT_TRUE(detail(folder_ / "plain").contains("no git clone; choose the folder that holds .git"));
    EXPECT_TRUE(detail(folder_ / "nowhere").contains("does not exist"));
    std::ofstream(folder_ / "file") << "x";
    EXPECT_NE(detail(folder_ / "file"), "opened");
    EXPECT_EQ(detail(folder_ / "clone"), "opened");
    auto empty = Repository::open(folder_ / "clone");
    EXPECT_EQ(empty->head().error().detail, "it has no commit yet");
    std::ofstream(git_.gitFolder() + "config", std::ios::app) << "[extensions]\n\tobjectFormat = sha256\n";
    EXPECT_TRUE(detail(folder_ / "clone").contains("only sha1 is known"));
}

}  // namespace
}  // namespace periplus::source
