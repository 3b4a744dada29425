#include "bundled_catalogue.h"
#include "cli/run.h"
#include "study/library.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace periplus::cli {
namespace {

constexpr const char* kTitle = "kubelet 源码分析：启动流程";
constexpr const char* kUrl = "https://cizixs.com/2017/06/06/kubelet-source-code-analysis-part-1/";

class LibraryVerbs : public testing::Test {
protected:
    Answer ctl(const std::vector<std::string>& words, const std::string& input = {}) {
        return run(home.path(), words, input);
    }
    [[nodiscard]] std::string folder() const { return home / ".local/share/periplus"; }

    test::TemporaryFolder home;
};

}  // namespace

TEST_F(LibraryVerbs, StatusCountsTheBundledList) {
    const auto status = ctl({"status", "--json"}).json();
    EXPECT_EQ(status["total"], 78);
    EXPECT_EQ(status["unread"], 78);
    EXPECT_EQ(status["sections"].back()["section"], "");
    EXPECT_EQ(status["last"], nullptr);
    EXPECT_EQ(status["next"]["line"], 4);
    const auto plain = ctl({"status"});
    EXPECT_NE(plain.out.find("0 of 78 read"), std::string::npos) << plain.out;
    EXPECT_NE(plain.out.find("Next:"), std::string::npos);
}

// The last article of all may stand in another list.
TEST_F(LibraryVerbs, StatusNamesTheLastEntryOfItsOwnList) {
    const std::string other = home / "other.md";
    std::ofstream(other) << "# Other\n\n- Elsewhere https://example.org/elsewhere\n";
    {
        study::OpenOptions options;
        options.folder = folder();
        options.program = "a test";
        options.bundledCatalogue = std::string(bundledCatalogue());
        std::int64_t now = 1'000;
        options.clock = [&now] { return UnixMillis{++now}; };
        auto library = *study::Library::open(std::move(options));
        const auto bundled = *library->openBundled();
        const auto elsewhere = *library->openCatalogue(other);
        ASSERT_TRUE(library->recordOpened(*library->findArticle(kTitle, {bundled})));
        ASSERT_TRUE(library->recordOpened(elsewhere->articleOf.back()));
    }
    EXPECT_EQ(ctl({"status", "--json"}).json()["last"]["title"], kTitle);
}

TEST_F(LibraryVerbs, AnEntryIsAnIdAUrlOrATitle) {
    const auto byTitle = ctl({"mark", kTitle, "reading"});
    ASSERT_EQ(byTitle.exit, 0) << byTitle.err;
    const auto id = byTitle.out.substr(0, 16);
    EXPECT_EQ(byTitle.out, id + "  reading  " + kTitle + "\n");
    EXPECT_EQ(ctl({"list", "--reading", "--json"}).json()[0]["id"], id);
    EXPECT_EQ(ctl({"mark", kUrl, "read"}).exit, 0);
    EXPECT_EQ(ctl({"list", "--reading"}).out, "");
    EXPECT_EQ(ctl({"mark", id, "skipped"}).exit, 0);
    const auto skipped = ctl({"list", "--skipped", "--json"}).json();
    ASSERT_EQ(skipped.size(), 1U);
    EXPECT_EQ(skipped[0]["url"], kUrl);
    EXPECT_EQ(ctl({"list", "--unread", "--json"}).json().size(), 77U);
    EXPECT_EQ(ctl({"list", "--unread", "--skipped", "--json"}).json().size(), 78U);
}

TEST_F(LibraryVerbs, AnEntryThatIsNoneOrSeveral) {
    const auto none = ctl({"mark", "没有这篇文章", "read"});
    EXPECT_EQ(none.exit, 1);
    EXPECT_TRUE(none.err.starts_with("periplusctl: No entry answers to \"没有这篇文章\".")) << none.err;
    std::ofstream(home / "list.md") << "same https://example.org/a\n\nsame https://example.org/b\n";
    const auto several = ctl({"mark", "same", "read", "--catalogue", home / "list.md"});
    EXPECT_EQ(several.exit, 1);
    EXPECT_TRUE(several.err.starts_with("periplusctl: \"same\" means several things: ")) << several.err;
}

