// Every site's way to show code, one page each in tests/golden/text: all show the same program.
#include "core/text/page_invariants.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace periplus::text {
namespace {

std::string read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Code, IsExactWhateverItsLinesAreWrappedIn) {
    const std::filesystem::path folder = PERIPLUS_SOURCE_DIR "/tests/golden/text";
    auto program = read(folder / "program.txt");
    program.pop_back();
    int pages = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".html") continue;
        SCOPED_TRACE(entry.path().filename().string());
        const auto tree = parseHtml(read(entry.path()));
        const auto page = pageText(tree);
        ASSERT_EQ(page.code.size(), 1U) << page.text;
        EXPECT_EQ(page.code[0].code, program);
        const auto name = entry.path().stem().string();
        EXPECT_EQ(page.code[0].language, name == "cnblogs" || name.starts_with("medium") ? "" : "go");
        EXPECT_EQ(brokenPage(tree, page), "");
        EXPECT_TRUE(page.text.starts_with("调度器源码\n先看入口:\n")) << page.text;
        EXPECT_TRUE(page.text.ends_with("\n以上是入口。")) << page.text;
        const auto written = toHtml(tree);
        EXPECT_EQ(toHtml(parseHtml(written)), written);
        EXPECT_EQ(pageText(parseHtml(written)).text, page.text);
        ++pages;
    }
    EXPECT_EQ(pages, 25);
}

TEST(Code, DigitsOfTheProgramAreNoLineNumbers) {
    const auto page = pageText(parseHtml("<pre>1\n2\n3</pre><pre><code class=language-text>42</code></pre>"));
    ASSERT_EQ(page.code.size(), 2U);
    EXPECT_EQ(page.code[0].code, "1\n2\n3");
    EXPECT_EQ(page.code[1].code, "42");
}

}  // namespace
}  // namespace periplus::text
