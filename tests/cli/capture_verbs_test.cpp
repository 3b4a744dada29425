#include "cli/run.h"
#include "support/made_warc.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace periplus::cli {
namespace {

constexpr const char* kUrl = "https://cizixs.com/2017/06/06/kubelet-source-code-analysis-part-1/";

bool holds(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

class CaptureVerbs : public testing::Test {
protected:
    CaptureVerbs() {
        test::MadeWarc warc(home / "a.warc.gz");
        warc.response(kUrl, "text/html; charset=utf-8",
                      "<title>kubelet 启动</title><img src=a.png><img src=no.png><p>before\x1B[31m</p>"
                      "<pre><code class=language-go>x := 1\ny := `2`</code></pre>",
                      test::warcDate(1));
        warc.response(std::string(kUrl) + "a.png", "image/png", "\x89PNG\r\n\x1A\npicture", test::warcDate(1));
        warc.response("https://other.example/", "text/html", "<title>Other</title><p>words", test::warcDate(2));
    }
    Answer ctl(const std::vector<std::string>& words) { return run(home.path(), words); }
    std::string idOf(const std::string& url) {
        for (const auto& row : ctl({"capture", "list", "--json"}).json())
            if (row["url"] == url) return row["id"];
        return {};
    }
    [[nodiscard]] std::string archive() const { return home / "a.warc.gz"; }

    test::TemporaryFolder home;
};

}  // namespace

TEST_F(CaptureVerbs, ImportMatchesEntriesAndListSaysWhatIsMissing) {
    const auto imported = ctl({"capture", "import", archive()});
    ASSERT_EQ(imported.exit, 0) << imported.err;
    EXPECT_TRUE(holds(imported.out, "a.warc.gz: 2 captures, 1 without an entry\n")) << imported.out;
    EXPECT_EQ(imported.err, "") << "progress is for terminals";
    const auto rows = ctl({"capture", "list", "--json"}).json();
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0]["url"], "https://other.example/") << "newest first";
    EXPECT_EQ(rows[0]["entry"], nullptr);
    EXPECT_EQ(rows[0]["state"], "complete");
    EXPECT_EQ(rows[0]["missing"].size(), 0U);
    EXPECT_EQ(rows[1]["id"].get<std::string>().size(), 32U);
    EXPECT_EQ(rows[1]["title"], "kubelet 启动");
    EXPECT_EQ(rows[1]["capturedAt"], test::warcDate(1));
    EXPECT_EQ(rows[1]["state"], "partial");
    EXPECT_EQ(rows[1]["missing"][0], std::string(kUrl) + "no.png");
    EXPECT_EQ(rows[1]["parts"], 2);
    EXPECT_GT(rows[1]["bytes"], 100);
    const auto entries = ctl({"list", "--json"}).json();
    const auto entry = std::ranges::find_if(entries, [](const auto& one) { return one["url"] == kUrl; });
    ASSERT_NE(entry, entries.end());
    EXPECT_EQ(rows[1]["entry"], (*entry)["id"]);
    EXPECT_TRUE(holds(ctl({"capture", "list"}).out, "2020-01-02  partial   kubelet 启动  cizixs.com\n"));
}

TEST_F(CaptureVerbs, TheSameImportTwiceAddsNothing) {
    const auto first = ctl({"capture", "import", archive(), "--json"}).json();
    ASSERT_EQ(first[0]["captures"].size(), 2U);
    EXPECT_EQ(first[0]["resources"], 3);
    const auto list = ctl({"capture", "list", "--json"}).out;
    EXPECT_EQ(ctl({"capture", "import", archive(), archive()}).exit, 0);
    EXPECT_EQ(ctl({"capture", "list", "--json"}).out, list);
}

