#include <QApplication>
#include <QPluginLoader>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QTest>
#include <QWebEngineScript>

#include "reader/engine_setup.h"
#include "reader/live_page_widget.h"
#include "reader/live_web_page.h"
#include "reader/renderer_watch.h"
#include "reader/request_policy.h"
#include "support/loopback_server.h"

#include <signal.h>

namespace periplus {
namespace {

constexpr int kLoad = 30'000;

class LivePageTest : public QObject {
    Q_OBJECT

    LoopbackServer server;
    bool script = false;
    bool dark = false;
    std::unique_ptr<LivePageWidget> live;

    bool load(const QString& path) { return load(server.url(path)); }
    bool load(const QUrl& url) {
        QSignalSpy done(live.get(), &LivePage::loadFinished);
        live->open(url);
        while (done.isEmpty())
            if (!done.wait(kLoad)) return false;
        return done.last().first().toBool();
    }
    // Run in the world of our own scripts, which sees the page's DOM.
    QVariant ask(const QString& question) {
        QVariant answer;
        bool come = false;
        live->page()->runJavaScript(question, QWebEngineScript::ApplicationWorld, [&](const QVariant& value) {
            answer = value;
            come = true;
        });
        if (!QTest::qWaitFor([&] { return come; }, kLoad)) return QStringLiteral("(no answer)");
        return answer;
    }
    QString text() { return ask(QStringLiteral("document.body.innerText")).toString(); }

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
        script = dark = false;
        server.asked.clear();
        LivePagePolicy policy;
        policy.scriptAllowed = [this](const QString&) { return script; };
        policy.zoom = [](const QString&) { return 1.0; };
        policy.dark = [this] { return dark; };
        live = std::make_unique<LivePageWidget>(policy, nullptr);
        live->resize(800, 600);
        live->show();
        QVERIFY(QTest::qWaitForWindowExposed(live.get()));
    }
    void cleanup() { live.reset(); }

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
        QCOMPARE(text(), QStringLiteral("plain"));
        QCOMPARE(live->title(), QStringLiteral("One"));
        script = true;
        QSignalSpy done(live.get(), &LivePage::loadFinished);
        live->applyPolicy();
        QVERIFY(done.wait(kLoad));
        QTRY_COMPARE_WITH_TIMEOUT(text(), QStringLiteral("ran"), kLoad);
        script = false;
        live->applyPolicy();
        QVERIFY(done.wait(kLoad));
        QTRY_COMPARE_WITH_TIMEOUT(text(), QStringLiteral("plain"), kLoad);
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
        QSignalSpy refused(live.get(), &LivePage::refused);
        live->open(QUrl(address));
        QCOMPARE(refused.count(), 1);
        QVERIFY(live->panelShown());
        QVERIFY(!live->panel()->sentence().isEmpty());
        QVERIFY(!live->page());  // the engine was not even started
    }

    void refusalKeepsWhatIsShown() {
        QVERIFY(load(QStringLiteral("/other")));
        live->open(QUrl(QStringLiteral("file:///etc/passwd")));
        QVERIFY(!live->panelShown());
        QCOMPARE(text(), QStringLiteral("the second page"));
    }

    void redirectToAFileIsRefused() {
        QSignalSpy refused(live.get(), &LivePage::refused);
        live->open(server.url(QStringLiteral("/to-file")));
        QTRY_VERIFY_WITH_TIMEOUT(live->panelShown(), kLoad);
        QVERIFY(live->page()->url().scheme() != QStringLiteral("file"));
        QVERIFY(load(QStringLiteral("/to-other")));
        QCOMPARE(live->url(), server.url(QStringLiteral("/other")));
    }

    void linksInThePageAreJudged() {
        QVERIFY(load(QStringLiteral("/links")));
        ask(QStringLiteral("document.getElementById('file').click(); 1"));
        ask(QStringLiteral("document.getElementById('js').click(); 1"));
        QCOMPARE(text().contains(QStringLiteral("links")), true);
        QVERIFY(!live->panelShown());
    }

