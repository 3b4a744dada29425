// What a live page is refused in words: a certificate nobody vouches for, passwords, files, dialogs without end,
// addresses that are no pages.
#include <QApplication>
#include <QDirIterator>
#include <QPushButton>

#include "live_fixture.h"
#include "private_server.h"
#include "support/loopback_server.h"

namespace periplus {
namespace {

using namespace test;
using namespace Qt::Literals::StringLiterals;

class LiveRefusalsTest : public QObject {
    Q_OBJECT

    LoopbackServer server;
    std::unique_ptr<OpenLivePage> open;

private slots:
    void init() {
        open = std::make_unique<OpenLivePage>();
        QVERIFY(QTest::qWaitForWindowExposed(open->live.get()));
        server.asked.clear();
        server.page(u"/page"_s, "<title>Page</title><p>the page</p>");
    }
    void cleanup() { open.reset(); }

    void aCertificateNobodyVouchesForIsRefused() {
        PrivateServer other;
        QSignalSpy failed(open->live.get(), &LivePage::failed);
        open->live->open(other.url(u"/secret"_s));
        QTRY_VERIFY_WITH_TIMEOUT(open->live->panelShown(), kLoad);
        QCOMPARE(failed.count(), 1);
        const QString said = open->live->panel()->sentence();
        QVERIFY2(said.contains(u"127.0.0.1"_s) && said.contains(u"did not prove"_s) &&
                     said.contains(u"nobody known vouches"_s),
                 qPrintable(said));
        QCOMPARE(other.heard, QByteArray());  // not a word of the request went there
        // There is no way round it in the panel.
        for (const QPushButton* button : open->live->panel()->findChildren<QPushButton*>())
            if (button->isVisible())
                QVERIFY(QStringList({u"Try again"_s, u"Open in system browser"_s}).contains(button->text()));
    }

    void aPartWithSuchACertificateIsLeftOut() {
        PrivateServer other;
        const QByteArray picture = other.url(u"/picture"_s).toEncoded();
        server.page(u"/with"_s, "<p>words</p><img src='" + picture + "'><iframe src='" + picture + "'></iframe>");
        QVERIFY(open->load(server.url(u"/with"_s)));
        QCOMPARE(open->text(), u"words"_s);
        QVERIFY(!open->live->panelShown());
        QCOMPARE(other.heard, QByteArray());
    }

    void aPasswordIsNotAskedFor() {
        server.answers[u"/locked"_s] = {"<p>only for members</p>", "text/html", 401,
                                        "WWW-Authenticate: Basic realm=\"x\"\r\n"};
        QSignalSpy failed(open->live.get(), &LivePage::failed);
        open->live->open(server.url(u"/locked"_s));
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kLoad);
        QVERIFY(QApplication::activeModalWidget() == nullptr);
        QCOMPARE(server.asked.count(u"/locked"_s), 1);  // nothing was tried
        QCOMPARE(open->text(), u"only for members"_s);
    }

    void nothingIsDownloaded_data() {
        QTest::addColumn<QByteArray>("link");
        QTest::newRow("name") << QByteArray("<a id=a href=/file download='../../x'>file</a>");
        QTest::newRow("type") << QByteArray("<a id=a href=/file>file</a>");
        QTest::newRow("data") << QByteArray("<a id=a href='data:application/zip,PK' download='../../x'>file</a>");
    }
    void nothingIsDownloaded() {
        QFETCH(QByteArray, link);
        server.page(u"/links"_s, "<p>here</p>" + link);
        server.answers[u"/file"_s] = {"PK", "application/zip", 200,
                                      "Content-Disposition: attachment; filename=\"../../x\"\r\n"};
        const auto files = [] {
            QStringList all;
            for (const QString& folder : {QDir::homePath(), QDir::currentPath()})
                for (QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
                    all << it.next();
            return all.filter(u"/x"_s);
        };
        const QStringList before = files();
        QVERIFY(open->load(server.url(u"/links"_s)));
        QSignalSpy failed(open->live.get(), &LivePage::failed);
        open->ask(u"document.getElementById('a').click(); 1"_s);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kLoad);
        QVERIFY(failed.first().first().toString().contains(u"Nothing was downloaded"_s));
        QVERIFY(!open->live->panelShown());  // what was read stays
        QCOMPARE(files(), before);
    }

    void dialogsWithoutEndReturnAtOnce() {
        server.page(u"/loop"_s,
                    "<p id=p>here</p><script>onbeforeunload = e => { e.preventDefault(); return 'stay'; };"
                    "for (let i = 0; i < 500; ++i) { alert(i); confirm(i); prompt(i); window.open('/page'); print(); }"
                    "document.getElementById('p').textContent = 'done';</script>");
        open->script = true;
        QVERIFY(open->load(server.url(u"/loop"_s)));
        QCOMPARE(open->text(), u"done"_s);
        QCOMPARE(server.asked, QStringList{u"/loop"_s});
        QVERIFY(QApplication::activeModalWidget() == nullptr);
        // and it cannot hold anyone back
        QVERIFY(open->load(server.url(u"/page"_s)));
        QCOMPARE(open->text(), u"the page"_s);
    }

    void addressesThatAreNoPagesAreRefused_data() {
        QTest::addColumn<QString>("address");
        for (const char* address :
             {"chrome://crash", "chrome://gpu", "javascript:document.title='x'", "view-source:http://127.0.0.1/",
              "periplus-snap://0123/45", "periplus:open", "devtools://devtools/", "file:///etc/passwd"})
            QTest::newRow(address) << QString::fromLatin1(address);
    }
    // Typed over a page that is shown, as a link in it, and as what an address leads to.
    void addressesThatAreNoPagesAreRefused() {
        QFETCH(QString, address);
        const QByteArray encoded = address.toLatin1();
        server.page(u"/link"_s, "<p>the page</p><a id=a href=\"" + encoded + "\"></a>");
        server.redirect(u"/leads"_s, encoded);
        QVERIFY(open->load(server.url(u"/link"_s)));
        QSignalSpy died(open->live->page(), &QWebEnginePage::renderProcessTerminated);
        QSignalSpy refused(open->live.get(), &LivePage::refused);
        open->live->open(QUrl(address));
        QCOMPARE(refused.count(), 1);
        open->ask(u"document.getElementById('a').click(); 1"_s);
        QCOMPARE(open->text(), u"the page"_s);
        QCOMPARE(open->live->page()->url(), server.url(u"/link"_s));
        open->live->open(server.url(u"/leads"_s));
        QTRY_VERIFY_WITH_TIMEOUT(open->live->panelShown(), kLoad);
        QVERIFY(open->live->page()->url().scheme() == u"http"_s || open->live->page()->url().isEmpty());
        // The end of the refused load may still be said while the next one is under way.
        open->live->open(server.url(u"/page"_s));
        QTRY_COMPARE_WITH_TIMEOUT(open->live->page()->url(), server.url(u"/page"_s), kLoad);
        QTRY_COMPARE_WITH_TIMEOUT(open->text(), u"the page"_s, kLoad);
        QVERIFY(!open->live->panelShown());
        QCOMPARE(died.count(), 0);
    }
};

}  // namespace
}  // namespace periplus

int main(int count, char** words) {
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(count, words);
    periplus::LiveRefusalsTest test;
    return QTest::qExec(&test, count, words);
}
#include "live_refusals_test.moc"
