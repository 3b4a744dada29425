// WACZ as others write it, and as nobody should: each with what is expected.
#include "archive/wacz_json.h"
#include "base/hash.h"
#include "core/archive/collecting_sink.h"
#include "core/archive/warc_builder.h"
#include "core/archive/zip_builder.h"

#include <random>

namespace periplus::archive {
namespace {

const std::string kPages = R"({"format": "json-pages-1.0", "id": "pages", "title": "All Pages"})"
                           "\n"
                           R"({"id": "1", "url": "https://a.example/", "ts": "2020-02-03T04:05:06Z", "title": "A"})"
                           "\n";

std::string warc(const std::string& body = "<p>a</p>") {
    return gzipEach({response("https://a.example/", body), response("https://a.example/b", "<p>not a page</p>")});
}

std::string package(const std::string& warcBytes, const std::string& pages) {
    return packageJson({"x", "", {}}, {{"data.warc.gz", "archive/data.warc.gz", "sha256:" + sha256Hex(warcBytes), 1},
                                       {"pages.jsonl", "pages/pages.jsonl", "sha256:" + sha256Hex(pages), 1}});
}

std::vector<ZipPart> usual() {
    return {{"archive/data.warc.gz", warc()},
            {"pages/pages.jsonl", kPages},
            {"indexes/index.cdx.gz", "lies, all lies"},
            {"datapackage.json", package(warc(), kPages)}};
}

CollectingSink readParts(const std::vector<ZipPart>& parts) {
    const TemporaryFile file(zipOf(parts), ".zip");
    CollectingSink sink;
    const auto read = readArchive(file.path(), sink);
    EXPECT_EQ(read ? *read : Format::Mhtml, Format::Wacz) << (read ? "" : read.error().detail);
    return sink;
}

void expectUsual(const CollectingSink& sink) {
    ASSERT_EQ(sink.resources.size(), 2U) << sink.allDoubts();
    EXPECT_EQ(sink.resources[0].bytes, "<p>a</p>");
    EXPECT_TRUE(sink.resources[0].whole && sink.resources[1].whole);
    ASSERT_EQ(sink.pages.size(), 1U);
    EXPECT_EQ(sink.pages[0].url, "https://a.example/");
    EXPECT_EQ(sink.pages[0].title, "A");
    EXPECT_TRUE(sink.pages[0].certain);
}

TEST(Wacz, IsReadByItsListOfPagesAndNotByItsIndex) {
    const auto sink = readParts(usual());
    expectUsual(sink);
    EXPECT_EQ(sink.allDoubts(), "");
}

TEST(Wacz, MayHoldSeveralWarcsThatReferToEachOther) {
    auto parts = usual();
    const Fields refers = {{"WARC-Refers-To-Target-URI", "https://a.example/"},
                           {"WARC-Refers-To-Date", "2020-02-03T04:05:06Z"}};
    parts.push_back({"archive/more.warc", record("revisit", "https://a.example/again", refers, "")});
    const auto sink = readParts(parts);
    ASSERT_EQ(sink.resources.size(), 3U) << sink.allDoubts();
    EXPECT_EQ(sink.resources[2].bytes, "<p>a</p>");
}

TEST(Wacz, WithoutAListPagesAreGuessed) {
    auto parts = usual();
    parts[1].bytes =
        "not json\n[1,2]\n{\"url\": 5}\n{\"url\": \"javascript:alert(1)\"}\n" + std::string(100'000, '[') + "\n";
    const auto sink = readParts(parts);
    ASSERT_EQ(sink.pages.size(), 2U);
    EXPECT_FALSE(sink.pages[0].certain);
    EXPECT_TRUE(sink.hasDoubt("digest does not hold"));
}

TEST(Wacz, ADigestOfThePackageThatDoesNotHoldIsSaid) {
    auto parts = usual();
    parts[3].bytes = package(warc("other"), kPages);
    const auto sink = readParts(parts);
    expectUsual(sink);
    ASSERT_EQ(sink.doubts.size(), 1U);
    EXPECT_EQ(sink.doubts[0].what, "digest does not hold");
    EXPECT_EQ(sink.doubts[0].subject, "archive/data.warc.gz");
}

TEST(Wacz, AFileThatIsListedAndNotThereIsSaid) {
    auto parts = usual();
    parts[3].bytes = packageJson({}, {{"x", "archive/x.warc.gz", "", 0}});
    EXPECT_TRUE(readParts(parts).hasDoubt("file is not in the archive"));
    parts.pop_back();
    EXPECT_TRUE(readParts(parts).hasDoubt("no list of its files"));
    parts.push_back({"datapackage.json", std::string(100'000, '[')});
    expectUsual(readParts(parts));
}

TEST(WaczHostile, NamesThatLeadOutsideAreNotRead) {
    for (const std::string name : {"../archive/x.warc.gz", "archive/../../x.warc.gz", "/archive/x.warc.gz",
                                   "archive\\x.warc.gz", "C:\\archive\\x.warc.gz", "archive/x\n.warc.gz"}) {
        auto parts = usual();
        parts.push_back({name, gzipped(response("https://evil.example/", "evil"))});
        const auto sink = readParts(parts);
        expectUsual(sink);
        EXPECT_TRUE(sink.hasDoubt("name in the archive cannot be used")) << name;
    }
}

TEST(WaczHostile, LinksDuplicatesAndEncryptedFilesAreNotRead) {
    const auto evil = gzipped(response("https://evil.example/", "evil"));
    auto parts = usual();
    parts.push_back({"archive/link.warc.gz", evil, 0120777U << 16U});
    parts.push_back({"archive/data.warc.gz", evil});
    parts.push_back({"archive/locked.warc.gz", evil, 0100644U << 16U, 1});
    const auto sink = readParts(parts);
    expectUsual(sink);
    EXPECT_TRUE(sink.hasDoubt("a link instead of a file")) << sink.allDoubts();
    EXPECT_TRUE(sink.hasDoubt("file named twice")) << sink.allDoubts();
    EXPECT_TRUE(sink.hasDoubt("encrypted")) << sink.allDoubts();
}

TEST(WaczHostile, FilesThatOverlapAreReadOnce) {
    auto parts = usual();
    for (int i = 0; i < 50; ++i) {
        ZipPart again{"archive/data.warc.gz", warc()};
        again.name = "archive/" + std::string(static_cast<std::size_t>(i), 'x') + ".warc.gz";
        parts.push_back(again);
    }
    auto bytes = zipOf(parts);
    // All entries of the list lead to the first file.
    auto lying = parts;
    for (auto& part : lying) part.localOffset = 0;
    bytes = zipOf(lying);
    const TemporaryFile file(bytes.substr(0, bytes.size()), ".zip");
    CollectingSink sink;
    (void)readArchive(file.path(), sink);
    EXPECT_LE(sink.resources.size(), 104U);
}

TEST(WaczHostile, SizesThatLieEndInDoubts) {
    std::string huge;
    put(huge, 1, 2);
    put(huge, 16, 2);
    put(huge, 0x7FFFFFFFFFFFFFFFULL, 8);
    put(huge, 0x7FFFFFFFFFFFFFFFULL, 8);
    auto parts = usual();
    parts[0].size = 0xFFFFFFFFU;
    parts[0].extra = huge;
    const TemporaryFile file(zipOf(parts), ".zip");
    CollectingSink sink;
    const auto read = readArchive(file.path(), sink);
    EXPECT_TRUE(!read || !sink.doubts.empty());
    parts = usual();
    parts[0].size = 100'000'000;
    const TemporaryFile second(zipOf(parts), ".zip");
    CollectingSink other;
    const auto readAgain = readArchive(second.path(), other);
    EXPECT_TRUE(!readAgain || !other.doubts.empty());
}

TEST(WaczHostile, APackedBombIsCut) {
    // The deflate stream of a gzip member stands between its head of 10 bytes and its tail of 8.
    const std::string zeros(30'000'000, '\0');
    const auto member = gzipped(zeros);
    for (const std::string name : {"pages/extraPages.jsonl", "archive/bomb.warc"}) {
        auto parts = usual();
        ZipPart bomb{name, member.substr(10, member.size() - 18)};
        bomb.method = 8;
        bomb.size = static_cast<std::uint32_t>(zeros.size());
        bomb.checksum = 1;
        parts.push_back(bomb);
        const auto sink = readParts(parts);
        ASSERT_GE(sink.resources.size(), 2U);
        EXPECT_TRUE(sink.hasDoubt("further than the limit")) << sink.allDoubts();
    }
}

TEST(WaczHostile, AnyCutGivesTheRecordsThatAreThere) {
    const auto bytes = zipOf(usual());
    const auto first =
        30 + std::string("archive/data.warc.gz").size() + gzipped(response("https://a.example/", "<p>a</p>")).size();
    for (auto size = first; size < bytes.size(); size += 7) {
        const TemporaryFile file(bytes.substr(0, size), ".zip");
        CollectingSink sink;
        const auto read = readArchive(file.path(), sink);
        ASSERT_TRUE(read) << size << read.error().detail;
        EXPECT_TRUE(sink.resources[0].whole) << size;
        EXPECT_TRUE(sink.hasDoubt("its list of files is damaged"));
    }
}

TEST(WaczHostile, AnyChangedByteIsEndured) {
    const auto whole = zipOf(usual());
    for (unsigned run = 1; run <= 150; ++run) {
        std::minstd_rand random(run);
        auto bytes = whole;
        for (int change = 0; change < 3; ++change) bytes[random() % bytes.size()] = static_cast<char>(random());
        const TemporaryFile file(bytes, ".zip");
        CollectingSink sink;
        (void)readArchive(file.path(), sink);
        for (const auto& one : sink.resources) {
            EXPECT_TRUE(!one.whole || one.bytes == "<p>a</p>" || one.bytes == "<p>not a page</p>") << "seed " << run;
        }
    }
}

TEST(WaczHostile, AZipOfOtherThingsIsNoArchive) {
    const TemporaryFile file(zipOf({{"word/document.xml", "<x/>"}}), ".zip");
    CollectingSink sink;
    EXPECT_EQ(readArchive(file.path(), sink).error().code, ErrorCode::Malformed);
}

}  // namespace
}  // namespace periplus::archive
