// The reading view in the real engine: every site's page goes through extraction, sealing and our style, and is asked
// what it shows.
#include "app/reader/reading_fixture.h"

#include "app/page/contrast.h"
#include "views/theme.h"

#include <QWebEngineFindTextResult>

namespace periplus {
namespace {

using namespace Qt::Literals::StringLiterals;
using test::ReadingPage;

class ReadingViewTest : public QObject {
    Q_OBJECT

    // Of reading.css; from the sixth on they are text.
    static QList<std::pair<QString, QColor>> coloursOf(const Theme& theme) {
        const SyntaxLook& code = theme.syntax;
        return {{u"paper"_s, theme.paper},         {u"raised"_s, theme.raised},
                {u"rule"_s, theme.rule},           {u"accent"_s, theme.accent},
                {u"selection"_s, theme.selection}, {u"ink"_s, theme.ink},
                {u"ink-soft"_s, theme.inkSoft},    {u"link"_s, theme.link},
                {u"keyword"_s, code.keyword},      {u"string"_s, code.string},
                {u"comment"_s, code.comment},      {u"number"_s, code.number},
                {u"title"_s, code.title},          {u"type"_s, code.type}};
    }

    QString variable(const QString& name) {
        return engine_->ask(u"getComputedStyle(document.documentElement).getPropertyValue('--%1').trim()"_s.arg(name))
            .toString();
    }

    std::unique_ptr<ReadingPage> engine_;

private slots:
    void initTestCase() { engine_ = std::make_unique<ReadingPage>(); }
    void cleanupTestCase() { engine_.reset(); }
    void init() {
        engine_->outside.count = 0;
        engine_->view.resize(1000, 800);
        engine_->page.settings()->setAttribute(QWebEngineSettings::JavascriptEnabled, false);
    }

    void everySiteKeepsItsCodeAndWords_data() {
        QTest::addColumn<QString>("page");
        const QStringList pages = test::pagesIn(u"tests/golden/reading"_s);
        QCOMPARE(pages.size(), 15);
        for (const QString& page : pages) QTest::newRow(qPrintable(page)) << page;
    }
    void everySiteKeepsItsCodeAndWords() {
        QFETCH(QString, page);
        const QByteArray html = test::bytesOf(u"tests/golden/reading/"_s + page);
        QVERIFY(engine_->show(html));
        const QString words = u"each.textContent.replace(/\\s+/g, \" \").trim()"_s;
        const QStringList inside = engine_->each(u"[data-in]"_s, words);
        const QStringList beside = engine_->each(u"[data-out]"_s, words);
        const auto pictures = engine_->each(u"[data-picture]"_s, u"1"_s).size();

        QVERIFY(engine_->read(page));
        QStringList programs;
        for (const int i : {1, 2, 3})
            if (page != u"github_blob.html"_s || i == 2)
                programs << test::program(u"tests/golden/reading/program_%1.txt"_s.arg(i));
        QCOMPARE(engine_->each(u"pre > code:only-child"_s, u"each.textContent"_s), programs);
        QCOMPARE(engine_->each(u"pre"_s, u"each.innerText"_s), programs);
        const QString text = engine_->ask(u"document.body.textContent.replace(/\\s+/g, ' ')"_s).toString();
        for (const QString& each : inside) QVERIFY2(text.contains(each), qPrintable(each));
        for (const QString& each : beside) QVERIFY2(!text.contains(each), qPrintable(each));
        QTRY_COMPARE(engine_->each(u"img"_s, u"each.naturalWidth > 0"_s), QStringList(pictures, u"true"_s));
        QCOMPARE(engine_->each(u"h1.reading-title"_s, u"1"_s).size(), 1);
        QVERIFY(engine_->each(u"pre .hljs-keyword"_s, u"1"_s).size() > 2);
        QCOMPARE(engine_->outside.count, 0);
    }

    // The same rules twice, in C++ for search and here for reading: the same fixtures hold for both.
    void codeIsNormalisedAsTheCoreDoes_data() {
        QTest::addColumn<QString>("page");
        const QStringList pages = test::pagesIn(u"tests/golden/text"_s);
        QCOMPARE(pages.size(), 25);
        for (const QString& page : pages) QTest::newRow(qPrintable(page)) << page;
    }
    void codeIsNormalisedAsTheCoreDoes() {
        QFETCH(QString, page);
        QVERIFY(engine_->show(test::bytesOf(u"tests/golden/text/"_s + page)));
        const QVariant said = engine_->ask(scripts::called(scripts::source(u"code_blocks.js"_s), {u"document"_s}) +
                                           u".flatMap((each) => [each.code, each.language])"_s);
        const bool silent = page.startsWith(u"medium"_s) || page.startsWith(u"cnblogs"_s);
        QCOMPARE(said.toStringList(),
                 QStringList({test::program(u"tests/golden/text/program.txt"_s), silent ? QString() : u"go"_s}));
    }

