// Clones that a stranger made: nothing of them runs, nothing outside of them is read, nothing hangs, and each refusal
// names the thing.
#include "base/error_text.h"
#include "source/loose_object.h"
#include "source/repository.h"
#include "support/git_fixture.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <array>
#include <filesystem>
#include <fstream>

namespace periplus::source {
namespace {

namespace fs = std::filesystem;
using test::GitFile;

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

std::string bigEndian(std::uint32_t value) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> static_cast<unsigned>(shift));
    return bytes;
}

// A zlib stream of one stored block.
std::string stored(std::string_view text) {
    std::uint32_t a = 1;
    std::uint32_t b = 0;
    for (const char c : text) {
        a = (a + static_cast<unsigned char>(c)) % 65521;
        b = (b + a) % 65521;
    }
    const auto size = static_cast<std::uint16_t>(text.size());
    const auto low = [](std::uint16_t value) {
        return std::string{static_cast<char>(value & 0xFFU), static_cast<char>(value >> 8U)};
    };
    return "\x78\x01\x01" + low(size) + low(static_cast<std::uint16_t>(~size)) + std::string(text) +
           bigEndian(b << 16U | a);
}

void write(const std::string& path, std::string_view bytes) {
    fs::create_directories(fs::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

class HostileClone : public testing::Test {
protected:
    void SetUp() override {
        commit_ = git_.commit("refs/heads/main", {{"README.md", "words"}, {"a/b", "c"}});
        git_.head("refs/heads/main");
    }
    std::string objectPath(const std::string& hex) {
        return git_.gitFolder() + "objects/" + hex.substr(0, 2) + "/" + hex.substr(2);
    }
    // What reading README.md at HEAD gives, or the sentence of why not.
    std::string readme() {
        auto opened = Repository::open(folder_ / "clone");
        if (!opened) return sentence(opened.error());
        const auto head = opened->head();
        if (!head) return sentence(head.error());
        const auto entry = opened->find(*head, "README.md");
        if (!entry) return sentence(entry.error());
        const auto bytes = opened->blob(entry->id);
        return bytes ? *bytes : sentence(bytes.error());
    }
    std::string blob(const std::string& hex) {
        const auto opened = Repository::open(folder_ / "clone");
        const auto bytes = opened->blob(*ObjectId::read(hex));
        return bytes ? *bytes : sentence(bytes.error());
    }

    // A pack of two entries that are called 1111... and 2222....
    void writePack(const std::array<std::string, 2>& entries) {
        const std::string end(20, '\x33');
        const std::string pack = "PACK" + bigEndian(2) + bigEndian(2) + entries[0] + entries[1] + end;
        std::string index = "\377tOc" + bigEndian(2);
        for (std::uint32_t byte = 0; byte < 256; ++byte) index += bigEndian(byte < 0x11 ? 0 : byte < 0x22 ? 1 : 2);
        index += std::string(20, '\x11') + std::string(20, '\x22') + bigEndian(0) + bigEndian(0) + bigEndian(12);
        index += bigEndian(static_cast<std::uint32_t>(12 + entries[0].size())) + end + std::string(20, '\x44');
        const auto path = git_.gitFolder() + "objects/pack/pack-" + std::string(40, '5');
        write(path + ".pack", pack);
        write(path + ".idx", index);
    }

    test::TemporaryFolder folder_;
    test::GitFixture git_{folder_ / "clone"};
    std::string commit_;
};

TEST_F(HostileClone, NothingOfItsConfigHooksAndFiltersRuns) {
    const std::string marker = folder_ / "ran";
    const std::string script = folder_ / "script";
    write(script, "#!/bin/sh\ntouch " + marker + "\n");
    fs::permissions(script, fs::perms::all);
    mkfifo((folder_ / "pipe").c_str(), 0600);
    write(git_.gitFolder() + "config",
          "[core]\n\tfsmonitor = " + script + "\n\thooksPath = " + folder_.path() + "\n\tsshCommand = " + script +
              "\n\tpager = " + script + "\n\tattributesFile = " + (folder_ / "pipe") + "\n\tworktree = /etc\n" +
              "[include]\n\tpath = " + (folder_ / "pipe") + "\n\tpath = /dev/zero\n" +
              "[includeIf \"gitdir:/\"]\n\tpath = " + (folder_ / "pipe") + "\n[filter \"x\"]\n\tsmudge = " + script +
              "\n\tprocess = " + script + "\n[diff]\n\texternal = " + script +
              "\n[remote \"origin\"]\n\turl = ext::" + script + " x\n\tuploadpack = " + script +
              "\n[alias]\n\tcat-file = !" + script + "\n[credential]\n\thelper = !" + script + "\n");
    write(git_.gitFolder() + "info/attributes", "* filter=x diff=x\n");
    for (const char* const hook : {"post-checkout", "reference-transaction", "fsmonitor-watchman"}) {
        fs::create_directories(git_.gitFolder() + "hooks");
        fs::copy_file(script, git_.gitFolder() + "hooks/" + hook, fs::copy_options::overwrite_existing);
    }
    EXPECT_EQ(readme(), "words");
    EXPECT_FALSE(fs::exists(marker));
}

TEST_F(HostileClone, AlternatesAreNotFollowed) {
    test::GitFixture other(folder_ / "other");
    const auto secret = other.object("blob", "secret");
    write(git_.gitFolder() + "objects/info/alternates", other.gitFolder() + "objects\n");
    EXPECT_EQ(readme(), "words");
    const auto answer = blob(secret);
    EXPECT_TRUE(answer.contains("borrows objects from another one")) << answer;
}

TEST_F(HostileClone, LinksInItsGitFolderAreRefused) {
    test::GitFixture other(folder_ / "other");
    const auto secret = other.object("blob", "secret");
    const auto loose = [](const std::string& git, const std::string& hex) {
        return git + "objects/" + hex.substr(0, 2) + "/" + hex.substr(2);
    };
    fs::create_directories(fs::path(objectPath(secret)).parent_path());
    fs::create_symlink(loose(other.gitFolder(), secret), objectPath(secret));
    EXPECT_TRUE(blob(secret).contains("it is a link or a device")) << blob(secret);
    fs::create_symlink("/etc/passwd", git_.gitFolder() + "objects/pack/pack-x.idx");
    EXPECT_TRUE(readme().contains("pack-x.idx cannot be read from a local clone: it is a link")) << readme();
    fs::remove(git_.gitFolder() + "objects/pack/pack-x.idx");
    fs::rename(git_.gitFolder() + "objects", folder_ / "objects");
    fs::create_symlink(folder_ / "objects", git_.gitFolder() + "objects");
    EXPECT_TRUE(readme().contains("objects cannot be read from a local clone: it is a link")) << readme();
}

TEST_F(HostileClone, PipesAndDevicesDoNotHang) {
    for (const char* const name : {"refs/heads/main", "HEAD", "objects/pack/pack-1.pack", "config"}) {
        const std::string path = git_.gitFolder() + name;
        const bool there = fs::exists(path);
        if (there) fs::rename(path, folder_ / "kept");
        ASSERT_EQ(mkfifo(path.c_str(), 0600), 0) << name;
        EXPECT_TRUE(readme().contains("it is a link or a device")) << name << ": " << readme();
        fs::remove(path);
        if (there) fs::rename(folder_ / "kept", path);
    }
    const std::string missing(40, '7');
    fs::create_directories(fs::path(objectPath(missing)).parent_path());
    ASSERT_EQ(mkfifo(objectPath(missing).c_str(), 0600), 0);
    EXPECT_TRUE(blob(missing).contains("it is a link or a device"));
}

TEST_F(HostileClone, ReferencesThatAreNoneAreRefused) {
    const auto head = git_.gitFolder() + "HEAD";
    for (const char* const text :
         {"ref: ../../../etc/passwd\n", "ref: refs/heads/../../../x\n", "", "garbage\n", "ref: refs/heads/nowhere\n"}) {
        write(head, text);
        EXPECT_TRUE(readme().contains("cannot be read from a local clone")) << text << ": " << readme();
    }
    write(head, "ref: refs/heads/a\n");
    write(git_.gitFolder() + "refs/heads/a", "ref: refs/heads/b\n");
    write(git_.gitFolder() + "refs/heads/b", "ref: refs/heads/a\n");
    EXPECT_TRUE(readme().contains("in a circle")) << readme();
    fs::resize_file(head, std::uintmax_t{1} << 32U);
    EXPECT_TRUE(readme().contains("larger than such a file ever is")) << readme();
}

TEST_F(HostileClone, MissingAndDamagedObjectsAreNamed) {
    const auto words = git_.object("blob", "words");
    const auto other = git_.object("blob", "other");
    fs::permissions(objectPath(words), fs::perms::owner_all);
    fs::remove(objectPath(words));
    EXPECT_TRUE(readme().contains("git object " + words)) << readme();
    EXPECT_TRUE(readme().contains("`git fetch` in the clone may bring it")) << readme();
    fs::copy_file(objectPath(other), objectPath(words));  // another's bytes under its name
    EXPECT_TRUE(readme().contains("it is damaged")) << readme();
    fs::permissions(objectPath(words), fs::perms::owner_all);
    for (const char* const bytes : {"", "x", "\x78\x01", "not zlib at all, but long enough to be looked at"}) {
        write(objectPath(words), bytes);
        EXPECT_TRUE(readme().contains("git object " + words)) << readme();
    }
    write(objectPath(words), stored("commit 5\0words"));
    EXPECT_NE(readme(), "words");
}

TEST_F(HostileClone, SizesThatLieTakeNoMemory) {
    const std::string name(40, '1');
    write(objectPath(name), stored(std::string("blob 5368709120") + '\0' + "x"));
    EXPECT_TRUE(blob(name).contains("it is damaged")) << blob(name);
    fs::resize_file(objectPath(name), std::uintmax_t{1} << 33U);
    EXPECT_TRUE(blob(name).contains("it is too large")) << blob(name);
    fs::remove(objectPath(name));
    writePack({"\xB0\x80\x80\x80\x80\x02" + stored("x"), "\x31" + stored("y")});  // 16 GiB, it says
    EXPECT_TRUE(blob(name).contains("it is too large")) << blob(name);
    const auto inflated = inflateLoose(stored(std::string(65'000, 'x')) + "rest", 1'000'000);
    ASSERT_TRUE(inflated);
    EXPECT_EQ(inflated->size(), 65'000U);
    std::string all;  // blocks of 60,000 bytes, and then the end
    for (int i = 0; i < 100; ++i) all += std::string("\0\x60\xEA\x9F\x15", 5) + std::string(60'000, 'x');
    EXPECT_EQ(inflateLoose("\x78\x01" + all, 1'000'000).error().detail, "it is too large");
    EXPECT_EQ(inflateLoose("\x78\x01" + all, 100'000'000).error().detail, "it is damaged");
}

TEST_F(HostileClone, PacksThatAreCutOffOrTurnInACircleEnd) {
    const auto differenceTo = [](char base) { return "\x78" + std::string(20, base) + stored("\x05\x05\x05hello"); };
    const std::string cases[][2] = {
        {differenceTo('\x22'), differenceTo('\x11')},  // each to the other
        {differenceTo('\x11'), differenceTo('\x22')},  // each to itself
        {"\x35" + stored("hello").substr(0, 9), ""},
        {"\x35", ""},
        {"\x60\x7F" + stored("x"), ""},  // a difference to what stands before the pack
    };
    for (const auto& one : cases) {
        writePack({one[0], one[1]});
        EXPECT_TRUE(blob(std::string(40, '1')).contains(std::string(40, '1')));
        EXPECT_EQ(readme(), "words");
    }
    writePack({"\x35" + stored("hello"), ""});
    EXPECT_TRUE(blob(std::string(40, '1')).contains("damaged"));  // whole, but not what its name says
}

TEST_F(HostileClone, OddAndEndlessFoldersAreRead) {
    const auto file = *ObjectId::read(git_.object("blob", "words"));
    const std::string id(file.bytes.begin(), file.bytes.end());
    const auto entryOf = [&](std::string_view name) { return "100644 " + std::string(name) + '\0' + id; };
    const auto opened = Repository::open(folder_ / "clone");
    std::string many;
    for (int i = 0; i < 200'000; ++i) many += entryOf(std::to_string(i));
    const auto tree = opened->tree(*ObjectId::read(git_.object("tree", many)), 1000);
    ASSERT_TRUE(tree) << tree.error().detail;
    EXPECT_EQ(tree->entries.size(), 1000U);
    EXPECT_TRUE(tree->cut);
    const auto odd = entryOf("..") + entryOf(".git") + entryOf("a\nb") + entryOf("\xFF\xFE") + entryOf("\u202Eexe");
    EXPECT_EQ(opened->tree(*ObjectId::read(git_.object("tree", odd)), 100)->entries.size(), 5U);
    for (const std::string& broken : {entryOf("a/b"), std::string("100644"), entryOf("a").substr(0, 20),
                                      std::string("100644 \0", 8) + id, repeated("x", 100)})
        EXPECT_FALSE(opened->tree(*ObjectId::read(git_.object("tree", broken)), 100)) << broken;
}

TEST_F(HostileClone, EndlessPathsAreRefused) {
    const auto opened = Repository::open(folder_ / "clone");
    const auto deep = readGithubLink("https://github.com/o/n/blob/main/" + repeated("a/", 10'000) + "x");
    ASSERT_TRUE(deep);
    EXPECT_FALSE(opened->locate(*deep));
    EXPECT_FALSE(opened->find(*opened->head(), repeated("a/", 100'000)));
    for (const char* const branch : {"..", "main..x", "@{-1}", "a.lock", "-x", "refs/heads/main", "main\x01"})
        EXPECT_FALSE(opened->resolve(branch, {"o", "n"}).value_or(std::nullopt)) << branch;
}

TEST_F(HostileClone, AHeadThatMovesMeanwhileChangesNothing) {
    const auto opened = Repository::open(folder_ / "clone");
    const auto before = opened->head();
    git_.commit("refs/heads/main", {{"README.md", "later"}});
    const auto entry = opened->find(*before, "README.md");
    ASSERT_TRUE(entry);
    EXPECT_EQ(opened->blob(entry->id).value_or("?"), "words");
    EXPECT_NE(opened->head()->id, before->id);
}

}  // namespace
}  // namespace periplus::source