    void offlineHasAReadablePanel() {
        QUrl nobody = server.url(QStringLiteral("/"));
        {
            QTcpServer closed;
            QVERIFY(closed.listen(QHostAddress::LocalHost));
            nobody.setPort(closed.serverPort());
        }
        QSignalSpy failed(live.get(), &LivePage::failed);
        QVERIFY(!load(nobody));
        QVERIFY(live->panelShown());
        QCOMPARE(failed.count(), 1);
        QVERIFY2(live->panel()->sentence().contains(QStringLiteral("127.0.0.1")),
                 qPrintable(live->panel()->sentence()));
        // Retry, when somebody is there.
        LoopbackServer now;
        now.close();
        QVERIFY(now.listen(QHostAddress::LocalHost, static_cast<quint16>(nobody.port())));
        now.page(QStringLiteral("/"), "<p>back again</p>");
        QSignalSpy done(live.get(), &LivePage::loadFinished);
        QTest::mouseClick(live->panel()->findChild<QPushButton*>(), Qt::LeftButton);
        QVERIFY(done.wait(kLoad));
        QVERIFY(!live->panelShown());
        QCOMPARE(text(), QStringLiteral("back again"));
    }

    void errorPagesOfTheSiteAreShown() {
        QSignalSpy failed(live.get(), &LivePage::failed);
        live->open(server.url(QStringLiteral("/teapot")));
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kLoad);
        QVERIFY(!live->panelShown());
        live->open(server.url(QStringLiteral("/missing")));  // 404 with nothing in it
        QTRY_VERIFY_WITH_TIMEOUT(live->panelShown(), kLoad);
    }

    void downloadsAreCancelled() {
        live->open(server.url(QStringLiteral("/file.zip")));
        QTRY_VERIFY_WITH_TIMEOUT(live->panelShown(), kLoad);
        QVERIFY(live->panel()->sentence().contains(QStringLiteral("file")));
    }

    void dialogsReturnAtOnce() {
        script = true;
        QVERIFY(load(QStringLiteral("/dialogs")));
        QCOMPARE(text(), QStringLiteral("here"));
        QVERIFY(!server.asked.contains(QStringLiteral("/other")));
    }

    void findAnswers() {
        QVERIFY(load(QStringLiteral("/long")));
        QSignalSpy found(live.get(), &LivePage::found);
        live->find(QStringLiteral("number 77"), false);
        QVERIFY(found.wait(kLoad));
        QCOMPARE(found.last().first().toBool(), true);
        live->find(QStringLiteral("not in there"), false);
        QVERIFY(found.wait(kLoad));
        QCOMPARE(found.last().first().toBool(), false);
    }

    void historyGoesBackAndForward() {
        QVERIFY(load(QStringLiteral("/script")));
        QVERIFY(load(QStringLiteral("/other")));
        QVERIFY(live->canGoBack());
        QSignalSpy done(live.get(), &LivePage::loadFinished);
        live->back();
        QVERIFY(done.wait(kLoad));
        QTRY_COMPARE_WITH_TIMEOUT(live->url(), server.url(QStringLiteral("/script")), kLoad);
        QVERIFY(live->canGoForward());
    }

    void placeComesBackAndTheEndIsNoticed() {
        QVERIFY(load(QStringLiteral("/long")));
        QSignalSpy end(live.get(), &LivePage::endReached);
        ask(QStringLiteral("document.scrollingElement.scrollTop = 1500; 1"));
        QString anchor;
        double fraction = -1;
        live->askPlace([&](const QString& words, double share) {
            anchor = words;
            fraction = share;
        });
        QTRY_VERIFY_WITH_TIMEOUT(fraction > 0, kLoad);
        QVERIFY2(anchor.startsWith(QStringLiteral("Paragraph number")), qPrintable(anchor));
        const int top = ask(QStringLiteral("Math.round(document.scrollingElement.scrollTop)")).toInt();
        QCOMPARE(end.count(), 0);

        QSignalSpy done(live.get(), &LivePage::loadFinished);
        live->open(server.url(QStringLiteral("/long")));
        live->restorePlace(anchor, fraction);
        QVERIFY(done.wait(kLoad));
        QTRY_VERIFY_WITH_TIMEOUT(
            qAbs(ask(QStringLiteral("Math.round(document.scrollingElement.scrollTop)")).toInt() - top) < 60, kLoad);
        ask(QStringLiteral("document.scrollingElement.scrollTop = 100000; 1"));
        QTRY_COMPARE_WITH_TIMEOUT(end.count(), 1, kLoad);
    }

    void lazyPicturesBecomeReal() {
        QVERIFY(load(QStringLiteral("/lazy")));
        QTRY_VERIFY_WITH_TIMEOUT(server.asked.contains(QStringLiteral("/picture.png")), kLoad);
    }

    // The colour in the middle of an element, as it is on the screen.
    QColor seen(const QString& id) {
        const QString at =
            ask(QStringLiteral("(() => { const r = document.getElementById('%1').getBoundingClientRect();"
                               "return (r.x + r.width / 2) + ' ' + (r.y + r.height / 2); })()")
                    .arg(id))
                .toString();
        const QPointF point(at.section(QLatin1Char(' '), 0, 0).toDouble(), at.section(QLatin1Char(' '), 1).toDouble());
        const QPoint global = live->mapToGlobal(point.toPoint());
        return live->screen()->grabWindow(0, global.x(), global.y(), 1, 1).toImage().pixelColor(0, 0);
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
        dark = true;
        live->applyPolicy();
        QTRY_VERIFY_WITH_TIMEOUT(light("white") < 40 && light("code") < 80 && red("photo") && red("picture"), kLoad);
        dark = false;
        live->applyPolicy();
        QTRY_VERIFY_WITH_TIMEOUT(light("white") > 240 && light("code") < 60 && red("photo") && red("picture"), kLoad);
    }

    void aPageThatIsDarkStaysAsItIs() {
        server.page(QStringLiteral("/night"), "<body style='background:#102030'><div id=d style='height:90px'></div>");
        dark = true;
        QVERIFY(load(QStringLiteral("/night")));
        QTRY_COMPARE_WITH_TIMEOUT(seen(QStringLiteral("d")), QColor(0x102030), kLoad);
        QCOMPARE(ask(QStringLiteral("document.getElementById('periplus-dark') ? 1 : 0")).toInt(), 0);
    }

    void rendererDeathIsMendedOnce() {
        QVERIFY(load(QStringLiteral("/other")));
        QSignalSpy done(live.get(), &LivePage::loadFinished);
        ::kill(static_cast<pid_t>(live->page()->renderProcessPid()), SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(!done.isEmpty() && done.last().first().toBool(), kLoad);
        QVERIFY(!live->panelShown());
        QTRY_COMPARE_WITH_TIMEOUT(text(), QStringLiteral("the second page"), kLoad);
        ::kill(static_cast<pid_t>(live->page()->renderProcessPid()), SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(live->panelShown(), kLoad);
        QVERIFY(live->panel()->sentence().contains(QStringLiteral("twice")));
        QVERIFY(load(QStringLiteral("/other")));  // and on it goes
    }

    void hangIsEnded() {
        QVERIFY(load(QStringLiteral("/other")));
        live->watch()->setPatience(3000);
        live->watch()->setInView(true);
        live->page()->runJavaScript(QStringLiteral("for(;;){}"), QWebEngineScript::ApplicationWorld);
        QTRY_VERIFY_WITH_TIMEOUT(live->panelShown(), kLoad);
        QVERIFY(live->panel()->sentence().contains(QStringLiteral("stopped answering")));
    }

    void discardedPageComesBack() {
        QVERIFY(load(QStringLiteral("/other")));
        live->hide();
        live->discard();
        QTRY_COMPARE_WITH_TIMEOUT(live->page()->lifecycleState(), QWebEnginePage::LifecycleState::Discarded, kLoad);
        live->show();
        QTRY_COMPARE_WITH_TIMEOUT(text(), QStringLiteral("the second page"), kLoad);
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
