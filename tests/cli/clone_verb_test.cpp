// `capture clone`: links of a list read from a local clone.
#include "run.h"
#include "support/git_fixture.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <fstream>

namespace periplus::cli {
namespace {

class CloneVerb : public testing::Test {
protected:
    void SetUp() override {
        std::ofstream(folder_ / "list.md")
            << "# List\n\n- [Guide](https://github.com/o/n/blob/master/docs/guide.md)\n"
               "- [Lines](https://github.com/o/n/blob/main/x.go#L2-L3)\n- "
               "[Gone](https://github.com/o/n/tree/main/gone)\n"
               "- [Other](https://github.com/o/other)\n- [Blog](https://example.org/a)\n";
        git_.commit("refs/heads/main", {{"docs/guide.md", "# Guide\n"}, {"x.go", "package x\n\nfunc a() {}\n"}});
        git_.head("refs/heads/main");
    }
    Answer clone(std::vector<std::string> words) {
        std::vector<std::string> all = {"capture", "clone", folder_ / "n"};
        all.insert(all.end(), words.begin(), words.end());
        for (const char* const word : {"--catalogue", "LIST"}) all.emplace_back(word);
        all.back() = folder_ / "list.md";
        return run(folder_.path(), all);
    }

    test::TemporaryFolder folder_;
    test::GitFixture git_{folder_ / "n"};
};

TEST_F(CloneVerb, TakesTheLinksOfTheListAndSaysWhatItDidNot) {
    git_.remote("origin", "git@github.com:o/n.git");
    const auto answer = clone({});
    ASSERT_EQ(answer.exit, 0) << answer.err;
    EXPECT_NE(answer.out.find("Guide · o/n"), std::string::npos) << answer.out;
    EXPECT_NE(answer.out.find("The link names master, which this clone does not have"), std::string::npos);
    EXPECT_NE(answer.out.find("not taken: https://github.com/o/n/tree/main/gone"), std::string::npos);
    EXPECT_NE(answer.out.find("2 links taken, 1 are of other repositories"), std::string::npos);
    const auto listed = run(folder_.path(), {"capture", "list", "--json"}).json();
    ASSERT_EQ(listed.size(), 2U);
    for (const auto& capture : listed) {
        EXPECT_EQ(capture.at("state"), "complete");
        EXPECT_EQ(capture.at("capturedAt"), "2017-07-14T02:40:00Z");
        EXPECT_FALSE(capture.at("entry").is_null());
    }
    const auto code = run(folder_.path(), {"capture", "show", "--code", listed[0].at("id")}).out +
                      run(folder_.path(), {"capture", "show", "--code", listed[1].at("id")}).out;
    EXPECT_NE(code.find("package x\n\nfunc a() {}"), std::string::npos) << code;
    EXPECT_EQ(clone({}).exit, 0);
    EXPECT_EQ(run(folder_.path(), {"capture", "list", "--json"}).json().size(), 2U);  // the same commit
}

TEST_F(CloneVerb, EntriesAndAddressesCanBeNamed) {
    const auto refused = clone({"Guide"});
    EXPECT_EQ(refused.exit, 1);
    EXPECT_NE(refused.err.find("--as OWNER/NAME says which one"), std::string::npos) << refused.err;
    const auto answer = clone({"Guide", "https://github.com/o/n", "--as", "O/N", "--json"});
    ASSERT_EQ(answer.exit, 0) << answer.err;
    const auto links = answer.json().at("links");
    ASSERT_EQ(links.size(), 2U);
    EXPECT_TRUE(links[0].at("note").get<std::string>().starts_with("The link names master"));
    EXPECT_TRUE(links[1].at("note").is_null());
    EXPECT_EQ(links[1].at("capture").at("url"), "https://github.com/o/n");
    EXPECT_TRUE(links[1].at("capture").at("entry").is_null());
    EXPECT_EQ(clone({"Blog"}).exit, 1);
    EXPECT_EQ(clone({"Nothing"}).exit, 1);
    EXPECT_EQ(clone({"--as", "x"}).exit, 1);
}

TEST_F(CloneVerb, AFolderThatIsNoCloneIsSaid) {
    const auto answer = run(folder_.path(), {"capture", "clone", folder_.path()});
    EXPECT_EQ(answer.exit, 1);
    EXPECT_NE(answer.err.find("it is no git clone; choose the folder that holds .git"), std::string::npos)
        << answer.err;
}

}  // namespace
}  // namespace periplus::cli
