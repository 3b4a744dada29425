#include <QApplication>
#include <QPluginLoader>
#include <QPushButton>
#include <QScreen>

#include "live_fixture.h"
#include "reader/renderer_watch.h"
#include "reader/request_policy.h"
#include "support/loopback_server.h"

#include <signal.h>

namespace periplus {
namespace {

using namespace test;

class LivePageTest : public QObject {
    Q_OBJECT

    LoopbackServer server;
    std::unique_ptr<OpenLivePage> open;

    bool load(const QString& path) { return open->load(server.url(path)); }
    bool load(const QUrl& url) { return open->load(url); }

private slots:
    void initTestCase() {
        server.page(
            QStringLiteral("/script"),
            "<title>One</title><p id=a>plain</p><script>document.getElementById('a').textContent='ran'</script>");
        server.page(QStringLiteral("/other"), "<title>Two</title><p>the second page</p>");
        QByteArray paragraphs;
        for (int i = 0; i < 120; ++i)
            paragraphs += "<p>Paragraph number " + QByteArray::number(i) + " of the text.</p>";
        server.page(QStringLiteral("/long"), "<title>Long</title><article>" + paragraphs + "</article>");
        server.redirect(QStringLiteral("/to-file"), "file:///etc/passwd");
        server.redirect(QStringLiteral("/to-other"), "/other");
        server.page(QStringLiteral("/lazy"), "<img id=i data-src='/picture.png'><img data-src='javascript:alert(1)'>");
        server.answers[QStringLiteral("/file.zip")] = {"PK", "application/zip", 200, ""};
        server.page(QStringLiteral("/dialogs"),
                    "<p>here</p><script>alert(1);confirm(2);prompt(3);window.open('/other')</script>");
        server.answers[QStringLiteral("/teapot")] = {"<p>I am a teapot</p>", "text/html", 418, ""};
        server.page(QStringLiteral("/links"),
                    "<a id=blank href='/other' target=_blank>new</a><a id=file href='file:///etc/passwd'>file</a>"
                    "<a id=js href='javascript:document.title=1'>js</a><p>links</p>");
    }

    void init() {
        server.asked.clear();
        open = std::make_unique<OpenLivePage>();
        QVERIFY(QTest::qWaitForWindowExposed(open->live.get()));
    }
    void cleanup() { open.reset(); }

    void pluginMakesALivePage() {
        QPluginLoader loader(QStringLiteral(PERIPLUS_READER_PLUGIN));
        QVERIFY2(loader.load(), qPrintable(loader.errorString()));
        auto* plugin = qobject_cast<LivePagePlugin*>(loader.instance());
        QVERIFY(plugin);
        const std::unique_ptr<LivePage> page(plugin->create({}, nullptr));
        QVERIFY(page);
    }

    void scriptIsOffUntilSwitchedOn() {
        QVERIFY(load(QStringLiteral("/script")));
        QCOMPARE(open->text(), QStringLiteral("plain"));
        QCOMPARE(open->live->title(), QStringLiteral("One"));
        open->script = true;
        QSignalSpy done(open->live.get(), &LivePage::loadFinished);
        open->live->applyPolicy();
        QVERIFY(done.wait(kLoad));
        QTRY_COMPARE_WITH_TIMEOUT(open->text(), QStringLiteral("ran"), kLoad);
        open->script = false;
        open->live->applyPolicy();
        QVERIFY(done.wait(kLoad));
        QTRY_COMPARE_WITH_TIMEOUT(open->text(), QStringLiteral("plain"), kLoad);
    }

