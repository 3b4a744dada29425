// Pages saved as files: in one piece, with a folder, and folders of Markdown.
#include "archive/saved_page.h"
#include "archive/inline_content.h"
#include "archive/markdown_folder_reader.h"
#include "core/archive/collecting_sink.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace periplus::archive {
namespace {

namespace fs = std::filesystem;

class Folder {
public:
    Folder() {
        static int count = 0;
        path_ = fs::temp_directory_path() /
                ("periplus-saved-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
        fs::create_directories(path_);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(path_); }

    void put(const std::string& name, std::string_view bytes) const {
        const auto path = path_ / name;
        fs::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    [[nodiscard]] const fs::path& path() const { return path_; }
    [[nodiscard]] std::string path(const std::string& name) const { return (path_ / name).string(); }

private:
    fs::path path_;
};

const Collected* at(const CollectingSink& sink, const std::string& url) {
    for (const auto& resource : sink.resources)
        if (resource.head.url == url) return &resource;
    return nullptr;
}

const std::string kPicture = "\x89PNG\r\n\x1A\n" + std::string(2000, 'x');

TEST(SavedPage, SaysWhereItIsFrom) {
    const auto single = savedPageOf(
        "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://a.example/p?x=1#y \n saved "
        "date: Sat Feb "
        "15 2020 11:00:00 GMT+0100 (Central European Standard Time)\n--><head>");
    EXPECT_TRUE(single.single);
    EXPECT_EQ(single.url, "https://a.example/p?x=1");
    EXPECT_EQ(single.at.value, 1581760800000);
    EXPECT_EQ(savedPageOf("<!-- saved from url=(0020)https://a.example/p -->\n<html>").url, "https://a.example/p");
    EXPECT_EQ(savedPageOf("<html><head><link rel=canonical href=https://a.example/c>").url, "https://a.example/c");
    EXPECT_EQ(savedPageOf("<html><head><meta property=og:url content=https://a.example/o>").url, "https://a.example/o");
    EXPECT_EQ(savedPageOf("<!-- saved from url=(0014)about:internet -->").url, "");
    EXPECT_EQ(savedPageOf("<!--\n Page saved with SingleFile\n url: file:///etc/passwd\n-->").url, "");
    const auto ours = savedPageOf("<!DOCTYPE html>" + savedPageComment("https://a.example/a--b-->x", {1581760800000}));
    EXPECT_EQ(ours.url, "https://a.example/a%2D%2Db%2D%2Dx");
    EXPECT_EQ(ours.at.value, 1581760800000);
    EXPECT_TRUE(looksLikeHtml("\xEF\xBB\xBF<!-- x -->\n<!DOCTYPE html>"));
    EXPECT_TRUE(looksLikeHtml(std::string("\xFF\xFE<\0h\0t\0m\0l\0", 12)));
    EXPECT_FALSE(looksLikeHtml("# Title"));
}

TEST(SavedPage, InOneFileGivesItsPartsOnce) {
    const Folder folder;
    const auto address = "data:image/png;base64," + toBase64(kPicture);
    const auto styles = "data:text/css;base64," + toBase64("p{color:red}" + std::string(1500, ' '));
    folder.put(
        "p.html",
        "<!DOCTYPE html><!--\n Page saved with SingleFile \n url: https://a.example/p \n saved date: x\n--><link "
        "rel=stylesheet href=\"" +
            styles + "\"><style>a{b:url(" + address + ")}</style><img src=" + address +
            " alt='>'><iframe srcdoc=\"<img src=&quot;" + address + "&quot;>\"></iframe><p>" + address + "</p><!-- " +
            address + " --><img src=data:image/gif;base64,R0lG>");
    CollectingSink sink;
    ASSERT_EQ(readArchive(folder.path("p.html"), sink).value_or(Format::Warc), Format::SingleFile);
    ASSERT_EQ(sink.resources.size(), 3U);
    EXPECT_EQ(sink.resources[0].head.contentType, "text/css");
    EXPECT_EQ(sink.resources[1].head.contentType, "image/png");
    EXPECT_EQ(sink.resources[1].bytes, kPicture);
    const auto cid = sink.resources[1].head.url;
    EXPECT_TRUE(cid.starts_with("cid:"));
    const auto& page = sink.resources[2];
    EXPECT_EQ(page.head.url, "https://a.example/p");
    EXPECT_EQ(page.bytes.substr(page.bytes.find("<style>")), "<style>a{b:url(" + cid + ")}</style><img src=" + cid +
                                                                 " alt='>'><iframe srcdoc=\"<img src=&quot;" + cid +
                                                                 "&quot;>\"></iframe><p>" + address + "</p><!-- " +
                                                                 address + " --><img src=data:image/gif;base64,R0lG>");
    ASSERT_EQ(sink.pages.size(), 1U);
    EXPECT_EQ(sink.pages[0].url, "https://a.example/p");
}

TEST(SavedPage, WithItsFolder) {
    const Folder folder;
    folder.put(
        "A page.html",
        "<!-- saved from url=(0026)https://a.example/dir/page -->\n<html><link rel=stylesheet href='A "
        "page_files/s.css?v=3'>"
        "<img src='./A%20page_files/i.png'><img src=https://a.example/dir/secret.png><img src=../secret.png>"
        "<img src='A page_files/../../secret.png'><img src='A page_files/link.png'><img src='A page_files/none.png'>"
        "<iframe src='A page_files/f.html'></iframe><a href=other.html>x</a><img src=.hidden.png><img "
        "src=/etc/passwd>");
    folder.put("A page_files/s.css", "a{background:url(bg.png)}@import 'A';");
    folder.put("A page_files/bg.png", kPicture);
    folder.put("A page_files/i.png", "i");
    folder.put("A page_files/f.html", "<img src=i.png><img src=g.gif>");
    folder.put("A page_files/g.gif", "g");
    folder.put("secret.png", "s");
    folder.put("other.html", "o");
    folder.put(".hidden.png", "h");
    fs::create_symlink(folder.path("secret.png"), folder.path("A page_files/link.png"));
    CollectingSink sink;
    ASSERT_EQ(readArchive(folder.path("A page.html"), sink).value_or(Format::Warc), Format::HtmlPage);
    EXPECT_EQ(sink.pages.at(0).url, "https://a.example/dir/page");
    const std::string files = "https://a.example/dir/A%20page_files/";
    EXPECT_EQ(sink.resources.size(), 6U);
    ASSERT_NE(at(sink, files + "s.css?v=3"), nullptr);
    EXPECT_EQ(at(sink, files + "s.css?v=3")->head.contentType, "text/css");
    EXPECT_NE(at(sink, files + "bg.png"), nullptr);
    EXPECT_NE(at(sink, files + "i.png"), nullptr);
    EXPECT_NE(at(sink, files + "f.html"), nullptr);
    EXPECT_NE(at(sink, files + "g.gif"), nullptr);
    EXPECT_TRUE(sink.hasDoubt("leads out of the page's folder"));
    EXPECT_NE(sink.allDoubts().find("A page_files/link.png"), std::string::npos) << sink.allDoubts();
}

TEST(SavedPage, WithoutAnAddress) {
    const Folder folder;
    folder.put("页 1.html", "<html><img src=i.png>");
    folder.put("i.png", "i");
    CollectingSink sink;
    ASSERT_TRUE(readArchive(folder.path("页 1.html"), sink));
    EXPECT_EQ(sink.pages.at(0).url, "http://saved.invalid/%E9%A1%B5%201.html");
    EXPECT_NE(at(sink, "http://saved.invalid/i.png"), nullptr);
}

TEST(MarkdownFolder, GivesPagesAndTheirPictures) {
    const Folder folder;
    folder.put("a.md",
               "---\ntitle: \"A\"\nurl: https://a.example/a\n---\n# Not this\n![p](img/p%20q.png \"t\") "
               "![w](https://o.example/w.png)");
    folder.put("sub/b.markdown",
               "# [B](https://a.example/b)\n<img src=\"../img/p q.png\"> ![x](../../../../etc/x.png) [pdf](c.pdf)\n");
    folder.put("sub/c.md", "# C\n\n> Source: <https://a.example/c>\n\n![d](<d e.svg>)\n");
    folder.put("sub/d e.svg", "<svg/>");
    folder.put("d.md", "Words with a link [x](y.md) and ![l](link.png)\n");
    folder.put("img/p q.png", kPicture);
    folder.put(".git/e.md", "# no");
    folder.put("node.txt", "no");
    fs::create_symlink("/etc/passwd", folder.path("link.png"));
    fs::create_directory_symlink("/usr/share/doc", folder.path("outside"));
    CollectingSink sink;
    ASSERT_EQ(readArchive(folder.path().string(), sink).value_or(Format::Warc), Format::MarkdownFolder);
    ASSERT_EQ(sink.pages.size(), 4U);
    EXPECT_EQ(sink.pages[0].url, "https://a.example/a");
    EXPECT_EQ(sink.pages[0].title, "A");
    EXPECT_EQ(sink.pages[1].url, "http://saved.invalid/d.md");
    EXPECT_EQ(sink.pages[2].url, "https://a.example/b");
    EXPECT_EQ(sink.pages[2].title, "B");
    EXPECT_EQ(sink.pages[3].url, "https://a.example/c");
    ASSERT_NE(at(sink, "https://a.example/img/p%20q.png"), nullptr);
    EXPECT_EQ(at(sink, "https://a.example/img/p%20q.png")->bytes, kPicture);
    EXPECT_NE(at(sink, "https://a.example/d%20e.svg"), nullptr);
    EXPECT_EQ(sink.resources.size(), 6U);
    EXPECT_TRUE(sink.hasDoubt("a picture could not be read"));
}

TEST(MarkdownFolder, WithoutMarkdownIsNoArchive) {
    const Folder folder;
    folder.put("a.txt", "x");
    CollectingSink sink;
    const auto read = readArchive(folder.path().string(), sink);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::Malformed);
}

TEST(MarkdownFolder, FactsOfOddFiles) {
    EXPECT_EQ(markdownFacts("---\nurl: https://a.example\n").url, "https://a.example/");  // a line that says it
    EXPECT_EQ(markdownFacts("---\nurl: javascript:x\n---\n").url, "");
    EXPECT_EQ(markdownFacts("\xEF\xBB\xBFhttps://a.example/x\n").url, "https://a.example/x");
    EXPECT_EQ(markdownFacts("# T\n\nWords, see https://a.example/x\n").url, "");
    EXPECT_EQ(markdownFacts("# T\n\n原文：https://a.example/x\n").url, "https://a.example/x");
    EXPECT_EQ(markdownFacts("").title, "");
}

}  // namespace
}  // namespace periplus::archive
