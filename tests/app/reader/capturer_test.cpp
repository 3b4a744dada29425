// Pages of a loopback server made into MHTML: lazy, slow, broken, behind a login, gone, huge, without end.
#include <QApplication>

#include "capturer_fixture.h"
#include "private_server.h"

#include <algorithm>
#include <csignal>

namespace periplus {
namespace {

using namespace test;
using namespace Qt::Literals::StringLiterals;
using Kind = CaptureOutcome::Kind;

class CapturerTest : public CapturerPlace {
    Q_OBJECT

private slots:
    // A page that is taken offline opens no window over what the reader is at.
    void cleanup() { QVERIFY2(shownWindows == 0, "a window was shown while capturing"); }
    void init() { fresh(); }

    void aPageIsSavedWhole() {
        server->answers[u"/style.css"_s] = {"p{background:url(/paper.png)}@import '/more.css';", "text/css", 200, ""};
        server->answers[u"/more.css"_s] = {"p{color:red}", "text/css", 200, ""};
        picture(u"/paper.png"_s);
        picture(u"/a.png"_s);
        page(u"/page"_s, "<link rel=stylesheet href=/style.css><img src=/a.png>");
        const auto outcome = capture(orderFor(u"/page"_s));
        QCOMPARE(outcome.reason, QString());
        QCOMPARE(outcome.kind, Kind::Saved);
        QVERIFY(outcome.saved && outcome.quiet);
        QCOMPARE(outcome.httpStatus, 200);
        QCOMPARE(outcome.title, u"Title of it"_s);
        QCOMPARE(outcome.finalUrl, server->url(u"/page"_s));
        for (const auto& path : {u"/page"_s, u"/style.css"_s, u"/paper.png"_s, u"/a.png"_s})
            QVERIFY2(holds(path), qPrintable(path));
        QVERIFY(saved().contains("The words of the page"));
    }

    void lazyPicturesAreMadeReal() {
        QByteArray html;
        QStringList wanted;
        for (const char* name : {"data-src", "data-original", "data-actualsrc", "data-lazy-src", "data-original-src"}) {
            const QString path = u"/%1.png"_s.arg(QLatin1String(name));
            wanted << path;
            html += QByteArray(
                        "<div style='height:1500px'></div><img src='data:image/gif;base64,"
                        "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7' ") +
                    name + "='" + path.toLatin1() + "'>";
        }
        html +=
            "<img src=/small.png srcset='/wide.png 1x'><img src=/loading.gif data-src=/spun.png><img loading=lazy "
            "src=/far.png "
            "style='display:block;margin-top:9000px'>"
            "<picture><source data-srcset=/source.png><img></picture><img data-srcset='/set.png 1x'>";
        wanted << u"/wide.png"_s << u"/spun.png"_s << u"/far.png"_s << u"/source.png"_s << u"/set.png"_s;
        for (const QString& path : wanted) picture(path);
        picture(u"/loading.gif"_s);
        picture(u"/small.png"_s);
        page(u"/lazy"_s, html);
        QCOMPARE(capture(orderFor(u"/lazy"_s)).kind, Kind::Saved);
        for (const QString& path : wanted) QVERIFY2(server->asked.contains(path), qPrintable(path));
        for (const QString& path : wanted) QVERIFY2(holds(path), qPrintable(path));
        // The engine drops srcset: what was chosen stands in src.
        for (const char* chosen : {"/wide.png", "/set.png", "/source.png"})
            QVERIFY2(saved().contains("src=3D\"" + server->url(QLatin1String(chosen)).toEncoded() + '"'), chosen);
    }

    void slowPicturesAreWaitedFor() {
        picture(u"/slow.png"_s);
        picture(u"/late.png"_s);
        server->delays = {{u"/slow.png"_s, 900}, {u"/late.png"_s, 900}};
        page(u"/slow"_s, "<img src=/slow.png><img data-src=/late.png>");
        const auto outcome = capture(orderFor(u"/slow"_s));
        QVERIFY(outcome.quiet);
        QVERIFY(holds(u"/slow.png"_s) && holds(u"/late.png"_s));
    }

