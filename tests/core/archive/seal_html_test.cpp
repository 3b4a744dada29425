#include "archive/seal.h"
#include "core/archive/sealed_invariants.h"

#include <gtest/gtest.h>

namespace periplus::archive {
namespace {

std::optional<std::string> partsHere(const Reference& reference) {
    if (!reference.url.starts_with("https://here.example/") && !reference.url.starts_with("cid:")) return std::nullopt;
    std::string key;
    for (const char c : reference.url.substr(reference.url.find_last_of("/:") + 1))
        key += c == '.' || c == '@' ? '-' : c;
    return key;
}

Sealed seal(std::string_view html) { return sealHtml(html, "text/html", "https://here.example/p/", partsHere); }

// What stands in the body.
std::string body(std::string_view html) {
    const auto sealed = seal("<!DOCTYPE html>" + std::string(html));
    EXPECT_EQ(brokenSealedPage(sealed.bytes), "") << sealed.bytes;
    const auto begin = sealed.bytes.find("<body>") + 6;
    return sealed.bytes.substr(begin, sealed.bytes.rfind("</body>") - begin);
}

TEST(SealHtml, BeginsWithMarkAndPolicy) {
    const auto sealed = seal("<!DOCTYPE html><title>T</title><p>x");
    EXPECT_EQ(
        sealed.bytes.substr(0, 200),
        std::string("\xEF\xBB\xBF<!DOCTYPE html><html><head><meta http-equiv=\"Content-Security-Policy\" content=\""
                    "default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self' "
                    "data:; media-src 'self'; frame-src 'self'; form-action 'none'; base-uri 'none'\">")
            .substr(0, 200));
    EXPECT_TRUE(sealed.bytes.ends_with("<title>T</title></head><body><p>x</p></body></html>"));
}

TEST(SealHtml, NothingThatRuns) {
    for (const auto* html :
         {"<script>x</script>", "<script src=//o.example></script>", "<object data=x>f</object>", "<embed src=x>",
          "<applet code=x></applet>", "<noscript>switch it on</noscript>", "<template><img src=x></template>",
          "<portal src=x></portal>", "<!-- c -->", "<iframe src=javascript:x></iframe>", "<base href=//o.example>",
          "<link rel=preload href=x as=style>", "<link rel=prefetch href=x>", "<link rel=icon href=x>",
          "<link rel=manifest href=x>", "<link rel=dns-prefetch href=//o.example>", "<svg><script>x</script></svg>x"})
        EXPECT_EQ(body("<body>" + std::string(html)), html[1] == 's' && html[2] == 'v' ? "<svg></svg>x" : "") << html;
}

TEST(SealHtml, AttributesThatAct) {
    EXPECT_EQ(body("<p onclick=x oNmouseover=y autofocus contenteditable accesskey=a is=x nonce=y draggable>x"),
              "<p>x</p>");
    EXPECT_EQ(body("<a href=/x ping=//o.example target=_top download=../../x>x</a>"),
              "<a href=\"https://here.example/x\">x</a>");
    EXPECT_EQ(body("<form action=//o.example method=post><button type=submit formaction=//o.example>b</button></form>"),
              "<div><button type=\"button\">b</button></div>");
    EXPECT_EQ(body("<input type=file><input type=password value=s><input type=hidden value=s>"),
              "<input type=\"text\"><input type=\"text\">");
    EXPECT_EQ(body("<p class='periplus-mark a' id=periplus-x data-periplus-note=1>x"), "<p class=\"a\">x</p>");
    EXPECT_EQ(body("<div data-v-7ba5bd90 _ngcontent-abc-1='' ng-x='a:b'>x</div>"),
              "<div data-v-7ba5bd90=\"\" _ngcontent-abc-1=\"\">x</div>");
}

TEST(SealHtml, LinksThatAPersonMayFollow) {
    EXPECT_EQ(body("<a href=#a>x</a>"), "<a href=\"#a\">x</a>");
    EXPECT_EQ(body("<a href='https://here.example/p/#a'>x</a>"), "<a href=\"#a\">x</a>");
    for (const auto* href :
         {"javascript:x", " java&#10;script:x", "JaVaScRiPt:x", "vbscript:x", "data:text/html,x", "file:///x",
          "chrome://crash", "view-source:x", "blob:x", "about:blank", "periplus-snap://x/y", "mailto:a@b",
          "https://u:p@o.example/", "qrc:/x", "filesystem:x", "intent:x", "//", "https://"})
        EXPECT_EQ(body("<a href='" + std::string(href) + "'>x</a>"), "<a>x</a>") << href;
}

TEST(SealHtml, PicturesLeadToParts) {
    EXPECT_EQ(body("<img src=a.png alt=x loading=lazy>"), "<img alt=\"x\" src=\"/a-png\">");
    EXPECT_EQ(body("<img src=//o.example/a.png alt=x>"), "<img alt=\"x\">");
    EXPECT_EQ(body("<img src=cid:a@b>"), "<img src=\"/a-b\">");
    EXPECT_EQ(body("<img src='a.png' srcset='a.png 1x, //o.example/b.png 2x, c.png 3x'>"),
              "<img src=\"/a-png\" srcset=\"/a-png 1x, /c-png 3x\">");
    EXPECT_EQ(body("<picture><source srcset='//o.example/a.webp'><source srcset='b.webp 2x' type=image/webp>"
                   "<img src=//o.example/c.png></picture>"),
              "<picture><source type=\"image/webp\" srcset=\"/b-webp 2x\"><img></picture>");
    EXPECT_TRUE(
        seal("<body background=a.png onload=x>x").bytes.ends_with("<body background=\"/a-png\">x</body></html>"));
    EXPECT_EQ(body("<video src=//o.example/a.mp4 poster=b.png><source src=c.mp4><track src=d.vtt></video>"),
              "<video poster=\"/b-png\"><source src=\"/c-mp4\"><track></video>");
}

TEST(SealHtml, LazyPicturesAreReal) {
    EXPECT_EQ(body("<img data-src=a.png>"), "<img src=\"/a-png\">");
    EXPECT_EQ(body("<img src='data:image/gif;base64,R0lG' data-original=a.png class=lazy>"),
              "<img class=\"lazy\" src=\"/a-png\">");
    EXPECT_EQ(body("<img src=/img/loading.gif data-actualsrc=a.png>"), "<img src=\"/a-png\">");
    EXPECT_EQ(body("<img src=b.png data-src=a.png>"), "<img src=\"/b-png\">");
    EXPECT_EQ(body("<img src=//o.example/b.png data-src=a.png>"), "<img src=\"/a-png\">");
    EXPECT_EQ(body("<figure><noscript><img src=a.png></noscript><img src='data:image/svg+xml;x' "
                   "data-actualsrc=a.png></figure>"),
              "<figure><img src=\"/a-png\"></figure>");
    EXPECT_EQ(body("<figure><img src='data:image/svg+xml;x'><noscript><img src=a.png></noscript></figure>"),
              "<figure><img src=\"data:image/svg+xml;x\"><img src=\"/a-png\"></figure>");
    EXPECT_EQ(
        body("<noscript><img width=1 height=1 src=//o.example/t></noscript><img width=1 height=1 src=//o.example/u>"),
        "");
    EXPECT_EQ(body("<noscript><meta http-equiv=refresh content='0;url=//o.example'><img src=a.png></noscript>"),
              "<img src=\"/a-png\">");
}

TEST(SealHtml, ListsWhatIsThereAndWhatIsNot) {
    const auto sealed = seal(
        "<link rel=stylesheet href=a.css><link rel=stylesheet href=//o.example/b.css><img src=a.png><img src=a.png>"
        "<img src=//o.example/x.png srcset='//o.example/y.png 2x'><img src=//o.example/z.png srcset='z.png 2x'>"
        "<img width=1 height=1 src=//o.example/pixel><iframe src=f.html></iframe><video src=//o.example/v.mp4></video>"
        "<div "
        "style='background:url(//o.example/bg.png)'></div><style>a:hover{background:url(//o.example/hover.png)}</"
        "style>");
    const std::string here = "https://here.example/p/";
    const std::vector<Reference> found = {{here + "a.css", ReferenceKind::Style},
                                          {here + "a.png", ReferenceKind::Image},
                                          {here + "z.png", ReferenceKind::Image},
                                          {here + "f.html", ReferenceKind::Frame}};
    const std::vector<Reference> missing = {{"https://o.example/b.css", ReferenceKind::Style},
                                            {"https://o.example/x.png", ReferenceKind::Image},
                                            {"https://o.example/v.mp4", ReferenceKind::Media},
                                            {"https://o.example/bg.png", ReferenceKind::Image},
                                            {"https://o.example/hover.png", ReferenceKind::Image, true}};
    EXPECT_EQ(sealed.found, found);
    EXPECT_EQ(sealed.missing, missing);
}

TEST(SealHtml, WhatOnlyCountsAndAdvertisesIsNotMissed) {
    const auto sealed = seal(
        "<iframe width=300 height=250 src=https://tpc.googlesyndication.com/ad></iframe><img src=//hm.baidu.com/hm.gif>"
        "<img style='DISPLAY: none' src=//o.example/count><img style='display:none' data-src=//o.example/lazy.png>"
        "<iframe src=//notdoubleclick.net/talk></iframe>");
    const auto perhaps = [](const Reference& each) { return each.perhaps; };
    EXPECT_EQ(std::ranges::count_if(sealed.missing, perhaps), 2);
    std::vector<std::string> missed;
    for (const auto& each : sealed.missing)
        if (!each.perhaps) missed.push_back(each.url);
    EXPECT_EQ(missed, (std::vector<std::string>{"https://o.example/lazy.png", "https://notdoubleclick.net/talk"}));
}

TEST(SealHtml, BaseIsFollowedAndGone) {
    const auto sealed =
        sealHtml("<base href='https://here.example/q/' target=x><img src=a.png><a href=b>x</a><a href=#c>y</a>", "",
                 "https://other.example/", partsHere);
    EXPECT_NE(sealed.bytes.find("<img src=\"/a-png\"><a href=\"https://here.example/q/b\">x</a>"), std::string::npos);
    EXPECT_EQ(sealed.bytes.find("<base"), std::string::npos);
}

TEST(SealHtml, HeadsKeepWhatTheySayOfThemselves) {
    const auto sealed = seal(
        "<meta charset=gbk><meta http-equiv=refresh content=0><meta http-equiv=Content-Security-Policy "
        "content=x><meta name=author content=A><meta property=og:url content=https://o.example/><meta "
        "name=referrer content=unsafe-url><link rel=stylesheet href=a.css media=print "
        "onload='this.media=\"all\"'><link rel=alternate href=x><style media=screen>a{}</style>");
    EXPECT_TRUE(
        sealed.bytes.ends_with("base-uri 'none'\"><meta name=\"author\" content=\"A\"><meta property=\"og:url\" "
                               "content=\"https://o.example/\"><link rel=\"stylesheet\" href=\"/a-css\"><style "
                               "media=\"screen\">a{}</style></head><body></body></html>"));
}

TEST(SealHtml, FramesAndPagesWithin) {
    EXPECT_EQ(body("<iframe src=f.html width=300 allow=x sandbox=allow-scripts>no</iframe>"),
              "<iframe width=\"300\" src=\"/f-html\"></iframe>");
    EXPECT_EQ(body("<iframe src=//o.example/f></iframe><iframe width=0 src=f.html></iframe>"), "");
    const auto within = body("<iframe srcdoc='<script>x</script><img src=a.png onerror=x>'></iframe>");
    EXPECT_NE(within.find("&lt;img src=&quot;/a-png&quot;&gt;"), std::string::npos) << within;
    std::string nested = "<p>x";
    for (int i = 0; i < 6; ++i) {
        std::string escaped;
        for (const char c : nested) escaped += c == '&' ? "&amp;" : c == '"' ? "&quot;" : std::string(1, c);
        nested = "<iframe srcdoc=\"" + escaped + "\"></iframe>";
    }
    body(nested);
    body("<frameset><frame src=//o.example></frameset>");
}

TEST(SealHtml, ShadowRootsStay) {
    EXPECT_EQ(body("<div><template "
                   "shadowmode=open><style>a{b:url(//o.example)}</style><script>x</script><b>s</b></template>l</div>"),
              "<div><template shadowrootmode=\"open\" "
              "shadowroot=\"open\"><style>a{b:url(\"data:,\")}</style><b>s</b></template>"
              "l</div>");
}

TEST(SealHtml, DrawingsWithin) {
    EXPECT_EQ(
        body("<svg viewBox='0 0 1 1'><defs><linearGradient id=g href=#h /></defs><path d='M0-1' fill='url(#g)' "
             "stroke='u\\72l(//o.example)'/><use xlink:href=#g /><use href=//o.example/x#y /><image href=a.png />"
             "<a href=javascript:x><text>t</text></a><animate attributeName=href to=javascript:x />"
             "<set attributeName=fill to=red /></svg>"),
        "<svg viewBox=\"0 0 1 1\"><defs><linearGradient id=\"g\" href=\"#h\"></linearGradient></defs><path d=\"M0-1\" "
        "fill=\"url(&quot;#g&quot;)\" stroke=\"url(&quot;data:,&quot;)\"></path><use "
        "xlink:href=\"#g\"></use><use></use>"
        "<image href=\"/a-png\"></image><a><text>t</text></a><set attributeName=\"fill\" to=\"red\"></set></svg>");
    EXPECT_EQ(body("<math href=//o.example><mi xlink:href=javascript:x actiontype=x>a</mi></math>"),
              "<math><mi>a</mi></math>");
}

TEST(SealHtml, ReadAgainItIsTheSame) {
    // Elements that change their meaning when they are read a second time.
    for (const auto* html :
         {"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=x&gt;'>",
          "<svg></p><style><a id='</style><img src=1 onerror=x>'>",
          "<form><math><mtext></form><form><mglyph><style></math><img src onerror=x>",
          "<svg><style>&lt;img src=//o.example&gt;</style></svg>", "<xmp><img src=//o.example></xmp>",
          "<noembed><img src=//o.example></noembed>", "<plaintext><img src=//o.example>",
          "<textarea></textarea><img src=//o.example>", "<title>&lt;/title>&lt;img src=//o.example&gt;</title>",
          "<iframe><img src=//o.example></iframe>", "<select><noscript><img src=//o.example></noscript></select>",
          "<a<b onclick=x>x</a<b>", "<p x\"onclick=y>x"})
        body(html);
}

TEST(SealHtml, Articles) {
    const auto sealed = sealArticle(
        "<h1 id=x class=t style='position:fixed'>T</h1><img src='/0123456789abcdef'><img "
        "src='periplus-snap://cafe/0123456789abcdef'><img src=//o.example/x><a href='periplus-snap://cafe/#x'>x</a><a "
        "href=#x>x</a><a href=https://o.example/>y</a><script>x</script><style>a{}</style><iframe "
        "src=/0123456789abcdef></iframe>"
        "<pre><code class='language-go hljs' data-x=1><span class=hljs-keyword>go</span></code></pre><table><td "
        "colspan=2>c",
        "<title>T</title>");
    EXPECT_EQ(sealed.bytes.substr(sealed.bytes.find("<title>")),
              "<title>T</title></head><body><h1 id=\"x\" class=\"t\">T</h1><img src=\"/0123456789abcdef\"><img "
              "src=\"/0123456789abcdef\"><img><a href=\"#x\">x</a><a href=\"#x\">x</a><a "
              "href=\"https://o.example/\">y</a><pre>"
              "<code class=\"language-go hljs\" data-x=\"1\"><span "
              "class=\"hljs-keyword\">go</span></code></pre><table><tbody><tr>"
              "<td colspan=\"2\">c</td></tr></tbody></table></body></html>");
    EXPECT_EQ(brokenSealedPage(sealed.bytes), "");
    ASSERT_EQ(sealed.found.size(), 1U);
    EXPECT_EQ(sealed.found[0].url, "/0123456789abcdef");
}

TEST(SealSvg, IsAPictureAndNothingElse) {
    const auto sealed = sealSvg(
        "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY x 'y'>]><svg xmlns='http://www.w3.org/2000/svg' onload='x' "
        "viewBox='0 0 1 1'><script>x</script><style><![CDATA[a{fill:url(//o.example)}]]></style><foreignObject><p>x</p>"
        "</foreignObject><g/><image xlink:href='a.png'/><text>a &amp; b</text><inkscape:x y='z'/></svg>",
        "https://here.example/p/i.svg", partsHere);
    EXPECT_EQ(
        sealed.bytes,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 1 "
        "1\"><style>a{fill:url(&quot;data:,&quot;)}</style><g></g><image xlink:href=\"/a-png\"></image><text>a &amp; "
        "b</text></svg>");
    EXPECT_EQ(sealSvg("no picture", "https://here.example/", partsHere).bytes, "");
}

TEST(SealHtml, OddBytes) {
    EXPECT_NE(sealHtml("<p>\xD6\xD0", "text/html; charset=gbk", "https://here.example/", partsHere).bytes.find("中"),
              std::string::npos);
    for (const auto& html :
         {std::string(), std::string("\0\0", 2), std::string("\xFF\xFE<\0p\0", 6), std::string("<!---->")})
        EXPECT_EQ(brokenSealedPage(seal(html).bytes), "") << html;
}

}  // namespace
}  // namespace periplus::archive
