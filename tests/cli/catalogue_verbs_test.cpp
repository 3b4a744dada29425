#include "bundled_catalogue.h"
#include "cli/run.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace periplus::cli {
namespace {

using nlohmann::json;

std::string contents(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(PERIPLUS_SOURCE_DIR "/" + path, std::ios::binary).rdbuf();
    return text.str();
}

// The truth calls what stands below the last divider "(divider)"; it is an untitled section.
std::string sectionOf(const json& row) {
    const auto section = row["section"].get<std::string>();
    return section == "(divider)" ? "" : section;
}

class CatalogueVerbs : public testing::Test {
protected:
    Answer ctl(const std::vector<std::string>& words, const std::string& input = {}) {
        return run(home.path(), words, input);
    }
    test::TemporaryFolder home;
    const json truth = json::parse(contents("tests/golden/catalogue/kubernetes-source-analysis.links.json"));
};

}  // namespace

TEST(Bundled, IsTheFileByteForByte) {
    EXPECT_EQ(bundledCatalogue(), contents("resources/catalogue/kubernetes-source-analysis.md"));
}

TEST_F(CatalogueVerbs, LinksAreThoseOfTheTruth) {
    const auto answer = ctl({"catalogue", "links", "--json"});
    EXPECT_EQ(answer.exit, 0);
    const auto links = answer.json();
    ASSERT_EQ(links.size(), truth["links"].size());
    for (std::size_t i = 0; i < links.size(); ++i) {
        EXPECT_EQ(links[i]["url"], truth["links"][i]["url"]);
        EXPECT_EQ(links[i]["line"], truth["links"][i]["line"]);
        EXPECT_EQ(links[i]["struck"], truth["links"][i]["struck"]);
        EXPECT_EQ(links[i]["section"], sectionOf(truth["links"][i]));
        EXPECT_EQ(links[i].size(), 6U);
    }
    const auto count = [&](const char* key, const json& value) {
        return std::ranges::count_if(links, [&](const json& link) { return link[key] == value; });
    };
    EXPECT_EQ(count("role", "reference"), 8);
    EXPECT_EQ(count("role", "primary"), 78);
    EXPECT_EQ(count("role", "alternative"), 6);
    EXPECT_EQ(count("movedTo", "https://github.com/daniel-hutao/k8s-source-code-analysis"), 1);
    EXPECT_EQ(count("movedTo", nullptr), 91);
}

TEST_F(CatalogueVerbs, ExcerptsAreThoseOfTheTruth) {
    const auto excerpts = ctl({"catalogue", "excerpts", "--json"}).json();
    ASSERT_EQ(excerpts.size(), 7U);
    for (std::size_t i = 0; i < excerpts.size(); ++i) {
        EXPECT_EQ(excerpts[i], (json{{"line", truth["excerpts"][i]["line"]},
                                     {"section", sectionOf(truth["excerpts"][i])},
                                     {"language", truth["excerpts"][i]["language"]},
                                     {"code", truth["excerpts"][i]["code"]}}));
    }
}

TEST_F(CatalogueVerbs, ShowIsATree) {
    const auto tree = ctl({"catalogue", "show", "--json"}).json();
    EXPECT_EQ(tree[0]["title"], "Kubernetes源码分析系列文章");
    EXPECT_EQ(tree[0]["kind"], "section");
    std::size_t entries = 0;
    const std::function<void(const json&)> count = [&](const json& nodes) {
        for (const auto& node : nodes) {
            if (node["kind"] == "entry") ++entries;
            count(node["children"]);
        }
    };
    count(tree);
    EXPECT_EQ(entries, 78U);
    const auto plain = ctl({"catalogue", "show"});
    EXPECT_NE(plain.out.find("\n  kubelet 源码分析：启动流程\n"), std::string::npos);
    EXPECT_NE(plain.out.find("★ client-go Examples"), std::string::npos);
    EXPECT_NE(plain.out.find("(unfiled)"), std::string::npos);
}

TEST_F(CatalogueVerbs, ReadAFileAndStandardInputAlike) {
    const std::string list = "# 列表\n\n文章 https://example.org/a\n";
    std::ofstream(home / "list.md") << list;
    const auto file = ctl({"catalogue", "links", home / "list.md", "--json"});
    const auto input = ctl({"catalogue", "links", "-", "--json"}, list);
    EXPECT_EQ(file.exit, 0);
    EXPECT_EQ(file.out, input.out);
    EXPECT_EQ(file.json()[0]["section"], "列表");
    EXPECT_EQ(file.json()[0]["line"], 3);
}

TEST_F(CatalogueVerbs, PlainLinksGiveTheAddressLast) {
    const auto answer = ctl({"catalogue", "links", "-"}, "a https://example.org/a\n\nb https://example.org/b\n");
    EXPECT_EQ(answer.out, "1  primary  https://example.org/a\n3  primary  https://example.org/b\n");
}

TEST_F(CatalogueVerbs, ReferenceLinksStandWhereTheyAreUsed) {
    const auto answer = ctl({"catalogue", "links", "-"},
                            "- [a][a]\n- [b](https://b.example)\n\n[a]: https://a.example\n[c]: https://c.example\n");
    EXPECT_EQ(answer.out,
              "1  primary    https://a.example\n2  primary    https://b.example\n5  reference  https://c.example\n");
}

TEST_F(CatalogueVerbs, CheckNamesFileLineAndColumn) {
    std::ofstream(home / "list.md") << "# A\n\nbad javascript:alert(1) [x](javascript:alert(2))\n";
    const auto answer = ctl({"catalogue", "check", home / "list.md"});
    EXPECT_EQ(answer.exit, 0);
    EXPECT_TRUE(answer.out.starts_with(home / "list.md:3:")) << answer.out;
    const auto found = ctl({"catalogue", "check", home / "list.md", "--json"}).json();
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found[0]["line"], 3);
    EXPECT_EQ(ctl({"catalogue", "check"}).exit, 0);
}

TEST_F(CatalogueVerbs, NeverOpenTheLibrary) {
    for (const char* verb : {"show", "links", "excerpts", "check"}) ctl({"catalogue", verb});
    EXPECT_TRUE(std::filesystem::is_empty(home.path()));
}

}  // namespace periplus::cli