    void brokenPicturesHoldNobodyUp() {
        picture(u"/a.png"_s);
        page(u"/broken"_s,
             "<img src=/none.png><img src='http://127.0.0.1:1/x.png'><img data-src=/none2.png><img src=/a.png>");
        const auto outcome = capture(orderFor(u"/broken"_s));
        QCOMPARE(outcome.kind, Kind::Saved);
        QVERIFY(outcome.quiet);
        QVERIFY(holds(u"/a.png"_s));
    }

    void scriptRunsOnlyWhereItIsSwitchedOn() {
        picture(u"/scripted.png"_s);
        page(u"/script"_s,
             "<div id=a></div><div style='height:4000px'></div><script>setTimeout(() => {"
             "document.getElementById('a').append('written by script') }, 300);"
             "onscroll = () => { if (scrollY > 3000 && !window.done) { window.done = true;"
             "document.getElementById('a').append(Object.assign(new Image(), {src: '/scripted.png'})) } }</script>");
        CaptureOrder order = orderFor(u"/script"_s);
        QCOMPARE(capture(order).kind, Kind::Saved);
        QVERIFY(!saved().contains("written by script"));
        order.script = true;
        QCOMPARE(capture(order).kind, Kind::Saved);
        QVERIFY(saved().contains("written by script"));
        QVERIFY(holds(u"/scripted.png"_s));
    }

    void whereItLedIsSaid() {
        page(u"/target"_s, "");
        server->redirect(u"/from"_s, "/target");
        const auto outcome = capture(orderFor(u"/from"_s));
        QCOMPARE(outcome.kind, Kind::Saved);
        QCOMPARE(outcome.finalUrl, server->url(u"/target"_s));
    }

    void statesByStatus_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<bool>("savedToo");
        QTest::newRow("404") << 404 << Kind::Gone << true;
        QTest::newRow("410") << 410 << Kind::Gone << true;
        QTest::newRow("401") << 401 << Kind::NeedsLogin << true;
        QTest::newRow("403") << 403 << Kind::Refused << false;
        QTest::newRow("451") << 451 << Kind::Refused << false;
        QTest::newRow("429") << 429 << Kind::Failed << false;
        QTest::newRow("500") << 500 << Kind::Failed << false;
        QTest::newRow("503") << 503 << Kind::Failed << false;
    }
    void statesByStatus() {
        QFETCH(int, status);
        QFETCH(Kind, kind);
        QFETCH(bool, savedToo);
        for (const bool empty : {false, true}) {
            server->answers[u"/status"_s] = {empty ? QByteArray() : "<p>" + kWords, "text/html", status,
                                             "WWW-Authenticate: Basic realm=\"x\"\r\n"};
            const auto outcome = capture(orderFor(u"/status"_s));
            QCOMPARE(outcome.kind, kind);
            QCOMPARE(outcome.httpStatus, status);
            QCOMPARE(outcome.saved, savedToo && !empty);
            QCOMPARE(!saved().isEmpty(), savedToo && !empty);
            QVERIFY(!outcome.reason.isEmpty() && !outcome.reason.contains(u'%'));
            const bool told = status == 403 || status == 451 || status == 404 || status == 410 || status >= 500;
            QCOMPARE(outcome.reason.contains(u"(%1)"_s.arg(status)), told);
        }
        QVERIFY(QApplication::activeModalWidget() == nullptr);
    }