    void dangerousAddressesAreRefused_data() {
        QTest::addColumn<QString>("address");
        for (const char* address :
             {"javascript:document.title='x'", "JaVaScRiPt:alert(1)", "file:///etc/passwd", "chrome://version",
              "chrome://crash", "view-source:http://127.0.0.1/", "devtools://devtools", "blob:http://127.0.0.1/x",
              "data:text/html,<p>x", "qrc:/x", "about:blank", "ftp://127.0.0.1/", "http://user:word@127.0.0.1/",
              "http:///nohost", "", "relative"})
            QTest::newRow(address) << QString::fromLatin1(address);
    }
    void dangerousAddressesAreRefused() {
        QFETCH(QString, address);
        QSignalSpy refused(open->live.get(), &LivePage::refused);
        open->live->open(QUrl(address));
        QCOMPARE(refused.count(), 1);
        QVERIFY(open->live->panelShown());
        QVERIFY(!open->live->panel()->sentence().isEmpty());
        QVERIFY(!open->live->page());  // the engine was not even started
    }

    void refusalKeepsWhatIsShown() {
        QVERIFY(load(QStringLiteral("/other")));
        open->live->open(QUrl(QStringLiteral("file:///etc/passwd")));
        QVERIFY(!open->live->panelShown());
        QCOMPARE(open->text(), QStringLiteral("the second page"));
    }

    void redirectToAFileIsRefused() {
        QSignalSpy refused(open->live.get(), &LivePage::refused);
        open->live->open(server.url(QStringLiteral("/to-file")));
        QTRY_VERIFY_WITH_TIMEOUT(open->live->panelShown(), kLoad);
        QVERIFY(open->live->page()->url().scheme() != QStringLiteral("file"));
        QVERIFY(load(QStringLiteral("/to-other")));
        QCOMPARE(open->live->url(), server.url(QStringLiteral("/other")));
    }

    void linksInThePageAreJudged() {
        QVERIFY(load(QStringLiteral("/links")));
        open->ask(QStringLiteral("document.getElementById('file').click(); 1"));
        open->ask(QStringLiteral("document.getElementById('js').click(); 1"));
        QCOMPARE(open->text().contains(QStringLiteral("links")), true);
        QVERIFY(!open->live->panelShown());
    }

    void offlineHasAReadablePanel() {
        QUrl nobody = server.url(QStringLiteral("/"));
        {
            QTcpServer closed;
            QVERIFY(closed.listen(QHostAddress::LocalHost));
            nobody.setPort(closed.serverPort());
        }
        QSignalSpy failed(open->live.get(), &LivePage::failed);
        QVERIFY(!load(nobody));
        QVERIFY(open->live->panelShown());
        QCOMPARE(failed.count(), 1);
        QVERIFY2(open->live->panel()->sentence().contains(QStringLiteral("127.0.0.1")),
                 qPrintable(open->live->panel()->sentence()));
        // Retry, when somebody is there.
        LoopbackServer now;
        now.close();
        QVERIFY(now.listen(QHostAddress::LocalHost, static_cast<quint16>(nobody.port())));
        now.page(QStringLiteral("/"), "<p>back again</p>");
        QSignalSpy done(open->live.get(), &LivePage::loadFinished);
        QTest::mouseClick(open->live->panel()->findChild<QPushButton*>(), Qt::LeftButton);
        QVERIFY(done.wait(kLoad));
        QVERIFY(!open->live->panelShown());
        QCOMPARE(open->text(), QStringLiteral("back again"));
    }

    void errorPagesOfTheSiteAreShown() {
        QSignalSpy failed(open->live.get(), &LivePage::failed);
        open->live->open(server.url(QStringLiteral("/teapot")));
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kLoad);
        QVERIFY(!open->live->panelShown());
        open->live->open(server.url(QStringLiteral("/missing")));  // 404 with nothing in it
        QTRY_VERIFY_WITH_TIMEOUT(open->live->panelShown(), kLoad);
    }

    void downloadsAreCancelled() {
        open->live->open(server.url(QStringLiteral("/file.zip")));
        QTRY_VERIFY_WITH_TIMEOUT(open->live->panelShown(), kLoad);
        QVERIFY(open->live->panel()->sentence().contains(QStringLiteral("file")));
    }

    void dialogsReturnAtOnce() {
        open->script = true;
        QVERIFY(load(QStringLiteral("/dialogs")));
        QCOMPARE(open->text(), QStringLiteral("here"));
        QVERIFY(!server.asked.contains(QStringLiteral("/other")));
    }

