// A captured page in its window: served by keys, looked at, searched, left by telling; what it must not do.
#include <QApplication>
#include <QPluginLoader>
#include <QPushButton>
#include <QTemporaryDir>
#include <QWebEngineView>

#include "capture_fixture.h"
#include "reader/capture_scheme.h"
#include "reader/renderer_watch.h"

#include <csignal>

namespace periplus {
namespace {

using namespace test;
using namespace Qt::Literals::StringLiterals;
using View = CapturePage::View;

class CapturePageTest : public QObject {
    Q_OBJECT

    std::unique_ptr<OpenCapture> open;

    static QByteArray longPage() {
        QByteArray text = "<!doctype html><title>Long</title><h1 id=top>Long</h1>";
        for (int i = 0; i < 120; ++i) text += "<p>Paragraph number " + QByteArray::number(i) + " of the text.</p>";
        return text + "<h2 id=end>The end</h2>";
    }
    QString picture(int number) const {
        return open->ask(u"(i => i ? i.naturalWidth + 'x' + i.naturalHeight : '')(document.images[%1])"_s.arg(number))
            .toString();
    }
    void press(const QString& id) {
        const QStringList at = open->ask(
                                       u"(r => (r.x + r.width / 2) + ' ' + (r.y + r.height / 2))"
                                       "(document.getElementById('%1').getBoundingClientRect())"_s.arg(id))
                                   .toString()
                                   .split(u' ');
        QWidget* drawn = open->view->findChild<QWebEngineView*>()->focusProxy();
        QVERIFY(drawn);
        QTest::mouseClick(drawn, Qt::LeftButton, {}, QPointF(at[0].toDouble(), at[1].toDouble()).toPoint());
    }

private slots:
    void init() {
        open = std::make_unique<OpenCapture>();
        QVERIFY(QTest::qWaitForWindowExposed(open->view.get()));
        open->store.put(kCapture, keyOfNumber(1), "image/png", pngOf(Qt::red));
        open->store.put(kCapture, keyOfNumber(2), "text/css; charset=utf-8", "p { color: rgb(1, 2, 3) }");
    }
    void cleanup() { open.reset(); }

    void thePlugInMakesThem() {
        QPluginLoader loader(QStringLiteral(PERIPLUS_READER_PLUGIN));
        QVERIFY2(loader.load(), qPrintable(loader.errorString()));
        auto* plugin = qobject_cast<CapturePlugin*>(loader.instance());
        QVERIFY(plugin);
        QVERIFY(std::unique_ptr<CapturePage>(plugin->createPage({}, nullptr)));
        QVERIFY(std::unique_ptr<PageCapturer>(plugin->createCapturer(nullptr)));
        QVERIFY(std::unique_ptr<CaptureProver>(plugin->createProver({}, nullptr)));
    }

    void addressesOfCaptures() {
        const QUrl url = captureUrl(kCapture, keyOfNumber(1));
        QCOMPARE(captureOf(url), kCapture);
        QCOMPARE(keyOf(url), keyOfNumber(1));
        for (const QString& bad : {u"../x"_s, u"x"_s, keyOfNumber(1).toUpper() + u'A', keyOfNumber(1) + u'0'})
            QVERIFY2(captureUrl(kCapture, bad).isEmpty(), qPrintable(bad));
        for (const QString& bad : {u""_s, u"0123"_s, u"0123456789ABCDEF0123456789ABCDEF"_s})
            QVERIFY2(captureUrl(bad, {}).isEmpty(), qPrintable(bad));
        QVERIFY(captureOf(QUrl(u"periplus-snap://c%1:80/"_s.arg(kCapture))).isEmpty());
        QVERIFY(captureOf(QUrl(u"periplus-snap://x@c%1/"_s.arg(kCapture))).isEmpty());
        QVERIFY(captureOf(QUrl(u"http://c%1/"_s.arg(kCapture))).isEmpty());
    }