    void loginsAreKnown_data() {
        QTest::addColumn<QString>("address");
        QTest::newRow("form") << u"/form"_s;
        QTest::newRow("redirect") << u"/article"_s;
        QTest::newRow("wall") << u"/walled"_s;
    }
    void loginsAreKnown() {
        QFETCH(QString, address);
        server->page(u"/form"_s, "<p>Welcome</p><form><input name=u><input type=password name=p></form>");
        server->page(u"/signin?next=/article"_s, "<p>Please sign in with your phone.</p>");
        server->redirect(u"/article"_s, "/signin?next=/article");
        server->page(u"/account/unhuman"_s, "<p>Are you a person?</p>");
        server->redirect(u"/walled"_s, "/account/unhuman");
        const auto outcome = capture(orderFor(address));
        QCOMPARE(outcome.kind, Kind::NeedsLogin);
        QVERIFY(outcome.saved);
    }
    void anArticleWithALoginFormIsAnArticle() {
        page(u"/full"_s, "<form><input type=password></form>");
        QCOMPARE(capture(orderFor(u"/full"_s)).kind, Kind::Saved);
        server->page(u"/hidden"_s, "<p>short</p><form style='display:none'><input type=password></form>");
        QCOMPARE(capture(orderFor(u"/hidden"_s)).kind, Kind::Saved);
    }

    void goneInWords_data() {
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("parked") << QByteArray("<p>This domain is for sale! Buy this domain.");
        QTest::newRow("wechat") << QByteArray("<meta charset=utf-8><p>该内容已被发布者删除");
    }
    void goneInWords() {
        QFETCH(QByteArray, words);
        server->page(u"/gone"_s, words);
        QCOMPARE(capture(orderFor(u"/gone"_s)).kind, Kind::Gone);
    }

