// What is written is read again as it was, by us; others/ has another reader look at it.
#include "archive/write.h"

#include "archive/surt.h"
#include "base/file_handle.h"
#include "base/hash.h"
#include "core/archive/collecting_sink.h"
#include "core/archive/warc_builder.h"

#include <cstdlib>
#include <random>

namespace periplus::archive {
namespace {

const WriteOptions kOptions{"Periplus test", "Three pages", {1'700'000'000'000}};

struct Written {
    std::vector<Collected> resources;
    std::vector<PageMark> pages;
};

std::string writeTo(Format format, const Written& what) {
    static int count = 0;
    const auto path = (std::filesystem::temp_directory_path() /
                       ("periplus-write-" + std::to_string(::getpid()) + "-" + std::to_string(++count)))
                          .string();
    auto writer = ArchiveWriter::open(format, path, kOptions);
    EXPECT_TRUE(writer);
    for (const auto& one : what.resources) EXPECT_TRUE(writer->resource(one.head, one.bytes)) << one.head.url;
    for (const auto& page : what.pages) EXPECT_TRUE(writer->page(page, "words of " + page.url));
    EXPECT_TRUE(writer->finish());
    return path;
}

CollectingSink readBack(Format format, const std::string& path) {
    CollectingSink sink;
    const auto read = readArchive(path, sink);
    EXPECT_EQ(read ? *read : Format::Mhtml, format) << (read ? "" : read.error().detail);
    EXPECT_EQ(sink.allDoubts(), "");
    return sink;
}

void expectSame(const Written& what, const CollectingSink& sink) {
    ASSERT_EQ(sink.resources.size(), what.resources.size());
    for (std::size_t i = 0; i < what.resources.size(); ++i) {
        const auto& wanted = what.resources[i];
        const auto& got = sink.resources[i];
        EXPECT_EQ(got.head.url, wanted.head.url);
        EXPECT_EQ(got.head.contentType, wanted.head.contentType) << got.head.url;
        EXPECT_EQ(got.head.status, wanted.head.status) << got.head.url;
        EXPECT_EQ(got.head.at, wanted.head.at) << got.head.url;
        EXPECT_EQ(got.head.redirect, wanted.head.redirect) << got.head.url;
        EXPECT_EQ(got.bytes, wanted.bytes) << got.head.url;
        EXPECT_TRUE(got.whole);
    }
    ASSERT_EQ(sink.pages.size(), what.pages.size());
    for (std::size_t i = 0; i < what.pages.size(); ++i) {
        EXPECT_EQ(sink.pages[i].url, what.pages[i].url);
        EXPECT_EQ(sink.pages[i].title, what.pages[i].title);
        EXPECT_EQ(sink.pages[i].at, what.pages[i].at);
        EXPECT_EQ(sink.pages[i].manifest, what.pages[i].manifest);
        EXPECT_TRUE(sink.pages[i].certain);
    }
}

Written twoCaptures() {
    const UnixMillis first{1'600'000'000'123};
    const UnixMillis second{1'650'000'000'000};
    const std::string picture(5000, 'p');
    Written what;
    what.resources = {
        {{"https://a.example/", "text/html; charset=utf-8", 200, first, {}}, "<p>one</p>", true},
        {{"https://a.example/p.png", "image/png", 200, first, {}}, picture, true},
        {{"https://a.example/old.png", "image/png", 302, first, "https://a.example/p.png"}, picture, true},
        {{"https://a.example/gone", "text/html", 404, first, {}}, "", true},
        {{"cid:part@a", "image/png", 200, first, {}}, picture, true},
        {{"https://a.example/", "text/html", 200, second, {}}, "<p>two</p>", true},
        {{"https://a.example/p.png", "image/png", 200, second, {}}, picture, true},
    };
    what.pages = {{"https://a.example/", "第一页", first, true, "{\"id\":1}"},
                  {"https://a.example/", "Second\tpage", second, true, std::string(3'000'000, '{')}};
    what.pages[1].title = "Second page";
    return what;
}

TEST(Write, WhatIsWrittenIsReadAgainAsItWas) {
    const auto what = twoCaptures();
    for (const auto format : {Format::Warc, Format::Wacz}) {
        const auto path = writeTo(format, what);
        expectSame(what, readBack(format, path));
        std::filesystem::remove(path);
    }
}

TEST(Write, EqualBytesAreWrittenOnce) {
    auto what = twoCaptures();
    what.pages.pop_back();
    std::string noise(300'000, '\0');
    std::minstd_rand random(1);
    for (char& c : noise) c = static_cast<char>(random());
    for (int i = 0; i < 5; ++i)
        what.resources.push_back(
            {{"https://a.example/noise" + std::to_string(i), "image/png", 200, {5000}, {}}, noise, true});
    const auto path = writeTo(Format::Warc, what);
    EXPECT_LT(std::filesystem::file_size(path), 400'000U);
    expectSame(what, readBack(Format::Warc, path));
    std::filesystem::remove(path);
    // Equal in all: not at all.
    Written twice;
    twice.resources = {what.resources[0], what.resources[0]};
    const auto once = writeTo(Format::Warc, twice);
    EXPECT_EQ(readBack(Format::Warc, once).resources.size(), 1U);
    std::filesystem::remove(once);
}

TEST(Write, EqualArchivesAreEqualFiles) {
    for (const auto format : {Format::Warc, Format::Wacz}) {
        const auto one = writeTo(format, twoCaptures());
        const auto two = writeTo(format, twoCaptures());
        EXPECT_EQ(sha256Hex(readFile(one).value()), sha256Hex(readFile(two).value()));
        std::filesystem::remove(one);
        std::filesystem::remove(two);
    }
}

TEST(Write, ForeignWordsBreakNoHead) {
    Written what;
    what.resources = {
        {{"https://a.example/", "text/html\r\nX-Injected: 1", 200, {1000}, "https://b.example/\r\nX: 1"}, "x", true}};
    what.pages = {{"https://a.example/", "a\r\nWARC-Type: response", {1000}, true, ""}};
    const auto path = writeTo(Format::Warc, what);
    const auto sink = readBack(Format::Warc, path);
    ASSERT_EQ(sink.resources.size(), 1U);
    EXPECT_EQ(sink.resources[0].head.contentType.find("text/html"), 0U);
    EXPECT_EQ(sink.resources[0].bytes, "x");
    ASSERT_EQ(sink.pages.size(), 1U);
    EXPECT_EQ(sink.pages[0].title, "a  WARC-Type: response");
    std::filesystem::remove(path);
    auto writer = ArchiveWriter::open(Format::Warc, path, kOptions);
    EXPECT_EQ(writer->resource({"https://a.example/\r\nx", "", 200, {}, {}}, "").error().code,
              ErrorCode::InvalidArgument);
    EXPECT_EQ(writer->page({"javascript:alert(1)", {}, {}, true, {}}).error().code, ErrorCode::InvalidArgument);
    std::filesystem::remove(path);
}

TEST(Write, AWaczLeavesNothingBesideIt) {
    const auto path = writeTo(Format::Wacz, twoCaptures());
    EXPECT_FALSE(std::filesystem::exists(path + ".warc"));
    EXPECT_FALSE(std::filesystem::exists(path + ".pages"));
    std::filesystem::remove(path);
    {
        auto writer = ArchiveWriter::open(Format::Wacz, path, kOptions);
        ASSERT_TRUE(writer->resource(twoCaptures().resources[0].head, "x"));
        EXPECT_EQ(writer->finish([] { return true; }).error().code, ErrorCode::Cancelled);
    }
    EXPECT_FALSE(std::filesystem::exists(path + ".warc"));
    EXPECT_FALSE(std::filesystem::exists(path));
    EXPECT_FALSE(ArchiveWriter::open(Format::Wacz, "/nowhere/x", kOptions));
}

TEST(Write, SurtsStandAsIndexesWantThem) {
    EXPECT_EQ(surtOf("https://www.Example.com/Path/?b=2&a=1"), "com,example)/path?a=1&b=2");
    EXPECT_EQ(surtOf("http://example.com:80"), "com,example)/");
    EXPECT_EQ(surtOf("https://sub.example.com:8080/a"), "com,example,sub:8080)/a");
    EXPECT_EQ(surtOf("http://127.0.0.1/a/"), "1,0,0,127)/a");
}

// Random captures; PERIPLUS_PROPERTY_RUNS for more.
TEST(WriteProperty, AnythingIsReadAgainAsItWas) {
    const char* wish = std::getenv("PERIPLUS_PROPERTY_RUNS");
    const int runs = wish != nullptr ? std::atoi(wish) : 10;
    for (int run = 0; run < runs; ++run) {
        std::minstd_rand random(static_cast<unsigned>(run + 1));
        const auto below = [&](unsigned most) { return static_cast<std::size_t>(random() % most); };
        Written what;
        for (auto left = 1 + below(12); left > 0; --left) {
            Collected one;
            const auto number = std::to_string(what.resources.size());
            one.head.url = (below(5) == 0 ? "cid:" : "https://a.example/") + std::string(below(300), 'x') + number;
            one.head.contentType = std::vector<std::string>{"text/html", "image/png", "a/b; c=\"d\""}[below(3)];
            one.head.status = below(2) == 0 ? 200 : static_cast<int>(200 + below(400));
            if (one.head.status / 100 == 3 && below(2) == 0) one.head.redirect = "https://b.example/" + number;
            one.head.at = {static_cast<std::int64_t>(below(2'000'000'000)) * 1000 +
                           static_cast<std::int64_t>(below(1000))};
            one.bytes = std::string(below(3) == 0 ? 3000 : below(200'000), 'r');
            const bool plain = below(3) == 0;
            for (char& c : one.bytes) c = plain ? 'e' : "WARC/1.1\r\n\r\n\x1F\x8B"[below(14)];
            one.whole = true;
            what.resources.push_back(one);
            if (below(3) == 0)
                what.pages.push_back({one.head.url, "t" + number, one.head.at, true, std::string(below(500), '"')});
        }
        for (const auto format : {Format::Warc, Format::Wacz}) {
            if (format == Format::Wacz && what.pages.empty()) continue;
            const auto path = writeTo(format, what);
            expectSame(what, readBack(format, path));
            std::filesystem::remove(path);
        }
        if (::testing::Test::HasFailure()) FAIL() << "seed " << run + 1;
    }
}

}  // namespace
}  // namespace periplus::archive
