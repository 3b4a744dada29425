#include "cli/command_line.h"

#include "cli/run.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

namespace periplus::cli {
namespace {

std::vector<std::string> wordsOf(const Verb& verb) {
    std::vector<std::string> words;
    if (!verb.group.empty()) words.emplace_back(verb.group);
    words.emplace_back(verb.name);
    return words;
}

}  // namespace

TEST(CommandLine, EveryVerbHasHelpThatNamesItsOptions) {
    for (const Verb& verb : verbs()) {
        auto words = wordsOf(verb);
        words.emplace_back("--help");
        const auto parsed = parseCommandLine(words);
        EXPECT_EQ(parsed.exit, 0);
        EXPECT_EQ(parsed.verb, nullptr);
        EXPECT_TRUE(parsed.err.empty());
        for (const Option& option : verb.options) {
            EXPECT_NE(parsed.out.find(option.name), std::string::npos) << verb.name << " " << option.name;
            EXPECT_NE(parsed.out.find(option.help.substr(0, 20)), std::string::npos) << verb.name << " " << option.name;
        }
    }
}

TEST(CommandLine, HelpAndVersionWorkEverywhere) {
    for (const std::vector<std::string>& words : {std::vector<std::string>{},
                                                  {"catalogue"},
                                                  {"catalogue", "links"},
                                                  {"note"},
                                                  {"note", "set"},
                                                  {"export"},
                                                  {"mark"},
                                                  {"status"},
                                                  {"list"},
                                                  {"annotations"},
                                                  {"annotations", "list"}}) {
        for (const char* flag : {"--help", "--version"}) {
            auto asked = words;
            asked.emplace_back(flag);
            const auto parsed = parseCommandLine(asked);
            EXPECT_EQ(parsed.exit, 0);
            EXPECT_FALSE(parsed.out.empty());
        }
    }
    EXPECT_TRUE(parseCommandLine({"--version"}).out.starts_with("periplusctl "));
}

TEST(CommandLine, WrongUsageIsTwoAndOneSentence) {
    for (const std::vector<std::string>& words : {std::vector<std::string>{"frob"},
                                                  {"catalogue"},
                                                  {"catalogue", "frob"},
                                                  {"list", "--frob"},
                                                  {"mark"},
                                                  {"mark", "x"},
                                                  {"mark", "x", "blue"},
                                                  {"mark", "x", "read", "y"},
                                                  {"note", "set"},
                                                  {"status", "--library"},
                                                  {"export", "notes", "--format", "pdf"},
                                                  {"catalogue", "links", "a", "b"},
                                                  {"list", "--host", "a", "--host", "b"}}) {
        const auto parsed = parseCommandLine(words);
        EXPECT_EQ(parsed.exit, 2) << words.front();
        EXPECT_EQ(parsed.verb, nullptr);
        EXPECT_TRUE(parsed.err.starts_with("periplusctl: ")) << parsed.err;
        EXPECT_TRUE(parsed.err.ends_with("--help` tells what is possible.\n")) << parsed.err;
        EXPECT_TRUE(parsed.out.empty());
    }
    EXPECT_EQ(parseCommandLine({}).exit, 2);
}

TEST(CommandLine, TheLibraryMayStandBeforeTheVerb) {
    EXPECT_EQ(parseCommandLine({"--library", "/a", "status"}).arguments.value("--library"), "/a");
    EXPECT_EQ(parseCommandLine({"status", "--library", "/a"}).arguments.value("--library"), "/a");
}

TEST(CommandLine, TheProgramItselfLeavesWithTheCode) {
    const test::TemporaryFolder home;
    EXPECT_EQ(run(home.path(), {"--help"}).exit, 0);
    const auto wrong = run(home.path(), {"frob"});
    EXPECT_EQ(wrong.exit, 2);
    EXPECT_TRUE(wrong.out.empty());
    EXPECT_EQ(wrong.err, "periplusctl: \"frob\" is not known here. `periplusctl --help` tells what is possible.\n");
}

TEST(CommandLine, AReaderThatWentAwayIsNoFailure) {
    const test::TemporaryFolder home;
    const auto closed = shell(home.path(), "set -o pipefail 2>/dev/null; \"$CTL\" catalogue show | true");
    EXPECT_EQ(closed.err, "");
    const auto gone = shell(home.path(), "{ sleep 0.2; \"$CTL\" catalogue show; echo $? >&2; } | true");
    EXPECT_EQ(gone.err, "0\n");
    const auto full = shell(home.path(), "\"$CTL\" catalogue show >/dev/full");
    EXPECT_EQ(full.exit, 1);
    EXPECT_TRUE(full.err.starts_with("periplusctl: standard output cannot be written: ")) << full.err;
}

}  // namespace periplus::cli