    void findAnswers() {
        QVERIFY(load(QStringLiteral("/long")));
        QSignalSpy found(open->live.get(), &LivePage::found);
        open->live->find(QStringLiteral("number 77"), false);
        QVERIFY(found.wait(kLoad));
        QCOMPARE(found.last().first().toBool(), true);
        open->live->find(QStringLiteral("not in there"), false);
        QVERIFY(found.wait(kLoad));
        QCOMPARE(found.last().first().toBool(), false);
    }

    void historyGoesBackAndForward() {
        QVERIFY(load(QStringLiteral("/script")));
        QVERIFY(load(QStringLiteral("/other")));
        QVERIFY(open->live->canGoBack());
        QSignalSpy done(open->live.get(), &LivePage::loadFinished);
        open->live->back();
        QVERIFY(done.wait(kLoad));
        QTRY_COMPARE_WITH_TIMEOUT(open->live->url(), server.url(QStringLiteral("/script")), kLoad);
        QVERIFY(open->live->canGoForward());
    }

    void placeComesBackAndTheEndIsNoticed() {
        QVERIFY(load(QStringLiteral("/long")));
        QSignalSpy end(open->live.get(), &LivePage::endReached);
        open->ask(QStringLiteral("document.scrollingElement.scrollTop = 1500; 1"));
        QString anchor;
        double fraction = -1;
        open->live->askPlace([&](const QString& words, double share) {
            anchor = words;
            fraction = share;
        });
        QTRY_VERIFY_WITH_TIMEOUT(fraction > 0, kLoad);
        QVERIFY2(anchor.startsWith(QStringLiteral("Paragraph number")), qPrintable(anchor));
        const int top = open->ask(QStringLiteral("Math.round(document.scrollingElement.scrollTop)")).toInt();
        QCOMPARE(end.count(), 0);

        QSignalSpy done(open->live.get(), &LivePage::loadFinished);
        open->live->open(server.url(QStringLiteral("/long")));
        open->live->restorePlace(anchor, fraction);
        QVERIFY(done.wait(kLoad));
        QTRY_VERIFY_WITH_TIMEOUT(
            qAbs(open->ask(QStringLiteral("Math.round(document.scrollingElement.scrollTop)")).toInt() - top) < 60,
            kLoad);
        open->ask(QStringLiteral("document.scrollingElement.scrollTop = 100000; 1"));
        QTRY_COMPARE_WITH_TIMEOUT(end.count(), 1, kLoad);
    }

    void lazyPicturesBecomeReal() {
        QVERIFY(load(QStringLiteral("/lazy")));
        QTRY_VERIFY_WITH_TIMEOUT(server.asked.contains(QStringLiteral("/picture.png")), kLoad);
    }

    // The colour in the middle of an element, as it is on the screen.
    QColor seen(const QString& id) {
        const QString at =
            open->ask(QStringLiteral("(() => { const r = document.getElementById('%1').getBoundingClientRect();"
                                     "return (r.x + r.width / 2) + ' ' + (r.y + r.height / 2); })()")
                          .arg(id))
                .toString();
        const QPointF point(at.section(QLatin1Char(' '), 0, 0).toDouble(), at.section(QLatin1Char(' '), 1).toDouble());
        const QPoint global = open->live->mapToGlobal(point.toPoint());
        return open->live->screen()->grabWindow(0, global.x(), global.y(), 1, 1).toImage().pixelColor(0, 0);
    }

