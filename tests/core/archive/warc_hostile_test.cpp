// WARC files that mean harm, or were harmed: each with what is expected of it. Whatever comes, what is whole is given,
// what is not is said, and neither memory nor time grows out of proportion.
#include "base/hash.h"
#include "core/archive/collecting_sink.h"
#include "core/archive/warc_builder.h"

#include <sys/resource.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <random>

namespace periplus::archive {
namespace {

CollectingSink readBytes(std::string_view bytes, const ReadLimits& limits = {}) {
    const TemporaryFile file(bytes);
    CollectingSink sink;
    const auto format = readArchive(file.path(), sink, limits);
    EXPECT_TRUE(format) << (format ? "" : format.error().detail);
    return sink;
}

const std::string kFirst = response("https://a.example/first", "<p>first</p>");
const std::string kLast = response("https://a.example/last", "<p>last</p>");

// The first and the last record are whole, whatever stands between them.
void expectFirstAndLast(const CollectingSink& sink) {
    ASSERT_GE(sink.resources.size(), 2U) << sink.allDoubts();
    EXPECT_EQ(sink.resources.front().head.url, "https://a.example/first");
    EXPECT_EQ(sink.resources.front().bytes, "<p>first</p>");
    EXPECT_TRUE(sink.resources.front().whole);
    EXPECT_EQ(sink.resources.back().head.url, "https://a.example/last");
    EXPECT_EQ(sink.resources.back().bytes, "<p>last</p>");
    EXPECT_TRUE(sink.resources.back().whole) << sink.allDoubts();
}

TEST(WarcHostile, AGzipBombIsCutAndWhatFollowsIsRead) {
    const auto bomb = response("https://a.example/bomb", std::string(20'000'000, '\0'));
    const auto sink = readBytes(gzipEach({kFirst, bomb, kLast}));
    expectFirstAndLast(sink);
    ASSERT_EQ(sink.resources.size(), 3U);
    EXPECT_FALSE(sink.resources[1].whole);
    EXPECT_LT(sink.resources[1].bytes.size(), 20'000'000U);
    EXPECT_TRUE(sink.hasDoubt("further than the limit")) << sink.allDoubts();
}

TEST(WarcHostile, ABombInAContentEncodingIsCut) {
    const auto bomb = response("https://a.example/bomb", gzipped(gzipped(std::string(20'000'000, '\0'))),
                               "Content-Type: text/html\r\nContent-Encoding: gzip, gzip\r\n");
    for (const auto& bytes : {kFirst + bomb + kLast, gzipEach({kFirst, bomb, kLast})}) {
        const auto sink = readBytes(bytes);
        expectFirstAndLast(sink);
        ASSERT_EQ(sink.resources.size(), 3U);
        EXPECT_FALSE(sink.resources[1].whole);
        EXPECT_LE(sink.resources[1].bytes.size(), 2'000'000U);
    }
}

TEST(WarcHostile, AResourceOverTheLimitIsCut) {
    ReadLimits limits;
    limits.resourceBytes = 1000;
    const auto sink = readBytes(kFirst + response("https://a.example/big", std::string(5000, 'x')) + kLast, limits);
    expectFirstAndLast(sink);
    EXPECT_FALSE(sink.resources[1].whole);
    EXPECT_LE(sink.resources[1].bytes.size(), 1000U);
    EXPECT_TRUE(sink.hasDoubt("larger than the limit"));
}

TEST(WarcHostile, LengthsThatCannotBeAreDoubts) {
    for (const std::string length :
         {"-1", "99999999999999999999999999", "9223372036854775807", "12x", "0x10", "", "1000000000000", "+5"}) {
        const auto bad = record("response", "https://a.example/bad", {{"Content-Length", length}}, http("", "body"));
        for (const auto& bytes : {kFirst + bad + kLast, gzipEach({kFirst, bad, kLast})}) {
            const auto sink = readBytes(bytes);
            expectFirstAndLast(sink);
            EXPECT_FALSE(sink.doubts.empty()) << length;
            for (const auto& one : sink.resources) {
                EXPECT_FALSE(one.whole && one.head.url == "https://a.example/bad") << length;
            }
        }
    }
}

TEST(WarcHostile, ALengthThatSwallowsTheNextRecordDoesNotHideIt) {
    const auto bad = record("response", "https://a.example/bad", {{"Content-Length", "300"}}, http("", "body"));
    const auto more = response("https://a.example/more", "<p>more</p>");
    const auto sink = readBytes(kFirst + bad + more + kLast);
    expectFirstAndLast(sink);
    EXPECT_TRUE(sink.hasDoubt("not as long as it says"));
    const auto found =
        std::ranges::find(sink.resources, "https://a.example/more", [](const Collected& one) { return one.head.url; });
    ASSERT_NE(found, sink.resources.end());
    EXPECT_TRUE(found->whole);
    const auto shortRecord = record("response", "https://a.example/bad", {{"Content-Length", "30"}},
                                    http("", "a body longer than the length"));
    expectFirstAndLast(readBytes(kFirst + shortRecord + kLast));
}

TEST(WarcHostile, AnyCutGivesWhatCameBeforeIt) {
    const std::vector<std::string> records = {kFirst, response("https://a.example/2", std::string(300, 'b')), kLast};
    for (const bool packed : {false, true}) {
        const auto bytes = packed ? gzipEach(records) : joined(records);
        const auto first = packed ? gzipped(kFirst).size() : kFirst.size();
        for (std::size_t size = 12; size < bytes.size(); size += 3) {
            const TemporaryFile file(bytes.substr(0, size));
            CollectingSink sink;
            const auto read = readArchive(file.path(), sink);
            if (size < first) continue;
            ASSERT_TRUE(read) << size;
            EXPECT_TRUE(sink.resources[0].whole) << size;
            EXPECT_LE(std::ranges::count_if(sink.resources, &Collected::whole), 3) << size;
        }
    }
}

TEST(WarcHostile, JunkBetweenAndBehindIsPassedOver) {
    const std::string junk = "\x01\x02 not a record \r\n\r\nWARC/x\r\n" + std::string(3000, '\xFE');
    auto sink = readBytes(kFirst + junk + "\r\n" + kLast + junk);
    expectFirstAndLast(sink);
    EXPECT_TRUE(sink.hasDoubt("no record where one should begin"));
    sink = readBytes(gzipped(kFirst) + junk + gzipped(kLast) + junk);
    expectFirstAndLast(sink);
    EXPECT_TRUE(sink.hasDoubt("no gzip member"));
    sink = readBytes(gzipped(kFirst) + std::string(5000, '\0') + gzipped(junk) + gzipped(kLast));
    expectFirstAndLast(sink);
}

TEST(WarcHostile, ADamagedMemberHidesNoOther) {
    std::string middle(20'000, '\0');
    std::minstd_rand random(7);
    for (char& c : middle) c = static_cast<char>(random());
    auto packed = gzipped(response("https://a.example/middle", middle));
    for (const auto at : {5U, 30U, 9000U, 19'000U}) {
        auto damaged = packed;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
        damaged[packed.size() - 6] = static_cast<char>(damaged[packed.size() - 6] ^ 1);  // of the checksum
        const auto sink = readBytes(gzipped(kFirst) + damaged + gzipped(kLast));
        expectFirstAndLast(sink);
        for (const auto& one : sink.resources) {
            EXPECT_FALSE(one.whole && one.head.url == "https://a.example/middle") << at;
        }
        EXPECT_FALSE(sink.doubts.empty());
    }
}

TEST(WarcHostile, BadChunksCutTheBody) {
    const auto fields = "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n";
    for (const std::string body :
         {"3\r\nabc\r\nzz\r\nabc\r\n0\r\n\r\n", "3\r\nabcde\r\n0\r\n\r\n", "3\r\nabc\r\n",
          "3\r\nabc\r\nFFFFFFFFFFFFFFFF\r\nabc", "3\r\nabc\r\nFFFFFFF\r\nabc", "3\r\nabc\r\n-1\r\nabc\r\n0\r\n\r\n"}) {
        const auto sink = readBytes(kFirst + response("https://a.example/c", body, fields) + kLast);
        expectFirstAndLast(sink);
        ASSERT_EQ(sink.resources.size(), 3U);
        EXPECT_FALSE(sink.resources[1].whole) << body;
        EXPECT_EQ(sink.resources[1].bytes.substr(0, 3), "abc") << body;
    }
}

TEST(WarcHostile, ContentEncodingsAreUndoneUpToTheLimit) {
    const auto encoded = [](const std::string& coding, const std::string& body) {
        return response("https://a.example/e", body, "Content-Type: text/html\r\nContent-Encoding: " + coding + "\r\n");
    };
    const auto twice = gzipped(gzipped("twice"));
    EXPECT_EQ(readBytes(encoded("gzip, gzip", twice)).resources[0].bytes, "twice");
    // "once" in brotli: a stream of one meta-block that is not compressed, then the end.
    const std::string brotli("\x8B\x01\x80once\x03", 8);
    EXPECT_EQ(readBytes(encoded("br", brotli)).resources[0].bytes, "once");
    EXPECT_EQ(readBytes(encoded("gzip, br, gzip", gzipped(brotli))).resources[0].bytes, "once");
    const auto four = readBytes(encoded("gzip, gzip, gzip, gzip", gzipped(gzipped(twice))));
    EXPECT_FALSE(four.resources[0].whole);
    EXPECT_EQ(four.resources[0].bytes, "");
    EXPECT_TRUE(four.hasDoubt("more content encodings"));
    const auto unknown = readBytes(encoded("zstd", "(\xB5/\xFD"));
    EXPECT_FALSE(unknown.resources[0].whole);
    EXPECT_TRUE(unknown.hasDoubt("zstd"));
    auto broken = gzipped(std::string(5000, 'a') + "b");
    broken.resize(broken.size() - 9);
    EXPECT_FALSE(readBytes(encoded("gzip", broken)).resources[0].whole);
}

TEST(WarcHostile, ATypeWithALineBreakIsOneLine) {
    const auto sink =
        readBytes(response("https://a.example/", "x", "Content-Type: text/html\r\n\tX: 1\r\nSet-Cookie: a\r\n"));
    ASSERT_EQ(sink.resources.size(), 1U);
    EXPECT_EQ(sink.resources[0].head.contentType.find_first_of("\r\n\t"), std::string::npos);
    EXPECT_EQ(sink.resources[0].head.contentType.substr(0, 9), "text/html");
}

TEST(WarcHostile, RevisitsThatReferToEachOtherAreDoubts) {
    const auto revisit = [](const std::string& url, const std::string& to) {
        return record("revisit", url,
                      {{"WARC-Refers-To-Target-URI", to}, {"WARC-Refers-To-Date", "2020-02-03T04:05:06Z"}}, "");
    };
    const auto sink = readBytes(kFirst + revisit("https://a.example/a", "https://a.example/b") +
                                revisit("https://a.example/b", "https://a.example/a") +
                                revisit("https://a.example/a", "https://a.example/a") +
                                revisit("https://a.example/c", "https://a.example/last") + kLast);
    EXPECT_EQ(sink.resources.size(), 2U);
    expectFirstAndLast(sink);
    EXPECT_EQ(sink.doubts.size(), 4U);
}

TEST(WarcHostile, RevisitsMultiplyNothingBeyondTheirBudget) {
    std::string noise(4'000'000, '\0');
    std::minstd_rand random(3);
    for (char& c : noise) c = static_cast<char>(random());
    std::string bytes = response("https://a.example/big", noise);
    for (int i = 0; i < 40; ++i)
        bytes += record(
            "revisit", "https://a.example/" + std::to_string(i),
            {{"WARC-Refers-To-Target-URI", "https://a.example/big"}, {"WARC-Refers-To-Date", "2020-02-03T04:05:06Z"}},
            "");
    ReadLimits limits;
    limits.ratio = 1;
    const auto sink = readBytes(bytes, limits);
    EXPECT_GT(sink.resources.size(), 10U);
    EXPECT_LT(sink.resources.size(), 30U);
    EXPECT_TRUE(sink.hasDoubt("was not found"));
}

TEST(WarcHostile, HeadsOverTheLimitAreDoubts) {
    const std::string huge(3'000'000, 'h');
    const auto warcHead = "WARC/1.1\r\nWARC-Type: response\r\nX: " + huge + "\r\n\r\n";
    const auto httpHead = response("https://a.example/h", "x", "Content-Type: text/html\r\nX: " + huge + "\r\n");
    const auto endless = record("response", "https://a.example/e", {}, "HTTP/1.1 200 OK\r\nX: " + huge);
    for (const auto& bad : {warcHead, httpHead, endless}) {
        for (const auto& bytes : {kFirst + bad + kLast, gzipped(kFirst) + gzipped(bad) + gzipped(kLast)}) {
            const auto sink = readBytes(bytes);
            expectFirstAndLast(sink);
            EXPECT_EQ(sink.resources.size(), 2U);
            EXPECT_FALSE(sink.doubts.empty());
        }
    }
}

TEST(WarcHostile, AddressesThatMayNotBeOpenedHaveNoPlace) {
    std::string bytes = kFirst;
    for (const std::string url : {"file:///etc/passwd", "javascript:alert(1)", "https://user:pass@a.example/",
                                  "data:text/html,x", "http://[::1", "periplus-snap://x/", "https://\xFF/", "https://"})
        bytes += response(url, "x");
    const auto sink = readBytes(bytes + response("https://a.example/" + std::string(40'000, 'x'), "x") + kLast);
    expectFirstAndLast(sink);
    EXPECT_EQ(sink.resources.size(), 2U);
}

TEST(WarcHostile, AddressesHaveThePlainSpellingOfBrowsers) {
    const auto sink = readBytes(response("HTTPS://A.example:443/x/../\xE2\x80\xAE y\x01", "x"));
    ASSERT_EQ(sink.resources.size(), 1U);
    EXPECT_EQ(sink.resources[0].head.url, "https://a.example/%E2%80%AE%20y");
}

// A sink that keeps nothing, in a process of its own, so that its memory can be asked for.
class CountingSink final : public ResourceSink {
public:
    Result<void> begin(const ResourceHead&) override { return {}; }
    Result<void> bytes(std::string_view) override { return {}; }
    Result<void> end(bool whole) override {
        count += whole ? 1 : 0;
        return {};
    }
    Result<void> page(const PageMark&) override { return {}; }
    Result<void> doubt(const Doubt&) override { return {}; }
    Result<void> progress(const Progress&) override { return {}; }
    std::uint64_t count = 0;
};

// PERIPLUS_MANY_RECORDS=10000000 for all of them.
TEST(WarcHostile, RecordsOfOneByteTakeNoMemory) {
    const char* wish = std::getenv("PERIPLUS_MANY_RECORDS");
    const int count = wish != nullptr ? std::atoi(wish) : 60'000;
    const TemporaryFile file("");
    {
        std::ofstream out(file.path(), std::ios::binary);
        for (int i = 0; i < count; ++i) {
            const auto date = "20" + std::to_string(10 + i % 90) + "-02-03T04:05:06Z";
            out << "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: https://a.example/" << i
                << "\r\nContent-Type: text/html\r\nWARC-Date: " << date << "\r\nContent-Length: 1\r\n\r\nx\r\n\r\n";
        }
    }
    const pid_t child = ::fork();
    if (child == 0) {
        CountingSink sink;
        const bool read = readArchive(file.path(), sink).has_value();
        rusage usage{};
        ::getrusage(RUSAGE_SELF, &usage);
        const bool all = sink.count == static_cast<std::uint64_t>(count);
        ::_exit(!read || !all ? 2 : usage.ru_maxrss > 64 * 1024 ? 1 : 0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_NE(WEXITSTATUS(status), 2) << "not all were read";
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    EXPECT_NE(WEXITSTATUS(status), 1) << "more than 64 MiB";
#endif
}

// Whatever is changed, a resource that is called whole is one that was written. PERIPLUS_PROPERTY_RUNS for more.
TEST(WarcProperty, NoChangedByteIsTakenForWhole) {
    const char* wish = std::getenv("PERIPLUS_PROPERTY_RUNS");
    const int runs = wish != nullptr ? std::atoi(wish) : 150;
    std::vector<std::string> records;
    std::vector<std::string> bodies;
    for (int i = 0; i < 6; ++i) {
        bodies.push_back("body " + std::to_string(i) + std::string(static_cast<std::size_t>(i) * 700, 'a'));
        Digest digest(DigestKind::Sha1);
        digest.add(bodies.back());
        records.push_back(response("https://a.example/" + std::to_string(i), bodies.back(), {},
                                   {{"WARC-Payload-Digest", "sha1:" + hexOf(digest.bytes())}}));
    }
    const auto whole = gzipEach(records);
    for (int run = 0; run < runs; ++run) {
        std::minstd_rand random(static_cast<unsigned>(run + 1));
        auto bytes = whole;
        for (auto changes = 1 + random() % 4; changes > 0; --changes) {
            const auto at = random() % bytes.size();
            switch (random() % 4) {
                case 0: bytes[at] = static_cast<char>(random()); break;
                case 1: bytes.erase(at, random() % 200); break;
                case 2: bytes.insert(at, std::string(random() % 50, static_cast<char>(random()))); break;
                default: bytes.insert(at, whole.substr(random() % whole.size(), random() % 300)); break;
            }
        }
        const TemporaryFile file(bytes);
        CollectingSink sink;
        const auto read = readArchive(file.path(), sink);
        if (!read) continue;
        for (const auto& one : sink.resources) {
            EXPECT_TRUE(!one.whole || std::ranges::find(bodies, one.bytes) != bodies.end()) << "seed " << run + 1;
        }
        EXPECT_FALSE(std::ranges::count_if(sink.resources, &Collected::whole) < 1 && sink.doubts.empty());
    }
}

}  // namespace
}  // namespace periplus::archive
