// WARC as others write it. The hostile ones are in warc_hostile_test.cpp.
#include "base/hash.h"
#include "core/archive/collecting_sink.h"
#include "core/archive/warc_builder.h"

#include <array>
#include <cstdio>

namespace periplus::archive {
namespace {

CollectingSink readBytes(std::string_view bytes, const ReadLimits& limits = {}) {
    const TemporaryFile file(bytes);
    CollectingSink sink;
    const auto format = readArchive(file.path(), sink, limits);
    EXPECT_EQ(format.value_or(Format::Mhtml), Format::Warc) << (format ? "" : format.error().detail);
    return sink;
}

std::string body(std::size_t size) {
    std::string text;
    for (std::size_t i = 0; text.size() < size; ++i) text += "line " + std::to_string(i * 2654435761U) + "\n";
    text.resize(size);
    return text;
}

std::string sha1(std::string_view bytes) {
    Digest digest(DigestKind::Sha1);
    digest.add(bytes);
    return hexOf(digest.bytes());
}

const std::vector<std::string> kThree = {
    record("warcinfo", "", {{"Content-Type", "application/warc-fields"}}, "software: somebody's\r\n"),
    response("https://a.example/", "<p>one</p>"),
    response("https://a.example/b.png", body(700'000), "Content-Type: image/png\r\n"),
};

void expectThree(const CollectingSink& sink) {
    ASSERT_EQ(sink.resources.size(), 2U) << sink.allDoubts();
    EXPECT_EQ(sink.resources[0].head.url, "https://a.example/");
    EXPECT_EQ(sink.resources[0].head.at.value, 1580702706000);
    EXPECT_EQ(sink.resources[0].bytes, "<p>one</p>");
    EXPECT_TRUE(sink.resources[0].whole);
    EXPECT_EQ(sink.resources[1].head.contentType, "image/png");
    EXPECT_EQ(sink.resources[1].bytes, body(700'000));
    EXPECT_TRUE(sink.resources[1].whole);
    ASSERT_EQ(sink.pages.size(), 1U);
    EXPECT_EQ(sink.pages[0].url, "https://a.example/");
    EXPECT_FALSE(sink.pages[0].certain);
    EXPECT_EQ(sink.allDoubts(), "");
}

TEST(Warc, IsReadPlain) { expectThree(readBytes(joined(kThree))); }

TEST(Warc, IsReadWithAGzipMemberForEachRecord) { expectThree(readBytes(gzipEach(kThree))); }

TEST(Warc, IsReadWithOneGzipMemberOverAll) { expectThree(readBytes(gzipped(joined(kThree)))); }

TEST(Warc, IsReadWithBordersOfMembersInTheWrongPlaces) {
    const auto all = joined(kThree);
    for (const std::size_t step : {53U, 1000U, 70'000U}) {
        std::string bytes;
        for (std::size_t at = 0; at < all.size(); at += step) bytes += gzipped(all.substr(at, step));
        expectThree(readBytes(bytes));
    }
}

TEST(Warc, ReadsVersionOneWithItsBracketsAndBareLineEnds) {
    auto text =
        record("response", "<http://a.example/x y>", {}, http("Content-Type: text/html\r\n", "old"), "WARC/1.0");
    for (auto at = text.find("\r\n"); at != std::string::npos && at < text.find("HTTP/"); at = text.find("\r\n"))
        text.replace(at, 2, "\n");
    const auto sink = readBytes(text);
    ASSERT_EQ(sink.resources.size(), 1U);
    EXPECT_EQ(sink.resources[0].head.url, "http://a.example/x%20y");
    EXPECT_EQ(sink.resources[0].bytes, "old");
}

TEST(Warc, GivesResourcesAsTheyAre) {
    const auto sink =
        readBytes(record("resource", "https://a.example/s.css", {{"Content-Type", "text/css"}}, "a{}") +
                  record("resource", "cid:part@x", {{"Content-Type", "image/png"}}, "png") +
                  record("resource", "urn:view:https://a.example/", {{"Content-Type", "image/png"}}, "s"));
    ASSERT_EQ(sink.resources.size(), 2U);
    EXPECT_EQ(sink.resources[0].head.contentType, "text/css");
    EXPECT_EQ(sink.resources[0].bytes, "a{}");
    EXPECT_EQ(sink.resources[1].head.url, "cid:part@x");
    EXPECT_EQ(sink.allDoubts(), "");
}

TEST(Warc, MakesARedirectAbsolute) {
    const auto sink = readBytes(
        record("response", "https://a.example/x/y", {}, http("Location: ../z?q#f\r\n", "", "301 Moved Permanently")));
    ASSERT_EQ(sink.resources.size(), 1U);
    EXPECT_EQ(sink.resources[0].head.status, 301);
    EXPECT_EQ(sink.resources[0].head.redirect, "https://a.example/z?q#f");
    EXPECT_TRUE(sink.pages.empty());
}

TEST(Warc, UndoesChunksAndContentEncodings) {
    const auto packed = gzipped(body(5000));
    const auto half = packed.size() / 2;
    const auto hex = [](std::size_t number) {
        std::array<char, 20> text{};
        std::snprintf(text.data(), text.size(), "%zx", number);
        return std::string(text.data());
    };
    const auto chunked = hex(half) + ";extension=1\r\n" + packed.substr(0, half) + "\r\n" + hex(packed.size() - half) +
                         "\r\n" + packed.substr(half) + "\r\n0\r\nTrailer: x\r\n\r\n";
    const auto sink = readBytes(response("https://a.example/", chunked,
                                         "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"
                                         "Transfer-Encoding: chunked\r\n"));
    ASSERT_EQ(sink.resources.size(), 1U);
    EXPECT_EQ(sink.resources[0].bytes, body(5000));
    EXPECT_TRUE(sink.resources[0].whole) << sink.allDoubts();
}

TEST(Warc, TakesABodyAsItIsWhenItIsNotEncodedAsItsHeadSays) {
    for (const std::string coding : {"gzip", "deflate", "br"}) {
        const auto sink = readBytes(
            response("https://a.example/", "<!DOCTYPE html><p>plain text, kept decoded</p>",
                     "Content-Type: text/html\r\nContent-Encoding: " + coding + "\r\nTransfer-Encoding: chunked\r\n"));
        ASSERT_EQ(sink.resources.size(), 1U);
        EXPECT_EQ(sink.resources[0].bytes, "<!DOCTYPE html><p>plain text, kept decoded</p>") << coding;
        EXPECT_TRUE(sink.resources[0].whole);
        EXPECT_TRUE(sink.hasDoubt("as its head says"));
    }
}

TEST(Warc, ChecksDigestsInAllTheirSpellings) {
    const std::string text = "abc";
    const std::vector<std::string> good = {"sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5",
                                           "sha1:a9993e364706816aba3e25717850c26c9cd0d89d",
                                           "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                                           "md5:900150983cd24fb0d6963f7d28e17f72", "SHA-256:xyz"};
    for (const auto& digest : good) {
        const auto sink = readBytes(response("https://a.example/", text, {}, {{"WARC-Payload-Digest", digest}}));
        ASSERT_EQ(sink.resources.size(), 1U);
        EXPECT_TRUE(sink.resources[0].whole) << digest;
    }
    const auto sink = readBytes(response("https://a.example/", "abd", {}, {{"WARC-Payload-Digest", good[0]}}) +
                                record("resource", "https://a.example/2", {{"WARC-Block-Digest", good[1]}}, "abd"));
    ASSERT_EQ(sink.resources.size(), 2U);
    EXPECT_FALSE(sink.resources[0].whole);
    EXPECT_FALSE(sink.resources[1].whole);
    EXPECT_TRUE(sink.hasDoubt("digest does not hold"));
}

TEST(Warc, APayloadDigestMayBeOfTheBodyWithoutItsChunks) {
    const auto fields = "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n";
    for (const auto& digest : {sha1("abc"), sha1("3\r\nabc\r\n0\r\n\r\n")}) {
        const auto sink = readBytes(response("https://a.example/", "3\r\nabc\r\n0\r\n\r\n", fields,
                                             {{"WARC-Payload-Digest", "sha1:" + digest}}));
        ASSERT_EQ(sink.resources.size(), 1U);
        EXPECT_TRUE(sink.resources[0].whole);
    }
}

const Fields kAbcDigest = {{"WARC-Payload-Digest", "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5"}};

TEST(Warc, GivesWhatARevisitRefersTo) {
    auto byDigest = kAbcDigest;
    byDigest.emplace_back("WARC-Date", "2021-01-01T00:00:00Z");
    const Fields byAddress = {{"WARC-Refers-To-Target-URI", "https://a.example/other"},
                              {"WARC-Refers-To-Date", "2020-02-03T04:05:06Z"}};
    const std::vector<std::string> records = {
        response("https://a.example/other", "<p>other</p>"),
        response("https://a.example/", "abc", {}, kAbcDigest),
        record("revisit", "https://a.example/", byDigest, http("", "", "304 Not Modified")),
        record("revisit", "https://b.example/", byAddress, ""),
    };
    for (const auto& bytes : {joined(records), gzipEach(records), gzipped(joined(records))}) {
        const auto sink = readBytes(bytes);
        ASSERT_EQ(sink.resources.size(), 4U) << sink.allDoubts();
        EXPECT_EQ(sink.resources[2].bytes, "abc");
        EXPECT_EQ(sink.resources[2].head.at.value, 1609459200000);
        EXPECT_EQ(sink.resources[2].head.status, 200);
        EXPECT_EQ(sink.resources[3].head.url, "https://b.example/");
        EXPECT_EQ(sink.resources[3].bytes, "<p>other</p>");
        EXPECT_TRUE(sink.resources[3].whole);
        EXPECT_EQ(sink.allDoubts(), "");
    }
}

TEST(Warc, ADocumentThatIsPartOfAnotherIsNoPage) {
    const auto request = [](const std::string& url, const std::string& dest) {
        return record("request", url, {}, "GET / HTTP/1.1\r\nSec-Fetch-Dest: " + dest + "\r\n\r\n");
    };
    const auto sink =
        readBytes(response("https://a.example/", "<p>") + request("https://a.example/", "document") +
                  response("https://a.example/frame", "<p>") + request("https://a.example/frame", "iframe") +
                  request("https://a.example/early", "iframe") + response("https://a.example/early", "<p>") +
                  response("https://a.example/crawled", "<p>") +
                  record("metadata", "https://a.example/crawled", {}, "hopsFromSeed: LE\r\n") +
                  response("https://a.example/kind", "<p>", {}, {{"WARC-Resource-Type", "xhr"}}) +
                  response("https://a.example/last", "<p>"));
    ASSERT_EQ(sink.pages.size(), 2U);
    EXPECT_EQ(sink.pages[0].url, "https://a.example/");
    EXPECT_EQ(sink.pages[1].url, "https://a.example/last");
}

TEST(Warc, ReportsHowFarItIs) {
    const auto bytes = joined(kThree);
    EXPECT_EQ(readBytes(bytes).last.done, bytes.size());
    EXPECT_EQ(readBytes(bytes).last.total, bytes.size());
}

TEST(Warc, IsStopped) {
    const TemporaryFile file(joined(kThree));
    CollectingSink sink;
    std::stop_source stop;
    stop.request_stop();
    const auto read = readArchive(file.path(), sink, {}, stop.get_token());
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::Cancelled);
}

TEST(Warc, IsKnownByItsContent) {
    EXPECT_EQ(formatOf(TemporaryFile(joined(kThree), ".txt").path()).value(), Format::Warc);
    EXPECT_EQ(formatOf(TemporaryFile(gzipEach(kThree), ".html").path()).value(), Format::Warc);
    EXPECT_EQ(formatOf(TemporaryFile(gzipped("something else")).path()).error().code, ErrorCode::Malformed);
    EXPECT_EQ(formatOf(TemporaryFile("").path()).error().code, ErrorCode::Empty);
    EXPECT_EQ(formatOf("/nowhere.warc").error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace periplus::archive
