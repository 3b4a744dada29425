// What may happen to a library between two commands: each is said in one sentence, and no word is lost.
#include "base/file_handle.h"
#include "bundled_catalogue.h"
#include "cli/run.h"
#include "study/library.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>

namespace periplus::cli {
namespace {

constexpr const char* kTitle = "K8S 源码探秘";

class LibraryMishaps : public testing::Test {
protected:
    LibraryMishaps() { EXPECT_EQ(run(home.path(), {"note", "set", kTitle, "--text", "my words"}).exit, 0); }

    [[nodiscard]] std::string folder() const { return home / ".local/share/periplus"; }
    [[nodiscard]] std::map<std::string, std::string> files() const {
        std::map<std::string, std::string> all;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder()))
            if (entry.is_regular_file() && entry.path().filename() != "library.lock")
                all[entry.path().string()] = readFile(entry.path().string()).value();
        return all;
    }
    Answer show() { return run(home.path(), {"note", "show", kTitle}); }
    Answer set(const std::string& words) { return run(home.path(), {"note", "set", kTitle, "--text", words}); }
    void expectOneSentence(const Answer& answer, const std::string& words) {
        EXPECT_TRUE(answer.err.starts_with("periplusctl: ")) << answer.err;
        EXPECT_NE(answer.err.find(words), std::string::npos) << answer.err;
        EXPECT_EQ(std::ranges::count(answer.err, '\n'), 1) << answer.err;
    }
    void overwrite(std::streamoff at, const std::string& bytes) {
        std::fstream file(folder() + "/library.db", std::ios::binary | std::ios::in | std::ios::out);
        file.seekp(at);
        file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    // Runs a script with a small disk of its own mounted at $HOME/disk; false: this system lets nobody mount.
    bool onSmallDisk(const std::string& script, Answer& answer) {
        std::filesystem::create_directories(home / "disk");
        const std::string mount = "mount -t tmpfs -o size=6m tmpfs \"$HOME/disk\"";
        if (shell(home.path(), "unshare -rm sh -c '" + mount + "'").exit != 0) return false;
        std::ofstream(home / "script") << "set -e; " << mount << "; set +e\n" << script;
        answer = shell(home.path(), "export CTL; unshare -rm sh \"$HOME/script\"");
        return true;
    }

    test::TemporaryFolder home;
};

}  // namespace

TEST_F(LibraryMishaps, OfANewerVersionItIsRefusedAndLeftByteForByte) {
    overwrite(60, std::string("\x00\x00\x27\x0F", 4));  // PRAGMA user_version = 9999
    const auto before = files();
    for (const auto& answer : {show(), set("other words"), run(home.path(), {"status"})}) {
        EXPECT_EQ(answer.exit, 1);
        EXPECT_EQ(answer.out, "");
        expectOneSentence(answer, folder() + "/library.db was written by a newer Periplus (schema 9999). Update");
    }
    EXPECT_EQ(files(), before);
}