    void whatIsTooLargeIsNotKept() {
        page(u"/large"_s, QByteArray(300'000, 'x'));
        CaptureOrder order = orderFor(u"/large"_s);
        order.maxBytes = 200'000;
        const auto outcome = capture(order);
        QCOMPARE(outcome.kind, Kind::Failed);
        QCOMPARE(outcome.reason, QLatin1String(verdict::kTooLarge));
        QVERIFY(saved().isEmpty());
    }

    void whatFillsTheMemoryIsEnded() {
        server->answers[u"/flood"_s] = {"<p>" + QByteArray(2'000'000, 'x'), "text/html", 200, ""};
        server->endless = {u"/flood"_s};
        CaptureOrder order = orderFor(u"/flood"_s);
        order.maxBytes = 100'000;
        const auto outcome = capture(order);
        QCOMPARE(outcome.kind, Kind::Failed);
        QVERIFY(saved().isEmpty());
    }

    void answersWithoutEndEndAtTheLimit() {
        server->answers[u"/endless"_s] = {"<p>drop", "text/html", 200, ""};
        server->endless = {u"/endless"_s};
        CaptureOrder order = orderFor(u"/endless"_s);
        order.quietMs = 1500;
        const auto outcome = capture(order);
        QCOMPARE(outcome.kind, Kind::Saved);
        QVERIFY(!outcome.quiet);
        QVERIFY(saved().contains("drop"));
    }

    void aPictureThatNeverComesEndsAtTheLimit() {
        server->silent = {u"/never.png"_s};
        picture(u"/a.png"_s);
        page(u"/waits"_s, "<img src=/never.png><img src=/a.png>");
        CaptureOrder order = orderFor(u"/waits"_s);
        order.quietMs = 1500;
        const auto outcome = capture(order);
        QCOMPARE(outcome.kind, Kind::Saved);
        QVERIFY(!outcome.quiet);
        QVERIFY(holds(u"/a.png"_s));
    }

    // The page's own picture is waited for; the counter of others is not.
    void othersThatNeverAnswerCostAShareOfTheLimit() {
        LoopbackServer others;
        others.silent = {u"/frame"_s, u"/style.css"_s};
        picture(u"/late.png"_s);
        server->delays = {{u"/late.png"_s, 4'500}};
        server->page(u"/counted"_s, "<!doctype html><title>T</title><link rel=stylesheet href='" +
                                        others.url(u"/style.css"_s).toEncoded() + "'><p>" + kWords +
                                        "<img src=/late.png><iframe src='" + others.url(u"/frame"_s).toEncoded() +
                                        "'></iframe>");
        CaptureOrder order = orderFor(u"/counted"_s);
        order.quietMs = 16'000;
        QElapsedTimer took;
        took.start();
        const auto outcome = capture(order);
        QCOMPARE(outcome.kind, Kind::Saved);
        QVERIFY2(took.elapsed() < order.quietMs, qPrintable(QString::number(took.elapsed())));
        QVERIFY(!outcome.quiet);
        QVERIFY(holds(u"/late.png"_s));
    }

    void aSiteThatSaysNothingEndsAtTheLimit() {
        server->silent = {u"/silent"_s};
        CaptureOrder order = orderFor(u"/silent"_s);
        order.quietMs = 800;
        const auto outcome = capture(order);
        QCOMPARE(outcome.kind, Kind::Failed);
        QCOMPARE(outcome.reason, QLatin1String(verdict::kNoAnswer));
    }

    void aScriptWithoutEndIsEnded() {
        page(u"/loop"_s, "<script>setTimeout(() => { for (;;) {} }, 200)</script>");
        CaptureOrder order = orderFor(u"/loop"_s);
        order.script = true;
        order.quietMs = 1500;
        const auto outcome = capture(order);
        QCOMPARE(outcome.kind, Kind::Failed);
        QCOMPARE(outcome.reason, QLatin1String(verdict::kHung));
    }

    // The engine is busy with it for longer than it is given; the shell is not, and the next page comes.
    void whatHoldsTheEngineHoldsNobodyElse() {
        server->page(u"/heavy"_s,
                     "<!doctype html><title>Heavy</title>" + QByteArray("<div>").repeated(100'000) + kWords);
        page(u"/next"_s, "");
        QCOMPARE(capture(orderFor(u"/next"_s)).kind, Kind::Saved);  // the engine is there
        QTimer pulse;
        QElapsedTimer beat;
        qint64 longest = 0;
        connect(&pulse, &QTimer::timeout, this, [&] { longest = std::max(longest, beat.restart()); });
        EngineCapturer capturer;
        QSignalSpy finished(&capturer, &PageCapturer::finished);
        CaptureOrder order = orderFor(u"/heavy"_s);
        order.quietMs = 1'500;
        beat.start();
        pulse.start(10);
        capturer.start(order);
        QVERIFY(finished.wait(60'000));
        pulse.stop();
        const auto outcome = finished.takeFirst().first().value<CaptureOutcome>();
        QVERIFY(outcome.kind == Kind::Saved || outcome.reason == QLatin1String(verdict::kHung));
        QVERIFY2(longest < 2'000, qPrintable(QString::number(longest)));
        capturer.start(orderFor(u"/next"_s));
        QVERIFY(finished.wait(60'000));
        QCOMPARE(finished.first().first().value<CaptureOutcome>().kind, Kind::Saved);
    }

    void aRendererThatDiesIsSaid() {
        server->silent = {u"/never.png"_s};
        page(u"/dies"_s, "<img src=/never.png>");
        EngineCapturer capturer;
        QSignalSpy finished(&capturer, &PageCapturer::finished);
        capturer.start(orderFor(u"/dies"_s));
        QTRY_VERIFY_WITH_TIMEOUT(server->asked.contains(u"/never.png"_s), kShown);
        auto* drawn = capturer.findChild<QWebEnginePage*>();
        QVERIFY(drawn);
        ::kill(static_cast<pid_t>(drawn->renderProcessPid()), SIGKILL);
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kShown);
        QCOMPARE(finished.first().first().value<CaptureOutcome>().reason, QLatin1String(verdict::kBroke));
        capturer.start(orderFor(u"/dies"_s));  // and on it goes
        QTRY_COMPARE_WITH_TIMEOUT(server->asked.count(u"/never.png"_s), 2, kShown);
    }

    void dialogsAndWindowsHoldNobodyUp() {
        page(u"/dialogs"_s,
             "<script>for (let i = 0; i < 100; ++i) { alert(i); confirm(i); prompt(i); open('/x'); print(); }"
             "document.body.append('all said')</script>");
        CaptureOrder order = orderFor(u"/dialogs"_s);
        order.script = true;
        QCOMPARE(capture(order).kind, Kind::Saved);
        QVERIFY(saved().contains("all said"));
        QVERIFY(!server->asked.contains(u"/x"_s));
        QVERIFY(QApplication::activeModalWidget() == nullptr);
    }

    void whatIsNoPageIsRefused() {
        QCOMPARE(capture(orderFor(QUrl(u"file:///etc/passwd"_s))).kind, Kind::Refused);
        server->redirect(u"/to-file"_s, "file:///etc/passwd");
        const auto led = capture(orderFor(u"/to-file"_s));
        QVERIFY(led.kind == Kind::Refused || led.kind == Kind::Failed);
        QVERIFY(!led.saved);
        server->answers[u"/file.zip"_s] = {"PK", "application/zip", 200, ""};
        const auto file = capture(orderFor(u"/file.zip"_s));
        QCOMPARE(file.kind, Kind::File);
        QCOMPARE(file.reason, QLatin1String(verdict::kDownload));
        PrivateServer other;
        const auto unproven = capture(orderFor(other.url(u"/secret"_s)));
        QCOMPARE(unproven.kind, Kind::Refused);
        QCOMPARE(unproven.reason, QLatin1String(verdict::kCertificate));
        QCOMPARE(other.heard, QByteArray());
        QVERIFY(saved().isEmpty());
        QCOMPARE(capture(orderFor(QUrl(u"http://127.0.0.1:1/"_s))).kind, Kind::Failed);  // a port the engine forbids
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const QUrl nobody(u"http://127.0.0.1:%1/"_s.arg(closed.serverPort()));
        closed.close();
        QCOMPARE(capture(orderFor(nobody)).reason, QLatin1String(verdict::kNobody));
        server->redirect(u"/round"_s, "/and-round");
        server->redirect(u"/and-round"_s, "/round");
        QCOMPARE(capture(orderFor(u"/round"_s)).reason, QLatin1String(verdict::kRoundAndRound));
    }

    void cancelledAndStartedAgain() {
        server->silent = {u"/silent"_s};
        page(u"/page"_s, "");
        EngineCapturer capturer;
        QSignalSpy finished(&capturer, &PageCapturer::finished);
        capturer.start(orderFor(u"/silent"_s));
        QTRY_VERIFY_WITH_TIMEOUT(server->asked.contains(u"/silent"_s), kShown);
        capturer.cancel();
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(finished.last().first().value<CaptureOutcome>().kind, Kind::Cancelled);
        capturer.start(orderFor(u"/page"_s));
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 2, kShown);
        QCOMPARE(finished.last().first().value<CaptureOutcome>().kind, Kind::Saved);
        capturer.start(orderFor(u"/silent"_s));  // and is deleted in the middle of it
    }

    void oneThatHangsDelaysNoOther() {
        LoopbackServer hanging;
        hanging.silent = {u"/silent"_s};
        EngineCapturer slow;
        QSignalSpy slowEnd(&slow, &PageCapturer::finished);
        CaptureOrder order = orderFor(hanging.url(u"/silent"_s));
        order.file = folder->filePath(u"slow.mhtml"_s);
        slow.start(order);
        for (int i = 0; i < 5; ++i) {
            const QString path = u"/page%1"_s.arg(i);
            page(path, "");
            QCOMPARE(capture(orderFor(path)).kind, Kind::Saved);
        }
        QCOMPARE(slowEnd.count(), 0);
    }
};

}  // namespace
}  // namespace periplus

int main(int count, char** words) {
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(count, words);
    periplus::CapturerTest test;
    return QTest::qExec(&test, count, words);
}
#include "capturer_test.moc"
