// Pages whose article scripts were to draw: without scripts there is next to nothing, and it is said.
#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "reader/engine_capturer.h"
#include "study/capture_types.h"
#include "support/loopback_server.h"

namespace periplus {
namespace {

using namespace Qt::Literals::StringLiterals;
using Kind = CaptureOutcome::Kind;

const QByteArray kWords = QByteArray("The words of the page that is captured here. ").repeated(40);

class DrawnPageTest : public QObject {
    Q_OBJECT

    LoopbackServer server;
    QTemporaryDir folder;

    CaptureOutcome capture(bool script) {
        CaptureOrder order;
        order.url = server.url(u"/drawn"_s);
        order.script = script;
        order.quietMs = 20'000;
        order.file = folder.filePath(u"page.mhtml"_s);
        EngineCapturer capturer;
        QSignalSpy finished(&capturer, &PageCapturer::finished);
        capturer.start(order);
        return finished.wait(60'000) ? finished.first().first().value<CaptureOutcome>() : CaptureOutcome();
    }

private slots:
    void aPageThatScriptsWereToDrawSaysSo_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("lacks");
        const QByteArray script = "<script>document.body.append('x')</script>";
        const QByteArray furniture = "<nav>" + kWords.left(900) + "</nav><aside>" + kWords.left(900) + "</aside>";
        QTest::newRow("an empty place") << "<article><h1>Title</h1><div id=app></div></article>" + script + furniture
                                        << true;
        QTest::newRow("words that ask for it")
            << "<noscript>You need to enable JavaScript to run this app.</noscript><div></div>" + script << true;
        QTest::newRow("an article beside the place") << "<p>" + kWords + "</p><div id=app></div>" + script << false;
        QTest::newRow("a short page") << "<p>It moved to the other wiki.</p>" + script << false;
        QTest::newRow("no script") << QByteArray("<p>Short.</p><div id=app></div>") << false;
        QTest::newRow("counted by a picture")
            << "<p>Short.</p><noscript><img src=/count.png></noscript>" + script << false;
    }
    void aPageThatScriptsWereToDrawSaysSo() {
        QFETCH(QByteArray, body);
        QFETCH(bool, lacks);
        server.page(u"/drawn"_s, "<!doctype html><title>Drawn</title><body>" + body);
        const auto outcome = capture(false);
        QCOMPARE(outcome.kind, Kind::Saved);
        QCOMPARE(outcome.reason, lacks ? QLatin1String(study::kNeedsScripts) : QLatin1String());
        if (!lacks) return;
        QCOMPARE(capture(true).reason, QString());  // what it is now is what there is
    }
};

}  // namespace
}  // namespace periplus

int main(int count, char** words) {
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(count, words);
    periplus::DrawnPageTest test;
    return QTest::qExec(&test, count, words);
}
#include "drawn_page_test.moc"
