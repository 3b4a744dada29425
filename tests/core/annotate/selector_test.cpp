#include "annotate/selector.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "core/annotate/excerpt.h"

#include <gtest/gtest.h>

namespace periplus::annotate {

TEST(Describe, QuotesInCodePointsWithSixtyFourOnEachSide) {
    const std::string text = std::string(40, 'x') + "鉴权🤔流程" + std::string(100, 'y');
    const auto set = describe(text, {{42}, {44}});
    ASSERT_TRUE(set);
    EXPECT_EQ(set->quote.exact, "🤔流");
    EXPECT_EQ(set->quote.prefix, std::string(40, 'x') + "鉴权");
    EXPECT_EQ(set->quote.suffix, "程" + std::string(63, 'y'));
    EXPECT_EQ(set->position, (CodePointSpan{{42}, {44}}));
    EXPECT_EQ(set->textHash, sha256Hex(text));
}

TEST(Describe, CountsLinesFromOneAndEndsOnTheLastSelectedLine) {
    const auto set = describe("a\nb\nc\n", {{2}, {6}});
    ASSERT_TRUE(set);
    EXPECT_EQ(set->firstLine, 2U);
    EXPECT_EQ(set->lastLine, 3U);
}

TEST(Describe, RefusesWhatSelectsNothing) {
    for (const CodePointSpan span : {CodePointSpan{{2}, {2}}, CodePointSpan{{3}, {2}}, CodePointSpan{{1}, {99}},
                                     CodePointSpan{{UINT64_MAX}, {0}}, CodePointSpan{{0}, {UINT64_MAX}}}) {
        const auto set = describe("鉴权流程", span);
        ASSERT_FALSE(set);
        EXPECT_EQ(set.error().code, ErrorCode::InvalidArgument);
    }
    EXPECT_FALSE(describe("", {{0}, {0}}));
}

TEST(Describe, KnowsHowMuchAnotherPlaceLooksLikeThisOne) {
    const auto unique = describe("alpha beta gamma delta epsilon zeta\n", {{6}, {10}});
    const auto twin =
        describe("case one:\n  return err\ncase one:\n  return err\ncase one:\n  return err\n", {{35}, {45}});
    ASSERT_TRUE(unique && twin);
    EXPECT_EQ(twin->quote.exact, "return err");
    EXPECT_LT(unique->rival, 0.3);
    EXPECT_GT(twin->rival, 0.7);
}

}  // namespace periplus::annotate