TEST_F(LibraryVerbs, ListFilters) {
    EXPECT_EQ(ctl({"list", "--starred", "--json"}).json().size(), 2U);
    EXPECT_EQ(ctl({"list", "--section", "rbac", "--json"}).json().size(), 4U);
    EXPECT_EQ(ctl({"list", "--author", "阳明", "--json"}).json().size(), 6U);
    const auto github = ctl({"list", "--host", "GitHub.com", "--json"}).json();
    EXPECT_GE(github.size(), 6U);
    EXPECT_EQ(ctl({"list", "--host", "hub.com", "--json"}).json().size(), 0U);
    EXPECT_EQ(ctl({"list", "--host", "csdn.net", "--section", "RBAC", "--json"}).json().size(), 1U);
}

TEST_F(LibraryVerbs, ANoteComesBackByteForByte) {
    const std::string words = "# 一\r\n\r\n`code`  \n末行没有换行 \x1B[31m";
    ASSERT_EQ(ctl({"note", "set", kTitle}, words).exit, 0);
    EXPECT_EQ(ctl({"note", "show", kUrl}).out, words);
    EXPECT_EQ(ctl({"list", "--json", "--section", "系列文章"}).out.find("\"hasNote\": true") != std::string::npos,
              true);
    ASSERT_EQ(ctl({"note", "set", kTitle, "--text", "短"}).exit, 0);
    EXPECT_EQ(ctl({"note", "show", kTitle}).out, "短");
    ASSERT_EQ(ctl({"note", "set", kTitle}, "").exit, 0);
    EXPECT_EQ(ctl({"note", "show", kTitle}).out, "");
}

TEST_F(LibraryVerbs, ANoteThatIsNoTextIsRefusedAndTheOldOneStays) {
    ASSERT_EQ(ctl({"note", "set", kTitle, "--text", "old"}).exit, 0);
    const auto broken = ctl({"note", "set", kTitle}, "new \xFF");
    EXPECT_EQ(broken.exit, 1);
    EXPECT_TRUE(broken.err.starts_with("periplusctl: standard input is not UTF-8 text (byte 4).")) << broken.err;
    const auto argument = ctl({"note", "set", kTitle, "--text", "a\xC3"});
    EXPECT_EQ(argument.exit, 1);
    EXPECT_TRUE(argument.err.starts_with("periplusctl: the text of --text is not UTF-8 text (byte 1)."))
        << argument.err;
    EXPECT_EQ(ctl({"note", "set", kTitle}, std::string("a\0", 2)).exit, 1);
    EXPECT_EQ(ctl({"note", "show", kTitle}).out, "old");
}

TEST_F(LibraryVerbs, TheLibraryIsNotHeldWhileOneTypes) {
    const std::string title = kTitle;
    const auto answer =
        shell(home.path(), "mkfifo \"$HOME/words\"; \"$CTL\" status >/dev/null; \"$CTL\" note set '" + title +
                               "' <\"$HOME/words\" & exec 3>\"$HOME/words\"; "
                               "until [ \"$(sed -n 2,3p '" +
                               folder() +
                               "/library.lock' | tr '\\n' ' ')\" = \"$! clean \" ]; do sleep 0.05; done; "
                               "\"$CTL\" status --json; printf late >&3; exec 3>&-; wait $!");
    EXPECT_EQ(answer.exit, 0) << answer.err;
    EXPECT_EQ(answer.json()["total"], 78);
    EXPECT_EQ(ctl({"note", "show", kTitle}).out, "late");
}

