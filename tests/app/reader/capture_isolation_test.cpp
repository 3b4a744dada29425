// What gets out of a captured page, counted where nothing can be hidden: in a network namespace whose lo stands for the
// whole internet, by the kernel's own counters, and by servers that hear every address. The page is served as hostile
// as it was captured, never sealed: it is the engine's own isolation that is shown here.
#include <QApplication>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>
#include <QUdpSocket>

#include "capture_fixture.h"
#include "reader/capture_scheme.h"
#include "reader/engine_capturer.h"
#include "reader/engine_prover.h"
#include "support/as_nobody.h"
#include "support/empty_network.h"
#include "support/loopback_server.h"
#include "ways_out.h"
#ifndef Q_MOC_RUN  // which loses count of braces in a page of text
#include "capture_ways_out.h"
#endif

namespace periplus {
namespace {

using namespace test;
using namespace Qt::Literals::StringLiterals;
using View = CapturePage::View;

constexpr auto kSite = "203.0.113.7";

QStringList filesAtHome() {
    QStringList all;
    for (QDirIterator it(QDir::homePath(), QDir::Files, QDirIterator::Subdirectories); it.hasNext();) all << it.next();
    return all;
}

class CaptureIsolationTest : public QObject {
    Q_OBJECT

    LoopbackServer web;  // every site of the web, on the one port that the page names
    QHash<QByteArray, qint64> before;
    std::unique_ptr<OpenCapture> open;

    [[nodiscard]] QUrl site() const { return QUrl(u"http://%1:%2"_s.arg(QLatin1String(kSite)).arg(web.serverPort())); }
    void nothingWasTried() {
        const auto now = EmptyNetwork::counters();
        QCOMPARE(web.asked, QStringList());
        for (const char* counter : {"Tcp.ActiveOpens", "Tcp.PassiveOpens", "Udp.OutDatagrams", "Udp6OutDatagrams",
                                    "Icmp.OutMsgs", "Tcp.OutRsts"})
            QVERIFY2(now.value(counter) == before.value(counter), counter);
    }

private slots:
    void initTestCase() {
        web.close();
        QVERIFY(web.listen(QHostAddress::AnyIPv4));
    }
    void init() {
        open = std::make_unique<OpenCapture>();
        QVERIFY(QTest::qWaitForWindowExposed(open->view.get()));
        web.asked.clear();
        before = EmptyNetwork::counters();
    }
    void cleanup() { open.reset(); }

    void everyTryIsCounted() {
        QTcpSocket caught;
        caught.connectToHost(QHostAddress(QLatin1String(kSite)), web.serverPort());
        QVERIFY(caught.waitForConnected(kShown));
        QUdpSocket datagram;
        QCOMPARE(datagram.writeDatagram("x", QHostAddress(u"192.0.2.1"_s), 53), 1);
        const auto now = EmptyNetwork::counters();
        QCOMPARE(now["Tcp.ActiveOpens"] - before["Tcp.ActiveOpens"], 1);
        QCOMPARE(now["Udp.OutDatagrams"] - before["Udp.OutDatagrams"], 1);
        web.asked.clear();
    }

    void nothingLeavesACapture_data() {
        QTest::addColumn<View>("view");
        QTest::addColumn<bool>("dark");
        QTest::newRow("page") << View::Page << false;
        QTest::newRow("dark page") << View::Page << true;
        QTest::newRow("reading") << View::Reading << false;
    }
    void nothingLeavesACapture() {
        QFETCH(View, view);
        QFETCH(bool, dark);
        const QStringList home = filesAtHome();
        const QByteArray hostile = ways::towards(site(), {ways::kMarkup, ways::kScript, ways::kUnseen, kMoreWays});
        open->look.dark = dark;
        open->store.page(hostile);
        open->store.put(kCapture, u"reading"_s, "text/html; charset=utf-8", hostile);
        open->store.put(
            kCapture, keyOfNumber(1), "text/css; charset=utf-8",
            "@import url(" + site().toEncoded() + "/css); p{background:url(" + site().toEncoded() + "/bg)}");
        open->store.put(kCapture, keyOfNumber(2), "text/html; charset=utf-8", hostile);
        open->store.put(kCapture, keyOfNumber(3), "image/svg+xml",
                        "<svg xmlns='http://www.w3.org/2000/svg'><script href='" + site().toEncoded() +
                            "/s'/><image href='" + site().toEncoded() + "/i'/></svg>");
        QVERIFY(open->load(view));
        if (qEnvironmentVariableIsSet("PERIPLUS_TEST_AS_NOBODY"))
            QCOMPARE(processStatus(open->view->page()->renderProcessPid(), "Seccomp"), QByteArrayList{"2"});
        QVERIFY2(open->text().contains(u"words of the page"_s), qPrintable(open->text()));
        QCOMPARE(open->ask(u"document.body.dataset.ran || 'no'"_s).toString(), u"no"_s);
        // Presses what can be pressed, as a person would not.
        open->ask(
            u"for (const one of document.querySelectorAll('a,button,input[type=image],summary,area')) one.click();"
            "for (const one of document.forms) try { one.submit() } catch (e) {}"
            "window.open('%1/open'); location.href = '%1/location'; 1"_s.arg(site().toString()));
        // And from our own world, which is not held to the page's rules: the profile itself has no way out.
        open->ask(
            u"fetch('%1/fetch').catch(() => 0); navigator.sendBeacon('%1/beacon'); new Image().src = '%1/image';"
            "try { new WebSocket('%2/socket') } catch (e) {}"
            "try { new EventSource('%1/events') } catch (e) {} 1"_s.arg(site().toString(),
                                                                        site().toString().replace(u"http"_s, u"ws"_s)));
        for (int round = 0; round < 20; ++round) open->text();
        QTest::qWait(1000);  // a refresh, a timer of the engine
        QVERIFY2(open->text().contains(u"words of the page"_s), qPrintable(open->text()));
        nothingWasTried();
        for (const QString& path : std::as_const(open->store.asked))
            QVERIFY2(path.startsWith(kCapture + u'/'), qPrintable(path));
        QCOMPARE(filesAtHome(), home);
    }

