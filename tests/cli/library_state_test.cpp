// Libraries that cannot be opened, and where the library lies.
#include "bundled_catalogue.h"
#include "cli/library_folder.h"
#include "cli/run.h"
#include "study/library.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace periplus::cli {
namespace {

class LibraryState : public testing::Test {
protected:
    LibraryState() { EXPECT_EQ(run(home.path(), {"mark", "K8S 源码探秘", "read"}).exit, 0); }

    [[nodiscard]] std::string folder() const { return home / ".local/share/periplus"; }
    void expectRefused(const std::string& words) {
        for (const std::vector<std::string>& verb : {std::vector<std::string>{"status"},
                                                     {"list", "--json"},
                                                     {"note", "set", "K8S 源码探秘", "--text", "x"},
                                                     {"mark", "K8S 源码探秘", "unread"}}) {
            const auto answer = run(home.path(), verb);
            EXPECT_EQ(answer.exit, 1) << verb[0];
            EXPECT_EQ(answer.out, "");
            EXPECT_TRUE(answer.err.starts_with("periplusctl: " + folder())) << answer.err;
            EXPECT_NE(answer.err.find(words), std::string::npos) << answer.err;
            EXPECT_EQ(std::ranges::count(answer.err, '\n'), 1) << answer.err;
        }
    }

    test::TemporaryFolder home;
};

}  // namespace

TEST_F(LibraryState, HeldByAnotherProcessNamesIt) {
    auto library = study::Library::open({folder(), "Periplus", std::string(bundledCatalogue()), systemNow});
    ASSERT_TRUE(library);
    expectRefused("is in use by Periplus");
    EXPECT_EQ(run(home.path(), {"catalogue", "links"}).exit, 0);  // never asks for the library
}

TEST_F(LibraryState, ThatIsNoDatabaseIsKept) {
    std::ofstream(folder() + "/library.db", std::ios::binary | std::ios::trunc) << std::string(8192, 'x');
    const auto answer = run(home.path(), {"status"});
    EXPECT_FALSE(answer.err.empty());
    EXPECT_NE(answer.err.find(folder()), std::string::npos) << answer.err;
}

TEST_F(LibraryState, AFileInPlaceOfTheFolder) {
    const auto answer = run(home.path(), {"status", "--library", folder() + "/library.db"});
    EXPECT_EQ(answer.exit, 1);
    EXPECT_TRUE(answer.err.starts_with("periplusctl: " + folder() + "/library.db")) << answer.err;
}

TEST(LibraryFolder, FollowsXdgAndIgnoresRelativeValues) {
    const test::TemporaryFolder home;
    const auto lies = [&](const std::string& setting, const std::string& place) {
        EXPECT_EQ(shell(home.path(), setting + " \"$CTL\" status").exit, 0);
        EXPECT_TRUE(std::filesystem::exists(home / place)) << setting;
        std::filesystem::remove_all(home / place);
    };
    lies("XDG_DATA_HOME=\"$HOME/data\"", "data/periplus/library.db");
    lies("XDG_DATA_HOME=data", ".local/share/periplus/library.db");
    lies("XDG_DATA_HOME=", ".local/share/periplus/library.db");
    EXPECT_EQ(run(home.path(), {"status", "--library", home / "own"}).exit, 0);
    EXPECT_TRUE(std::filesystem::exists(home / "own/library.db"));
    const auto homeless = shell(home.path(), "unset HOME; \"$CTL\" status");
    EXPECT_EQ(homeless.exit, 1);
    EXPECT_NE(homeless.err.find("--library"), std::string::npos) << homeless.err;
}

TEST(LibraryFolder, AReadOnlyPlaceIsNamed) {
    const test::TemporaryFolder home;
    for (const auto* folder : {"/proc/periplus", "/sys/periplus"}) {
        const auto answer = run(home.path(), {"status", "--library", folder});
        EXPECT_EQ(answer.exit, 1);
        EXPECT_TRUE(answer.err.starts_with(std::string("periplusctl: ") + folder)) << answer.err;
    }
}

}  // namespace periplus::cli