    void itsPartsAreShown() {
        open->store.page("<title>T</title><link rel=stylesheet href=/" + keyOfNumber(2).toLatin1() +
                         "><p id=p>words</p><img src=/" + keyOfNumber(1).toLatin1() + ">");
        QVERIFY(open->load());
        QCOMPARE(open->text(), u"words"_s);
        QCOMPARE(picture(0), u"40x30"_s);
        QCOMPARE(open->ask(u"getComputedStyle(document.getElementById('p')).color"_s).toString(), u"rgb(1, 2, 3)"_s);
        QVERIFY(open->view->pageInView());
    }

    void anIdOfDecimalDigitsIsServedToo() {
        const QString decimal = u"01234567890123456789012345678901"_s;
        open->store.page("<p>only digits", decimal);
        QVERIFY(open->load(View::Page, decimal));
        QCOMPARE(open->text(), u"only digits"_s);
    }

    void scriptNeverRuns() {
        open->store.put(kCapture, keyOfNumber(3), "text/javascript", "document.body.textContent = 'ran'");
        open->store.page("<p>still</p><script>document.body.textContent = 'ran'</script><script src=/" +
                         keyOfNumber(3).toLatin1() +
                         "></script><img src=x onerror=\"document.body.textContent='ran'\">");
        QVERIFY(open->load());
        QCOMPARE(open->text(), u"still"_s);
    }

    void onlyKeysOfTheShownCaptureAreAskedFor() {
        const QString other = QString(32, u'a');
        open->store.page("other", other);
        QByteArray page = "<p>words</p>";
        for (const QByteArray& address :
             {QByteArray("/../../etc/passwd"), QByteArray("/etc"), "/" + keyOfNumber(1).toLatin1() + "?x=1",
              QByteArray("//c") + other.toLatin1() + "/", QByteArray("file:///etc/passwd"),
              QByteArray("data:text/html,x"), QByteArray("qrc:/reader/dark.js"), QByteArray("blob:null/1")})
            page += "<img src=\"" + address + "\"><iframe src=\"" + address + "\"></iframe>";
        open->store.page(page);
        QVERIFY(open->load());
        QCOMPARE(open->store.asked, QStringList{kCapture + u'/'});
        QCOMPARE(open->ask(u"[...document.images].filter(i => i.naturalWidth).length"_s).toInt(), 0);
    }

    void aTypeWithALineBreakIsNotServed() {
        open->store.put(kCapture, keyOfNumber(4), "image/png\r\nRefresh: 0;url=/x", pngOf(Qt::blue));
        open->store.page("<p>words</p><img src=/" + keyOfNumber(4).toLatin1() + ">");
        QVERIFY(open->load());
        QCOMPARE(picture(0), u"0x0"_s);
    }