    void nothingRunsAndNothingIsAskedFor() {
        const QByteArray words =
            "<p>" + QByteArray("A sentence of an article that is long enough to be one. ").repeated(8) + "</p>";
        const QByteArray hostile =
            "<html><head><title>A hostile page</title></head><body><article><h1>A hostile page</h1>" + words +
            "<img src=x onerror=\"document.title='ran'\"><svg "
            "onload=\"document.title='ran'\"><script>document.title='ran'</script></svg>"
            "<a href=\"javascript:document.title='ran'\">a link</a><iframe "
            "srcdoc=\"<script>top.document.title='ran'</script>\"></iframe>"
            "<p id=periplus-look class=reading-title onclick=alert(1)>&lt;/head&gt;&lt;script&gt;</p>"
            "<style>@import 'http://leak.example/a.css'; p{background:url(http://leak.example/b)}</style>"
            "<p style=\"background:url(http://leak.example/c)\">styled words of it</p><img src=http://leak.example/d>"
            "<video src=http://leak.example/e poster=http://leak.example/f></video><link rel=stylesheet "
            "href=http://leak.example/g>"
            "<pre><code class='language-html'>&lt;script&gt;document.title='ran'&lt;/script&gt;&lt;img src=x "
            "onerror=alert(1)&gt;</code></pre>"
            "<form action=http://leak.example/h><input name=parentNode><input name=querySelectorAll></form>"
            "<img name=getElementById><img name=querySelectorAll>" +
            words + "</article></body></html>";
        const QString article = engine_->articleOf(hostile);
        QVERIFY(article.contains(u"A sentence of an article"_s));
        const QByteArray bytes = reading::dressed(engine_->sealed(article), {}, {});
        engine_->outside.count = 0;  // the page as it came has asked, and was refused
        engine_->page.settings()->setAttribute(QWebEngineSettings::JavascriptEnabled, true);  // worse than it ever is
        QVERIFY(engine_->show(bytes));
        QCOMPARE(engine_->ask(u"document.title"_s).toString(), u"x"_s);
        QCOMPARE(engine_->each(u"pre"_s, u"each.textContent"_s),
                 QStringList(u"<script>document.title='ran'</script><img src=x onerror=alert(1)>"_s));
        QCOMPARE(engine_->each(u"script, iframe, form, link, body style, [onerror], [onload], [onclick], [style]"_s,
                               u"each.outerHTML"_s),
                 QStringList());
        QCOMPARE(engine_->each(u"[href]"_s, u"each.getAttribute(\"href\")"_s).filter(u"javascript"_s), QStringList());
        QCOMPARE(engine_->outside.count, 0);
    }

    // What the library asks for and Qt 6.4's engine does not know yet.
    void hasIsUnderstoodInSelectors() {
        QVERIFY(
            engine_->show("<header id=a><p>1</p><p>2</p></header><header id=b><img></header><header id=c></header>"
                          "<div id=d><span id=e><img></span><span id=f></span></div>"));
        const QString found = u"Array.from(document.querySelectorAll(list), (each) => each.id).join()"_s;
        const QString matched = u"document.getElementById('c').matches(list)"_s;
        const QList<std::pair<QString, QString>> expected = {
            {u"header:not(:has(p + p)):not(:has(img))"_s, u"c true"_s},
            {u"span:has(img), header:has([src], p), #c"_s, u"a,c,e true"_s},
            {u"#d, header:not(:has(p))"_s, u"b,c,d true"_s},
            {u"header:has(img)"_s, u"b false"_s}};
        for (const auto& [list, answer] : expected)
            QCOMPARE(engine_
                         ->ask(scripts::called(scripts::source(u"has_selector.js"_s),
                                               {u"() => (function (list) { return %1 + ' ' + %2; })(%3)"_s.arg(
                                                   found, matched, scripts::literal(list))}))
                         .toString(),
                     answer);
    }

