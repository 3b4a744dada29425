// Links of a list read from a local clone: they become captures of their entries, whole and repeatable.
#include "study/clone_capture.h"

#include "core/study/library_fixture.h"
#include "study/captures.h"
#include "support/git_fixture.h"

namespace periplus::study {
namespace {

constexpr const char* kPng = "\x89PNG\r\n\x1A\n picture";
constexpr const char* kGuide = "https://github.com/O/n/blob/main/docs/guide.md";

class CloneCaptureTest : public LibraryFixture {
protected:
    std::string commit(const test::GitFiles& files, std::int64_t seconds = 1'546'700'000) {
        auto made = git_.commit("refs/heads/main", files, seconds);
        git_.head("refs/heads/main");
        return made;
    }
    Result<CloneReport> take(const std::vector<CloneWish>& wishes) {
        CloneOptions options{.parts = library_->captures().partFiles(), .clock = [this] { return UnixMillis{now_}; }};
        options.standsFor = standsFor_;
        return takeFromClone(options, folder_ / "n", wishes, [this](const NewCapture& made) -> Result<void> {
            auto added = library_->captures().add(made);
            if (!added) return std::unexpected(added.error());
            changes_ += added->captures.size();
            return {};
        });
    }
    std::string served(const CaptureId& id, const std::string& path = "") {
        const auto part = library_->captures().serve(id, path);
        return part ? part->type + "\n" + part->bytes : part.error().detail;
    }