TEST_F(LibraryVerbs, AnnotationsSayWhereTheyStand) {
    {
        auto library = study::Library::open({folder(), "test", std::string(bundledCatalogue()), systemNow});
        ASSERT_TRUE(library);
        const auto list = *(*library)->openBundled();
        for (catalogue::NodeIndex node = 0; node < list->catalogue->nodes.size(); ++node) {
            const auto blocks = list->excerptBlocks(node);
            if (list->catalogue->nodes[node].kind != catalogue::NodeKind::Entry || blocks.size() < 5) continue;
            const auto& block = list->catalogue->nodes[node].blocks[blocks[4]];
            study::Annotation annotation;
            annotation.article = list->articleOf[node];
            annotation.language = block.language;
            annotation.note = "先看这里\n再看下面";
            annotation.selectors = *annotate::describe(block.text, {{0}, {22}});
            ASSERT_TRUE((*library)->addAnnotation(annotation));
            break;
        }
    }
    const auto rows = ctl({"annotations", "list", "--json"}).json();
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0]["quote"], "func WithAuthorization");
    EXPECT_EQ(rows[0]["standing"], "exact");
    EXPECT_EQ(rows[0]["line"], 205);
    EXPECT_EQ(rows[0]["lastLine"], 205);
    EXPECT_EQ(rows[0]["colour"], "sand");
    EXPECT_EQ(rows[0]["selectors"][0]["type"], "TextQuoteSelector");
    const auto plain = ctl({"annotations", "list"});
    EXPECT_NE(plain.out.find("exact  205  sand  func WithAuthorization  先看这里 …\n"), std::string::npos) << plain.out;
    const auto elsewhere = home / "other.md";
    std::ofstream(elsewhere) << "# A\n\na https://example.org/\n";
    EXPECT_EQ(ctl({"annotations", "list", "--json", "--catalogue", elsewhere}).json()[0]["standing"], "lost");
    const auto exported = ctl({"export", "notes"}).out;
    EXPECT_NE(exported.find("```go\nfunc WithAuthorization\n```\n\n先看这里\n再看下面\n"), std::string::npos)
        << exported;
}

TEST_F(LibraryVerbs, ExportHoldsEveryNoteInReadingOrder) {
    ASSERT_EQ(ctl({"note", "set", "K8S日志库源码分析：klog", "--text", "third"}).exit, 0);
    ASSERT_EQ(ctl({"note", "set", kTitle, "--text", "first `a`\n"}).exit, 0);
    std::ofstream(home / "list.md") << "own_title https://example.org/own\n";
    ASSERT_EQ(ctl({"note", "set", "own_title", "--text", "own", "--catalogue", home / "list.md"}).exit, 0);
    const auto notes = ctl({"export", "notes", "--format", "json"}).json();
    ASSERT_EQ(notes.size(), 3U);
    EXPECT_EQ(notes[0]["note"], "first `a`\n");
    EXPECT_EQ(notes[0]["url"], kUrl);
    EXPECT_EQ(notes[1]["note"], "third");
    EXPECT_EQ(notes[2]["title"], "own_title");
    const auto markdown = ctl({"export", "notes", "--format", "markdown"}).out;
    EXPECT_TRUE(markdown.starts_with(std::string("# Notes\n\n## ") + kTitle + "\n\n<" + kUrl + ">\n\nfirst `a`\n\n## "))
        << markdown;
    EXPECT_NE(markdown.find("## own\\_title\n"), std::string::npos);
    std::filesystem::remove(home / "list.md");
    const auto gone = ctl({"export", "notes", "--format", "json"}).json()[2];
    EXPECT_EQ(gone["note"], "own");
    EXPECT_EQ(gone["title"], "own_title");
    EXPECT_EQ(gone["url"], "https://example.org/own");
    const auto words = ctl({"export", "notes"}).out;
    EXPECT_NE(words.find("## own\\_title (in no list now)\n\n<https://example.org/own>\n\nown\n"), std::string::npos)
        << words;
    EXPECT_EQ(ctl({"note", "show", "own_title"}).out, "own");
}

}  // namespace periplus::cli