    void whatIsNotThereSaysSo() {
        QSignalSpy failed(open->view.get(), &CapturePage::failed);
        QVERIFY(!open->load());
        QVERIFY(open->view->panelShown());
        QCOMPARE(failed.count(), 1);
        QVERIFY2(open->view->panel()->sentence().contains(u"not in the library"_s),
                 qPrintable(open->view->panel()->sentence()));
        open->store.page("<p>there now</p>");
        QSignalSpy done(open->view.get(), &CapturePage::loadFinished);
        QTest::mouseClick(open->view->panel()->findChild<QPushButton*>(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!done.isEmpty() && done.last().first().toBool(), kShown);
        QCOMPARE(open->text(), u"there now"_s);
    }

    void linksAreToldAndNotFollowed_data() {
        QTest::addColumn<QByteArray>("link");
        QTest::addColumn<QString>("told");
        QTest::newRow("web") << QByteArray("href='https://example.com/x'") << u"https://example.com/x"_s;
        QTest::newRow("window") << QByteArray("href='https://example.com/x' target=_blank")
                                << u"https://example.com/x"_s;
        QTest::newRow("part") << QByteArray("href='/") + keyOfNumber(1).toLatin1() + "'"
                              << u"periplus-snap://c%1/%2"_s.arg(kCapture, keyOfNumber(1));
        QTest::newRow("mail") << QByteArray("href='mailto:a@example.com'") << QString();  // unknown schemes go nowhere
        QTest::newRow("script") << QByteArray("href='javascript:document.body.remove()'") << QString();
    }
    void linksAreToldAndNotFollowed() {
        QFETCH(QByteArray, link);
        QFETCH(QString, told);
        open->store.page("<p>words</p><a id=a " + link + " ping='https://example.com/ping'>a long link to press</a>");
        QVERIFY(open->load());
        QSignalSpy activated(open->view.get(), &CapturePage::linkActivated);
        press(u"a"_s);
        if (told.isEmpty()) {
            open->text();  // one round to the page and back
            QTest::qWait(100);
            QCOMPARE(activated.count(), 0);
        } else {
            QTRY_COMPARE_WITH_TIMEOUT(activated.count(), 1, kShown);
            QCOMPARE(activated.first().first().toUrl(), QUrl(told));
        }
        QVERIFY(open->text().startsWith(u"words"_s));
        QCOMPARE(open->store.asked.size(), 1);
    }

    void aLinkWithinThePageStaysInIt() {
        open->store.page("<a id=a href='https://example.org/article#end'>down</a>" + longPage());
        QVERIFY(open->load());
        QSignalSpy activated(open->view.get(), &CapturePage::linkActivated);
        press(u"a"_s);
        QTRY_VERIFY_WITH_TIMEOUT(open->ask(u"document.scrollingElement.scrollTop"_s).toInt() > 1000, kShown);
        QCOMPARE(activated.count(), 0);
    }

    void aRefreshIsNotObeyed() {
        const QString other = QString(32, u'a');
        open->store.page("<p>the other</p>", other);
        open->store.page("<meta http-equiv=refresh content='0; url=periplus-snap://c" + other.toLatin1() +
                         "/'><p>words</p>");
        QVERIFY(open->load());
        QTest::qWait(400);
        QCOMPARE(open->text(), u"words"_s);
        QVERIFY(!open->view->panelShown());
        open->store.page("<meta http-equiv=refresh content='0'><p>words</p>");
        open->store.asked.clear();
        QVERIFY(open->load());
        QTest::qWait(400);
        QCOMPARE(open->store.asked.size(), 1);
        QCOMPARE(open->text(), u"words"_s);
    }

    void findAnswersAndForgets() {
        open->store.page(longPage());
        QVERIFY(open->load());
        QSignalSpy found(open->view.get(), &CapturePage::found);
        open->view->find(u"number 77"_s, false);
        QVERIFY(found.wait(kShown));
        QVERIFY(found.last().first().toBool());
        open->view->find(u"not in there"_s, false);
        QVERIFY(found.wait(kShown));
        QVERIFY(!found.last().first().toBool());
        open->view->find({}, false);
        QCOMPARE(found.count(), 2);
    }

    void zoomAndDarknessAreApplied() {
        open->store.page("<p>words</p>");
        open->zoom = 1.5;
        open->look.dark = true;
        QVERIFY(open->load());
        QCOMPARE(open->view->page()->zoomFactor(), 1.5);
        QTRY_COMPARE_WITH_TIMEOUT(open->ask(u"document.getElementById('periplus-dark') ? 1 : 0"_s).toInt(), 1, kShown);
        open->zoom = 1.0;
        open->look.dark = false;
        open->view->applyPolicy();
        QTRY_COMPARE_WITH_TIMEOUT(open->ask(u"document.getElementById('periplus-dark') ? 1 : 0"_s).toInt(), 0, kShown);
        QCOMPARE(open->view->page()->zoomFactor(), 1.0);
    }

    void theOutlineAndThePlaceAndTheEnd() {
        open->store.page(longPage());
        QSignalSpy outline(open->view.get(), &CapturePage::outline);
        QSignalSpy end(open->view.get(), &CapturePage::endReached);
        QVERIFY(open->load());
        QTRY_COMPARE_WITH_TIMEOUT(outline.count(), 1, kShown);
        const auto headings = outline.first().first().value<QList<CapturePage::Heading>>();
        QCOMPARE(headings.size(), 2);
        QCOMPARE(headings[1].text, u"The end"_s);

        open->ask(u"document.scrollingElement.scrollTop = 1500; 1"_s);
        QString anchor;
        double fraction = -1;
        open->view->askPlace([&](const QString& words, double share) {
            anchor = words;
            fraction = share;
        });
        QTRY_VERIFY_WITH_TIMEOUT(fraction > 0, kShown);
        const int top = open->ask(u"Math.round(document.scrollingElement.scrollTop)"_s).toInt();
        QCOMPARE(end.count(), 0);
        QSignalSpy done(open->view.get(), &CapturePage::loadFinished);
        open->view->open(kCapture, QUrl(u"https://example.org/article"_s), View::Page);
        open->view->restorePlace(anchor, fraction);
        QVERIFY(done.wait(kShown));
        QTRY_VERIFY_WITH_TIMEOUT(
            qAbs(open->ask(u"Math.round(document.scrollingElement.scrollTop)"_s).toInt() - top) < 60, kShown);
        open->view->goTo(headings[1]);
        QTRY_COMPARE_WITH_TIMEOUT(end.count(), 1, kShown);
    }

    void theReadingViewIsAskedForWhereItIsNotMade() {
        open->store.page("<nav>menu</nav><article><h1>The title</h1><p>" +
                         QByteArray("The words of the article. ").repeated(60) + "</p></article>");
        QSignalSpy article(open->view.get(), &CapturePage::articleExtracted);
        QVERIFY(open->load(View::Reading));
        QCOMPARE(open->view->view(), View::Page);
        QTRY_COMPARE_WITH_TIMEOUT(article.count(), 1, kShown);
        QCOMPARE(article.first().at(0).toString(), kCapture);
        const QString html = article.first().at(1).toString();
        QVERIFY2(html.contains(u"The words of the article."_s) && !html.contains(u"menu"_s), qPrintable(html));
        open->store.put(kCapture, u"reading"_s, "text/html; charset=utf-8",
                        "<!doctype html><html><head><title>t</title></head><body><p>as an article</p></body></html>");
        QVERIFY(open->load(View::Reading));
        QCOMPARE(open->view->view(), View::Reading);
        QVERIFY(open->text().contains(u"as an article"_s));
        QCOMPARE(article.count(), 1);
    }

    void aPdfIsWritten() {
        QTemporaryDir folder;
        open->store.page(longPage());
        bool ok = true;
        open->view->savePdf(folder.filePath(u"no.pdf"_s), [&](bool done) { ok = done; });
        QVERIFY(!ok);  // nothing is shown
        QVERIFY(open->load());
        int said = -1;
        open->view->savePdf(folder.filePath(u"page.pdf"_s), [&](bool done) { said = done; });
        QTRY_COMPARE_WITH_TIMEOUT(said, 1, kShown);
        QFile file(folder.filePath(u"page.pdf"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("%PDF-"));
        open->view->savePdf(folder.filePath(u"nowhere/page.pdf"_s), [&](bool done) { said = done; });
        QTRY_COMPARE_WITH_TIMEOUT(said, 0, kShown);
    }

    void anAnswerAfterThePageIsGoneIsHarmless() {
        open->store.silent = {kCapture + u'/'};
        open->view->open(kCapture, QUrl(u"https://example.org/"_s), View::Page);
        QTRY_VERIFY_WITH_TIMEOUT(open->store.kept != nullptr, kShown);
        const auto late = open->store.kept;
        open->store.silent.clear();
        open->store.page("<p>second</p>", QString(32, u'b'));
        QVERIFY(open->load(View::Page, QString(32, u'b')));
        late({true, "text/html", "<p>late</p>"});
        QCOMPARE(open->text(), u"second"_s);
        open->store.silent = {kCapture + u'/'};
        open->view->open(kCapture, QUrl(u"https://example.org/"_s), View::Page);
        open->store.kept = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT(open->store.kept != nullptr, kShown);
        const auto later = open->store.kept;
        open.reset();
        later({true, "text/html", "<p>late</p>"});
    }

    // Shown, or given up in words; the window goes on either way.
    void heavyPages_data() {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("page");
        const QByteArray html = "text/html; charset=utf-8";
        QTest::newRow("deep") << html << "<p>words</p>" + QByteArray("<div>").repeated(10'000);
        QTest::newRow("text") << html << "<p>words</p><pre>" + QByteArray("0123456789\n").repeated(100'000);
        QTest::newRow("title") << html
                               << "<title>" + QByteArray("\xE2\x80\xAE").repeated(300'000) + "</title><p>words</p>";
        QTest::newRow("names") << html
                               << QByteArray(
                                      "<p>words</p><form name=body><input name=innerText></form>"
                                      "<img name=scrollingElement><img name=documentElement><a id=periplus-dark>");
        QTest::newRow("svg") << QByteArray("image/svg+xml")
                             << QByteArray(
                                    "<svg xmlns='http://www.w3.org/2000/svg'><script>document.documentElement."
                                    "remove()</script><text y='40'>words</text></svg>");
    }
    void heavyPages() {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, page);
        open->look.dark = true;
        open->store.put(kCapture, {}, type, page);
        open->load();
        const QString said = open->ask(u"document.documentElement.textContent"_s).toString();
        QVERIFY(said.contains(u"words"_s) || open->view->panelShown());
        open->store.page("<p>the next</p>");
        QVERIFY(open->load());
        QCOMPARE(open->text(), u"the next"_s);
    }

    void rendererDeathIsMendedOnce() {
        open->store.page("<p>words</p>");
        QVERIFY(open->load());
        QSignalSpy done(open->view.get(), &CapturePage::loadFinished);
        ::kill(static_cast<pid_t>(open->view->page()->renderProcessPid()), SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(!done.isEmpty() && done.last().first().toBool(), kShown);
        QTRY_COMPARE_WITH_TIMEOUT(open->text(), u"words"_s, kShown);
        ::kill(static_cast<pid_t>(open->view->page()->renderProcessPid()), SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(open->view->panelShown(), kShown);
        QVERIFY(open->view->panel()->sentence().contains(u"twice"_s));
        QVERIFY(open->load());
    }

    void hangIsEnded() {
        open->store.page("<p>words</p>");
        QVERIFY(open->load());
        open->view->watch()->setPatience(1500);
        open->view->watch()->setInView(true);
        open->view->page()->runJavaScript(u"for(;;){}"_s, QWebEngineScript::ApplicationWorld);
        QTRY_VERIFY_WITH_TIMEOUT(open->view->panelShown(), kShown);
        QVERIFY(open->view->panel()->sentence().contains(u"stopped answering"_s));
    }

    void discardedPageComesBack() {
        open->store.page("<p>words</p>");
        QVERIFY(open->load());
        open->view->hide();
        open->view->discard();
        QTRY_COMPARE_WITH_TIMEOUT(open->view->page()->lifecycleState(), QWebEnginePage::LifecycleState::Discarded,
                                  kShown);
        open->view->show();
        QTRY_VERIFY_WITH_TIMEOUT(open->view->pageInView(), kShown);
        QTRY_COMPARE_WITH_TIMEOUT(open->text(), u"words"_s, kShown);
    }
};

}  // namespace
}  // namespace periplus

int main(int count, char** words) {
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(count, words);
    periplus::registerCaptureScheme();
    periplus::CapturePageTest test;
    return QTest::qExec(&test, count, words);
}
#include "capture_page_test.moc"
