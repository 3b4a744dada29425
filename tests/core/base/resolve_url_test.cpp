#include "base/resolve_url.h"

#include <gtest/gtest.h>

#include <utility>

namespace periplus {
namespace {

constexpr std::string_view kBase = "http://a/b/c/d;p?q";

// RFC 3986, section 5.4, where browsers agree with it.
constexpr std::pair<std::string_view, std::string_view> kExamples[] = {
    {"g:h", "g:h"},
    {"g", "http://a/b/c/g"},
    {"./g", "http://a/b/c/g"},
    {"g/", "http://a/b/c/g/"},
    {"/g", "http://a/g"},
    {"//g", "http://g"},
    {"?y", "http://a/b/c/d;p?y"},
    {"g?y", "http://a/b/c/g?y"},
    {"#s", "http://a/b/c/d;p?q#s"},
    {"g#s", "http://a/b/c/g#s"},
    {"g?y#s", "http://a/b/c/g?y#s"},
    {";x", "http://a/b/c/;x"},
    {"", "http://a/b/c/d;p?q"},
    {".", "http://a/b/c/"},
    {"./", "http://a/b/c/"},
    {"..", "http://a/b/"},
    {"../", "http://a/b/"},
    {"../g", "http://a/b/g"},
    {"../..", "http://a/"},
    {"../../g", "http://a/g"},
    {"../../../g", "http://a/g"},
    {"/./g", "http://a/g"},
    {"/../g", "http://a/g"},
    {"g.", "http://a/b/c/g."},
    {"..g", "http://a/b/c/..g"},
    {"./g/.", "http://a/b/c/g/"},
    {"g/../h", "http://a/b/c/h"},
    {"g?y/../x", "http://a/b/c/g?y/../x"},
    {"http:g", "http://a/b/c/g"},
};

TEST(ResolveUrl, AnswersTheExamplesOfTheStandard) {
    for (const auto& [reference, address] : kExamples) EXPECT_EQ(resolveUrl(kBase, reference), address) << reference;
}

TEST(ResolveUrl, ReadsAsBrowsersDo) {
    EXPECT_EQ(resolveUrl("https://a.b/c", " \n x\ty "), "https://a.b/xy");
    EXPECT_EQ(resolveUrl("https://a.b/c/d", "..\\e"), "https://a.b/e");
    EXPECT_EQ(resolveUrl("https://a.b", "c.png"), "https://a.b/c.png");
    EXPECT_EQ(resolveUrl("https://a.b?x", "c.png"), "https://a.b/c.png");
    EXPECT_EQ(resolveUrl("", "https://a.b/"), "https://a.b/");
    EXPECT_EQ(resolveUrl("", "c.png"), "");
    EXPECT_EQ(withoutFragment("https://a.b/#x"), "https://a.b/");
}

}  // namespace
}  // namespace periplus
