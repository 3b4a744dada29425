// The house as it stands: every rule, asked of the files of this repository.
#include "forms.h"
#include "layers.h"
#include "links.h"
#include "owners.h"
#include "sizes.h"
#include "source_tree.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace periplus::architecture {
namespace {

const std::filesystem::path kRoot = PERIPLUS_SOURCE_DIR;

const SourceTree& house() {
    static const SourceTree tree = load(kRoot, {"core", "app", "tests"});
    return tree;
}

std::string exceptions() {
    std::ifstream in(kRoot / "tests/architecture/exceptions.txt");
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string listed(const Problems& problems) {
    std::string text;
    for (const auto& problem : problems) text += "  " + problem + "\n";
    return text;
}

#define EXPECT_NO_PROBLEMS(problems)                 \
    do {                                             \
        const Problems found = (problems);           \
        EXPECT_TRUE(found.empty()) << listed(found); \
    } while (false)

TEST(House, IsRead) {
    EXPECT_TRUE(house().contains("core/base/error.h"));
    EXPECT_TRUE(house().contains("app/bridge/text.h"));
    EXPECT_TRUE(house().contains("core/study/CMakeLists.txt"));
}

TEST(House, ArrowsPointDown) { EXPECT_NO_PROBLEMS(arrowProblems(house())); }
TEST(House, TheApplicationNeverSeesTheStore) { EXPECT_NO_PROBLEMS(storeProblems(house())); }
TEST(House, CoreAndCommandLineAreWithoutQt) { EXPECT_NO_PROBLEMS(qtProblems(house())); }
TEST(House, ForeignHeadersHaveOneOwner) { EXPECT_NO_PROBLEMS(ownerProblems(house())); }
TEST(House, FilesAndFunctionsKeepTheirSize) { EXPECT_NO_PROBLEMS(sizeProblems(house(), exceptions())); }
TEST(House, NamesSayWhatIsInside) { EXPECT_NO_PROBLEMS(nameProblems(house())); }
TEST(House, HeadersOpenWithTheirContract) { EXPECT_NO_PROBLEMS(contractProblems(house())); }
TEST(House, ModulesLinkWhatTheyInclude) { EXPECT_NO_PROBLEMS(linkProblems(house())); }
TEST(House, EachModuleIsTestedAlone) { EXPECT_NO_PROBLEMS(lonelyTestProblems(house())); }

}  // namespace
}  // namespace periplus::architecture