    void darkPagesComeAndGo() {
        server.page(
            QStringLiteral("/colours"),
            "<style>div{width:200px;height:40px;margin:9px}</style><div id=white></div>"
            "<div id=code style='background:#272822'></div><div id=photo style=\"background:url('/red.svg')\"></div>"
            "<img id=picture src=/red.svg width=200 height=40><p>words</p>");
        server.answers[QStringLiteral("/red.svg")] = {
            "<svg xmlns='http://www.w3.org/2000/svg' width='200' height='40'><rect width='200' height='40' "
            "fill='#e02010'/></svg>",
            "image/svg+xml", 200, ""};
        QVERIFY(load(QStringLiteral("/colours")));
        const auto light = [this](const char* id) { return seen(QString::fromLatin1(id)).lightness(); };
        const auto red = [this](const char* id) {
            const QColor colour = seen(QString::fromLatin1(id));
            return colour.red() > 150 && colour.green() < 110;
        };
        QTRY_VERIFY_WITH_TIMEOUT(light("white") > 240 && light("code") < 60 && red("photo") && red("picture"), kLoad);
        open->dark = true;
        open->live->applyPolicy();
        QTRY_VERIFY_WITH_TIMEOUT(light("white") < 40 && light("code") < 80 && red("photo") && red("picture"), kLoad);
        open->dark = false;
        open->live->applyPolicy();
        QTRY_VERIFY_WITH_TIMEOUT(light("white") > 240 && light("code") < 60 && red("photo") && red("picture"), kLoad);
    }

    void aPageThatIsDarkStaysAsItIs() {
        server.page(QStringLiteral("/night"), "<body style='background:#102030'><div id=d style='height:90px'></div>");
        open->dark = true;
        QVERIFY(load(QStringLiteral("/night")));
        QTRY_COMPARE_WITH_TIMEOUT(seen(QStringLiteral("d")), QColor(0x102030), kLoad);
        QCOMPARE(open->ask(QStringLiteral("document.getElementById('periplus-dark') ? 1 : 0")).toInt(), 0);
    }

    void rendererDeathIsMendedOnce() {
        QVERIFY(load(QStringLiteral("/other")));
        QSignalSpy done(open->live.get(), &LivePage::loadFinished);
        ::kill(static_cast<pid_t>(open->live->page()->renderProcessPid()), SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(!done.isEmpty() && done.last().first().toBool(), kLoad);
        QVERIFY(!open->live->panelShown());
        QTRY_COMPARE_WITH_TIMEOUT(open->text(), QStringLiteral("the second page"), kLoad);
        ::kill(static_cast<pid_t>(open->live->page()->renderProcessPid()), SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(open->live->panelShown(), kLoad);
        QVERIFY(open->live->panel()->sentence().contains(QStringLiteral("twice")));
        QVERIFY(load(QStringLiteral("/other")));  // and on it goes
    }

    void hangIsEnded() {
        QVERIFY(load(QStringLiteral("/other")));
        open->live->watch()->setPatience(3000);
        open->live->watch()->setInView(true);
        open->live->page()->runJavaScript(QStringLiteral("for(;;){}"), QWebEngineScript::ApplicationWorld);
        QTRY_VERIFY_WITH_TIMEOUT(open->live->panelShown(), kLoad);
        QVERIFY(open->live->panel()->sentence().contains(QStringLiteral("stopped answering")));
    }

    void discardedPageComesBack() {
        QVERIFY(load(QStringLiteral("/other")));
        open->live->hide();
        open->live->discard();
        QTRY_COMPARE_WITH_TIMEOUT(open->live->page()->lifecycleState(), QWebEnginePage::LifecycleState::Discarded,
                                  kLoad);
        open->live->show();
        QTRY_COMPARE_WITH_TIMEOUT(open->text(), QStringLiteral("the second page"), kLoad);
    }

    void whatIsInward() {
        for (const char* address : {"http://localhost/", "http://127.0.0.1:3/", "http://192.168.1.1/", "http://[::1]/",
                                    "http://10.2.3.4/", "http://169.254.1.1/", "http://0.0.0.0/"})
            QVERIFY2(isInward(QUrl(QString::fromLatin1(address))), address);
        for (const char* address : {"http://example.org/", "https://8.8.8.8/"})
            QVERIFY2(!isInward(QUrl(QString::fromLatin1(address))), address);
    }
};

}  // namespace
}  // namespace periplus

int main(int count, char** words) {
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(count, words);
    periplus::LivePageTest test;
    return QTest::qExec(&test, count, words);
}
#include "live_page_test.moc"
