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
    {"//g", "http://g/"},
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

struct Case {
    const char* reference;
    const char* base;
    const char* wanted;
};

TEST(ResolveUrl, GivesOneSpelling) {
    const std::string base = "http://a.example/b/c/d;p?q";
    const Case cases[] = {
        {"g", "", "http://a.example/b/c/g"},
        {"./g/", "", "http://a.example/b/c/g/"},
        {"/g", "", "http://a.example/g"},
        {"//g", "", "http://g/"},
        {"?y", "", "http://a.example/b/c/d;p?y"},
        {"#s", "", "http://a.example/b/c/d;p?q#s"},
        {"", "", "http://a.example/b/c/d;p?q"},
        {"../..", "", "http://a.example/"},
        {"../../../g", "", "http://a.example/g"},
        {"%2e%2E/g", "", "http://a.example/b/g"},
        {".", "", "http://a.example/b/c/"},
        {"g;x=1/../y", "", "http://a.example/b/c/y"},
        {"\\\\h\\p", "", "http://h/p"},
        {" \n/a\tb ", "", "http://a.example/ab"},
        {"HTTP://Host.Example:80/A", "", "http://host.example/A"},
        {"https:///x.example//a", "", "https://x.example//a"},
        {"http:g", "", "http://a.example/b/c/g"},
        {"中 文.png?词#节", "", "http://a.example/b/c/%E4%B8%AD%20%E6%96%87.png?%E8%AF%8D#%E8%8A%82"},
        {"javascript:alert(1)", "", "javascript:alert(1)"},
        {"cid:Part@x", "", "cid:Part@x"},
        {"#x", "cid:frame@x", "cid:frame@x#x"},
        {"a.png", "cid:frame@x", ""},
        {"a.png", "", "http://a.example/b/c/a.png"},
        {"a", "https://x.example", "https://x.example/a"},
        {"?q", "https://x.example", "https://x.example/?q"},
    };
    for (const auto& each : cases)
        EXPECT_EQ(resolveUrl(*each.base == '\0' ? base : each.base, each.reference), each.wanted) << each.reference;
}

TEST(ResolveUrl, IsTheSameTwice) {
    for (const auto* url : {"http://a.example/b%20c?x='y'#é", "HTTPS://A/../b\\c", "http://é.example/"}) {
        const auto once = plainUrl(url);
        EXPECT_EQ(plainUrl(once), once);
    }
}

}  // namespace
}  // namespace periplus