TEST_F(CaptureVerbs, ShowGivesTextCodeAndParts) {
    ASSERT_EQ(ctl({"capture", "import", archive()}).exit, 0);
    const auto id = idOf(kUrl);
    const auto brief = id.substr(0, 10);
    EXPECT_EQ(ctl({"capture", "show", id, "--code"}).out, "```go\nx := 1\ny := `2`\n```\n");
    const auto code = ctl({"capture", "show", brief, "--code", "--json"}).json();
    EXPECT_EQ(code[0]["language"], "go");
    EXPECT_EQ(code[0]["code"], "x := 1\ny := `2`");
    const auto text = ctl({"capture", "show", brief, "--text"}).out;
    EXPECT_TRUE(holds(text, "before")) << text;
    EXPECT_FALSE(holds(text, "\x1B")) << "nothing commands the terminal";
    const auto parts = ctl({"capture", "show", brief, "--parts", "--json"}).json();
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_EQ(parts[0]["url"], kUrl);
    EXPECT_EQ(parts[1]["contentType"], "image/png");
    const auto whole = ctl({"capture", "show", brief, "--json"}).json();
    EXPECT_EQ(whole["missing"][0]["reason"], "not in the archive");
    EXPECT_EQ(whole["code"].size(), 1U);
    EXPECT_TRUE(holds(ctl({"capture", "show", brief}).out, "state     partial: 1 part is missing\n"));
}

TEST_F(CaptureVerbs, NamesThatAreNoneOrSeveralAreRefused) {
    ASSERT_EQ(ctl({"capture", "import", archive()}).exit, 0);
    const auto unknown = ctl({"capture", "show", "zz"});
    EXPECT_EQ(unknown.exit, 1);
    EXPECT_TRUE(holds(unknown.err, "A capture with the id \"zz\" does not exist.")) << unknown.err;
    EXPECT_EQ(ctl({"capture", "show", ""}).exit, 1);
    EXPECT_EQ(ctl({"capture", "show"}).exit, 2);
    EXPECT_EQ(ctl({"capture", "import"}).exit, 2);
    EXPECT_EQ(ctl({"capture", "show", "a", "--text", "--code"}).exit, 2);
    EXPECT_EQ(ctl({"capture"}).exit, 2);
}

TEST_F(CaptureVerbs, VerifyFindsADamagedPart) {
    ASSERT_EQ(ctl({"capture", "import", archive()}).exit, 0);
    EXPECT_EQ(ctl({"capture", "verify"}).out, "2 captures are whole\n");
    const auto id = idOf(kUrl);
    const std::string hash = ctl({"capture", "show", id, "--parts", "--json"}).json()[1]["hash"];
    const auto file = home / (".local/share/periplus/parts/" + hash.substr(0, 2) + "/" + hash.substr(2));
    std::fstream(file, std::ios::binary | std::ios::in | std::ios::out).seekp(8).put('X');
    const auto verified = ctl({"capture", "verify", id.substr(0, 8)});
    EXPECT_EQ(verified.exit, 1);
    EXPECT_TRUE(holds(verified.out, id)) << verified.out << verified.err;
    EXPECT_EQ(ctl({"capture", "verify", idOf("https://other.example/")}).out, "1 capture is whole\n");
}

TEST_F(CaptureVerbs, ADamagedCaptureIsNamedAndHidesNoOther) {
    ASSERT_EQ(ctl({"capture", "import", archive()}).exit, 0);
    const auto id = idOf(kUrl);
    const auto other = idOf("https://other.example/");
    std::ofstream(home / (".local/share/periplus/captures/" + id.substr(0, 2) + "/" + id.substr(2))) << "damaged";
    const auto list = ctl({"capture", "list", "--json"});
    EXPECT_EQ(list.exit, 1);
    EXPECT_EQ(list.json().size(), 2U);
    EXPECT_TRUE(holds(list.err, id + " is damaged")) << list.err;
    EXPECT_TRUE(holds(ctl({"capture", "verify"}).out, id));
    const auto refused = ctl({"capture", "export", home / "none/x.wacz", other});
    EXPECT_TRUE(holds(refused.err, home / "none/x.wacz does not exist")) << refused.err;
    EXPECT_EQ(ctl({"capture", "export", home / "x.wacz", other}).exit, 0);
    const auto forgotten = ctl({"capture", "forget", other});
    EXPECT_EQ(forgotten.exit, 1) << "it is told why no space came back";
    EXPECT_TRUE(holds(forgotten.out, other + "  forgotten, 0 bytes freed")) << forgotten.out;
    EXPECT_EQ(ctl({"capture", "forget", id}).exit, 0);
    EXPECT_EQ(ctl({"capture", "import", archive()}).exit, 0);
    EXPECT_EQ(ctl({"capture", "verify"}).out, "2 captures are whole\n");
}