    void nothingLeavesWhileProving() {
        EngineProver prover(open->store.fetch(), nullptr);
        open->store.page(ways::towards(site(), {ways::kMarkup, ways::kScript, ways::kUnseen, kMoreWays}));
        QSignalSpy finished(&prover, &CaptureProver::finished);
        prover.prove(kCapture);
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kShown);
        QVERIFY(finished.first().last().value<ProofOutcome>().shown);
        nothingWasTried();
    }

    // Shows one capture and asks for the parts of another, which is there.
    void oneCaptureNeverSeesAnother() {
        const QString other(32, u'e');
        open->store.page("<p>secret</p>", other);
        open->store.put(other, keyOfNumber(1), "image/png", pngOf(Qt::red));
        const QByteArray host = "periplus-snap://c" + other.toLatin1() + "/";
        open->store.page("<p>words</p><iframe src='" + host + "'></iframe><img src='" + host +
                         keyOfNumber(1).toLatin1() + "'><link rel=stylesheet href='" + host + "'>");
        QVERIFY(open->load());
        open->ask(u"fetch('%1').then(r => r.text()).then(t => document.title = t).catch(() => 0); 1"_s.arg(
            QString::fromLatin1(host)));
        for (int round = 0; round < 5; ++round) open->text();
        QCOMPARE(open->store.asked, QStringList{kCapture + u'/'});
        nothingWasTried();
    }

    // A page of the web is captured; what it asks of this machine, and what leads there, is refused.
    void capturingNeverReachesInwards() {
        LoopbackServer inward;
        inward.close();
        QVERIFY(inward.listen(QHostAddress(u"10.0.0.1"_s)) || inward.listen(QHostAddress::AnyIPv4));
        const QUrl inside(u"http://10.0.0.1:%1"_s.arg(inward.serverPort()));
        web.redirect(u"/leads"_s, inside.toEncoded() + "/redirected");
        web.page(u"/page"_s, ways::towards(inside, {ways::kMarkup}));
        QTemporaryDir folder;
        CaptureOrder order;
        order.file = folder.filePath(u"page.mhtml"_s);
        order.quietMs = 15'000;
        for (const auto& path : {u"/leads"_s, u"/page"_s}) {
            EngineCapturer capturer;
            QSignalSpy finished(&capturer, &PageCapturer::finished);
            order.url = QUrl(site().toString() + path);
            capturer.start(order);
            QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kShown);
            const auto outcome = finished.first().first().value<CaptureOutcome>();
            QCOMPARE(outcome.kind, path == u"/leads"_s ? CaptureOutcome::Kind::Refused : CaptureOutcome::Kind::Saved);
        }
        QCOMPARE(inward.asked, QStringList());
    }
};

}  // namespace
}  // namespace periplus

// With PERIPLUS_TEST_AS_NOBODY: as an ordinary user, so that the engine's sandbox is on.
int main(int count, char** words) {
    using namespace periplus;
    const bool asNobody = qEnvironmentVariableIsSet("PERIPLUS_TEST_AS_NOBODY");
    if (!qEnvironmentVariableIsSet("PERIPLUS_TEST_NETWORK_IS_EMPTY")) {
        if (const QString reason = EmptyNetwork::enter(); !reason.isEmpty())
            return test::skip("the kernel does not give this process " + reason.toLocal8Bit());
        qputenv("PERIPLUS_TEST_NETWORK_IS_EMPTY", "1");
        if (asNobody && ::geteuid() == 0) return test::asNobody(words);
    }
    if (asNobody) {
        if (const QByteArray reason = test::missingForSandbox(); !reason.isEmpty()) return test::skip(reason);
        qputenv("QT_QPA_PLATFORM", "offscreen");
        qunsetenv("QTWEBENGINE_DISABLE_SANDBOX");
    }
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(count, words);
    registerCaptureScheme();
    CaptureIsolationTest test;
    return QTest::qExec(&test, count, words);
}
#include "capture_isolation_test.moc"
