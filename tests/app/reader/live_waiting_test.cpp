// Between one page and the next: what is seen while a page is on its way, and what counts as being there.
#include <QApplication>
#include <QPushButton>

#include "live_fixture.h"
#include "support/loopback_server.h"

namespace periplus {
namespace {

using namespace test;
using namespace Qt::Literals::StringLiterals;

class LiveWaitingTest : public QObject {
    Q_OBJECT

    LoopbackServer server;
    std::unique_ptr<OpenLivePage> open;

    static QByteArray paragraphs() {
        QByteArray text = "<title>Long</title>";
        for (int i = 0; i < 80; ++i) text += "<p>Paragraph number " + QByteArray::number(i) + " of the text.</p>";
        return text;
    }
    QColor seenInTheMiddle() const { return open->live->grab().toImage().pixelColor(400, 100); }

private slots:
    void init() {
        open = std::make_unique<OpenLivePage>();
        QVERIFY(QTest::qWaitForWindowExposed(open->live.get()));
        server.page(u"/page"_s, "<title>Page</title><body style='background:#c00000'><p>the page</p>");
        server.page(u"/long"_s, paragraphs());
        server.answers[u"/gone"_s] = {paragraphs(), "text/html", 404, ""};
        server.silent = {u"/silent"_s};
    }
    void cleanup() { open.reset(); }

    void anotherPageIsNeverSeenUnderThisName() {
        auto& live = *open->live;
        QVERIFY(open->load(server.url(u"/page"_s)));
        QVERIFY(live.pageInView());
        live.open(server.url(u"/silent"_s));
        QVERIFY(live.waiting());
        QVERIFY(!live.pageInView());
        QCOMPARE(live.title(), QString());
        QVERIFY(seenInTheMiddle() != QColor(0xc00000));
        QTRY_VERIFY_WITH_TIMEOUT(server.asked.contains(u"/silent"_s), kLoad);
        QTest::qWait(600);
        QVERIFY(live.waiting());
        QVERIFY(!live.pageInView());

        QPushButton* stop = nullptr;
        for (auto* button : live.findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == u"Stop"_s) stop = button;
        QVERIFY(stop);
        QTest::mouseClick(stop, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(live.panelShown(), kLoad);
        QVERIFY(!live.waiting());
        QVERIFY(!live.pageInView());
        QVERIFY(open->load(server.url(u"/page"_s)));
        QVERIFY(live.pageInView());
    }

    // Part of a page is enough to read: what it still waits for does not keep it out of sight.
    void aPageIsSeenBeforeItsPictures() {
        server.page(u"/slow"_s, "<p>words are there</p><img src=/silent>");
        open->live->open(server.url(u"/slow"_s));
        QTRY_VERIFY_WITH_TIMEOUT(open->live->pageInView(), kLoad);
        QVERIFY(!open->live->waiting());
    }

    void theEndIsSeenThoughNoScrollIsAnnounced() {
        QVERIFY(open->load(server.url(u"/long"_s)));
        QSignalSpy end(open->live.get(), &LivePage::endReached);
        QObject::disconnect(open->live->page(), &QWebEnginePage::scrollPositionChanged, nullptr, nullptr);
        open->ask(u"document.scrollingElement.scrollTop = 100000; 1"_s);
        QTRY_COMPARE_WITH_TIMEOUT(end.count(), 1, kLoad);
    }

    void anErrorIsNotReadToItsEnd() {
        QSignalSpy failed(open->live.get(), &LivePage::failed);
        QSignalSpy end(open->live.get(), &LivePage::endReached);
        open->live->open(server.url(u"/gone"_s));
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kLoad);
        QVERIFY(!open->live->panelShown());
        QVERIFY(!open->live->pageInView());
        open->ask(u"document.scrollingElement.scrollTop = 100000; 1"_s);
        QTest::qWait(2500);  // longer than it takes to ask again
        QCOMPARE(end.count(), 0);
    }
};

}  // namespace
}  // namespace periplus

int main(int count, char** words) {
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(count, words);
    periplus::LiveWaitingTest test;
    return QTest::qExec(&test, count, words);
}
#include "live_waiting_test.moc"
