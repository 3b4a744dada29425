// What changed between two texts: both can be told from the pieces, and people can read them.
#include "text/difference.h"

#include <gtest/gtest.h>

#include <chrono>
#include <random>

namespace periplus::text {
namespace {

using Kind = TextPiece::Kind;

std::string joined(const std::vector<TextPiece>& pieces, Kind without) {
    std::string text;
    for (const auto& piece : pieces)
        if (piece.kind != without) text += piece.text;
    return text;
}

void expectTrue(const std::string& before, const std::string& after) {
    const auto pieces = difference(before, after);
    EXPECT_EQ(joined(pieces, Kind::Added), before);
    EXPECT_EQ(joined(pieces, Kind::Removed), after);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        EXPECT_FALSE(pieces[i].text.empty());
        EXPECT_TRUE(i == 0 || pieces[i].kind != pieces[i - 1].kind);
    }
}

TEST(Difference, WordsWithinALine) {
    const std::vector<TextPiece> wanted = {{Kind::Same, "The scheduler binds "},
                                           {Kind::Removed, "a pod"},
                                           {Kind::Added, "many pods"},
                                           {Kind::Same, ".\nIt waits.\n"}};
    EXPECT_EQ(difference("The scheduler binds a pod.\nIt waits.\n", "The scheduler binds many pods.\nIt waits.\n"),
              wanted);
}

TEST(Difference, ChineseByCharacter) {
    const auto pieces = difference("调度器绑定一个容器组。", "调度器绑定多个容器组。");
    ASSERT_EQ(pieces.size(), 4U);
    EXPECT_EQ(pieces[1], (TextPiece{Kind::Removed, "一"}));
    EXPECT_EQ(pieces[2], (TextPiece{Kind::Added, "多"}));
}

TEST(Difference, EqualEmptyAndAllNew) {
    EXPECT_TRUE(difference("", "").empty());
    EXPECT_EQ(difference("same\n", "same\n").size(), 1U);
    EXPECT_EQ(difference("", "new"), (std::vector<TextPiece>{{Kind::Added, "new"}}));
    EXPECT_EQ(difference("old", ""), (std::vector<TextPiece>{{Kind::Removed, "old"}}));
}

TEST(Difference, ALineMovedInIsOneChange) {
    const auto pieces = difference("one\ntwo\nthree\n", "one\nnew line\ntwo\nthree\n");
    ASSERT_EQ(pieces.size(), 3U);
    EXPECT_EQ(pieces[1], (TextPiece{Kind::Added, "new line\n"}));
}

TEST(Difference, BothTextsCanAlwaysBeTold) {
    std::mt19937 random(7);
    const auto text = [&random] {
        static const std::vector<std::string> words = {"a", "bc", " ", "\n", "中", "，", "func ", "pod", "\xFF"};
        std::string made;
        for (auto i = random() % 40; i-- > 0;) made += words[random() % words.size()];
        return made;
    };
    for (int i = 0; i < 2'000; ++i) expectTrue(text(), text());
}

TEST(Difference, TextsWithoutAnythingInCommonAreBounded) {
    std::string before;
    std::string after;
    for (int i = 0; i < 40'000; ++i) {
        before += "old " + std::to_string(i) + "\n";
        after += "new " + std::to_string(i * 7) + " words\n";
    }
    const auto start = std::chrono::steady_clock::now();
    expectTrue(before, after);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

}  // namespace
}  // namespace periplus::text