TEST_F(LibraryMishaps, DamagedItGivesTheWordsBackAndSaysSo) {
    overwrite(4096, std::string(20'000, 'x'));
    const auto answer = show();
    EXPECT_EQ(answer.exit, 0);
    EXPECT_EQ(answer.out, "my words");
    expectOneSentence(answer, folder() + "/library.db was damaged and is whole again: restored from ");
    for (const char* jargon : {"database", "Page", "SQL", "rows", "***"})
        EXPECT_EQ(answer.err.find(jargon), std::string::npos) << answer.err;
    const auto again = show();
    EXPECT_EQ(again.out, "my words");
    EXPECT_EQ(again.err, "");
}

TEST_F(LibraryMishaps, HeldByAnotherItNamesProgramAndProcess) {
    {
        const auto held = study::Library::open({folder(), "Periplus", std::string(bundledCatalogue()), systemNow});
        ASSERT_TRUE(held);
        const auto answer = set("other words");
        EXPECT_EQ(answer.exit, 1);
        expectOneSentence(answer, "is in use by Periplus (process " + std::to_string(::getpid()) + "). Close that");
    }
    EXPECT_EQ(show().out, "my words");
}

TEST_F(LibraryMishaps, HeldByAnotherCommandItIsWaitedFor) {
    const auto answer =
        shell(home.path(),
              "loop() { for i in 1 2 3 4 5 6 7 8; do \"$CTL\" note set 'K8S 源码探秘' --text \"$1 $i\" || "
              "echo \"$1 $i failed\"; done; }\nloop a & loop b; wait");
    EXPECT_EQ(answer.out, "");
    EXPECT_EQ(answer.err, "");
    EXPECT_TRUE(show().out.ends_with(" 8")) << show().out;
}

TEST_F(LibraryMishaps, OnAReadOnlyPlaceItIsNamedAndKept) {
    Answer answer;
    const bool ran = onSmallDisk(
        "cp -a \"$HOME/.local/share/periplus\" \"$HOME/disk/library\"; mount -o remount,ro \"$HOME/disk\"\n"
        "\"$CTL\" note set 'K8S 源码探秘' --text other --library \"$HOME/disk/library\"; code=$?\n"
        "mount -o remount,rw \"$HOME/disk\"; \"$CTL\" note show 'K8S 源码探秘' --library \"$HOME/disk/library\"\n"
        "exit $code\n",
        answer);
    if (!ran) GTEST_SKIP() << "no file system can be mounted here";
    EXPECT_EQ(answer.exit, 1);
    EXPECT_EQ(answer.out, "my words");
    expectOneSentence(answer, home / "disk/library/");
    expectOneSentence(answer, " is on a read-only place. Choose a place you can write to; nothing was changed.");
}

TEST_F(LibraryMishaps, OnAFullDiskWordsTakeTheReserveAndThenAreRefusedAloud) {
    Answer answer;
    const bool ran = onSmallDisk(
        "note() { verb=$1; shift; \"$CTL\" note $verb 'K8S 源码探秘' --library \"$HOME/disk/library\" \"$@\"; }\n"
        "fill() { cat /dev/zero >>\"$HOME/disk/filler\" 2>/dev/null; }\n"
        "note set --text before; fill; test -e \"$HOME/disk/library/ballast\" || echo no ballast\n"
        "note set --text small; echo \"exit $?\"; note show; echo; rm -f \"$HOME/disk/library/ballast\"; fill\n"
        "head -c 1000000 /dev/zero | tr '\\0' w | note set; echo \"exit $?\"; note show\n",
        answer);
    if (!ran) GTEST_SKIP() << "no file system can be mounted here";
    EXPECT_EQ(answer.out, "exit 0\nsmall\nexit 1\nsmall");
    EXPECT_NE(answer.err.find("Your words were saved on room kept for this"), std::string::npos) << answer.err;
    EXPECT_NE(answer.err.find("There is no room left on the disk of " + (home / "disk/library")), std::string::npos)
        << answer.err;
    EXPECT_EQ(std::ranges::count(answer.err, '\n'), 2) << answer.err;
}

// Killed at any moment: what ended with 0 is there, and what did not is there as a whole or not at all.
TEST_F(LibraryMishaps, KilledWhileItSetsANoteItLosesNothingAcknowledged) {
    const auto answer = shell(
        home.path(),
        "before='my words'; for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do\n"
        "\"$CTL\" note set 'K8S 源码探秘' --text \"words $i\" & one=$!\n"
        "sleep \"0.0$(( (i * 7) % 10 ))\"; kill -9 $one 2>/dev/null; wait $one; code=$?\n"
        "now=$(\"$CTL\" note show 'K8S 源码探秘')\n"
        "case \"$code:$now\" in \"0:words $i\"|\"137:words $i\"|\"137:$before\") ;; *) echo \"$i: $code $now\";; esac\n"
        "before=$now; done; \"$CTL\" note set 'K8S 源码探秘' --text last && kill -9 $$");
    EXPECT_EQ(answer.out, "");
    EXPECT_EQ(answer.exit, 137);
    EXPECT_EQ(show().out, "last");
}

}  // namespace periplus::cli
