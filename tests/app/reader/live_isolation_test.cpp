// What gets out of a live page, counted where nothing can be hidden: in a network namespace whose lo stands for the
// whole internet, by servers that hear every address and by the kernel's own counters.
#include <QApplication>
#include <QDirIterator>
#include <QTest>
#include <QUdpSocket>

#include "live_fixture.h"
#include "support/empty_network.h"
#include "support/loopback_server.h"
#include "ways_out.h"

namespace periplus {
namespace {

using namespace test;
using namespace ways;
using namespace Qt::Literals::StringLiterals;

constexpr auto kSite = "203.0.113.7";    // where the page is
constexpr auto kOther = "198.51.100.9";  // another site of the web

// Hears every connection to its port, at any address, whatever is spoken.
class Listener : public QTcpServer {
public:
    Listener() {
        if (!listen(QHostAddress::Any)) qFatal("no port");
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket* socket = nextPendingConnection()) {
                ++connections;
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                    heard << QString::fromLatin1(socket->readAll().left(60));
                    socket->disconnectFromHost();
                });
            }
        });
    }
    int connections = 0;
    QStringList heard;
};

QStringList filesAtHome() {
    QStringList all;
    for (QDirIterator it(QDir::homePath(), QDir::Files, QDirIterator::Subdirectories); it.hasNext();) all << it.next();
    return all;
}

class LiveIsolationTest : public QObject {
    Q_OBJECT

    LoopbackServer web;  // every site of the web
    Listener inward;     // this machine and its network
    QHash<QByteArray, qint64> before;
    std::unique_ptr<OpenLivePage> open;

    [[nodiscard]] QUrl site(const char* host, const QString& path = {}) const {
        return QUrl(u"http://%1:%2%3"_s.arg(QLatin1String(host)).arg(web.serverPort()).arg(path));
    }
    [[nodiscard]] QUrl inside(const QString& host) const {
        return QUrl(u"http://%1:%2"_s.arg(host).arg(inward.serverPort()));
    }
    [[nodiscard]] qint64 since(const char* counter) const {
        return EmptyNetwork::counters().value(counter) - before.value(counter);
    }
    // Presses what can be pressed; a picture that is allowed comes after everything else.
    void pressAndSettle() {
        open->ask(u"for (const id of ['ping', 'own', 'download']) document.getElementById(id)?.click(); 1"_s);
        for (const auto& last : {u"/last"_s, u"/very-last"_s}) {
            open->ask(u"document.body.append(Object.assign(new Image(), {src: '%1'})); 1"_s.arg(
                site(kSite, last).toString()));
            QTRY_VERIFY_WITH_TIMEOUT(web.asked.contains(last), kLoad);
        }
    }
    void nothingElseWasTried() {
        QCOMPARE(inward.heard, QStringList());
        QCOMPARE(inward.connections, 0);
        QCOMPARE(since("Tcp.ActiveOpens"), since("Tcp.PassiveOpens"));  // each try was one that `web` took
        QCOMPARE(since("Udp.OutDatagrams"), 0);                         // no names asked for, no WebRTC
        QCOMPARE(since("Udp6OutDatagrams"), 0);
    }

private slots:
    void initTestCase() {
        web.close();
        QVERIFY(web.listen(QHostAddress::AnyIPv4));
        for (const int i : {1, 2, 3, 4, 5, 6})
            web.redirect(u"/inwards%1"_s.arg(i), inside(u"10.0.0.1"_s).toString().toLatin1() + "/redirected");
    }
    void init() {
        for (const auto& file : {u"/own"_s, u"/download"_s})
            web.answers[file] = {"PK", "application/zip", 200, "Content-Disposition: attachment; filename=x\r\n"};
        open = std::make_unique<OpenLivePage>();
        QVERIFY(QTest::qWaitForWindowExposed(open->live.get()));
        web.asked.clear();
        inward.heard.clear();
        inward.connections = 0;
        before = EmptyNetwork::counters();
    }
    void cleanup() { open.reset(); }

    void everyTryIsCounted() {
        QTcpSocket nobody;
        nobody.connectToHost(QHostAddress(u"192.0.2.1"_s), 9);
        QVERIFY(!nobody.waitForConnected(kLoad));
        QVERIFY(since("Tcp.ActiveOpens") > since("Tcp.PassiveOpens"));
        QUdpSocket datagram;
        QCOMPARE(datagram.writeDatagram("x", QHostAddress(u"192.0.2.1"_s), 53), 1);
        QCOMPARE(since("Udp.OutDatagrams"), 1);
        QTcpSocket caught;
        caught.connectToHost(QHostAddress(u"10.0.0.1"_s), inward.serverPort());
        QVERIFY(caught.waitForConnected(kLoad));
        QTRY_COMPARE(inward.connections, 1);
    }

