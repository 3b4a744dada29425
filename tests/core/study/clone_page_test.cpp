#include "study/clone_page.h"

#include "study/clone_addresses.h"
#include "support/git_fixture.h"
#include "support/temporary_folder.h"
#include "text/page_text.h"

#include <gtest/gtest.h>

namespace periplus::study {
namespace {

using test::GitFile;

constexpr const char* kPng = "\x89PNG\r\n\x1A\n picture";

class ClonePageTest : public testing::Test {
protected:
    void commit(const test::GitFiles& files) {
        commit_ = git_.commit("refs/heads/main", files, 1'546'700'000, "Say more <b>\n");
        git_.head("refs/heads/main");
    }
    ClonePage page(const std::string& rest) {
        auto repository = source::Repository::open(folder_ / "client-go");
        EXPECT_TRUE(repository);
        const auto link = source::readGithubLink("https://github.com/o/n" + rest);
        EXPECT_TRUE(link) << rest;
        auto made = clonePage(*repository, *link);
        EXPECT_TRUE(made) << made.error().subject << ": " << made.error().detail;
        return made.value_or(ClonePage{});
    }
    std::string refusal(const std::string& rest) {
        auto repository = source::Repository::open(folder_ / "client-go");
        const auto made = clonePage(*repository, *source::readGithubLink("https://github.com/o/n" + rest));
        return made ? "made" : made.error().subject + ": " + made.error().detail;
    }
    static void expectHolds(const ClonePage& page, std::string_view part) {
        EXPECT_NE(page.html.find(part), std::string::npos) << part << "\nis not in\n" << page.html.substr(0, 4000);
    }
    static void expectNot(const ClonePage& page, std::string_view part) {
        EXPECT_EQ(page.html.find(part), std::string::npos) << part << "\nis in\n" << page.html.substr(0, 4000);
    }

    test::TemporaryFolder folder_;
    test::GitFixture git_{folder_ / "client-go"};
    std::string commit_;
};

TEST_F(ClonePageTest, MarkdownIsRenderedWithItsPicturesAndLinks) {
    commit({{"docs/a.md",
             "# Über uns, 标题!\n\n![p](img/p.png) ![r](/top.png?raw=true) [b](b.md#x) [dir](../src) [up](../../x)\n\n"
             "[out](https://e.example/) [here](#über-uns-标题) [no](javascript:x)\n\n"
             "<img src=\"img/p.png\" srcset=\"img/p.png 1x, img/q.png 2x\" onerror=\"x\" style=\"position:fixed\">\n\n"
             "<script>alert(1)</script><style>*{}</style><iframe src=\"/x\"></iframe>\n\n"
             "![web](https://github.com/o/n/raw/main/top.png) ![badge](https://b.example/x.svg)\n"},
            {"docs/b.md", "b"},
            {"docs/img/p.png", kPng},
            {"top.png", kPng},
            {"src/x.go", "package x\n"}});
    const auto made = page("/blob/main/docs/a.md");
    EXPECT_EQ(made.title, "Über uns, 标题! · o/n");
    const std::string raw = "https://raw.githubusercontent.com/o/n/" + commit_;
    expectHolds(made, "<img src=\"" + raw + "/docs/img/p.png\" alt=\"p\">");
    expectHolds(made, "<img src=\"" + raw + "/top.png\" alt=\"r\">");
    expectHolds(made, "<img src=\"" + raw + "/top.png\" alt=\"web\">");
    expectHolds(made, "srcset=\"" + raw + "/docs/img/p.png 1x, " + raw + "/docs/img/q.png 2x\"");
    expectHolds(made, "https://b.example/x.svg");
    expectHolds(made, "<a href=\"https://github.com/o/n/blob/main/docs/b.md#x\">b</a>");
    expectHolds(made, "<a href=\"https://github.com/o/n/tree/main/src\">dir</a>");
    expectHolds(made, "<a href=\"\">up</a>");
    expectHolds(made, "<a href=\"https://e.example/\">out</a>");
    expectHolds(made, "<h1 id=\"Über-uns-标题\">");
    for (const char* const part : {"onerror", "javascript", "alert", "iframe", "position:fixed"}) expectNot(made, part);
}

TEST_F(ClonePageTest, ThePageSaysWhereItIsFrom) {
    commit({{"README.md", "words"}});
    const auto made = page("");
    expectHolds(
        made, "From the local clone client-go: commit " + commit_.substr(0, 10) + " of 2019-01-05, Say more &lt;b&gt;");
    expectNot(made, folder_.path());
    EXPECT_TRUE(made.instead.empty());
    const auto other = page("/blob/master/README.md");
    EXPECT_TRUE(
        other.instead.starts_with("The link names master, which this clone does not have. Shown is its commit"));
    expectHolds(other, "The link names master");
    EXPECT_EQ(refusal("/blob/main/gone.md"),
              "gone.md: commit " + commit_.substr(0, 10) + " of 2019-01-05 does not have it");
}

TEST_F(ClonePageTest, CodeKeepsItsLinesAndMarksTheLinkedOnes) {
    const std::string code = "package main\n\nfunc main() {\n\tif a < b && c > d {\n\t}\n}\n";
    commit({{"x/main.go", code}});
    const auto made = page("/blob/main/x/main.go#L3-L4");
    expectHolds(made, "<code class=\"language-go\">");
    expectHolds(made, "<span class=\"line on\" id=\"L3\">func main() {</span>\n<span class=\"line on\" id=\"L4\">");
    expectHolds(made, "<span class=\"line\" id=\"L5\">");
    const auto text = text::pageText(text::parseHtml(made.html));
    ASSERT_EQ(text.code.size(), 1U);
    EXPECT_EQ(text.code[0].language, "go");
    EXPECT_EQ(text.code[0].code + "\n", code);
    EXPECT_EQ(made.title, "o/n/x/main.go");
    // The lines of a Markdown file are linked in its source.
    commit({{"a.md", "# a\n\nb\n"}});
    expectHolds(page("/blob/main/a.md#L3"), "<span class=\"line on\" id=\"L3\">b</span>");
}

TEST_F(ClonePageTest, LongFilesAreShownInPartWithTheLinkedLines) {
    std::string code;
    for (int i = 1; i <= 50'000; ++i) code += "line " + std::to_string(i) + "\n";
    commit({{"x.go", code}, {"y.go", std::string(9'000'000, 'x')}, {"z.bin", std::string("a\0b", 3)}});
    const auto top = page("/blob/main/x.go#L5");
    expectHolds(top, "This file has 50000 lines; 1 to 20000 are shown.");
    expectNot(top, "line 20001<");
    const auto far = page("/blob/main/x.go#L40000-L40002");
    expectHolds(far, "39901 to 50000 are shown.");
    expectHolds(far, "counter-reset: line 39900");
    expectHolds(far, "<span class=\"line on\" id=\"L40001\">line 40001</span>");
    const auto line = page("/blob/main/y.go");
    expectHolds(line, "This file has 9000000 bytes; only the first 8388608 are shown.");
    EXPECT_LT(line.html.size(), 5'000'000U);
    expectHolds(page("/blob/main/z.bin"), "This file is no text (3 bytes).");
}

TEST_F(ClonePageTest, FoldersAreListedAndTheirReadmeIsShown) {
    commit({{"README", "plain"},
            {"readme.md", "# 首页\n\n[x](x.go)"},
            {"x.go", "package x"},
            {"sub/a b#.md", "a"},
            {"module", GitFile("0123456789012345678901234567890123456789", GitFile::Submodule)},
            {"link", GitFile("x.go", GitFile::Link)}});
    const auto made = page("");
    EXPECT_EQ(made.title, "首页 · o/n");
    expectHolds(made, "<details class=\"listing\"><summary>6 files and folders</summary>");
    expectHolds(made, "<li><a href=\"https://github.com/o/n/tree/main/sub\">sub/</a></li>");
    expectHolds(made, "module</a> (submodule)");
    expectHolds(made, "link</a> (link)");
    expectHolds(made, "<a href=\"https://github.com/o/n/blob/main/x.go\">x</a>");
    const auto sub = page("/tree/main/sub");
    expectHolds(sub, "<details class=\"listing\" open>");
    expectHolds(sub, "https://github.com/o/n/blob/main/sub/a%20b%23.md");
    expectHolds(page("/tree/main/link"), "package x");
    EXPECT_EQ(refusal("/tree/main/module"),
              "module: it is a submodule, a repository of its own; add a clone of that one");
}

TEST_F(ClonePageTest, PicturesOfOneCommitAreKnown) {
    commit({{"a b.png", kPng}, {"p.svg", "<svg/>"}});
    const std::string address = "https://raw.githubusercontent.com/o/n/" + commit_ + "/a%20b.png";
    expectHolds(page("/blob/main/a%20b.png"), "<img src=\"" + address + "\" alt=\"a b.png\">");
    expectHolds(page("/blob/main/p.svg"), "/p.svg\" alt=\"p.svg\">");
    const auto repository = source::Repository::open(folder_ / "client-go");
    const source::GithubName name{"o", "n"};
    const auto location = repository->locate(*source::readGithubLink("https://github.com/o/n"));
    const CloneAddresses addresses(*repository, name, *location, "");
    EXPECT_EQ(addresses.pathOfPicture(address), "a b.png");
    EXPECT_FALSE(addresses.pathOfPicture("https://raw.githubusercontent.com/o/n/main/a%20b.png"));
    EXPECT_FALSE(addresses.pathOfPicture("https://raw.githubusercontent.com/o/other/" + commit_ + "/a%20b.png"));
}

TEST_F(ClonePageTest, OtherCharsetsAreRead) {
    std::string text = "# a\n\n";
    for (int i = 0; i < 20; ++i)
        text += "\xC4\xE3\xBA\xC3\xA3\xAC\xCA\xC0\xBD\xE7\xA3\xAC\xD5\xE2\xCA\xC7\xD6\xD0\xCE\xC4\n";
    commit({{"a.md", text}});
    expectHolds(page("/blob/main/a.md"), "你好，世界，这是中文");
}

}  // namespace
}  // namespace periplus::study
