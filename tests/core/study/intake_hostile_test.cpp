// Archives made to do harm, through the real reader process: the library is as it was or has whole captures, and what
// is said names the file.
#include "core/study/hostile_archive.h"

#include <chrono>

namespace periplus::study {

TEST_F(HostileArchive, ABombEndsItselfAndTheRestIsTakenIn) {
    const auto path = folder_ / "bomb.warc.gz";
    {
        test::MadeWarc warc(path, 1, false);
        warc.response("https://a.example/good", "text/html", "<title>good</title><p>words", test::warcDate(1));
        warc.response("https://a.example/bomb", "text/html", std::string(20'000'000, ' '), test::warcDate(1));
        warc.response("https://a.example/coded", "text/html", test::gzipped(std::string(20'000'000, ' '), 9),
                      test::warcDate(1), "200 OK", "Content-Encoding: gzip\r\n");
    }
    const auto report = take(path);
    expectSaid(report, path);
    EXPECT_LE(captures(), 1U);
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_EQ(captures(), 1U) << "the page before the bomb is whole";
}

TEST_F(HostileArchive, ACrashOfTheReaderIsSaidAndHarmsNothing) {
    const auto path = small();
    for (const char* words : {"kill -SEGV $$", "exit 3", "kill -KILL $$"}) {
        SCOPED_TRACE(words);
        readWith(words);
        expectSaid(take(path), path);
        EXPECT_EQ(captures(), 0U);
    }
    readWith("head -c 100000 /dev/urandom; exit 0");
    expectSaid(take(path), path);
    EXPECT_EQ(captures(), 0U);
    EXPECT_TRUE(std::filesystem::is_empty(options_.workFolder));
}

TEST_F(HostileArchive, AHangOfTheReaderEnds) {
    const auto path = small();
    readWith("exec sleep 600");
    const auto begin = std::chrono::steady_clock::now();
    expectSaid(take(path), path);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(60));
    EXPECT_EQ(captures(), 0U);
}

TEST_F(HostileArchive, WithoutAReaderNothingIsRead) {
    options_.reader.program = folder_ / "absent";
    EXPECT_FALSE(take(small()));
    EXPECT_EQ(captures(), 0U);
}

TEST_F(HostileArchive, CutAnywhereItGivesWhatIsWholeAndASecondImportCompletesIt) {
    const auto path = folder_ / "whole.warc.gz";
    {
        test::MadeWarc warc(path);
        for (int i = 0; i < 4; ++i)
            warc.response("https://a.example/" + std::to_string(i), "text/html",
                          "<title>" + std::to_string(i) + "</title>" + paragraphs(50), test::warcDate(1, i));
    }
    const auto bytes = readFile(path).value();
    const auto cut = folder_ / "cut.warc.gz";
    std::size_t last = 0;
    for (const std::size_t part : {5U, 9U, 12U, 15U}) {
        std::ofstream(cut, std::ios::binary) << bytes.substr(0, bytes.size() * part / 16);
        const auto report = take(cut);
        expectSaid(report, cut);
        EXPECT_GE(captures(), last);
        EXPECT_LE(captures(), part / 4);
        last = captures();
    }
    EXPECT_EQ(last, 3U);
    std::ofstream(cut, std::ios::binary) << "junk" << bytes << "more junk";
    ASSERT_TRUE(take(path));
    EXPECT_EQ(captures(), 4U);
    expectSaid(take(cut), cut);
    EXPECT_EQ(captures(), 4U);
}

TEST_F(HostileArchive, TypesAndAddressesOfTheArchiveDecideNothing) {
    const auto path = folder_ / "odd.warc.gz";
    {
        test::MadeWarc warc(path);
        warc.response("https://a.example/", "text/html; charset=utf-8\r\n Refresh: 0;url=http://evil.example/",
                      "<img src='/p.png'><iframe src='javascript:alert(1)'></iframe><img src='file:///etc/passwd'>",
                      test::warcDate(1));
        warc.response("https://a.example/p.png", "image/png", "<script>alert(1)</script>", test::warcDate(1));
        warc.response("https://a.example/../../../etc/passwd", "text/html", "<p>outside", test::warcDate(1));
        warc.response("javascript:alert(1)", "text/html", "<p>script", test::warcDate(1));
    }
    const auto report = take(path);
    ASSERT_TRUE(report) << report.error().detail;
    const auto all = library_->captures().all().value();
    for (const auto& capture : all) {
        const auto page = library_->captures().serve(capture.id, "").value();
        EXPECT_EQ(page.type, "text/html; charset=utf-8");
        EXPECT_EQ(page.bytes.find("javascript:"), std::string::npos);
        EXPECT_EQ(page.bytes.find("file:"), std::string::npos);
        EXPECT_EQ(page.bytes.find("evil.example"), std::string::npos);
    }
    captures();
}

}  // namespace periplus::study
