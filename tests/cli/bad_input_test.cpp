// What is no list, and what is hostile in one: one sentence that names the thing, or a clean answer.
#include "base/utf8.h"
#include "cli/run.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace periplus::cli {
namespace {

class BadInput : public testing::Test {
protected:
    std::string file(const std::string& bytes) {
        const std::string path = home / "list.md";
        std::ofstream(path, std::ios::binary) << bytes;
        return path;
    }

    // Each verb that reads a list fails with 1 and these words after the name.
    void expectRefused(const std::string& path, const std::string& words) {
        for (const std::vector<std::string>& verb : {std::vector<std::string>{"catalogue", "show", path},
                                                     {"catalogue", "links", "--json", path},
                                                     {"catalogue", "excerpts", path},
                                                     {"catalogue", "check", path},
                                                     {"list", "--catalogue", path},
                                                     {"status", "--catalogue", path}}) {
            const auto answer = run(home.path(), verb);
            EXPECT_EQ(answer.exit, 1) << verb[0] << " " << verb[1];
            EXPECT_EQ(answer.out, "");
            EXPECT_TRUE(answer.err.starts_with("periplusctl: " + path + " " + words)) << answer.err;
            EXPECT_EQ(std::ranges::count(answer.err, '\n'), 1) << answer.err;
        }
    }

    test::TemporaryFolder home;
};

}  // namespace

TEST_F(BadInput, Missing) { expectRefused(home / "none.md", "does not exist. Check the name"); }

TEST_F(BadInput, AFolder) { expectRefused(home.path(), "is not a file."); }

TEST_F(BadInput, Empty) { expectRefused(file(""), "is empty."); }

TEST_F(BadInput, Binary) { expectRefused(file(std::string("# A\n\0\1\2", 7)), "is not a text file (byte 4)."); }

TEST_F(BadInput, InvalidUtf8) { expectRefused(file("# A\n\xFF\n"), "is not UTF-8 text (byte 4)."); }

TEST_F(BadInput, Utf16) {
    expectRefused(file(std::string("\xFF\xFE#\0 \0A\0", 8)), "is not UTF-8 text");
    expectRefused(file(std::string("\xFE\xFF\0#\0 \0A", 8)), "is not UTF-8 text");
}

TEST_F(BadInput, AHundredMegabytes) {
    const auto path = file("# A\n");
    std::filesystem::resize_file(path, 100'000'000);
    expectRefused(path, "is too large: ");
}

TEST_F(BadInput, Unreadable) {
    if (geteuid() == 0) GTEST_SKIP() << "root reads everything";
    const auto path = file("# A\n");
    chmod(path.c_str(), 0);
    expectRefused(path, "cannot be read: ");
}

TEST_F(BadInput, StandardInputIsNoBetter) {
    const auto expectWords = [&](const std::string& input, const std::string& words) {
        const auto answer = run(home.path(), {"catalogue", "links", "-"}, input);
        EXPECT_EQ(answer.exit, 1);
        EXPECT_TRUE(answer.err.starts_with("periplusctl: standard input " + words)) << answer.err;
    };
    expectWords("", "is empty.");
    expectWords("# A\n\xFF\n", "is not UTF-8 text (byte 4).");
    expectWords(std::string("a\0b", 3), "is not as it should be (byte 1): it holds a NUL byte. Correct it");
    expectWords("\xFF\xFE#", "is not UTF-8 text");
    const auto large = shell(home.path(), "head -c 100000000 /dev/zero | tr '\\0' a | \"$CTL\" catalogue check -");
    EXPECT_EQ(large.exit, 1);
    EXPECT_EQ(large.err.substr(0, 46), "periplusctl: standard input is too large: more");
    const auto closed = shell(home.path(), "\"$CTL\" catalogue check - <&-");
    EXPECT_EQ(closed.exit, 1);
    EXPECT_TRUE(closed.err.starts_with("periplusctl: standard input cannot be read: ")) << closed.err;
}

TEST_F(BadInput, DangerousAddressesAreNoArticles) {
    const auto path = file(
        "# A\n\n- [a](javascript:alert(1))\n- [b](JaVaScRiPt:alert(1))\n- [c](file:///etc/passwd)\n- "
        "[d](data:text/html,x)\n"
        "- [e](view-source:https://a)\n- [f](chrome://settings)\n- [g](&#106;avascript:alert(1))\n- "
        "[h](https://example.org/)\n");
    const auto links = run(home.path(), {"catalogue", "links", path, "--json"}).json();
    ASSERT_EQ(links.size(), 8U);  // nothing of the file is hidden
    for (std::size_t i = 0; i < 7; ++i) EXPECT_EQ(links[i]["role"], "reference") << links[i];
    EXPECT_EQ(links[7]["role"], "primary");
    const auto check = run(home.path(), {"catalogue", "check", path});
    EXPECT_EQ(std::ranges::count(check.out, '\n'), 7) << check.out;
    const auto mark = run(home.path(), {"mark", "javascript:alert(1)", "read", "--catalogue", path});
    EXPECT_EQ(mark.exit, 1);
    EXPECT_TRUE(mark.err.starts_with("periplusctl: No entry answers to \"javascript:alert(1)\".")) << mark.err;
}

TEST_F(BadInput, HostileWordsDoNotReachTheTerminal) {
    const auto path = file("# \x1B]0;title\x07 \u202Eevil\n\n- [\x1B[31mred\u202E](https://example.org/\u202Ea)\n");
    for (const char* verb : {"show", "links", "check"}) {
        const auto answer = run(home.path(), {"catalogue", verb, path});
        EXPECT_EQ(answer.exit, 0);
        EXPECT_EQ(answer.out.find('\x1B'), std::string::npos) << verb;
        EXPECT_EQ(answer.out.find("\u202E"), std::string::npos) << verb;
        const auto json = run(home.path(), {"catalogue", verb, path, "--json"});
        EXPECT_EQ(firstInvalidUtf8(json.out), std::nullopt);
        EXPECT_NO_THROW(static_cast<void>(json.json())) << verb;
    }
    const auto missing = run(home.path(), {"catalogue", "show", "/\x1B[31mnone"});
    EXPECT_EQ(missing.err.find('\x1B'), std::string::npos);
}

TEST_F(BadInput, DeepNestingIsPrinted) {
    std::string deep;
    for (int i = 0; i < 500; ++i)
        deep +=
            std::string(static_cast<std::size_t>(2 * i), ' ') + "- a https://example.org/" + std::to_string(i) + "\n";
    const auto path = file(deep);
    for (const char* verb : {"show", "links", "check"}) {
        EXPECT_EQ(run(home.path(), {"catalogue", verb, path}).exit, 0);
        EXPECT_EQ(run(home.path(), {"catalogue", verb, path, "--json"}).exit, 0);
    }
}

}  // namespace periplus::cli
