#include "catalogue/edit.h"

#include "base/utf8.h"
#include "core/catalogue/fixtures.h"

#include <gtest/gtest.h>

#include <random>

namespace periplus::catalogue {
namespace {

bool startsCodePoint(std::string_view text, std::size_t at) {
    return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

TEST(Edit, UnchangedWriteBackIsByteIdentical) {
    const auto source = fileText("resources/catalogue/kubernetes-source-analysis.md");
    const auto catalogue = parse(source);
    EXPECT_EQ(*catalogue.source, source);
    for (const auto& node : catalogue.nodes) {
        const auto same = source.substr(node.titleSpan.begin.value, node.titleSpan.size());
        EXPECT_EQ(apply(source, {node.titleSpan, same}), source);
    }
}

TEST(Edit, TenThousandRandomEditsLeaveEveryOtherByteAlone) {
    auto text = fileText("resources/catalogue/kubernetes-source-analysis.md");
    std::mt19937 random(20240607);
    const std::string words[] = {"", "x", "鉴权", "🤔 https://new.example/a\n", "~~", "\r\n", "- > "};
    for (int i = 0; i < 10000; ++i) {
        auto begin = random() % (text.size() + 1);
        auto end = std::min(text.size(), begin + random() % 12);
        while (!startsCodePoint(text, begin)) --begin;
        while (!startsCodePoint(text, end)) ++end;
        const auto& replacement = words[random() % std::size(words)];
        const auto span = ByteSpan{{static_cast<std::uint32_t>(begin)}, {static_cast<std::uint32_t>(end)}};
        const auto edited = apply(text, {span, replacement});
        ASSERT_TRUE(edited);
        ASSERT_EQ(edited->size(), text.size() - (end - begin) + replacement.size());
        ASSERT_EQ(edited->compare(0, begin, text, 0, begin), 0);
        ASSERT_EQ(edited->compare(begin, replacement.size(), replacement), 0);
        ASSERT_EQ(edited->compare(begin + replacement.size(), std::string::npos, text, end, std::string::npos), 0);
        ASSERT_FALSE(firstInvalidUtf8(*edited));
        text = *edited;
    }
}

TEST(Edit, ReplacingALinkInPlaceIsSeenByTheParser) {
    const auto before = parse("- 【a】 b https://old.example/x || https://mirror.example\n");
    const auto edited = apply(*before.source, {before.nodes.at(1).links.at(0).span, "https://new.example/y"});
    ASSERT_TRUE(edited);
    EXPECT_EQ(*edited, "- 【a】 b https://new.example/y || https://mirror.example\n");
}

TEST(Edit, RefusesPlacesThatAreNone) {
    EXPECT_EQ(apply("abc", {{{2}, {4}}, ""}).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(apply("abc", {{{2}, {1}}, ""}).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(apply("鉴", {{{1}, {3}}, ""}).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(apply("鉴", {{{0}, {2}}, ""}).error().code, ErrorCode::InvalidArgument);
}

}  // namespace
}  // namespace periplus::catalogue
