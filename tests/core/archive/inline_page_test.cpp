#include "archive/inline_page.h"

#include "archive/html_page_reader.h"
#include "archive/inline_content.h"
#include "core/archive/collecting_sink.h"
#include "core/archive/warc_builder.h"

#include <map>

namespace periplus::archive {
namespace {

const std::string kBase = "https://a.example/p/";
const std::string kPicture = "\x89PNG\r\n\x1A\n" + std::string(2000, 'x');

std::optional<PartContent> part(const Reference& reference) {
    static const std::map<std::string, PartContent> parts = {
        {kBase + "i.png", {"image/png", kPicture}},
        {kBase + "s.css", {"text/css", "@import 't.css';a{b:url(i.png)}" + std::string(1200, ' ')}},
        {kBase + "t.css", {"text/css", "@import 's.css';c{d:e}" + std::string(1200, ' ')}},
        {kBase + "v.svg", {"image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg' onload='x'><g/></svg>"}},
        {kBase + "f.html",
         {"text/html",
          "<p>frame<img src=i.png><script>x</script><iframe src=f.html></iframe>" + std::string(1200, ' ')}},
        {kBase + "x.html", {"text/html", "not a picture"}},
    };
    const auto found = parts.find(reference.url);
    return found == parts.end() ? std::nullopt : std::optional(found->second);
}

std::string page() {
    return inlinePage(
        "<!DOCTYPE html><link rel=stylesheet href=s.css><img src=i.png srcset='i.png 2x'><img src=v.svg><img "
        "src=x.html "
        "alt=x><img src=none.png><iframe src=f.html></iframe><script>x</script><p>中",
        "text/html; charset=utf-8", kBase, {1581760800000}, part);
}

TEST(InlinePage, HoldsEverythingAndRunsNothing) {
    const auto html = page();
    EXPECT_TRUE(
        html.starts_with("\xEF\xBB\xBF<!DOCTYPE html><!--\n Page saved with Periplus \n url: " + kBase +
                         " \n saved date: Sat Feb 15 2020 10:00:00 GMT+0000\n--><html><head><meta "
                         "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:;"));
    EXPECT_NE(html.find("<img src=\"data:image/png;base64," + toBase64(kPicture) +
                        "\"><img src=\"data:image/svg+xml;charset=utf-8;"
                        "base64,"),
              std::string::npos);
    EXPECT_NE(html.find("<img alt=\"x\"><img><iframe src=\"data:text/html;charset=utf-8;base64,"), std::string::npos);
    EXPECT_EQ(html.find("<script"), std::string::npos);
    EXPECT_EQ(html.find("=\"http"), std::string::npos);
    EXPECT_NE(html.find("<p>中</p>"), std::string::npos);
    EXPECT_EQ(page(), html);
}

TEST(InlinePage, IsReadAgainWithItsParts) {
    const TemporaryFile file(page(), ".html");
    CollectingSink sink;
    ASSERT_EQ(readArchive(file.path(), sink).value_or(Format::Warc), Format::SingleFile);
    ASSERT_EQ(sink.pages.size(), 1U);
    EXPECT_EQ(sink.pages[0].url, kBase);
    EXPECT_EQ(sink.pages[0].at.value, 1581760800000);
    // What was read is shown as before: all is found.
    std::map<std::string, Collected> parts;
    for (const auto& resource : sink.resources) parts[resource.head.url] = resource;
    const auto sealed = sealHtml(parts[kBase].bytes, "text/html", kBase, [&](const Reference& reference) {
        return parts.contains(reference.url) ? std::optional<std::string>("k") : std::nullopt;
    });
    EXPECT_TRUE(sealed.missing.empty()) << sealed.missing[0].url;
    std::vector<ReferenceKind> kinds;
    for (const auto& reference : sealed.found) kinds.push_back(reference.kind);
    EXPECT_EQ(kinds, (std::vector{ReferenceKind::Style, ReferenceKind::Image, ReferenceKind::Frame}));
    EXPECT_EQ(parts[sealed.found[1].url].bytes, kPicture);
    EXPECT_TRUE(parts[sealed.found[0].url].bytes.starts_with("@import url(\"cid:")) << parts[sealed.found[0].url].bytes;
    EXPECT_EQ(sink.resources.size(), 5U);  // the page, two styles, a picture, a frame; the drawing is short
}

}  // namespace
}  // namespace periplus::archive
