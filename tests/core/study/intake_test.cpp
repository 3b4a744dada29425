#include "core/study/intake_fixture.h"

namespace periplus::study {
namespace {

using test::MadeArchive;
using test::madePng;

constexpr const char* kPage = "https://a.example/article";
using Intake = IntakeFixture;

const std::string kFont = "wOF2 font";

MadeArchive wholePage() {
    MadeArchive archive;
    archive
        .add(kPage, "text/html; charset=utf-8",
             "<html lang=zh><head><title>调度器</title><link rel=stylesheet href=/s.css></head><body>"
             "<h1>调度器</h1><img src=p.png><iframe src=/frame></iframe>"
             "<pre><code class=language-go>func main() {\n\tx := 1\n}\n</code></pre>" +
                 paragraphs(3) + "<script>alert(1)</script></body></html>",
             1000)
        .add("https://a.example/s.css", "text/css", "@import 'more.css'; h1 { background: url(bg.png) }", 1000)
        .add("https://a.example/more.css", "text/css",
             "@font-face { font-family: F; src: url(f.woff2) } body { font-family: F }", 1000)
        .add("https://a.example/f.woff2", "font/woff2", kFont, 1000)
        .add("https://a.example/bg.png", "image/png", madePng(1), 1000)
        .add("https://a.example/p.png", "image/png", madePng(2), 1000)
        .add("https://a.example/frame", "text/html", "<p>framed<img src=/in-frame.png>", 1000)
        .add("https://a.example/in-frame.png", "image/png", madePng(3), 1000);
    return archive;
}

bool holds(const NewCapture& capture, const std::string& url) {
    return std::ranges::find(capture.parts, url, &CapturePart::url) != capture.parts.end();
}

const CapturePart& part(const NewCapture& capture, const std::string& url) {
    return *std::ranges::find(capture.parts, url, &CapturePart::url);
}

}  // namespace

TEST_F(Intake, FollowsReferencesAndSealsEachDocument) {
    const auto capture = one(wholePage().page(kPage, 1000));
    EXPECT_EQ(capture.capture.state, CaptureState::Complete) << capture.capture.reason;
    EXPECT_TRUE(capture.missing.empty());
    for (const char* path : {"article", "s.css", "more.css", "f.woff2", "bg.png", "p.png", "frame", "in-frame.png"})
        EXPECT_TRUE(holds(capture, std::string("https://a.example/") + path)) << path;
    EXPECT_EQ(capture.parts.size(), 8U);
    EXPECT_EQ(capture.parts.front().url, kPage);
    EXPECT_EQ(capture.capture.url, kPage);
    EXPECT_EQ(capture.capture.finalUrl, kPage);
    EXPECT_EQ(capture.capture.title, "调度器");
    EXPECT_EQ(capture.capture.language, "zh");
    EXPECT_EQ(capture.capture.capturedAt.value, 1000);
    EXPECT_EQ(capture.capture.origin, CaptureOrigin::Warc);
    ASSERT_EQ(capture.text.code.size(), 1U);
    EXPECT_EQ(capture.text.code[0].code, "func main() {\n\tx := 1\n}");
    EXPECT_NE(capture.text.text.find("Paragraph 2"), std::string::npos);
    const auto shown = bytes(capture.parts.front().sealed);
    EXPECT_EQ(shown.find("alert(1)"), std::string::npos);
    EXPECT_NE(shown.find("/" + part(capture, "https://a.example/p.png").hash), std::string::npos);
    EXPECT_NE(shown.find("/" + part(capture, "https://a.example/frame").hash), std::string::npos);
    EXPECT_NE(bytes(part(capture, "https://a.example/s.css").sealed)
                  .find("/" + part(capture, "https://a.example/more.css").hash),
              std::string::npos);
    EXPECT_EQ(bytes(part(capture, "https://a.example/p.png").hash), madePng(2));
    EXPECT_TRUE(part(capture, "https://a.example/p.png").sealed.empty());
}

TEST_F(Intake, TheSameArchiveGivesTheSameCaptures) {
    const auto first = one(wholePage().page(kPage, 1000));
    const auto again = one(wholePage().page(kPage, 1000));
    EXPECT_FALSE(first.capture.id.empty());
    EXPECT_EQ(first.capture.id, again.capture.id);
    EXPECT_EQ(first.parts, again.parts);
}

TEST_F(Intake, WhatIsMissingIsListedWithItsReason) {
    MadeArchive archive;
    archive
        .add(kPage, "text/html",
             paragraphs(2) +
                 "<img src=absent.png><img src=gone.png><img src=words.png><img src=cut.png><img src=good.png>"
                 "<img src=circle.png><img src=good.png><link rel=icon href=none.ico>")
        .add("https://a.example/gone.png", "text/html", "no", 0, 404)
        .add("https://a.example/words.png", "image/png", "<html>no picture</html>")
        .add("https://a.example/cut.png", "image/png", madePng(), 0, 200, false)
        .add("https://a.example/good.png", "image/png", madePng())
        .redirect("https://a.example/circle.png", "https://a.example/circle2.png")
        .redirect("https://a.example/circle2.png", "https://a.example/circle.png")
        .page(kPage);
    const auto capture = one(archive);
    EXPECT_EQ(capture.capture.state, CaptureState::Partial);
    EXPECT_EQ(capture.capture.reason, "5 parts are missing");
    EXPECT_EQ(reasonOf(capture, "https://a.example/absent.png"), "not in the archive");
    EXPECT_EQ(reasonOf(capture, "https://a.example/gone.png"), "the server answered 404");
    EXPECT_EQ(reasonOf(capture, "https://a.example/words.png"), "not a picture");
    EXPECT_EQ(reasonOf(capture, "https://a.example/cut.png"), "cut off in the archive");
    EXPECT_EQ(reasonOf(capture, "https://a.example/circle.png"), "redirected in a circle");
    EXPECT_EQ(reasonOf(capture, "https://a.example/good.png"), "there");
    EXPECT_EQ(urlsOf(capture), (std::vector<std::string>{kPage, "https://a.example/good.png"}));
    EXPECT_EQ(capture.capture.capturedAt.value, 77) << "the archive's own time where it says none";
}

TEST_F(Intake, EachPageGetsThePartsOfItsTime) {
    MadeArchive archive;
    for (const int time : {1'000, 100'000'000}) {
        archive
            .add(kPage, "text/html", "<title>at " + std::to_string(time) + "</title><img src=p.png>" + paragraphs(2),
                 time)
            .add("https://a.example/p.png", "image/png", madePng(time), time + 5)
            .page(kPage, time);
    }
    ASSERT_TRUE(take(archive));
    ASSERT_EQ(taken_.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
        const int time = i == 0 ? 1'000 : 100'000'000;
        EXPECT_EQ(taken_[i].capture.title, "at " + std::to_string(time));
        EXPECT_EQ(taken_[i].capture.capturedAt.value, time);
        EXPECT_EQ(bytes(taken_[i].parts[1].hash), madePng(time));
    }
    EXPECT_NE(taken_[0].capture.id, taken_[1].capture.id);
}

TEST_F(Intake, RedirectsAreFollowedAndKept) {
    MadeArchive archive;
    archive.redirect("http://a.example/old", "https://a.example/middle")
        .redirect("https://a.example/middle", kPage)
        .add(kPage, "text/html", "<link rel=stylesheet href=/s.css>" + paragraphs(2))
        .redirect("https://a.example/s.css", "https://cdn.example/x/s.css")
        .add("https://cdn.example/x/s.css", "text/css", "body { background: url(bg.png) }")
        .add("https://cdn.example/x/bg.png", "image/png", madePng())
        .page("http://a.example/old");
    const auto capture = one(archive);
    EXPECT_EQ(capture.capture.state, CaptureState::Complete) << reasonOf(capture, "https://a.example/bg.png");
    EXPECT_EQ(capture.capture.url, "http://a.example/old");
    EXPECT_EQ(capture.capture.finalUrl, kPage);
    EXPECT_EQ(capture.parts.front().url, kPage);
    const auto& asked = part(capture, "https://a.example/s.css");
    const auto& given = part(capture, "https://cdn.example/x/s.css");
    EXPECT_EQ(asked.status, 302);
    EXPECT_EQ(asked.hash, given.hash);
    EXPECT_EQ(asked.sealed, given.sealed);
    EXPECT_FALSE(given.sealed.empty());
}

TEST_F(Intake, DocumentsThatLookLikePagesAreTakenWithSense) {
    auto archive = wholePage();
    archive.redirect("http://a.example/short", kPage, 999)
        .add("https://a.example/none.png", "text/html", "<h1>Not found</h1>", 1000, 404)
        .page(kPage, 1000, false)
        .page("https://a.example/frame", 1000, false)
        .page("https://a.example/none.png", 1000, false);
    const auto capture = one(archive);
    EXPECT_EQ(capture.capture.url, "http://a.example/short");
    EXPECT_EQ(capture.capture.finalUrl, kPage);
    archive.page(kPage, 1000, true);
    EXPECT_EQ(one(archive).capture.url, kPage) << "where pages are listed, only those count";
}

TEST_F(Intake, CapsHoldAndSayWhy) {
    options_.pageBytes = 100'000;
    MadeArchive archive;
    archive
        .add(kPage, "text/html", "<link rel=stylesheet href=1.css><img src=big.png><img src=small.png>" + paragraphs(2))
        .add("https://a.example/big.png", "image/png", madePng() + std::string(100'000, 'x'))
        .add("https://a.example/small.png", "image/png", madePng());
    for (int i = 1; i < 30; ++i)
        archive.add("https://a.example/" + std::to_string(i) + ".css", "text/css",
                    "@import '" + std::to_string(i + 1) + ".css'; a" + std::to_string(i) + "{}");
    const auto capture = one(archive.page(kPage));
    EXPECT_EQ(reasonOf(capture, "https://a.example/big.png"), "larger than the limit");
    EXPECT_EQ(reasonOf(capture, "https://a.example/small.png"), "there");
    EXPECT_EQ(reasonOf(capture, "https://a.example/9.css"), "nested too deep");
    EXPECT_FALSE(holds(capture, "https://a.example/10.css"));

    MadeArchive large;
    large.add(kPage, "text/html", std::string(100'001, 'x')).page(kPage);
    const auto report = take(large);
    ASSERT_TRUE(report);
    EXPECT_TRUE(taken_.empty());
    ASSERT_EQ(report->doubts.size(), 1U);
    EXPECT_EQ(report->doubts[0].what, "page not taken in: larger than the limit");
    EXPECT_EQ(report->doubts[0].subject, kPage);
}

TEST_F(Intake, StyleSheetsAndFramesInACircleEnd) {
    MadeArchive archive;
    archive.add(kPage, "text/html", "<link rel=stylesheet href=a.css><iframe src=/article></iframe>" + paragraphs(2))
        .add("https://a.example/a.css", "text/css", "@import 'b.css';")
        .add("https://a.example/b.css", "text/css", "@import 'a.css';")
        .page(kPage);
    const auto capture = one(archive);
    EXPECT_EQ(capture.parts.size(), 3U);
    EXPECT_EQ(capture.capture.state, CaptureState::Complete);
}

TEST_F(Intake, PagesThatAreNotWholeAreDoubtsAndNoCaptures) {
    MadeArchive archive;
    archive.add(kPage, "text/html", "<p>half", 0, 200, false).page(kPage).page("https://a.example/absent");
    const auto report = take(archive);
    ASSERT_TRUE(report);
    EXPECT_TRUE(taken_.empty());
    ASSERT_EQ(report->doubts.size(), 2U);
    EXPECT_EQ(report->doubts[0].what, "page not taken in: cut off in the archive");
    EXPECT_EQ(report->doubts[1].what, "page not taken in: not in the archive");
}

TEST_F(Intake, ALiveCaptureIsOnePageAndKnowsMore) {
    auto archive = wholePage();
    archive.format = archive::Format::Mhtml;
    archive.page(kPage, 1000).page("https://a.example/frame", 1000);
    const IntakePage page{{"article"}, "https://short.example/1", std::string(kPage) + "#part-2", {5000}, {}, {}, {}};
    const auto capture = one(archive, page);
    EXPECT_EQ(capture.capture.article.value, "article");
    EXPECT_EQ(capture.capture.url, "https://short.example/1");
    EXPECT_EQ(capture.capture.finalUrl, std::string(kPage) + "#part-2");
    EXPECT_EQ(capture.parts.front().url, kPage);
    EXPECT_EQ(capture.capture.capturedAt.value, 5000);
    EXPECT_EQ(capture.capture.origin, CaptureOrigin::Live);
    EXPECT_EQ(capture.capture.state, CaptureState::Complete);
    auto lacking = page;
    lacking.lack = kNeedsScripts;
    EXPECT_EQ(one(archive, lacking).capture.state, CaptureState::Partial);
    EXPECT_EQ(one(archive, lacking).capture.reason, kNeedsScripts);
    auto login = page;
    login.state = CaptureState::NeedsLogin;
    login.reason = "the site led to its login";
    EXPECT_EQ(one(archive, login).capture.state, CaptureState::NeedsLogin);
    EXPECT_EQ(taken_[0].capture.reason, "the site led to its login");
}

TEST_F(Intake, MarkdownIsShownAsAPage) {
    MadeArchive archive;
    archive.format = archive::Format::MarkdownFolder;
    archive
        .add("https://a.example/doc/README.md", "text/markdown",
             "---\ndate: 2020-02-03\n---\n# 调度\n\n![p](img/p.png)\n\n```go\nx := "
             "1\n```\n\n<script>alert(1)</script>\n")
        .add("https://a.example/doc/img/p.png", "image/png", madePng())
        .page("https://a.example/doc/README.md");
    const auto capture = one(archive);
    EXPECT_EQ(capture.capture.title, "调度");
    EXPECT_EQ(capture.capture.published, "2020-02-03");
    EXPECT_EQ(capture.capture.state, CaptureState::Complete) << capture.capture.reason;
    EXPECT_EQ(capture.parts.size(), 2U);
    ASSERT_EQ(capture.text.code.size(), 1U);
    EXPECT_EQ(capture.text.code[0].language, "go");
    EXPECT_TRUE(bytes(capture.parts[0].hash).starts_with("---\ndate"));
    const auto shown = bytes(capture.parts[0].sealed);
    EXPECT_EQ(shown.find("alert(1)"), std::string::npos);
    EXPECT_NE(shown.find("/" + capture.parts[1].hash), std::string::npos);
}

TEST_F(Intake, StopsSoonAndHandsOnWhatFails) {
    std::stop_source stop;
    const auto archive = wholePage().page(kPage, 1000).page(kPage, 1001);
    const ReadInto stopping = [&](archive::ResourceSink& sink) {
        auto read = archive(sink);
        stop.request_stop();
        return read;
    };
    const auto stopped = take(stopping, {}, stop.get_token());
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
    EXPECT_TRUE(taken_.empty());

    const AddCapture refuse = [](const NewCapture&) -> Result<void> { return fail(ErrorCode::DiskFull, "library"); };
    const std::optional<IntakePage> none;
    const auto full = takeInFrom(archive, {options_, "made.warc", {}, refuse, none, {}, {}});
    ASSERT_FALSE(full);
    EXPECT_EQ(full.error().code, ErrorCode::DiskFull);
    EXPECT_TRUE(std::filesystem::is_empty(options_.workFolder));

    const auto broken = take([](archive::ResourceSink&) -> Result<archive::Format> {
        return fail(ErrorCode::Malformed, "made.warc", "no archive");
    });
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().subject, "made.warc");
}

TEST_F(Intake, DoubtsAreCountedWhenTheyAreMany) {
    const auto report = take([](archive::ResourceSink& sink) -> Result<archive::Format> {
        for (int i = 0; i < 1500; ++i)
            if (auto done = sink.doubt({"record cut off", std::to_string(i), 0}); !done)
                return std::unexpected(done.error());
        return archive::Format::Warc;
    });
    ASSERT_TRUE(report);
    EXPECT_EQ(report->doubts.size(), 1000U);
    EXPECT_EQ(report->moreDoubts, 500U);
}

}  // namespace periplus::study