    // Without scripts a page of the web gets its parts over http and nothing more.
    void onlyPartsOfThePageAreAskedFor() {
        const QStringList home = filesAtHome();
        web.page(u"/ways"_s, towards(site(kOther), {kMarkup, kScript, kUnseen}));
        QVERIFY(open->load(site(kSite, u"/ways"_s)));
        pressAndSettle();
        QVERIFY2(open->text().contains(u"words of the page"_s), qPrintable(open->text()));
        for (const auto& part : {u"/img"_s, u"/import.css"_s, u"/poster"_s, u"/iframe"_s, u"/data-src"_s})
            QTRY_VERIFY2_WITH_TIMEOUT(web.asked.contains(part), qPrintable(part), kLoad);
        QStringList more;
        for (const auto& path : std::as_const(web.asked))
            if (!QByteArrayView(kParts).contains(path.mid(1).toLatin1() + ' ')) more << path;
        QCOMPARE(more, QStringList());
        nothingElseWasTried();
        QVERIFY(!open->live->panelShown());
        QVERIFY(web.asked.contains(u"/own"_s));
        QVERIFY(web.asked.contains(u"/download"_s));
        QCOMPARE(filesAtHome(), home);
    }

    void aPageOfTheWebNeverReachesInwards_data() {
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("scripts");
        for (const char* host : {"127.0.0.1", "localhost", "192.168.7.7", "169.254.1.1", "[::1]", "2130706433"})
            QTest::addRow("%s", host) << QString::fromLatin1(host) << false;
        QTest::newRow("scripts") << u"10.0.0.1"_s << true;
    }
    void aPageOfTheWebNeverReachesInwards() {
        QFETCH(QString, host);
        QFETCH(bool, scripts);
        open->script = scripts;
        // What no interceptor sees is the known price of switching a site's scripts on.
        web.page(u"/ways"_s, towards(inside(host), {kMarkup, kScript, scripts ? "" : kUnseen}));
        QVERIFY(open->load(site(kSite, u"/ways"_s)));
        pressAndSettle();
        QCOMPARE(open->ask(u"document.body.dataset.ran || 'no'"_s).toString(), scripts ? u"yes"_s : u"no"_s);
        nothingElseWasTried();
    }

    void redirectsInwardsAreRefused_data() {
        QTest::addColumn<QByteArray>("page");
        QTest::newRow("refresh") << QByteArray("<meta http-equiv=refresh content='0; url={to}/refresh'><p>words");
        QTest::newRow("parts") << QByteArray(
            "<p>words</p><img src=/inwards1><iframe src=/inwards2></iframe><link rel=stylesheet href=/inwards3>"
            "<video poster=/inwards4></video><object data=/inwards5></object><embed src=/inwards6>");
        QTest::newRow("download") << QByteArray("<p>words</p><a id=own href=/inwards1 download></a>");
        QTest::newRow("ping") << QByteArray("<p>words</p><a id=ping href='#here' ping=/inwards1></a>");
    }
    void redirectsInwardsAreRefused() {
        QFETCH(QByteArray, page);
        web.page(u"/page"_s, towards(inside(u"10.0.0.1"_s), {page.constData()}));
        QVERIFY(open->load(site(kSite, u"/page"_s)));
        pressAndSettle();
        QCOMPARE(open->text(), u"words"_s);
        // The engine connects for a redirected part before its address is judged; then it says nothing.
        QCOMPARE(inward.heard, QStringList());
        QCOMPARE(since("Udp.OutDatagrams"), 0);
    }

    void aPageThatLeadsInwardsIsRefusedInWords() {
        QSignalSpy refused(open->live.get(), &LivePage::refused);
        open->live->open(site(kSite, u"/inwards1"_s));
        QTRY_COMPARE_WITH_TIMEOUT(refused.count(), 1, kLoad);
        QVERIFY(open->live->panel()->sentence().contains(u"10.0.0.1"_s));
        nothingElseWasTried();
        // A link there is refused too; what the person opens is not.
        web.page(u"/link"_s, towards(inside(u"10.0.0.1"_s), {"<a id=download href='{to}/link'>words</a>"}));
        QVERIFY(open->load(site(kSite, u"/link"_s)));
        pressAndSettle();
        QTRY_COMPARE_WITH_TIMEOUT(refused.count(), 2, kLoad);
        QCOMPARE(open->text(), u"words"_s);
        nothingElseWasTried();
        web.page(u"/home"_s, "<p>at home</p>");
        QVERIFY(open->load(site("10.0.0.1", u"/home"_s)));
        QCOMPARE(open->text(), u"at home"_s);
        web.page(u"/away"_s, "<p>away</p>");
        QVERIFY(open->load(site(kSite, u"/away"_s)));
        open->live->back();
        QTRY_COMPARE_WITH_TIMEOUT(open->text(), u"at home"_s, kLoad);
    }
};

}  // namespace
}  // namespace periplus

int main(int count, char** words) {
    const QString reason = periplus::EmptyNetwork::enter();
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(count, words);
    if (!reason.isEmpty()) {
        qInfo("SKIPPED: the kernel does not give this process %s", qPrintable(reason));
        return 77;
    }
    periplus::LiveIsolationTest test;
    return QTest::qExec(&test, count, words);
}
#include "live_isolation_test.moc"
