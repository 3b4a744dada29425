#include "annotate/selector.h"

#include "core/annotate/excerpt.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace periplus::annotate {
namespace {

using nlohmann::json;

constexpr const char* kQuoteOnly = R"([{"type":"TextQuoteSelector","exact":"words"}])";

void expectMalformed(const std::string& text) {
    const auto set = fromJson(text);
    ASSERT_FALSE(set) << text.substr(0, 200);
    EXPECT_EQ(set.error().code, ErrorCode::Malformed);
    EXPECT_LT(set.error().detail.size(), 200U);
}

std::string positioned(const std::string& start, const std::string& end) {
    return R"([{"type":"TextQuoteSelector","exact":"words"},{"type":"TextPositionSelector","start":)" + start +
           R"(,"end":)" + end + "}]";
}

}  // namespace

TEST(SelectorJson, ComesBackAsItWent) {
    const auto set = describe(kWithAuthorization, {{200}, {260}});
    ASSERT_TRUE(set);
    const auto back = fromJson(toJson(*set));
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, *set);
    EXPECT_EQ(toJson(*back), toJson(*set));
}

TEST(SelectorJson, IsWhatTheStandardSays) {
    const auto set = describe("one\n鉴权 two\nthree", {{4}, {6}});
    ASSERT_TRUE(set);
    const auto selectors = json::parse(toJson(*set));
    EXPECT_EQ(selectors[0], json::parse(R"({"type":"TextQuoteSelector","exact":"鉴权","prefix":"one\n",
                                            "suffix":" two\nthree"})"));
    EXPECT_EQ(selectors[1], json::parse(R"({"type":"TextPositionSelector","start":4,"end":6})"));
    EXPECT_EQ(selectors[2]["type"], "periplus:LineSelector");
    EXPECT_EQ(selectors[2]["periplus:firstLine"], 2);
    EXPECT_EQ(selectors[3]["periplus:sha256"], set->textHash);
    EXPECT_TRUE(selectors[2]["@context"].contains("periplus"));
}

TEST(SelectorJson, KeepsSelectorsAndFieldsItDoesNotKnow) {
    const std::string foreign = R"([
      {"type":"CssSelector","value":"#a > b","refinedBy":{"type":"XPathSelector","value":"/p[1]"}},
      {"type":"TextQuoteSelector","exact":"words","note":{"deep":[1,2.5,null]},"@context":"x"},
      {"type":"TextQuoteSelector","exact":"other words"},
      {"type":"TextPositionSelector","start":3,"end":8,"refinedBy":{"type":"FragmentSelector","value":"t=1"}}])";
    const auto set = fromJson(foreign);
    ASSERT_TRUE(set);
    EXPECT_EQ(set->quote.exact, "words");
    EXPECT_EQ(set->position, (CodePointSpan{{3}, {8}}));
    const auto out = json::parse(toJson(*set));
    const auto in = json::parse(foreign);
    EXPECT_EQ(out[0]["note"], in[1]["note"]);
    EXPECT_EQ(out[0]["@context"], "x");
    EXPECT_EQ(out[1]["refinedBy"], in[3]["refinedBy"]);
    EXPECT_NE(std::find(out.begin(), out.end(), in[0]), out.end());
    EXPECT_NE(std::find(out.begin(), out.end(), in[2]), out.end());
    EXPECT_EQ(*fromJson(toJson(*set)), *set);
}

TEST(SelectorJson, AQuoteAloneIsEnough) {
    const auto set = fromJson(kQuoteOnly);
    ASSERT_TRUE(set);
    EXPECT_EQ(set->quote.exact, "words");
    EXPECT_TRUE(set->textHash.empty());
}

TEST(SelectorJson, RefusesHostileOffsets) {
    for (const char* offset : {"-1", "1.5", "3.0", "NaN", "Infinity", "1e3", "1e999", "9007199254740992",
                               "18446744073709551616", "\"3\"", "null", "[3]", "0x3", "true"}) {
        expectMalformed(positioned(offset, "9007199254740991"));
    }
    expectMalformed(positioned("9", "3"));
    EXPECT_TRUE(fromJson(positioned("0", "9007199254740991")));
}

TEST(SelectorJson, RefusesHostileShapes) {
    for (
        const char* text :
        {"", "null", "{}", "[]", "[1]", "[[]]", "[{}]", "[{\"type\":7}]", "{\"type\":\"TextQuoteSelector\"}",
         R"([{"type":"TextQuoteSelector","exact":""}])", R"([{"type":"TextQuoteSelector","exact":7}])",
         R"([{"type":"TextQuoteSelector","exact":"\ud800"}])",
         R"([{"type":"TextQuoteSelector","exact":"a","exact":"b"}])",
         R"([{"type":"TextQuoteSelector","exact":"a","x":{"y":1,"y":2}}])",
         R"([{"type":"TextQuoteSelector","exact":"a"}] trailing)",
         R"([{"type":"TextQuoteSelector","exact":"a"},{"type":"periplus:TextSelector","periplus:sha256":"zz"}])",
         R"([{"type":"TextQuoteSelector","exact":"a"},{"type":"periplus:TextSelector","periplus:rival":2}])",
         R"([{"type":"TextQuoteSelector","exact":"a"},{"type":"periplus:LineSelector","periplus:firstLine":9,"periplus:lastLine":3}])",
         "[{\"type\":\"TextQuoteSelector\",\"exact\":\"\xFF\"}]"}) {
        expectMalformed(text);
    }
}

TEST(SelectorJson, RefusesHostileSizes) {
    expectMalformed(R"([{"type":"TextQuoteSelector","exact":")" + std::string(10'000'000, 'x') + "\"}]");
    expectMalformed(R"([{"type":"TextQuoteSelector","exact":")" + std::string(kMaxQuoteBytes + 1, 'x') + "\"}]");
    expectMalformed(R"([{"type":"TextQuoteSelector","exact":"a","prefix":")" + std::string(100'000, 'x') + "\"}]");
    expectMalformed(std::string(100'000, '['));
    expectMalformed(std::string(100'000, '[') + std::string(100'000, ']'));
    std::string deep = "1";
    for (int i = 0; i < 1000; ++i) deep = "{\"refinedBy\":" + deep + "}";
    expectMalformed(R"([{"type":"TextQuoteSelector","exact":"a","x":)" + deep + "}]");
    std::string many = "[";
    for (int i = 0; i < 100'000; ++i) many += "{},";
    expectMalformed(many + kQuoteOnly + "]");
}

TEST(SelectorJson, UnknownJsonThatIsNoneIsLeftOut) {
    auto set = *fromJson(kQuoteOnly);
    const auto plain = toJson(set);
    for (const char* unknown : {"not json", "{}", "[1,[2]]", "[{\"periplus:fieldsOf\":\"Nothing\",\"a\":1}]"}) {
        set.unknownJson = unknown;
        EXPECT_EQ(toJson(set), plain) << unknown;
    }
    set.unknownJson = R"([{"periplus:fieldsOf":"TextQuoteSelector","exact":"other","more":1}])";
    EXPECT_EQ(fromJson(toJson(set))->quote.exact, "words");
}

}  // namespace periplus::annotate
