#include "base/utf8.h"
#include "cli/json_writer.h"
#include "cli/printable.h"
#include "cli/table.h"
#include "cli/words.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace periplus::cli {

TEST(Printable, TakesCommandsAndDirectionsAway) {
    EXPECT_EQ(printable("a\x1B[31mb\u202Ec\x07"), "a\uFFFD[31mb\uFFFDc\uFFFD");
    EXPECT_EQ(printable("a\nb\tc"), "a\uFFFDb\uFFFDc");
    EXPECT_EQ(printable("a\nb\tc", true), "a\nb\tc");
    EXPECT_EQ(printable("鉴权\xFF\xE9"), "鉴权\uFFFD\uFFFD");
}

TEST(Printable, KnowsHowWideTextIs) {
    EXPECT_EQ(displayWidth("abc"), 3U);
    EXPECT_EQ(displayWidth("鉴权：a"), 7U);
    EXPECT_EQ(displayWidth("e\u0301"), 1U);
    EXPECT_EQ(displayWidth("🤔"), 2U);
    EXPECT_EQ(cut("鉴权流程", 5), "鉴权…");
    EXPECT_EQ(fitted("鉴权", 6), "鉴权  ");
    EXPECT_EQ(fitted("鉴权流程", 6), "鉴权… ");
}

TEST(TableText, AlignsChineseAndGivesWayOnANarrowTerminal) {
    Table wide(1, 0);
    wide.add({"a", "鉴权", "z"});
    wide.add({"long", "b", "z"});
    EXPECT_EQ(wide.text(), "a     鉴权  z\nlong  b     z\n");
    Table narrow(1, 30);
    narrow.add({"id", "a title that is much too long for it", "host"});
    EXPECT_EQ(displayWidth(narrow.text()) - 1, 30U);
}

TEST(Json, IsValidWhateverComesIn) {
    std::string hostile = "\xFF\xC3";
    for (int byte = 0; byte < 256; ++byte) hostile += static_cast<char>(byte);
    hostile += "\xED\xA0\x80\"\\";
    JsonWriter out;
    out.beginObject();
    out.field(hostile, hostile);
    out.key("list");
    out.beginArray();
    out.value(1U);
    out.value(true);
    out.null();
    out.endArray();
    out.key("none");
    out.beginArray();
    out.endArray();
    out.endObject();
    const std::string text = std::move(out).finish();
    EXPECT_EQ(firstInvalidUtf8(text), std::nullopt);
    const auto json = nlohmann::json::parse(text);
    EXPECT_EQ(json["list"], nlohmann::json::parse("[1,true,null]"));
    EXPECT_TRUE(json["none"].empty());
    EXPECT_EQ(json.size(), 3U);
}

TEST(Words, HostsOfAddresses) {
    EXPECT_EQ(hostOf("https://User@GitHub.com:443/a?b#c"), "github.com");
    EXPECT_EQ(hostOf("https://[::1]/"), "[::1]");
    EXPECT_EQ(hostOf("mailto:a@b"), "");
}

TEST(Words, TimesAreInUtc) {
    EXPECT_EQ(timeText({0}), "");
    EXPECT_EQ(timeText({1764054300000}), "2025-11-25T07:05:00Z");
}

}  // namespace periplus::cli
