#include "text/charset.h"

#include <gtest/gtest.h>

namespace periplus::text {
namespace {

TEST(Charset, MarkThenSaidThenOwnWordThenGuess) {
    EXPECT_EQ(decodeHtml("\xEF\xBB\xBF<meta charset=gbk>中", "big5").utf8, "<meta charset=gbk>中");
    EXPECT_EQ(decodeHtml("<meta charset=big5>\xD6\xD0", "GB2312").utf8, "<meta charset=big5>中");
    EXPECT_EQ(decodeHtml("<!-- <meta charset=big5> --><meta charset='gb2312'>\xD6\xD0", "").utf8.substr(51), "中");
    EXPECT_EQ(decodeHtml("<meta http-equiv=Content-Type content='text/html; charset=GBK'>\xD6\xD0", "").charset, "gbk");
    EXPECT_EQ(decodeHtml("<meta charset=utf-16>中", "").charset, "utf-8");
    EXPECT_EQ(decodeHtml("中", "").charset, "utf-8");
    EXPECT_EQ(decodeText(std::string_view("\xFF\xFE-N", 4), "").utf8, "中");
    EXPECT_EQ(decodeCss("@charset \"gb18030\";\xD6\xD0", "").utf8, "@charset \"gb18030\";中");
}

TEST(Charset, LabelsMeanWhatTheWebMeans) {
    EXPECT_EQ(decodeText("\x80", "iso-8859-1").utf8, "€");
    EXPECT_EQ(decodeText("\x80", " Latin1 ").charset, "windows-1252");
    EXPECT_EQ(decodeText("\xA4\xA4", "big5").utf8, "中");
    EXPECT_EQ(decodeText("\x93\xFA", "sjis").utf8, "日");
    EXPECT_EQ(decodeText("\xD6\xD0\xFF", "gbk").utf8, "中\uFFFD");
    EXPECT_EQ(decodeText("a\xFF"
                         "b",
                         "utf8")
                  .utf8,
              "a\uFFFD"
              "b");
    EXPECT_EQ(decodeText("\x1B$)C", "iso-2022-kr").utf8, "\uFFFD");
    EXPECT_EQ(charsetOf("text/html; Charset=\"GBK\""), "gbk");
    EXPECT_EQ(charsetOf("text/html"), "");
}

TEST(Charset, LongTextIsWhole) {
    std::string bytes;
    for (int i = 0; i < 400'000; ++i) bytes += "\xD6\xD0";
    EXPECT_EQ(decodeText(bytes, "gbk").utf8.size(), 1'200'000U);
}

}  // namespace
}  // namespace periplus::text