    void codeIsColouredInTheLanguagesOfSuchArticles_data() {
        QTest::addColumn<QString>("code");
        QTest::newRow("go") << u"func main() { return nil }"_s;
        QTest::newRow("yaml") << u"kind: Pod"_s;
        QTest::newRow("dockerfile") << u"FROM scratch\nRUN make"_s;
        QTest::newRow("protobuf") << u"message Pod { string name = 1; }"_s;
        QTest::newRow("x86asm") << u"mov eax, 1"_s;
    }
    void codeIsColouredInTheLanguagesOfSuchArticles() {
        QFETCH(QString, code);
        const QByteArray words = "<p>" + QByteArray("Words of an article that is read. ").repeated(20) + "</p>";
        const QByteArray block = "<pre><code class='language-" + QByteArray(QTest::currentDataTag()) + "'>" +
                                 code.toHtmlEscaped().toUtf8() + "</code></pre>";
        const QString article =
            engine_->articleOf("<title>An article</title><article>" + words + block + words + "</article>");
        QVERIFY2(article.contains(u"<span class=\"hljs-"_s), qPrintable(article));
    }

    void aPageWithoutAnArticleSaysSo() {
        QCOMPARE(engine_->articleOf("<html><body><nav><a href=/a>Home</a></nav></body></html>"), QString());
    }

    void theLookIsTheThemesAndTheReaders() {
        for (const bool dark : {false, true}) {
            ReadingLook look;
            look.dark = dark;
            QVERIFY(engine_->read(u"csdn_list.html"_s, look));
            const Theme theme = dark ? Theme::dark() : Theme::light();
            const auto colours = coloursOf(theme);
            for (const auto& [name, colour] : colours) QCOMPARE(variable(name), colour.name());
            for (const auto& [name, colour] : colours.mid(5))
                QVERIFY2(test::contrast(colour, theme.raised) >= 4.5, qPrintable(name));
            QCOMPARE(engine_->ask(u"getComputedStyle(document.documentElement).backgroundColor"_s).toString(),
                     u"rgb(%1, %2, %3)"_s.arg(theme.paper.red()).arg(theme.paper.green()).arg(theme.paper.blue()));
            engine_->shot(dark ? u"zh_dark_top"_s : u"zh_light_top"_s);
            engine_->ask(u"document.querySelectorAll('h2')[1].scrollIntoView()"_s);
            engine_->shot(dark ? u"zh_dark_code"_s : u"zh_light_code"_s);
            engine_->ask(u"document.querySelector('table').scrollIntoView()"_s);
            engine_->shot(dark ? u"zh_dark_table"_s : u"zh_light_table"_s);
        }
    }

    void theReadersChoiceCountsAtOnce() {
        ReadingLook dark;
        dark.dark = true;
        QVERIFY(engine_->read(u"csdn_list.html"_s, dark));
        const ReadingLook large{26, 30, 2.0, false, false};
        reading::applyLook(engine_->page, large);
        QTRY_COMPARE(variable(u"size"_s), u"26px"_s);
        QCOMPARE(variable(u"paper"_s), Theme::light().paper.name());
        const QString body =
            u"getComputedStyle(document.querySelector('article p, .reading-article p:not([class])'))"_s;
        QCOMPARE(engine_->ask(body + u".fontSize"_s).toString(), u"26px"_s);
        QCOMPARE(engine_->ask(body + u".lineHeight"_s).toString(), u"52px"_s);
        QCOMPARE(engine_->ask(u"document.body.getBoundingClientRect().width"_s).toInt(), 26 * 30);
        QVERIFY(engine_->ask(body + u".fontFamily"_s).toString().contains(u"Sans"_s));
        engine_->shot(u"zh_large_sans"_s);
    }

    void wideCodeScrollsInsideItself() {
        for (const int width : {1000, 420}) {
            engine_->view.resize(width, 800);
            QVERIFY(engine_->read(u"medium.html"_s));
            QTRY_COMPARE(engine_->ask(u"window.innerWidth"_s).toInt(), width);
            QVERIFY(engine_->ask(u"document.documentElement.scrollWidth <= window.innerWidth"_s).toBool());
            QVERIFY(
                engine_
                    ->ask(
                        u"(function () { const pre = document.querySelectorAll('pre')[1]; return pre.scrollWidth > pre.clientWidth; })()"_s)
                    .toBool());
            engine_->shot(u"en_light_%1"_s.arg(width));
        }
        const QString code = u"getComputedStyle(document.querySelector('pre'))"_s;
        QCOMPARE(engine_->ask(code + u".fontVariantLigatures"_s).toString(), u"none"_s);
        QCOMPARE(engine_->ask(code + u".tabSize"_s).toString(), u"4"_s);
        ReadingLook dark;
        dark.dark = true;
        engine_->view.resize(1000, 800);
        QVERIFY(engine_->read(u"github_readme.html"_s, dark));
        engine_->shot(u"en_dark_1000"_s);
    }

