// The whole way of a page: from a server into MHTML, through the reader process and the library, sealed, and back into
// the engine, which finds all of it there while the server hears nothing.
#include <QApplication>
#include <QTemporaryDir>

#include "archive/reader_process.h"
#include "capture_fixture.h"
#include "reader/capture_scheme.h"
#include "reader/engine_capturer.h"
#include "reader/engine_prover.h"
#include "study/captures.h"
#include "study/intake.h"
#include "study/library.h"
#include "support/loopback_server.h"
#include "ways_out.h"

namespace periplus {
namespace {

using namespace test;
using namespace Qt::Literals::StringLiterals;

class WholeWayTest : public QObject {
    Q_OBJECT

    std::unique_ptr<LoopbackServer> server;
    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<study::Library> library;

    [[nodiscard]] FetchPart fetch() {
        return [this](const QString& capture, const QString& key, const std::function<void(CapturePartReply)>& answer) {
            const auto part = library->captures().serve({capture.toStdString()}, key.toStdString());
            CapturePartReply reply;
            reply.found = part.has_value();
            if (part) {
                reply.type = QByteArray::fromStdString(part->type);
                reply.bytes = QByteArray::fromStdString(part->bytes);
            }
            QTimer::singleShot(0, qApp, [reply, answer] { answer(reply); });
        };
    }
    // Empty, or the capture's id.
    QString takenOffline(const QString& path) {
        CaptureOrder order;
        order.url = server->url(path);
        order.file = folder->filePath(u"page.mhtml"_s);
        EngineCapturer capturer;
        QSignalSpy finished(&capturer, &PageCapturer::finished);
        capturer.start(order);
        if (!finished.wait(60'000) || !finished.first().first().value<CaptureOutcome>().saved) return {};
        study::IntakeOptions options;
        options.parts = library->captures().partFiles();
        options.reader.program = archive::findReaderProgram();
        options.workFolder = folder->filePath(u"intake"_s).toStdString();
        options.clock = systemNow;
        const auto add = [this](const study::NewCapture& capture) -> Result<void> {
            const auto added = library->captures().add(capture);
            return added ? Result<void>() : std::unexpected(added.error());
        };
        study::IntakePage page;
        page.url = page.finalUrl = order.url.toString().toStdString();
        const auto report = study::takeIn(options, order.file.toStdString(), add, page);
        if (!report || report->captures.size() != 1) return {};
        return QString::fromStdString(report->captures.front().id.value);
    }
    ProofOutcome proof(const QString& capture) {
        EngineProver prover(fetch(), nullptr);
        QSignalSpy finished(&prover, &CaptureProver::finished);
        prover.prove(capture);
        return finished.wait(60'000) ? finished.first().last().value<ProofOutcome>() : ProofOutcome{};
    }
    QByteArray pictures() {
        QByteArray html;
        for (int i = 0; i < 40; ++i) {
            const QByteArray path = "/picture" + QByteArray::number(i) + ".png";
            server->answers[QString::fromLatin1(path)] = {pngOf(QColor(i, 2 * i, 3 * i)), "image/png", 200, ""};
            const char* spelling[] = {"<img src='%'>", "<img data-src='%'>", "<img srcset='% 1x'>",
                                      "<picture><source srcset='%'><img></picture>", "<img loading=lazy src='%'>"};
            html += QByteArray(spelling[i % 5]).replace("%", path) + "<p>Words between the pictures.</p>";
        }
        return html;
    }

private slots:
    void init() {
        server = std::make_unique<LoopbackServer>();
        folder = std::make_unique<QTemporaryDir>();
        auto opened = study::Library::open(
            {folder->filePath(u"library"_s).toStdString(), "test", "# List\n\n- [One](https://example.org/one)\n"});
        QVERIFY(opened);
        library = std::move(*opened);
    }
    void cleanup() { library.reset(); }

    void aPageIsAllThereWithoutItsServer() {
        server->answers[u"/style.css"_s] = {"@import '/more.css'; body{background:url(/paper.png)}", "text/css", 200,
                                            ""};
        server->answers[u"/more.css"_s] = {"p{color:rgb(9, 8, 7)}", "text/css", 200, ""};
        server->answers[u"/paper.png"_s] = {pngOf(Qt::yellow), "image/png", 200, ""};
        server->page(u"/frame"_s, "<p>in the frame</p><img src=/picture0.png>");
        server->page(u"/page"_s,
                     "<!doctype html><title>All of it</title><link rel=stylesheet href=/style.css>"
                     "<article><h1>All of it</h1>" +
                         pictures() + "</article><iframe src=/frame></iframe>");
        const QString capture = takenOffline(u"/page"_s);
        QVERIFY(!capture.isEmpty());
        const auto stored = library->captures().find({capture.toStdString()});
        QVERIFY(stored);
        QCOMPARE(QString::fromStdString(stored->reason), QString());
        QCOMPARE(stored->state, study::CaptureState::Complete);
        server->close();
        server->asked.clear();
        const auto seen = proof(capture);
        QVERIFY2(seen.shown, qPrintable(seen.reason));
        QCOMPARE(seen.brokenPictures, QStringList());
        QCOMPARE(seen.pictures, 41);
        QVERIFY(seen.textLength > 500);
        QCOMPARE(server->asked, QStringList());
    }

    void theReadingViewIsMadeOnceAndServed() {
        server->page(u"/page"_s,
                     "<!doctype html><title>The article</title><nav>menu menu</nav><article><h1>The article</h1>" +
                         ("<p>" + QByteArray("The words of the article, one after another. ").repeated(12) + "</p>")
                             .repeated(8) +
                         "</article>");
        const QString capture = takenOffline(u"/page"_s);
        QVERIFY(!capture.isEmpty());
        CapturePagePolicy policy;
        policy.fetch = fetch();
        CapturePageWidget view(policy, nullptr);
        view.resize(800, 600);
        view.show();
        QSignalSpy article(&view, &CapturePage::articleExtracted);
        view.open(capture, server->url(u"/page"_s), CapturePage::View::Reading);
        QTRY_COMPARE_WITH_TIMEOUT(article.count(), 1, kShown);
        const auto set =
            library->captures().setReading({capture.toStdString()}, article.first().last().toString().toStdString());
        QVERIFY(set);
        QSignalSpy done(&view, &CapturePage::loadFinished);
        view.open(capture, server->url(u"/page"_s), CapturePage::View::Reading);
        QTRY_VERIFY_WITH_TIMEOUT(!done.isEmpty() && done.last().first().toBool(), kShown);
        QCOMPARE(view.view(), CapturePage::View::Reading);
        QString text;
        view.page()->runJavaScript(u"document.body.innerText"_s, QWebEngineScript::ApplicationWorld,
                                   [&](const QVariant& value) { text = value.toString(); });
        QTRY_VERIFY_WITH_TIMEOUT(text.contains(u"one after another"_s), kShown);
        QVERIFY(!text.contains(u"menu"_s));
        QCOMPARE(article.count(), 1);
    }

    // What tries to get out is captured too, as the page that it is; sealed, it stays where it is.
    void aHostilePageIsHarmlessAfterwards() {
        server->page(u"/ways"_s, ways::towards(server->url({}), {ways::kMarkup, ways::kScript, ways::kUnseen}));
        const QString capture = takenOffline(u"/ways"_s);
        QVERIFY(!capture.isEmpty());
        server->asked.clear();
        const auto seen = proof(capture);
        QVERIFY2(seen.shown, qPrintable(seen.reason));
        QVERIFY(seen.textLength > 10);
        QCOMPARE(server->asked, QStringList());
        for (const QString& broken : seen.brokenPictures) QVERIFY2(!broken.startsWith(u"http"_s), qPrintable(broken));
    }
};

}  // namespace
}  // namespace periplus

int main(int count, char** words) {
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(count, words);
    periplus::registerCaptureScheme();
    periplus::WholeWayTest test;
    return QTest::qExec(&test, count, words);
}
#include "whole_way_test.moc"
