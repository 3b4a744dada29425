// MHTML as browsers and mail programs write it, and as it should not be.
#include "archive/mail_fields.h"
#include "archive/mhtml_reader.h"
#include "core/archive/collecting_sink.h"
#include "core/archive/warc_builder.h"

namespace periplus::archive {
namespace {

struct Read {
    CollectingSink sink;
    Result<void> result;
};

Read readText(std::string_view text, const ReadLimits& limits = {}) {
    const TemporaryFile file(text);
    Read read;
    read.result = readMhtml(file.path(), read.sink, limits, {});
    return read;
}

// "\n" as CR LF.
std::string crlf(std::string_view text) {
    std::string out;
    for (const char c : text) out += c == '\n' ? "\r\n" : std::string(1, c);
    return out;
}

const std::string kChromium = crlf(
    "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/p?x=1\nSubject: "
    "=?utf-8?Q?=E4=B8=AD=E6=96=87 ?= \n =?utf-8?Q?=E2=80=93 Go?=\nDate: Mon, 23 Nov 2026 13:18:26 -0000\nMIME-Version: "
    "1.0\n"
    "Content-Type: multipart/related;\n\ttype=\"text/html\";\n\tboundary=\"----MultipartBoundary--aB3----\"\n\n\n"
    "------MultipartBoundary--aB3----\nContent-Type: text/html\nContent-ID: <frame-1@mhtml.blink>\n"
    "Content-Transfer-Encoding: quoted-printable\nContent-Location: https://a.example/p?x=1\n\n"
    "<!DOCTYPE html><link rel=3D\"stylesheet\" href=3D\"cid:css-9@mhtml.blink\">=E4=B8=AD=\n=E6=96=87 x  \n<p>b</p>\n"
    "------MultipartBoundary--aB3----\nContent-Type: text/css\nContent-Transfer-Encoding: quoted-printable\n"
    "Content-Location: cid:css-9@mhtml.blink\n\np { a: b }\n\n"
    "------MultipartBoundary--aB3----\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n"
    "Content-Location: https://a.example/i.png\n\niVBORw0KGgo=\n\n"
    "------MultipartBoundary--aB3----\nContent-Type: text/html\nContent-ID: <frame-2@mhtml.blink>\n"
    "Content-Transfer-Encoding: binary\nContent-Location: about:blank\n\n<p>frame\n"
    "------MultipartBoundary--aB3------\n");

TEST(Mhtml, OfChromiumIsRead) {
    ASSERT_TRUE(looksLikeMhtml(kChromium));
    const auto [sink, result] = readText(kChromium);
    ASSERT_TRUE(result) << result.error().detail;
    EXPECT_EQ(sink.allDoubts(), "");
    ASSERT_EQ(sink.resources.size(), 5U);
    EXPECT_EQ(sink.resources[0].head.url, "https://a.example/p?x=1");
    EXPECT_EQ(sink.resources[0].head.contentType, "text/html");
    EXPECT_EQ(sink.resources[0].head.at.value, 1795439906000);
    EXPECT_EQ(sink.resources[0].bytes,
              "<!DOCTYPE html><link rel=\"stylesheet\" href=\"cid:css-9@mhtml.blink\">中文 x\r\n<p>b</p>");
    EXPECT_EQ(sink.resources[1].head.url, "cid:frame-1@mhtml.blink");
    EXPECT_EQ(sink.resources[1].head.redirect, "https://a.example/p?x=1");
    EXPECT_EQ(sink.resources[2].head.url, "cid:css-9@mhtml.blink");
    EXPECT_EQ(sink.resources[2].bytes, "p { a: b }\r\n");
    EXPECT_EQ(sink.resources[3].bytes, "\x89PNG\r\n\x1A\n");
    EXPECT_EQ(sink.resources[4].head.url, "cid:frame-2@mhtml.blink");
    EXPECT_EQ(sink.resources[4].bytes, "<p>frame");
    for (const auto& resource : sink.resources) EXPECT_TRUE(resource.whole);
    ASSERT_EQ(sink.pages.size(), 1U);
    EXPECT_EQ(sink.pages[0].url, "https://a.example/p?x=1");
    EXPECT_EQ(sink.pages[0].title, "中文 – Go");
    EXPECT_TRUE(sink.pages[0].certain);
}

TEST(Mhtml, PiecesMakeNoDifference) {
    // Lines longer than a piece, in each encoding.
    std::string body;
    for (int i = 0; i < 40000; ++i) body += "ab" + std::to_string(i % 10);
    const auto head = [](std::string_view encoding, std::string_view name) {
        return "--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: " + std::string(encoding) +
               "\r\nContent-Location: https://a.example/" + std::string(name) + "\r\n\r\n";
    };
    std::string quoted;
    std::string base64;
    for (int i = 0; i < 100000; ++i) quoted += "=41";
    for (int i = 0; i < 50000; ++i) base64 += "QUJD";
    const auto [sink, result] =
        readText("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n" + head("8bit", "1") + body +
                 "\r\n" + head("quoted-printable", "2") + quoted + "=\r\n" + quoted + "\r\n" + head("base64", "3") +
                 base64 + "\r\n" + head("binary", "4") + std::string("\r\n\0\r\r\n\n", 7) + "\r\n--b--\r\n");
    ASSERT_TRUE(result);
    ASSERT_EQ(sink.resources.size(), 4U);
    EXPECT_EQ(sink.resources[0].bytes, body);
    EXPECT_EQ(sink.resources[1].bytes, std::string(200000, 'A'));
    EXPECT_EQ(sink.resources[2].bytes.size(), 150000U);
    EXPECT_EQ(sink.resources[3].bytes, std::string("\r\n\0\r\r\n\n", 7));
}

TEST(Mhtml, RelativeAddressesAndStart) {
    const auto [sink, result] = readText(
        "MIME-Version: 1.0\nContent-Type: multipart/related; start=\"<p@x>\"; boundary=b\nContent-Location: "
        "https://a.example/dir/\n\n--b\nContent-Location: img/i.png\nContent-Type: image/png\n\nx\n--b\nContent-Type: "
        "multipart/alternative; boundary=c\n\n--c\nContent-Type: text/plain\nContent-Location: "
        "p.txt\n\nx\n--c\nContent-ID: "
        "<p@x>\nContent-Type: text/html; charset=gbk\nContent-Location: p.html\n\nx\n--c--\n--b--\n");
    ASSERT_TRUE(result);
    ASSERT_EQ(sink.resources.size(), 4U) << sink.allDoubts();
    EXPECT_EQ(sink.resources[0].head.url, "https://a.example/dir/img/i.png");
    EXPECT_EQ(sink.resources[2].head.url, "https://a.example/dir/p.html");
    EXPECT_EQ(sink.resources[2].head.contentType, "text/html; charset=gbk");
    ASSERT_EQ(sink.pages.size(), 1U);
    EXPECT_EQ(sink.pages[0].url, "https://a.example/dir/p.html");
}

TEST(Mhtml, TwoPartsAtOneAddress) {
    const auto [sink, result] = readText(
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Location: "
        "https://a.example/\nContent-Type: "
        "text/html\n\n1\n--b\nContent-Location: https://a.example/\nContent-Type: text/html\n\n2\n--b\nContent-ID: "
        "<x>\n"
        "Content-Location: https://a.example/\nContent-Type: text/html\n\n3\n--b--\n");
    ASSERT_TRUE(result);
    ASSERT_EQ(sink.resources.size(), 2U);
    EXPECT_EQ(sink.resources[0].bytes, "1");
    EXPECT_EQ(sink.resources[1].head.url, "cid:x");
    EXPECT_EQ(sink.resources[1].bytes, "3");
    EXPECT_TRUE(sink.hasDoubt("two parts at one address"));
}

TEST(Mhtml, WithoutABoundary) {
    const auto guessed = readText(
        "MIME-Version: 1.0\nContent-Type: multipart/related\n\n\n--b\nContent-Location: "
        "https://a.example/\nContent-Type: "
        "text/html\n\n1\n--b--\n");
    EXPECT_TRUE(guessed.result);
    ASSERT_EQ(guessed.sink.resources.size(), 1U);
    EXPECT_EQ(guessed.sink.resources[0].bytes, "1");
    EXPECT_TRUE(guessed.sink.hasDoubt("no boundary"));
    const auto none = readText("MIME-Version: 1.0\nContent-Type: multipart/related\n\nwords\n");
    ASSERT_FALSE(none.result);
    EXPECT_EQ(none.result.error().code, ErrorCode::Malformed);
}

TEST(Mhtml, OneThousandDeep) {
    std::string text = "MIME-Version: 1.0\n";
    for (int i = 0; i < 1000; ++i)
        text +=
            "Content-Type: multipart/related; boundary=b" + std::to_string(i) + "\n\n--b" + std::to_string(i) + "\n";
    text += "Content-Type: text/html\nContent-Location: https://a.example/deep\n\nx\n";
    for (int i = 999; i >= 0; --i) text += "--b" + std::to_string(i) + "--\n";
    const auto [sink, result] = readText(text);
    EXPECT_FALSE(result);
    EXPECT_TRUE(sink.hasDoubt("too deeply"));
    std::string mails = "MIME-Version: 1.0\nContent-Type: message/rfc822\n\n";
    for (int i = 0; i < 1000; ++i) mails += "Content-Type: message/rfc822\n\n";
    readText(mails);
}

TEST(Mhtml, CutOffAnywhere) {
    for (std::size_t length = 0; length < kChromium.size(); length += 7) {
        const auto [sink, result] = readText(kChromium.substr(0, length));
        bool anyOpen = false;
        for (const auto& resource : sink.resources) anyOpen = anyOpen || !resource.whole;
        EXPECT_TRUE(!anyOpen || sink.hasDoubt("cut off")) << length;
        EXPECT_TRUE(sink.resources.empty() || result) << length;
    }
}

TEST(Mhtml, Limits) {
    ReadLimits limits;
    limits.resourceBytes = 100'000;
    limits.headerBytes = 4096;
    const auto [sink, result] =
        readText("MIME-Version: 1.0\nX-A: " + std::string(100'000, 'a') +
                     "\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Location: "
                     "https://a.example/\nContent-Type: text/html\n\n" +
                     std::string(300'000, 'x') + "\n--b\nContent-Location: https://a.example/b\n\ny\n--b--",
                 limits);
    EXPECT_TRUE(sink.hasDoubt("header lines cut off"));
    ASSERT_EQ(sink.resources.size(), 2U) << sink.allDoubts();
    EXPECT_FALSE(sink.resources[0].whole);
    EXPECT_LE(sink.resources[0].bytes.size(), 100'000U);
    EXPECT_TRUE(sink.resources[1].whole);
}

TEST(Mhtml, OddAddresses) {
    const auto [sink, result] = readText(
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Location: "
        "file:///C:/a b/p.htm\n\n1\n--b\n"
        "Content-Location: javascript:x\n\n2\n--b\nContent-Location: https://a.example/\n  long/\n  "
        "path\n\n3\n--b\n\n4\n--b\n"
        "Content-Type: text/html\nContent-Type: x\n y\nContent-Location: "
        "HTTPS://A.example:443/%7e\xE4\xB8\xAD\n\n5\n--b--\n");
    ASSERT_TRUE(result);
    ASSERT_EQ(sink.resources.size(), 3U);
    EXPECT_EQ(sink.resources[0].head.url, "http://saved.invalid/C:/ab/p.htm");
    EXPECT_EQ(sink.resources[1].head.url, "https://a.example/long/path");
    EXPECT_EQ(sink.resources[2].head.url, "https://a.example/%7e%E4%B8%AD");
}

TEST(Mhtml, IsToldFromOtherTexts) {
    EXPECT_FALSE(looksLikeMhtml("<!DOCTYPE html>\n"));
    EXPECT_FALSE(looksLikeMhtml("WARC/1.1\r\nWARC-Type: x\r\n"));
    EXPECT_FALSE(looksLikeMhtml(""));
    EXPECT_FALSE(looksLikeMhtml("title: x\nurl: y\n\nText"));
    EXPECT_TRUE(looksLikeMhtml("\r\nFrom: x\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"));
}

TEST(MailFields, Words) {
    EXPECT_EQ(decodedWords("a =?utf-8?q?b_c?= d"), "a b c d");
    EXPECT_EQ(decodedWords("=?gbk?B?1tA=?= =?gbk?B?zsQ=?="), "中文");
    EXPECT_EQ(decodedWords("=?utf-8?B?5Lg=?= =?utf-8?B?rQ==?="), "中");  // one character in two words
    EXPECT_EQ(decodedWords("=?utf-8?x?a?= =?utf-8?q?a"), "=?utf-8?x?a?= =?utf-8?q?a");
}

TEST(MailFields, Dates) {
    EXPECT_EQ(writtenDate("Mon, 23 Nov 2026 13:18:26 -0500").value, 1795457906000);
    EXPECT_EQ(writtenDate("Sat Feb 15 2020 11:00:00 GMT+0100 (Central European Standard Time)").value, 1581760800000);
    EXPECT_EQ(writtenDate("99 Foo 2020").value, 0);
    EXPECT_EQ(writtenDate("31 Feb 2020 10:00:00").value, 0);
    EXPECT_EQ(writtenDate("").value, 0);
}

TEST(MailFields, Parameters) {
    EXPECT_EQ(parameterOf("multipart/related; type=\"text/html;x\"; boundary=\"a\\\"b\"", "boundary"), "a\"b");
    EXPECT_EQ(parameterOf("multipart/related;BOUNDARY= x ;y", "boundary"), "x");
    EXPECT_EQ(parameterOf("multipart/related; boundary", "boundary"), "");
}

}  // namespace
}  // namespace periplus::archive
