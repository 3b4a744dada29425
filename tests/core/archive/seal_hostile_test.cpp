// Pages made to break what shows them: in time and memory bounded by their size, and sealed all the same.
#include "archive/html_page_reader.h"
#include "archive/mhtml_reader.h"
#include "archive/seal.h"
#include "core/archive/collecting_sink.h"
#include "core/archive/sealed_invariants.h"
#include "core/archive/warc_builder.h"

#include <ctime>

namespace periplus::archive {
namespace {

std::optional<std::string> nothing(const Reference& reference) {
    return reference.url.ends_with("7") ? std::optional<std::string>("cafe") : std::nullopt;
}

std::string times(std::size_t count, std::string_view text) {
    std::string out;
    out.reserve(count * text.size());
    for (std::size_t i = 0; i < count; ++i) out += text;
    return out;
}

std::string numbered(std::size_t count, std::string_view before, std::string_view after) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out.append(before).append(std::to_string(i)).append(after);
    return out;
}

double seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

// Of processor time, generously: what is quadratic takes minutes.
constexpr double kMost = 20;

void sealsSoon(const std::string& html) {
    const auto begin = seconds();
    const auto sealed = sealHtml(html, "text/html; charset=utf-8", "https://here.example/", nothing);
    EXPECT_LT(seconds() - begin, kMost) << html.substr(0, 60);
    EXPECT_EQ(brokenSealedPage(sealed.bytes), "") << html.substr(0, 60);
}

TEST(SealHostile, Nests) {
    sealsSoon(times(30'000, "<div>"));
    sealsSoon(times(20'000, "<svg><foreignObject>"));
    sealsSoon(times(10'000, "<noscript><img src=x>"));
    sealsSoon(times(20'000, "<template shadowrootmode=open>"));
    sealsSoon(times(20'000, "<picture><source srcset=x>"));
    sealsSoon("<style>" + times(50'000, "a{") + times(50'000, "(") + times(50'000, "image-set("));
}

TEST(SealHostile, Large) {
    sealsSoon("<p>" + std::string(5'000'000, 'x'));
    sealsSoon("<title>" + times(200'000,
                                "\xE2\x80\xAE"
                                "x"));
    sealsSoon("<img src='data:image/png;base64," + std::string(5'000'000, 'A') + "'>");
    sealsSoon("<img srcset='" + numbered(50'000, "x", " 1x,") + "'>");
    sealsSoon("<a href='https://a.example/" + std::string(3'000'000, 'x') + "'>x</a>");
}

TEST(SealHostile, Many) {
    sealsSoon(times(2, numbered(10'000, "<img src=", ">")));
    sealsSoon(numbered(10'000, "<link rel=stylesheet href=", ">"));
    sealsSoon("<style>" + numbered(10'000, "@import '", "';") + "@font-face{src:" + numbered(10'000, "url(", "),") +
              "}</style>");
    sealsSoon(numbered(20'000, "<p class='periplus-mark' id=", ">"));
    sealsSoon("<p " + numbered(20'000, "a", "=b ") + ">");
    const auto begin = seconds();
    sealArticle("<a href='" + times(100'000, "periplus-snap://x,") + "'>x</a>", "");
    EXPECT_LT(seconds() - begin, kMost);
}

TEST(SealHostile, NamesThatHideOurs) {
    // Scripts of ours read the document: what would stand in front of its own names goes.
    const auto sealed = sealHtml(
        "<form name=body><input name=parentNode id=childNodes></form><img name=querySelector><iframe "
        "name=location src=x7></iframe><embed name=head><object id=documentElement></object>",
        "", "https://here.example/", nothing);
    for (const auto* name :
         {"name=\"body\"", "name=\"querySelector\"", "name=\"location\"", "name=\"head\"", "documentElement", "<form"})
        EXPECT_EQ(sealed.bytes.find(name), std::string::npos) << name;
}

TEST(SealHostile, CharsetGames) {
    // A tag that one charset shows and another hides.
    for (const auto* charset : {"utf-7", "iso-2022-jp", "utf-16le", "x-user-defined", "gbk", "no such"}) {
        const auto sealed = sealHtml("+ADw-script+AD4-x\x1B$B<script>x</script>\x1B(B\xE4<img src=x onerror=y>",
                                     std::string("text/html; charset=") + charset, "https://here.example/", nothing);
        EXPECT_EQ(brokenSealedPage(sealed.bytes), "") << charset;
    }
}

TEST(MhtmlHostile, ManyPartsAndDoubts) {
    std::string text = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n";
    text += numbered(20'000, "--b\nContent-Location: https://a.example/", "\n\nx\n") + times(20'000, "--b\n\nx\n");
    const TemporaryFile file(text, ".mhtml");
    CollectingSink sink;
    const auto begin = seconds();
    EXPECT_TRUE(readMhtml(file.path(), sink, {}, {}));
    EXPECT_LT(seconds() - begin, kMost);
    EXPECT_EQ(sink.resources.size(), 20'000U);
    EXPECT_LE(sink.doubts.size(), 1000U);
}

TEST(SavedHostile, UnendedThings) {
    const std::string head = "<!DOCTYPE html><!--\n Page saved with SingleFile \n url: https://a.example/ \n-->";
    for (const auto& rest :
         {times(100'000, "<a \""), times(100'000, "<style>"), times(100'000, "<!--"), times(100'000, "<script></scrip"),
          "<img src=data:image/png;base64," + std::string(5'000'000, 'A'),
          times(50'000, "<img src=data:image/png;base64,")}) {
        const TemporaryFile file(head + rest, ".html");
        CollectingSink sink;
        const auto begin = seconds();
        EXPECT_TRUE(readHtmlPage(file.path(), sink, {}, {}));
        EXPECT_LT(seconds() - begin, kMost) << rest.substr(0, 20);
    }
}

}  // namespace
}  // namespace periplus::archive
