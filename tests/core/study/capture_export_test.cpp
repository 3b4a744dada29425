// What is exported is taken in again, through the reader process, as equal captures; and nothing stays of what failed.
#include "study/capture_export.h"

#include "core/study/intake_fixture.h"
#include "study/library.h"

#include <cstdlib>
#include <random>

namespace periplus::study {
namespace {

using test::MadeArchive;
using test::madePng;

class ExportTest : public IntakeFixture {
protected:
    std::unique_ptr<Library> open(const std::string& name) {
        return Library::open({folder_ / name, "test", "# List\n\n- [One](https://a.example/0)\n", systemNow}).value();
    }
    static AddCapture adding(Library& library) {
        return [&library](const NewCapture& capture) -> Result<void> {
            if (auto added = library.captures().add(capture); !added) return std::unexpected(added.error());
            return {};
        };
    }
    void fill(Library& library, const MadeArchive& archive, const std::optional<IntakePage>& page = {}) {
        options_.parts = library.captures().partFiles();
        const auto add = adding(library);
        const auto report = takeInFrom(archive, {options_, "made.warc", {77'000}, add, page, {}, {}});
        ASSERT_TRUE(report) << report.error().subject << report.error().detail;
    }
    Result<IntakeReport> import(Library& library, const std::string& path) {
        options_.parts = library.captures().partFiles();
        options_.reader.program = PERIPLUS_ARCHIVE_READER;
        return takeIn(options_, path, adding(library));
    }
    static std::vector<CaptureId> idsOf(Library& library) {
        std::vector<CaptureId> ids;
        const auto all = library.captures().all().value();
        for (const auto& capture : all) ids.push_back(capture.id);
        std::ranges::sort(ids);
        return ids;
    }
    static void expectEqual(Library& one, Library& other) {
        ASSERT_EQ(idsOf(one), idsOf(other));
        for (const auto& id : idsOf(one)) {
            const auto a = one.captures().find(id).value();
            const auto b = other.captures().find(id).value();
            EXPECT_EQ(a.url, b.url);
            EXPECT_EQ(a.finalUrl, b.finalUrl);
            EXPECT_EQ(a.title, b.title);
            EXPECT_EQ(a.published, b.published);
            EXPECT_EQ(a.capturedAt, b.capturedAt) << a.url;
            EXPECT_EQ(a.state, b.state) << a.url << ": " << b.reason;
            EXPECT_EQ(a.reason, b.reason);
            EXPECT_EQ(a.origin, b.origin);
            EXPECT_EQ(a.bytes, b.bytes);
            EXPECT_EQ(one.captures().parts(id).value(), other.captures().parts(id).value()) << a.url;
            EXPECT_EQ(one.captures().missing(id).value(), other.captures().missing(id).value()) << a.url;
            EXPECT_EQ(one.captures().text(id).value().text, other.captures().text(id).value().text);
            EXPECT_EQ(one.captures().text(id).value().code.size(), other.captures().text(id).value().code.size());
            EXPECT_EQ(other.captures().verify(id).value(), std::vector<std::string>());
        }
    }
    void fillThree(Library& library) {
        for (const int i : {0, 1, 2}) {
            const auto url = "https://a.example/" + std::to_string(i);
            MadeArchive archive;
            archive.add(url, "text/html", "<title>" + std::to_string(i) + "</title><img src=p.png>" + paragraphs(2))
                .add("https://a.example/p.png", "image/png", madePng(i))
                .page(url);
            ASSERT_NO_FATAL_FAILURE(fill(library, archive));
        }
    }
    static ExportSource spoiltSource(const ExportSource& source, bool everyPage) {
        auto damaged = source;
        damaged.capture = [source, everyPage](const CaptureId& id) {
            auto capture = source.capture(id);
            if (!capture) return capture;
            const bool page = everyPage || capture->capture.url.ends_with('0');
            (page ? capture->parts.front() : capture->parts.back()).hash = std::string(64, 'a');
            return capture;
        };
        return damaged;
    }
    [[nodiscard]] std::size_t filesIn(const std::string& name) const {
        const std::filesystem::directory_iterator all(folder_ / name);
        return static_cast<std::size_t>(std::distance(begin(all), end(all)));
    }
};

// A site of pages that share parts, with what real ones have: redirects, refusals, gaps, repeated addresses.
MadeArchive madeSite(std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto some = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random()) % n; };
    MadeArchive archive;
    const std::string base = "https://a.example/";
    for (std::uint32_t page = 0; page < 2 + some(4); ++page) {
        const auto at = std::int64_t{1'600'000'000'000} + some(3) * 1000 + page;
        const auto url = base + std::to_string(some(3));
        std::string html = "<html><head><title>Page " + std::to_string(some(100)) +
                           " 源码</title><link rel=stylesheet href=/" + std::to_string(some(3)) + ".css></head><body>";
        for (std::uint32_t i = 0; i < some(6); ++i)
            html += "<p>words " + std::to_string(some(1000)) + "</p><img src=/p" + std::to_string(some(8)) + ".png>";
        html += "<pre><code class=language-go>x := " + std::to_string(some(9)) + "\n</code></pre>" + paragraphs(2);
        if (some(3) == 0) html += "<iframe src=/frame" + std::to_string(some(2)) + "></iframe>";
        archive.add(url, "text/html; charset=utf-8", html, at, some(8) == 0 ? 404 : 200);
        for (std::uint32_t i = 0; i < 3; ++i)
            archive.add(base + std::to_string(i) + ".css", "text/css",
                        "@import '/c" + std::to_string(some(2)) + ".css'; p { background: url(/p7.png) }", at);
        archive.add("https://cdn.example/deep/c0.css", "text/css", "h1 { background: url(near.png) }", at);
        archive.redirect(base + "c0.css", "https://cdn.example/deep/c0.css", at);
        if (some(2) == 0) archive.add("https://cdn.example/deep/near.png", "image/png", madePng(99), at);
        for (std::uint32_t i = 0; i < 8; ++i)
            if (some(4) != 0)
                archive.add(base + "p" + std::to_string(i) + ".png", "image/png", madePng(static_cast<int>(some(5))),
                            at);
        archive.add(base + "frame0", "text/html", "<p>framed<img src=p1.png>", at);
        const bool led = some(4) == 0;
        if (led) archive.redirect("http://short.example/" + std::to_string(page), url, at);
        archive.page(led ? "http://short.example/" + std::to_string(page) : url, at);
    }
    return archive;
}

std::uint32_t rounds() {
    const char* const asked = std::getenv("PERIPLUS_PROPERTY_ROUNDS");
    return asked != nullptr ? static_cast<std::uint32_t>(std::strtoul(asked, nullptr, 10)) : 6;
}

}  // namespace

TEST_F(ExportTest, WhatIsExportedComesBackEqual) {
    for (std::uint32_t seed = 1; seed <= rounds(); ++seed) {
        SCOPED_TRACE(seed);
        const auto name = std::to_string(seed);
        const auto from = open("from-" + name);
        ASSERT_NO_FATAL_FAILURE(fill(*from, madeSite(seed)));
        const bool warc = seed % 2 == 0;
        const auto file = folder_ / (name + (warc ? ".warc.gz" : ".wacz"));
        const auto written = exportCaptures(exportSource(from->captures()), idsOf(*from),
                                            warc ? ExportFormat::Warc : ExportFormat::Wacz, file);
        ASSERT_TRUE(written) << written.error().detail;
        const auto to = open("to-" + name);
        const auto report = import(*to, file);
        ASSERT_TRUE(report) << report.error().subject << report.error().detail;
        EXPECT_TRUE(report->doubts.empty()) << report->doubts.front().what << report->doubts.front().subject;
        ASSERT_NO_FATAL_FAILURE(expectEqual(*from, *to));
        ASSERT_TRUE(import(*from, file));
        EXPECT_EQ(idsOf(*from), idsOf(*to)) << "back where it came from it adds nothing";
    }
}

TEST_F(ExportTest, TwoMomentsAndTwoFormsOfOneAddressStandInOneFile) {
    const auto from = open("from");
    const std::string url = "https://a.example/0";
    for (const int i : {1, 2, 3}) {
        MadeArchive archive;
        archive.add(url, "text/html", "<title>" + std::to_string(i) + "</title><img src=p.png>" + paragraphs(2))
            .add("https://a.example/p.png", "image/png", madePng(i))
            .page(url);
        const IntakePage page{{}, url, url, {i == 3 ? 2'000'000 : i * 1'000'000}, {}, {}, {}};
        ASSERT_NO_FATAL_FAILURE(fill(*from, archive, page));
    }
    MadeArchive login;
    login.add(url, "text/html", "<p>who are you").page(url);
    ASSERT_NO_FATAL_FAILURE(
        fill(*from, login, IntakePage{{}, url, url, {5'000'000}, CaptureState::NeedsLogin, "its login", {}}));
    ASSERT_EQ(idsOf(*from).size(), 4U) << "two of them of one moment";
    for (const auto format : {ExportFormat::Warc, ExportFormat::Wacz}) {
        const auto name = format == ExportFormat::Warc ? std::string("w.warc.gz") : std::string("w.wacz");
        ASSERT_TRUE(exportCaptures(exportSource(from->captures()), idsOf(*from), format, folder_ / name));
        const auto to = open("to-" + name);
        ASSERT_TRUE(import(*to, folder_ / name));
        ASSERT_NO_FATAL_FAILURE(expectEqual(*from, *to));
    }
}

TEST_F(ExportTest, OneHtmlFileOpensAloneAndComesBackWithItsText) {
    const auto from = open("from");
    const std::string url = "https://a.example/0";
    MadeArchive archive;
    archive
        .add(url, "text/html", "<title>T</title><img src=p.png><script>alert(1)</script>" + paragraphs(3),
             1'600'000'000'000)
        .add("https://a.example/p.png", "image/png", madePng(), 1'600'000'000'000)
        .page(url, 1'600'000'000'000);
    ASSERT_NO_FATAL_FAILURE(fill(*from, archive));
    const auto id = idsOf(*from).front();
    const auto file = folder_ / "one.html";
    const auto written = exportCaptures(exportSource(from->captures()), {id}, ExportFormat::Html, file);
    ASSERT_TRUE(written) << written.error().detail;
    const auto html = readFile(file).value();
    EXPECT_EQ(html.find("alert(1)"), std::string::npos);
    EXPECT_NE(html.find("data:image/png;base64,"), std::string::npos);
    const auto to = open("to");
    ASSERT_TRUE(import(*to, file));
    ASSERT_EQ(idsOf(*to).size(), 1U);
    const auto back = to->captures().find(idsOf(*to).front()).value();
    EXPECT_EQ(back.url, url);
    EXPECT_EQ(back.title, "T");
    EXPECT_EQ(back.capturedAt.value, 1'600'000'000'000);
    EXPECT_EQ(back.state, CaptureState::Complete) << back.reason;
    EXPECT_EQ(to->captures().text(back.id).value().text, from->captures().text(id).value().text);
}

// As if the bytes of one part of each page were spoiled: of the first page its own, of the others' the last.
TEST_F(ExportTest, WhatIsDamagedIsLeftOutAndSaid) {
    const auto from = open("from");
    ASSERT_NO_FATAL_FAILURE(fillThree(*from));
    const auto source = exportSource(from->captures());
    const auto spoilt = [&source](bool everyPage) { return spoiltSource(source, everyPage); };
    for (const auto format : {ExportFormat::Warc, ExportFormat::Wacz}) {
        const auto name = format == ExportFormat::Warc ? std::string("d.warc.gz") : std::string("d.wacz");
        const auto report = exportCaptures(spoilt(false), idsOf(*from), format, folder_ / name);
        ASSERT_TRUE(report) << report.error().subject << report.error().detail;
        EXPECT_EQ(report->left.size(), 3U);
        const auto to = open("to-" + name);
        ASSERT_TRUE(import(*to, folder_ / name));
        const auto back = to->captures().all().value();
        ASSERT_EQ(back.size(), 2U);
        for (const auto& capture : back) {
            EXPECT_EQ(capture.state, CaptureState::Partial);
            EXPECT_EQ(to->captures().missing(capture.id).value().front().url, "https://a.example/p.png");
        }
        const auto nothing = exportCaptures(spoilt(true), idsOf(*from), format, folder_ / ("no-" + name));
        ASSERT_FALSE(nothing);
        EXPECT_EQ(nothing.error().code, ErrorCode::Damaged);
        EXPECT_FALSE(std::filesystem::exists(folder_ / ("no-" + name)));
    }
    for (const auto& id : idsOf(*from)) {
        const bool page = from->captures().find(id).value().url.ends_with('0');
        const auto report = exportCaptures(spoilt(false), {id}, ExportFormat::Html, folder_ / "one.html");
        ASSERT_EQ(report.has_value(), !page);
        EXPECT_EQ(report ? report->left.size() : 1U, 1U);
    }
}

TEST_F(ExportTest, NothingStaysOfWhatFailedOrWasCancelled) {
    const auto from = open("from");
    ASSERT_NO_FATAL_FAILURE(fill(*from, madeSite(3)));
    std::filesystem::create_directories(folder_ / "out");
    for (const auto format : {ExportFormat::Warc, ExportFormat::Wacz, ExportFormat::Html}) {
        std::stop_source stop;
        const ProgressSink stopping = [&](const Progress& progress) {
            EXPECT_LE(progress.done, progress.total);
            stop.request_stop();
        };
        std::vector<CaptureId> ids = idsOf(*from);
        if (format == ExportFormat::Html) ids.resize(1);
        const auto stopped =
            exportCaptures(exportSource(from->captures()), ids, format, folder_ / "out/x", stopping, stop.get_token());
        ASSERT_FALSE(stopped);
        EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
        ids.push_back({"00000000000000000000000000000000"});
        EXPECT_FALSE(exportCaptures(exportSource(from->captures()), ids, format, folder_ / "out/x"));
        EXPECT_FALSE(exportCaptures(exportSource(from->captures()), {}, format, folder_ / "out/x"));
        EXPECT_FALSE(exportCaptures(exportSource(from->captures()), {ids.front()}, format, folder_ / "absent/x"));
    }
    EXPECT_FALSE(exportCaptures(exportSource(from->captures()), {idsOf(*from).front(), idsOf(*from).back()},
                                ExportFormat::Html, folder_ / "out/x"));
    EXPECT_EQ(filesIn("out"), 0U);
}

}  // namespace periplus::study