    void theTopSaysWhereAndWhen() {
        QVERIFY(engine_->read(u"csdn_list.html"_s));
        QCOMPARE(engine_->each(u".reading-title, .reading-byline, .reading-facts"_s, u"each.textContent"_s),
                 QStringList({u"读 kube-scheduler：一次调度"_s, u"沈不语 · 2023-05-01"_s,
                              u"example.org · captured 2026-11-20"_s}));
        QCOMPARE(engine_->each(u"h1, h2"_s, u"each.textContent"_s).count(u"读 kube-scheduler：一次调度"_s), 1);
        const QByteArray plain = "<html><head></head><body><h1 class=\"reading-title\">T</h1></body></html>";
        const QByteArray dressed = reading::dressed(plain, {}, {{}, u"<b>"_s, u"me"_s, u"2020"_s, {}, {}});
        QVERIFY(dressed.contains("</h1><p class=\"reading-facts\">me · 2020 · &lt;b&gt;</p></body>"));
    }

    void headingsLeadToTheirPlaces() {
        QVERIFY(engine_->read(u"wechat.html"_s));
        QList<CapturePage::Heading> headings;
        reading::askOutline(engine_->page, [&](const auto& said) { headings = said; });
        QTRY_COMPARE(headings.size(), 4);
        QCOMPARE(headings[1].text, u"二、调度一个 Pod"_s);
        QCOMPARE(headings[2].level, 3);
        QVERIFY(std::abs(engine_->topOf(headings[1].text)) > 60);
        reading::goTo(engine_->page, headings[1].id);
        QTRY_VERIFY(std::abs(engine_->topOf(headings[1].text)) < 40);
        reading::goTo(engine_->page, u"'] *, [x='"_s);  // foreign words are no selector
        reading::goTo(engine_->page, u"fn1"_s);         // a place of the page's own
        QTRY_VERIFY(std::abs(engine_->topOf(headings[1].text)) > 60);
    }

    void linksWithinTheArticleStillLead() {
        QVERIFY(engine_->read(u"csdn_list.html"_s));
        const QString target = u"document.querySelector(document.querySelector('sup a').getAttribute('href'))"_s;
        QVERIFY(engine_->ask(target + u".textContent"_s).toString().contains(u"重启以后才生效"_s));
    }

    void wordsAreFoundAndPaperIsWhite() {
        ReadingLook dark;
        dark.dark = true;
        QVERIFY(engine_->read(u"zhihu.html"_s, dark));
        int matches = -1;
        engine_->page.findText(u"退避队列"_s, {},
                               [&](const QWebEngineFindTextResult& result) { matches = result.numberOfMatches(); });
        QTRY_COMPARE(matches, 1);
        QByteArray pdf;
        engine_->page.printToPdf([&](const QByteArray& bytes) { pdf = bytes; });
        QTRY_VERIFY_WITH_TIMEOUT(pdf.startsWith("%PDF"), test::kAnswer);
        const QString folder = qEnvironmentVariable("PERIPLUS_SHOTS");
        QFile file(folder + u"/reading.pdf"_s);
        if (!folder.isEmpty() && file.open(QIODevice::WriteOnly)) file.write(pdf);
        const QString rules = u"Array.from(document.styleSheets).flatMap((sheet) => Array.from(sheet.cssRules))"_s;
        QCOMPARE(engine_->ask(rules + u".filter((rule) => rule.conditionText === 'screen').length"_s).toInt(), 1);
        QVERIFY(
            engine_
                ->ask(rules +
                      u".some((rule) => rule.conditionText === 'print' && rule.cssText.includes('--paper: #fff'))"_s)
                .toBool());
    }
};

}  // namespace
}  // namespace periplus

QTEST_MAIN(periplus::ReadingViewTest)
#include "reading_view_test.moc"
