// What is shown of a capture, and what looking at it as a whole finds.
#include "archive/seal.h"
#include "core/study/capture_fixture.h"

#include <algorithm>
#include <fstream>

namespace periplus::study {

namespace {

constexpr const char* kPage = "https://example.org/one";
constexpr const char* kHtml =
    "<html><head><title>One</title><link rel=stylesheet href=/style.css></head>"
    "<body onload='run()'><img src=/a.png><img src=/lost.png><img src=/moved.png><script>run()</script></body></html>";

class CaptureServingTest : public CaptureFixture {
protected:
    Captures& captures() { return library_->captures(); }
    // A page with a style sheet, a picture, one that is lost, and one that was redirected.
    NewCapture page(int sealVersion) {
        const auto files = captures().partFiles();
        const auto put = [&](std::string_view bytes) { return files->put(bytes).value(); };
        NewCapture made;
        made.capture.url = kPage;
        made.capture.finalUrl = kPage;
        made.capture.capturedAt = {1'700'000'000'000 + sealVersion};
        const auto html = put(kHtml);
        const auto css = put("body { background: url(a.png) }");
        const auto picture = put(noise(100, 1));
        const auto other = put(noise(100, 2));
        const auto old = put("the form of an older seal");
        made.parts = {{kPage, html.hash, "text/html", 200, html.bytes, old.hash},
                      {"https://example.org/style.css", css.hash, "text/css", 200, css.bytes, old.hash},
                      {"https://example.org/a.png", picture.hash, "image/png", 200, picture.bytes, ""},
                      {"https://example.org/moved.png", other.hash, "image/png", 302, other.bytes, ""},
                      {"https://cdn.example/moved.png", other.hash, "image/png", 200, other.bytes, ""}};
        made.missing = {{"https://example.org/lost.png", "not in the capture"}};
        made.text.title = "A <title> & more";
        made.sealVersion = sealVersion;
        return makeCapture(*files, std::move(made)).value();
    }
    CaptureId added(const NewCapture& made) {
        EXPECT_TRUE(captures().add(made));
        return made.capture.id;
    }
    void spoil(const std::string& hash) {
        std::ofstream(folder_ / ("library/parts/" + hash.substr(0, 2) + '/' + hash.substr(2)), std::ios::trunc) << "x";
    }
    std::vector<std::string> problems(const CaptureId& id) { return captures().verify(id).value(); }
};

}  // namespace

TEST_F(CaptureServingTest, TheStoredFormIsShownWhenItsSealIsOfToday) {
    const auto id = added(page(archive::kSealVersion));
    EXPECT_EQ(captures().serve(id, "").value().bytes, "the form of an older seal");
}

TEST_F(CaptureServingTest, AnOlderSealIsMadeAnew) {
    const auto made = page(archive::kSealVersion - 1);
    const auto id = added(made);
    for (int round = 0; round < 2; ++round) {
        const auto shown = captures().serve(id, "").value();
        EXPECT_EQ(shown.type, "text/html; charset=utf-8");
        EXPECT_EQ(shown.bytes.find("run()"), std::string::npos) << shown.bytes;
        for (const std::size_t part : {1U, 2U, 3U})
            EXPECT_NE(shown.bytes.find("/" + made.parts[part].hash), std::string::npos) << shown.bytes;
        const auto style = captures().serve(id, made.parts[1].hash).value();
        EXPECT_EQ(style.type, "text/css; charset=utf-8");
        EXPECT_NE(style.bytes.find("/" + made.parts[2].hash), std::string::npos) << style.bytes;
    }
    EXPECT_EQ(captures().partBytes(id, made.parts[0].hash).value(), kHtml);
}

TEST_F(CaptureServingTest, WhatIsNoDocumentByItsTypeButByItsBytesIsSealedToo) {
    auto made = page(0);
    const auto files = captures().partFiles();
    const auto sly = files->put("<html><script>run()</script></html>").value();
    const auto odd = files
                         ->put(std::string("\x7F"
                                           "ELF\1\1\1",
                                           7))
                         .value();
    for (const char* type : {"", "application/octet-stream", "image/png", "text/plain"}) {
        auto other = made;
        other.parts.push_back({"https://example.org/sly", sly.hash, type, 200, sly.bytes, ""});
        other.parts.push_back({"https://example.org/odd", odd.hash, type, 200, odd.bytes, ""});
        other = makeCapture(*files, other).value();
        const auto id = added(other);
        const auto shown = captures().serve(id, sly.hash);
        if (shown && shown->type.starts_with("text/html")) {
            EXPECT_EQ(shown->bytes.find("run()"), std::string::npos) << type;
        }
        if (const auto served = captures().serve(id, odd.hash)) {
            EXPECT_TRUE(served->type.starts_with("text/plain") || served->type == "image/png") << served->type;
        }
    }
}

TEST_F(CaptureServingTest, AMarkdownPageIsShownAsAPage) {
    const auto files = captures().partFiles();
    const auto markdown = files->put("# Heading\n\n![a](a.png) <script>run()</script>\n").value();
    const auto old = files->put("<p>the form of an older seal").value();
    const auto picture = files->put(noise(100, 1)).value();
    NewCapture made;
    made.capture.url = made.capture.finalUrl = "https://Example.org:443/notes.md";
    made.parts = {{"https://example.org/notes.md", markdown.hash, "text/markdown", 200, markdown.bytes, old.hash},
                  {"https://example.org/a.png", picture.hash, "image/png", 200, picture.bytes, ""}};
    for (const int version : {archive::kSealVersion - 1, archive::kSealVersion}) {
        made.sealVersion = version;
        made.capture.capturedAt = {version + 1};
        const auto id = added(makeCapture(*files, made).value());
        const auto shown = captures().serve(id, "").value();
        EXPECT_EQ(shown.type, "text/html; charset=utf-8");
        EXPECT_EQ(shown.bytes == "<p>the form of an older seal", version == archive::kSealVersion);
        EXPECT_EQ(shown.bytes.find("run()"), std::string::npos) << shown.bytes;
        if (version < archive::kSealVersion) {
            EXPECT_NE(shown.bytes.find("/" + picture.hash), std::string::npos) << shown.bytes;
        }
        EXPECT_TRUE(problems(id).empty());
    }
}

TEST_F(CaptureServingTest, TheArticleIsSealedAndKept) {
    const auto id = added(page(1));
    EXPECT_EQ(captures().serve(id, "reading").error().code, ErrorCode::NotFound);
    const auto changes = captures().setReading(id, "<p onclick='run()'>words</p><script>run()</script>").value();
    EXPECT_EQ(changes.captures, std::vector{id});
    for (int round = 0; round < 2; ++round) {
        const auto article = captures().serve(id, "reading").value();
        EXPECT_EQ(article.type, "text/html; charset=utf-8");
        EXPECT_NE(article.bytes.find("words"), std::string::npos);
        EXPECT_NE(article.bytes.find("<title>A &lt;title&gt; &amp; more</title>"), std::string::npos) << article.bytes;
        EXPECT_EQ(article.bytes.find("run()"), std::string::npos);
        ASSERT_TRUE(captures().purge());
        reopen();
    }
    EXPECT_TRUE(problems(id).empty());
}

TEST_F(CaptureServingTest, AWholeCaptureHasNoProblems) {
    const auto id = added(page(1));
    const auto found = problems(id);
    for (const auto& problem : found) ADD_FAILURE() << problem;
}

TEST_F(CaptureServingTest, EveryPartIsReadAgainAndEveryReferenceLookedUp) {
    const auto made = page(1);
    const auto id = added(made);
    spoil(made.parts[2].hash);
    ASSERT_EQ(problems(id).size(), 1U);
    EXPECT_TRUE(problems(id).front().starts_with("https://example.org/a.png: ")) << problems(id).front();
    spoil(made.parts[0].sealed);  // of the page and of the style sheet
    EXPECT_EQ(problems(id).size(), 3U);
    spoil(made.textHash);
    EXPECT_EQ(problems(id).size(), 4U);
    std::filesystem::remove(folder_ /
                            ("library/parts/" + made.parts[0].hash.substr(0, 2) + '/' + made.parts[0].hash.substr(2)));
    EXPECT_EQ(problems(id).size(), 4U);  // the page instead of its form
    EXPECT_EQ(problems(id).front(), std::string(kPage) + ": its bytes are gone");
    auto incomplete = page(2);
    incomplete.missing.clear();
    incomplete = makeCapture(*captures().partFiles(), incomplete).value();
    const auto found = problems(added(incomplete));
    EXPECT_EQ(std::ranges::count_if(found, [](const auto& line) { return line.contains("lost.png"); }), 1);
    EXPECT_FALSE(captures().verify({"nothing"}));
}

}  // namespace periplus::study
