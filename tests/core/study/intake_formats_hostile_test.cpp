// Every way that we know of to build an archive wrongly, through the real reader process: what is whole beside it is
// taken in, what is not is said, and the library stays whole.
#include "core/archive/warc_builder.h"
#include "core/archive/zip_builder.h"
#include "core/study/hostile_archive.h"

#include <algorithm>
#include <chrono>

namespace periplus::study {
namespace {

using archive::Fields;
using archive::http;
using archive::record;
using archive::zipOf;
using archive::ZipPart;

constexpr std::uint64_t kBeyond = 0x7FFFFFFFFFFFFFFFULL;

std::string answer(const std::string& url, std::string_view body, const std::string& fields = {},
                   const Fields& more = {}) {
    return archive::response(url, body, fields, more);
}

const std::string kFirst = answer("https://a.example/first", "<title>first</title><p>words");
const std::string kLast = answer("https://a.example/last", "<title>last</title><p>words");

class HostileFormats : public HostileArchive {
protected:
    std::string write(const std::string& name, std::string_view bytes) {
        auto path = folder_ / name;
        std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
        return path;
    }
    // The good pages alone are captures, whole and the same each time; a fault is said.
    void expectGoodPages(const std::string& path, const std::vector<std::string>& titles, bool fault = true) {
        const auto begin = std::chrono::steady_clock::now();
        const auto report = take(path);
        EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(60));
        ASSERT_TRUE(report) << report.error().detail;
        if (fault) {
            EXPECT_FALSE(report->doubts.empty());
        }
        captures();
        auto all = library_->captures().all().value();
        std::ranges::sort(all, {}, &Capture::title);
        ASSERT_EQ(all.size(), titles.size());
        for (std::size_t i = 0; i < all.size(); ++i) EXPECT_EQ(all[i].title, titles[i]);
    }
};

struct Fault {
    const char* name;
    std::string bytes;
};

std::vector<Fault> faultsOfRecords() {
    const std::string url = "https://a.example/bad";
    const std::string huge(3'000'000, 'h');
    const auto coded = [&](const std::string& coding, const std::string& body) {
        return answer(url, body, "Content-Type: text/html\r\nContent-Encoding: " + coding + "\r\n");
    };
    const auto sized = [&](const std::string& length) {
        return record("response", url, {{"Content-Length", length}, {"Content-Type", "application/http"}},
                      http("Content-Type: text/html\r\n", "<p>bad"));
    };
    const auto revisit = [](const std::string& from, const std::string& to) {
        return record("revisit", from,
                      {{"WARC-Refers-To-Target-URI", to}, {"WARC-Refers-To-Date", "2020-02-03T04:05:06Z"}}, "");
    };
    const auto chunked = [&](const std::string& body) {
        return answer(url, body, "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n");
    };
    return {
        {"negative length", sized("-1")},
        {"huge length", sized("99999999999999999999999999")},
        {"length of the largest number", sized("9223372036854775807")},
        {"length in words", sized("many")},
        {"length over the rest", sized("300")},
        {"length within", sized("30")},
        {"bad chunk", chunked("3\r\nabc\r\nzz\r\nabc\r\n0\r\n\r\n")},
        {"endless chunk", chunked("3\r\nabc\r\nFFFFFFFFFFFFFFFF\r\nabc")},
        {"four codings", coded("gzip, br, gzip, gzip", "x")},
        {"coding cut off", coded("gzip", archive::gzipped(std::string(5000, 'a') + "b").substr(0, 30))},
        {"head of 3 MB", "WARC/1.1\r\nWARC-Type: response\r\nX: " + huge + "\r\n\r\n"},
        {"server's head of 3 MB", answer(url, "x", "Content-Type: text/html\r\nX: " + huge + "\r\n")},
        {"head without end", record("response", url, {}, "HTTP/1.1 200 OK\r\nX: " + huge)},
        {"revisits in a circle", revisit(url, url + "2") + revisit(url + "2", url) + revisit(url, url)},
        {"digest of others", answer(url, "<p>bad", {}, {{"WARC-Payload-Digest", "sha1:" + std::string(32, 'A')}})},
        {"junk", std::string("\x01\x02 not a record \r\n\r\nWARC/x\r\n") + std::string(3000, '\xFE')},
        {"zeros", std::string(100'000, '\0')},
    };
}

std::size_t heavy() {
    const char* asked = std::getenv("PERIPLUS_HEAVY_TEXT");
    return asked == nullptr ? 3'000'000 : std::strtoull(asked, nullptr, 10);
}

}  // namespace

TEST_F(HostileFormats, AFaultyRecordHidesNoGoodOne) {
    for (const auto& [name, bytes] : faultsOfRecords()) {
        SCOPED_TRACE(name);
        ASSERT_NO_FATAL_FAILURE(expectGoodPages(write("plain.warc", kFirst + bytes + kLast), {"first", "last"}));
        ASSERT_NO_FATAL_FAILURE(
            expectGoodPages(write("packed.warc.gz", archive::gzipEach({kFirst, bytes, kLast})), {"first", "last"}));
    }
}

TEST_F(HostileFormats, BordersOfMembersAndTrailingJunkHideNothing) {
    const auto both = archive::gzipped(kFirst) + archive::gzipped(kLast);
    const auto across = archive::gzipped(kFirst.substr(0, 100)) +
                        archive::gzipped(kFirst.substr(100) + kLast.substr(0, 7)) + archive::gzipped(kLast.substr(7));
    expectGoodPages(write("across.warc.gz", across), {"first", "last"}, false);
    expectGoodPages(write("junk.warc.gz", both + std::string(100'000, 'J')), {"first", "last"});
    expectGoodPages(write("cut.warc.gz", both + archive::gzipped(kFirst).substr(0, 60)), {"first", "last"});
}

TEST_F(HostileFormats, HeadsOfAHundredMegabytesTakeNoMemory) {
    options_.reader.memoryBytes = 128ULL * 1024 * 1024;
    const auto path = folder_ / "heads.warc";
    {
        std::ofstream out(path, std::ios::binary);
        const std::string megabyte(1024 * 1024, 'h');
        out << kFirst << "WARC/1.1\r\nWARC-Type: response\r\nX: ";
        for (int i = 0; i < 100; ++i) out << megabyte;
        out << "\r\n\r\n" << kLast;
    }
    expectGoodPages(path, {"first", "last"});
}

TEST_F(HostileFormats, AddressesOfEveryKindHaveNoPlace) {
    const std::vector<std::string> bad = {"file:///etc/passwd",
                                          "javascript:alert(1)",
                                          "JaVa\tScript:alert(1)",
                                          "data:text/html,x",
                                          "https://user:pass@a.example/",
                                          "https://a.example@evil.example/",
                                          "\\\\server\\share",
                                          "C:\\Windows",
                                          "https://",
                                          "http://[::1",
                                          "https://a.example:99999/",
                                          "periplus-snap://0123/x",
                                          "about:blank",
                                          "chrome://version",
                                          "view-source:https://a.example/",
                                          "blob:https://a.example/x",
                                          "https://\xFF/",
                                          "https://a.example/" + std::string(200'000, 'u')};
    std::string warc = kFirst;
    std::string lines = R"({"format": "json-pages-1.0", "id": "pages"})"
                        "\n";
    for (const auto& url : bad) {
        warc += answer(url, "<title>bad</title>");
        std::string quoted;
        for (const char c : url) quoted += c == '\\' || c == '"' ? std::string{'\\', c} : std::string{c};
        lines += R"({"url": ")" + quoted + "\"}\n";
    }
    expectGoodPages(write("urls.warc", warc + kLast), {"first", "last"}, false);
    lines += R"({"url": "https://a.example/first"})"
             "\n";
    const auto wacz =
        zipOf({{"archive/data.warc.gz", archive::gzipEach({kFirst, kLast})}, {"pages/pages.jsonl", lines}});
    expectGoodPages(write("urls.wacz", wacz), {"first", "last"});
    const auto all = library_->captures().all().value();
    for (const auto& capture : all) {
        EXPECT_TRUE(capture.url.starts_with("https://a.example/")) << capture.url.substr(0, 100);
    }
}

TEST_F(HostileFormats, WhatAListSaysOfItsPagesCommandsNothing) {
    const std::string list =
        R"({"format": "json-pages-1.0", "id": "pages"})"
        "\n"
        R"({"url": "https://a.example/p", "ts": "2020-02-03T04:05:06Z", "title": "a\u202Eb\n\u0007c)" +
        std::string(300'000, 't') + "\"}\n";
    const auto page = archive::gzipped(answer("https://a.example/p", "<p>words without a title"));
    ASSERT_TRUE(take(write("title.wacz", zipOf({{"archive/data.warc.gz", page}, {"pages/pages.jsonl", list}}))));
    const auto all = library_->captures().all().value();
    ASSERT_EQ(all.size(), 1U);
    EXPECT_TRUE(all[0].title.starts_with("ab c")) << all[0].title.substr(0, 20);
    EXPECT_LE(all[0].title.size(), 4096U);
}

TEST_F(HostileFormats, AFaultyZipHidesNoGoodPage) {
    const auto good = archive::gzipEach({kFirst});
    const auto evil = archive::gzipped(answer("https://evil.example/", "<title>evil</title>"));
    const std::string zeros(30'000'000, '\0');
    const auto member = archive::gzipped(zeros);
    ZipPart bomb{"archive/bomb.warc", member.substr(10, member.size() - 18)};
    bomb.method = 8;
    bomb.size = static_cast<std::uint32_t>(zeros.size());
    bomb.checksum = 1;
    auto list = bomb;
    list.name = "pages/extraPages.jsonl";
    ZipPart lying{"archive/lying.warc.gz", evil};
    archive::put(lying.extra, 1, 2);
    archive::put(lying.extra, 16, 2);
    archive::put(lying.extra, kBeyond, 8);
    archive::put(lying.extra, kBeyond, 8);
    lying.size = 0xFFFFFFFFU;
    ZipPart link{"archive/link.warc.gz", evil, 0120777U << 16U};
    ZipPart locked{"archive/locked.warc.gz", evil, 0100644U << 16U, 1};
    std::vector<ZipPart> bad = {bomb, list, link, locked, {"archive/data.warc.gz", evil}};
    for (const std::string name : {"../archive/x.warc.gz", "archive/../../x.warc.gz", "/archive/x.warc.gz",
                                   "archive\\x.warc.gz", "C:\\archive\\x.warc.gz", "archive/x\n.warc.gz"})
        bad.push_back({name, evil});
    for (const auto& part : bad) {
        SCOPED_TRACE(part.name);
        ASSERT_NO_FATAL_FAILURE(expectGoodPages(
            write("bad.wacz", zipOf({{"archive/data.warc.gz", good}, {"indexes/index.cdx.gz", "all lies"}, part})),
            {"first"}));
    }
    const auto report = take(write("zip64.wacz", zipOf({{"archive/data.warc.gz", good}, lying})));
    expectSaid(report, folder_ / "zip64.wacz");
    EXPECT_EQ(captures(), 1U);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "x.warc.gz"));
}

TEST_F(HostileFormats, OneFileUnderManyNamesIsReadOnce) {
    std::vector<ZipPart> parts = {{"archive/data.warc.gz", archive::gzipEach({kFirst, kLast})}};
    for (int i = 0; i < 200; ++i) {
        parts.push_back({"archive/" + std::to_string(i) + ".warc.gz", parts[0].bytes});
        parts.back().localOffset = 0;
    }
    // The copies' own bytes go: what stays is one file and a list that names it many times.
    const auto path = write("overlap.wacz", zipOf(parts));
    const auto report = take(path);
    expectSaid(report, path);
    EXPECT_LE(captures(), 2U);
}

TEST_F(HostileFormats, MailsWithoutSenseAreSaidAndTheirPagesTaken) {
    const std::string head = "MIME-Version: 1.0\nContent-Type: multipart/related";
    const std::string page = "Content-Location: https://a.example/first\nContent-Type: text/html\n\n";
    const std::string first = page + "<title>first</title><p>words\n";
    expectGoodPages(write("none.mhtml", head + "\n\n\n--b\n" + first + "--b--\n"), {"first"});
    expectGoodPages(
        write("two.mhtml", head + "; boundary=b\n\n--b\n" + first + "--b\n" + page + "<title>other</title>\n--b--\n"),
        {"first"});
    const auto frame = [](const std::string& name, const std::string& to) {
        return "--b\nContent-ID: <" + name + ">\nContent-Type: text/html\n\n<iframe src=cid:" + to + "></iframe>\n";
    };
    expectGoodPages(write("circle.mhtml", head + "; boundary=b\n\n--b\n" + page +
                                              "<title>circle</title><iframe src=cid:a></iframe><img src=cid:a>\n" +
                                              frame("a", "b") + frame("b", "a") + "--b--\n"),
                    {"circle", "first"}, false);
    std::string deep = "MIME-Version: 1.0\n";
    for (int i = 0; i < 1000; ++i) {
        const auto name = std::to_string(i);
        deep += "Content-Type: multipart/related; boundary=b" + name + "\n\n--b" + name + "\n";
    }
    const auto path = write("deep.mhtml", deep + page + "<title>deep</title>\n");
    expectSaid(take(path), path);
    EXPECT_EQ(captures(), 2U);
}

// PERIPLUS_HEAVY_TEXT=50000000 for a text node of so many bytes. TRUST.md's pages: each is a capture that holds, or is
// said not to be one.
TEST_F(HostileFormats, PagesThatAreHeavyOrOddAreTakenInSoon) {
    std::string nests = "<title>nests</title>";
    for (int i = 0; i < 100'000; ++i) nests += "<div>";
    std::string titles = "<title>";
    for (int i = 0; i < 250'000; ++i) titles += "\xE2\x80\xAEt";
    const std::vector<Fault> pages = {
        {"nests", nests + "deep"},
        {"text", "<title>text</title><p>" + std::string(heavy(), 'x')},
        {"title", titles + "</title><p>words"},
        {"clobbered", "<title>clobbered</title><form name=body><input name=title id=documentElement></form><p>words"},
        {"marks", "<title>marks</title><mark class=periplus-mark id=periplus-1>faked</mark>"},
        {"leads away",
         "<title>leads away</title><base href=https://evil.example/><meta http-equiv=refresh "
         "content='0;url=//evil.example/'><a href=x download=../../x ping=//evil.example/>x</a><p>words"},
        {"utf-7", "<title>utf-7</title><meta charset=utf-7>+ADw-script+AD4-alert(1)+ADw-/script+AD4-"},
    };
    std::size_t taken = 0;
    for (const auto& [name, bytes] : pages) {
        SCOPED_TRACE(name);
        const auto path = folder_ / "heavy.warc";
        std::ofstream(path, std::ios::binary) << answer("https://a.example/" + std::to_string(++taken), bytes);
        const auto begin = std::chrono::steady_clock::now();
        const auto report = take(path);
        EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(60));
        ASSERT_TRUE(report) << report.error().detail;
        ASSERT_EQ(library_->captures().all().value().size(), taken);
        EXPECT_EQ(library_->captures().verify(report->captures.front().id).value(), std::vector<std::string>());
        const auto served = library_->captures().serve(report->captures.front().id, "").value();
        EXPECT_EQ(served.bytes.find("<script"), std::string::npos);
        EXPECT_EQ(served.bytes.find("evil.example/\""), std::string::npos);
        EXPECT_LE(report->captures.front().title.size(), 4096U);
    }
}

}  // namespace periplus::study