TEST_F(CaptureVerbs, ForgettingFreesItsSpace) {
    ASSERT_EQ(ctl({"capture", "import", archive()}).exit, 0);
    const auto id = idOf(kUrl);
    const std::string hash = ctl({"capture", "show", id, "--parts", "--json"}).json()[1]["hash"];
    const auto file = home / (".local/share/periplus/parts/" + hash.substr(0, 2) + "/" + hash.substr(2));
    ASSERT_TRUE(std::filesystem::exists(file));
    const auto forgotten = ctl({"capture", "forget", id.substr(0, 8)});
    EXPECT_EQ(forgotten.exit, 0) << forgotten.err;
    EXPECT_TRUE(holds(forgotten.out, id + "  forgotten, "));
    EXPECT_FALSE(std::filesystem::exists(file));
    EXPECT_EQ(ctl({"capture", "list", "--json"}).json().size(), 1U);
    EXPECT_EQ(ctl({"capture", "verify"}).out, "1 capture is whole\n");
}

TEST_F(CaptureVerbs, ExportIsReadAgainAsTheSameCaptures) {
    ASSERT_EQ(ctl({"capture", "import", archive()}).exit, 0);
    const auto list = ctl({"capture", "list", "--json"}).out;
    const auto id = idOf(kUrl);
    EXPECT_EQ(ctl({"capture", "export", "--wacz", home / "all.wacz"}).out, (home / "all.wacz") + ": 2 captures\n");
    EXPECT_EQ(ctl({"capture", "export", home / "one.warc.gz", id.substr(0, 8)}).exit, 0);
    EXPECT_EQ(ctl({"capture", "export", "--html", home / "one.html", id}).exit, 0);
    const test::TemporaryFolder other;
    EXPECT_EQ(run(other.path(), {"capture", "import", home / "all.wacz", home / "one.warc.gz"}).exit, 0);
    auto there = run(other.path(), {"capture", "list", "--json"}).json();
    auto here = nlohmann::json::parse(list);
    for (auto* rows : {&there, &here})
        for (auto& row : *rows) row.erase("entry");  // the entries' ids are each library's own
    EXPECT_EQ(there, here);
    EXPECT_EQ(ctl({"capture", "export", "--wacz", "--warc", home / "x"}).exit, 2);
    EXPECT_EQ(ctl({"capture", "export", home / "x"}).exit, 1);
    EXPECT_EQ(ctl({"capture", "export", "--html", home / "x"}).exit, 1) << "two captures";
    EXPECT_FALSE(std::filesystem::exists(home / "x"));
}

TEST_F(CaptureVerbs, AnArchiveThatIsNoneDoesNotKeepOthersOut) {
    std::ofstream(home / "none.warc") << "\x01\x02 nothing";
    const auto imported = ctl({"capture", "import", home / "none.warc", home / "absent.wacz", archive()});
    EXPECT_EQ(imported.exit, 1);
    EXPECT_TRUE(holds(imported.err, "none.warc")) << imported.err;
    EXPECT_TRUE(holds(imported.err, "absent.wacz")) << imported.err;
    EXPECT_TRUE(holds(imported.out, "2 captures"));
}

TEST_F(CaptureVerbs, InterruptedItEndsCleanAndASecondRunCompletesIt) {
    {
        test::MadeWarc warc(home / "large.warc.gz", 1);
        for (int i = 0; i < 60; ++i)
            warc.response("https://large.example/" + std::to_string(i), "text/html",
                          "<title>" + std::to_string(i) + "</title><p>" + std::string(20'000, 'x'),
                          test::warcDate(3, i));
    }
    const auto stopped = shell(home.path(), "\"$CTL\" capture import '" + (home / "large.warc.gz") +
                                                "' & pid=$!; while ! \"$CTL\" --version >/dev/null || "
                                                "! ls '" +
                                                (home / ".local/share/periplus/captures") +
                                                "'/* >/dev/null 2>&1; do :; done; kill -INT $pid; wait $pid");
    EXPECT_TRUE(stopped.exit == 1 || stopped.exit == 0) << stopped.exit << stopped.err;
    if (stopped.exit == 1) {
        EXPECT_TRUE(holds(stopped.err, "cancelled")) << stopped.err;
    }
    EXPECT_EQ(ctl({"capture", "verify"}).exit, 0) << "what is there is whole";
    EXPECT_LE(ctl({"capture", "list", "--json"}).json().size(), 60U);
    ASSERT_EQ(ctl({"capture", "import", home / "large.warc.gz"}).exit, 0);
    EXPECT_EQ(ctl({"capture", "list", "--json"}).json().size(), 60U);
}

}  // namespace periplus::cli
