#include "annotate/resolve.h"

#include "base/utf8.h"
#include "core/annotate/excerpt.h"

#include <gtest/gtest.h>

#include <chrono>

namespace periplus::annotate {
namespace {

SelectorSet describeWords(std::string_view text, std::string_view words, std::size_t from = 0) {
    const auto at = text.find(words, from);
    EXPECT_NE(at, std::string_view::npos);
    const auto begin = codePointOfByte(text, at);
    return *describe(text, {begin, {begin.value + codePointCount(words)}});
}

constexpr std::string_view kDecision =
    "        if authorized == authorizer.DecisionAllow {\n            handler.ServeHTTP(w, req)\n            return\n"
    "        }\n";

}  // namespace

TEST(Resolve, SameTextSamePlaceEvenForATwin) {
    const auto second = kWithAuthorization.rfind("return");
    const auto set = describeWords(kWithAuthorization, "return", second);
    const auto found = resolve(kWithAuthorization, set);
    EXPECT_EQ(found.standing, Standing::Exact);
    EXPECT_EQ(found.span, set.position);
    EXPECT_DOUBLE_EQ(found.confidence, 1);
}

TEST(Resolve, StaysWhereItIsWhenTheTextChangesBelow) {
    const auto set = describeWords(kWithAuthorization, kDecision);
    const auto found = resolve(kWithAuthorization + "// more\n", set);
    EXPECT_EQ(found.standing, Standing::Exact);
    EXPECT_EQ(found.span, set.position);
}

TEST(Resolve, FollowsLinesThatMoved) {
    const auto set = describeWords(kWithAuthorization, kDecision);
    const auto text = replaced(kWithAuthorization, "        ctx, ok :=", "        // 取得上下文\n        ctx, ok :=");
    const auto found = resolve(text, set);
    ASSERT_EQ(found.standing, Standing::Moved);
    EXPECT_EQ(slice(text, found.span), kDecision);
}

TEST(Resolve, FollowsTheRightOneOfTwoEqualLines) {
    constexpr std::string_view line = "responsewriters.InternalError(w, req, err)";
    const auto first = describeWords(kWithAuthorization, line);
    const auto text = "// 说明\n" + kWithAuthorization;
    const auto found = resolve(text, first);
    ASSERT_EQ(found.standing, Standing::Moved);
    EXPECT_EQ(found.span.begin.value, first.position.begin.value + 6);
}

TEST(Resolve, IsLostWhenOneOfTwoEqualLinesIsGone) {
    constexpr std::string_view line = "            responsewriters.InternalError(w, req, err)\n";
    const auto first = describeWords(kWithAuthorization, line);
    const auto found = resolve(replaced(kWithAuthorization, line, ""), first);
    EXPECT_EQ(found.standing, Standing::Lost);
    EXPECT_FALSE(found.candidates.empty());
}

TEST(Resolve, FollowsWordsThatWereEdited) {
    const auto set = describeWords(kWithAuthorization, kDecision);
    const auto text =
        replaced(kWithAuthorization, "handler.ServeHTTP(w, req)", "handler.ServeHTTP(w, req.WithContext(ctx))");
    const auto found = resolve(text, set);
    ASSERT_EQ(found.standing, Standing::Edited);
    const auto words = std::string(slice(text, found.span));
    EXPECT_TRUE(words.starts_with("if authorized ==")) << words;
    EXPECT_TRUE(words.ends_with("return\n        }")) << words;
}

TEST(Resolve, AnEditedFirstWordStaysInside) {
    const auto set = describeWords(kWithAuthorization, "authorized, reason, err := a.Authorize(attributes)");
    const auto text = replaced(kWithAuthorization, "authorized, reason, err := a.", "decision, reason, err := a.");
    const auto found = resolve(text, set);
    ASSERT_EQ(found.standing, Standing::Edited);
    EXPECT_EQ(slice(text, found.span), "decision, reason, err := a.Authorize(attributes)");
}

TEST(Resolve, ChangedIndentationIsAnEdit) {
    const auto set = describeWords(kWithAuthorization, kDecision);
    std::string text;
    for (std::size_t i = 0; i < kWithAuthorization.size(); ++i) {
        if (kWithAuthorization.compare(i, 4, "    ") == 0) {
            text += '\t';
            i += 3;
        } else {
            text += kWithAuthorization[i];
        }
    }
    EXPECT_EQ(resolve(text, set).standing, Standing::Edited);
}

TEST(Resolve, ACopyOfTheWholeNeighbourhoodIsAmbiguous) {
    const auto set = describeWords(kWithAuthorization, kDecision);
    const auto found = resolve(kWithAuthorization + kWithAuthorization, set);
    EXPECT_EQ(found.standing, Standing::Ambiguous);
    EXPECT_GE(found.candidates.size(), 2U);
}

TEST(Resolve, ACopyOfTheQuoteAloneIsNot) {
    const auto set = describeWords(kWithAuthorization, kDecision);
    const auto found = resolve(kWithAuthorization + "\nfunc other() {\n" + std::string(kDecision) + "}\n", set);
    EXPECT_EQ(found.standing, Standing::Exact);
}

TEST(Resolve, TheOnlyOneIsKnownByTheNeighboursOfOneSide) {
    constexpr std::string_view comment = "// 中文注释";
    const std::string code = "func a() {\n\tfirst := load(config)\n\tsecond := parse(first)\n\t" +
                             std::string(comment) + "\n\treturn check(second)\n}\n";
    const auto set = describeWords(code, comment);
    const auto more = "package a\n\n" + code;
    EXPECT_EQ(resolve(more, set).standing, Standing::Moved);
    auto text = replaced(more, "first := load(config)", "config, err := open(path)");
    text = replaced(text, "second := parse(first)", "if err != nil { panic(err) }");
    const auto found = resolve(text, set);
    ASSERT_EQ(found.standing, Standing::Moved);
    EXPECT_EQ(slice(text, found.span), comment);
    // Without any neighbour it may be another's comment.
    EXPECT_EQ(resolve("type Role struct {\n\t// 中文注释\n\tRules []PolicyRule\n}\n", set).standing, Standing::Lost);
}

TEST(Resolve, IsLostInAnotherText) {
    const auto set = describeWords(kWithAuthorization, kDecision);
    EXPECT_EQ(resolve("type Role struct {\n    Rules []PolicyRule\n}\n", set).standing, Standing::Lost);
    EXPECT_EQ(resolve("", set).standing, Standing::Lost);
    EXPECT_EQ(resolve(kWithAuthorization, {}).standing, Standing::Lost);
}

TEST(Resolve, FollowsPartOfAWord) {
    const auto set = describeWords(kWithAuthorization, "Mapper.Get(r");
    const auto text = replaced(kWithAuthorization, "    if a == nil", "    // 一\n    if a == nil");
    const auto found = resolve(text, set);
    ASSERT_EQ(found.standing, Standing::Moved);
    EXPECT_EQ(slice(text, found.span), "Mapper.Get(r");
}

TEST(Resolve, AWholeExcerptIsFoundInALargerOne) {
    const auto set = *describe(kWithAuthorization, {{0}, {codePointCount(kWithAuthorization)}});
    const auto found = resolve("// 全文\n" + kWithAuthorization + "// 完\n", set);
    EXPECT_EQ(found.standing, Standing::Moved);
    EXPECT_EQ(found.span.begin.value, 6U);
}

TEST(Resolve, StaysBoundedOnAMebibyte) {
    std::string text;
    while (text.size() < (1U << 20U)) text += kWithAuthorization;
    const auto set = describeWords(kWithAuthorization, kDecision);
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(resolve(text, set).standing, Standing::Ambiguous);
    EXPECT_EQ(resolve(std::string(1U << 20U, ' '), set).standing, Standing::Lost);
    SelectorSet brackets;
    brackets.quote = {"(", "((((", "))))"};
    resolve(std::string(1U << 20U, '('), brackets);
    brackets.quote.exact = std::string(kMaxQuoteBytes, '(');
    resolve(std::string(1U << 20U, '('), brackets);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));  // a second even when sanitized
}

}  // namespace periplus::annotate