    test::GitFixture git_{folder_ / "n"};
    std::optional<source::GithubName> standsFor_;
    std::size_t changes_ = 0;
};

TEST_F(CloneCaptureTest, APageIsWholeWithItsPictures) {
    git_.remote("origin", "https://github.com/o/n");
    const auto id =
        commit({{"docs/guide.md", "# Guide\n\n![p](p.png) ![s](/s.svg)\n\n```go\nfunc a() {\n\tb()\n}\n```\n"},
                {"docs/p.png", kPng},
                {"s.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>x</script><rect/></svg>"}});
    const auto report = take({{kGuide, article("One")}});
    ASSERT_TRUE(report) << report.error().detail;
    ASSERT_EQ(report->rows.size(), 1U);
    ASSERT_TRUE(report->rows[0].capture) << report->rows[0].refusal->detail;
    const auto capture = library_->captures().find(report->rows[0].capture->id).value();
    EXPECT_EQ(capture.article, article("One"));
    EXPECT_EQ(capture.url, kGuide);
    EXPECT_EQ(capture.origin, CaptureOrigin::LocalClone);
    EXPECT_EQ(capture.state, CaptureState::Complete) << capture.reason;
    EXPECT_EQ(capture.capturedAt.value, 1'546'700'000'000);
    EXPECT_EQ(capture.title, "Guide · O/n");
    EXPECT_EQ(capture.parts, 3U);
    const auto parts = library_->captures().parts(capture.id).value();
    EXPECT_EQ(parts[1].url, "https://raw.githubusercontent.com/O/n/" + id + "/docs/p.png");
    EXPECT_EQ(served(capture.id, parts[1].hash), std::string("image/png\n") + kPng);
    EXPECT_TRUE(served(capture.id, parts[2].hash).starts_with("image/svg+xml"));
    EXPECT_FALSE(served(capture.id, parts[2].hash).contains("script"));
    const auto page = served(capture.id);
    EXPECT_TRUE(page.contains("src=\"/" + parts[1].hash + "\"")) << page;
    EXPECT_TRUE(page.contains("id=\"guide\"")) << page;
    const auto text = library_->captures().text(capture.id).value();
    ASSERT_EQ(text.code.size(), 1U);
    EXPECT_EQ(text.code[0].code, "func a() {\n\tb()\n}");
    EXPECT_EQ(text.code[0].language, "go");
    EXPECT_TRUE(library_->captures().verify(capture.id).value().empty());
}

TEST_F(CloneCaptureTest, WhatIsMissingIsListed) {
    git_.remote("origin", "git@github.com:o/n.git");
    commit({{"docs/guide.md", "![gone](gone.png) ![badge](https://b.example/x.svg) ![text](guide.md)\n"}});
    const auto report = take({{kGuide, {}}});
    const auto& capture = *report->rows.at(0).capture;
    EXPECT_EQ(capture.state, CaptureState::Partial);
    EXPECT_EQ(capture.reason, "3 parts are missing");
    const auto missing = library_->captures().missing(capture.id).value();
    ASSERT_EQ(missing.size(), 3U);
    EXPECT_EQ(missing[0].reason, "not in the clone");
    EXPECT_EQ(missing[1].url, "https://b.example/x.svg");
    EXPECT_EQ(missing[2].reason, "not a picture");
}

TEST_F(CloneCaptureTest, TheSameCommitGivesTheSameCaptureAndALaterOneAnother) {
    git_.remote("origin", "https://github.com/o/n");
    commit({{"docs/guide.md", "one"}});
    const auto first = take({{kGuide, article("One")}})->rows.at(0).capture->id;
    now_ += 1'000'000;
    EXPECT_EQ(take({{kGuide, article("One")}})->rows.at(0).capture->id, first);
    EXPECT_EQ(changes_, 1U);
    commit({{"docs/guide.md", "two"}}, 1'546'800'000);
    EXPECT_NE(take({{kGuide, article("One")}})->rows.at(0).capture->id, first);
    EXPECT_EQ(library_->captures().ofArticle(article("One"))->size(), 2U);
    // A date that lies in the future is not believed.
    commit({{"docs/guide.md", "three"}}, 32'503'680'000);
    const auto late = take({{kGuide, {}}});
    EXPECT_EQ(late->rows.at(0).capture->capturedAt.value, now_ - 1'000);  // `add` looked at the clock once more
}

TEST_F(CloneCaptureTest, OnlyLinksOfTheCloneAreTaken) {
    commit({{"docs/guide.md", "one"}, {"README.md", "two"}});
    const std::vector<CloneWish> wishes = {
        {kGuide, {}},
        {"https://github.com/o/n", {}},
        {"https://github.com/o/other", {}},
        {"https://example.org/", {}},
        {"https://github.com/o/n/blob/main/gone.md", {}},
        {"https://github.com/o/n/blob/0123456789012345678901234567890123456789/README.md", {}},
        {"https://github.com/o/n/blob/master/README.md", {}},
    };
    auto report = take(wishes);
    EXPECT_TRUE(report->rows.empty());
    EXPECT_EQ(report->elsewhere.size(), 6U);
    standsFor_ = source::GithubName{"o", "n"};
    report = take(wishes);
    ASSERT_EQ(report->rows.size(), 5U);
    ASSERT_EQ(report->elsewhere.size(), 1U);
    EXPECT_EQ(report->elsewhere[0].url, "https://github.com/o/other");
    EXPECT_TRUE(report->rows[0].capture);
    EXPECT_TRUE(report->rows[1].capture);
    EXPECT_TRUE(report->rows[2].refusal->detail.contains("does not have it"));
    EXPECT_TRUE(report->rows[3].refusal->detail.contains("`git fetch`"));
    EXPECT_TRUE(report->rows[4].instead.contains("The link names master"));
    EXPECT_EQ(changes_, 3U);
}

TEST_F(CloneCaptureTest, ACloneIsSummedUp) {
    const auto id = commit({{"x", "y"}});
    git_.remote("origin", "https://github.com/me/n");
    git_.remote("upstream", "git@github.com:o/n.git");
    git_.remote("mirror", "https://gitee.com/o/n");
    const auto summary = lookAtClone(folder_ / "n");
    ASSERT_TRUE(summary) << summary.error().detail;
    EXPECT_EQ(summary->repositories, (std::vector<source::GithubName>{{"me", "n"}, {"o", "n"}}));
    EXPECT_EQ(summary->branch, "main");
    EXPECT_EQ(summary->commit, id.substr(0, 10));
    EXPECT_EQ(summary->date.value, 1'546'700'000'000);
    EXPECT_FALSE(lookAtClone(folder_.path()));
}

TEST_F(CloneCaptureTest, AFolderThatIsNoCloneIsSaid) {
    const auto report = takeFromClone({.parts = library_->captures().partFiles()}, folder_.path(), {{kGuide, {}}},
                                      [](const NewCapture&) -> Result<void> { return {}; });
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, ErrorCode::NotInClone);
}

}  // namespace
}  // namespace periplus::study
