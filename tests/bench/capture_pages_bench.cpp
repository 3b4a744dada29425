// Captures in the engine beside the engine alone, in turn, in one run:
//   saving a loopback page of 2 MB with 40 pictures: the whole capturer beside load and save of the engine;
//   opening that page as a capture beside opening it from file://;
//   memory (PSS of all processes) after 50 captures were read beside that after 5.
// Run: tests/support/run_with_display.sh bench_capture_pages   (with QTWEBENGINE_DISABLE_SANDBOX=1 as root)
#include <QApplication>
#include <QBuffer>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QImage>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWebEngineDownloadRequest>
#include <QWebEngineView>

#include "app/reader/capture_fixture.h"
#include "reader/capture_scheme.h"
#include "reader/engine_capturer.h"
#include "reader/engine_setup.h"
#include "reader/live_profile.h"
#include "reader/live_web_page.h"
#include "reader/off_screen_view.h"
#include "support/loopback_server.h"

#include <algorithm>
#include <cstdio>

namespace periplus {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kPictures = 40;
constexpr int kRounds = 9;
constexpr int kLoad = 60'000;

// About 48 KB each: noise does not compress.
QByteArray noisyPicture(quint32 seed) {
    QRandomGenerator random(seed);
    QImage image(128, 128, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) image.setPixel(x, y, random.generate() | 0xFF000000U);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QString nameOf(int picture) { return test::keyOfNumber(picture + 100); }

QByteArray pageWithPictures() {
    QByteArray html = "<!doctype html><meta charset=utf-8><title>Two megabytes</title>";
    for (int i = 0; i < kPictures; ++i)
        html += "<p>" + QByteArray("Words between the pictures of the page. ").repeated(50) +
                "</p><img src=" + nameOf(i).toLatin1() + ">";
    return html;
}

double median(QList<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

void say(const char* what, double ours, double other, const char* unit, double limit) {
    std::printf("%-40s %9.1f %s   engine alone %9.1f %s   ratio %.2f (at most %.2f)\n", what, ours, unit, other, unit,
                ours / other, limit);
}

double engineSaves(const QUrl& url, const QString& file) {
    LiveProfile profile;
    double took = -1;
    {
        LiveWebPage page(&profile, {});
        OffScreenView view(&page);
        profile.allowSaving(&page);
        bool saved = false;
        QObject::connect(&profile, &LiveProfile::saveBegun, &page, [&](QWebEngineDownloadRequest* download) {
            QObject::connect(download, &QWebEngineDownloadRequest::isFinishedChanged, &page, [&] { saved = true; });
        });
        QElapsedTimer clock;
        clock.start();
        QSignalSpy loaded(&page, &QWebEnginePage::loadFinished);
        page.visit(url);
        if (loaded.wait(kLoad)) {
            page.save(file, QWebEngineDownloadRequest::MimeHtmlSaveFormat);
            if (QTest::qWaitFor([&] { return saved; }, kLoad)) took = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        }
        view.setPage(nullptr);
    }
    QTest::qWait(200);
    return took;
}

double capturerSaves(EngineCapturer& capturer, const QUrl& url, const QString& file) {
    CaptureOrder order;
    order.url = url;
    order.file = file;
    QSignalSpy finished(&capturer, &PageCapturer::finished);
    QElapsedTimer clock;
    clock.start();
    capturer.start(order);
    if (!finished.wait(kLoad)) return -1;
    const double took = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    QTest::qWait(200);
    return finished.first().first().value<CaptureOutcome>().saved ? took : -1;
}

void benchSaving(const QList<QByteArray>& pictures, const QByteArray& html) {
    LoopbackServer server;
    server.page(u"/page"_s, html);
    for (int i = 0; i < kPictures; ++i) server.answers[u'/' + nameOf(i)] = {pictures[i], "image/png", 200, ""};
    QTemporaryDir folder;
    QList<double> ours;
    QList<double> alone;
    for (int round = 0; round <= kRounds; ++round) {
        EngineCapturer capturer;
        const double other = engineSaves(server.url(u"/page"_s), folder.filePath(u"engine.mhtml"_s));
        const double own = capturerSaves(capturer, server.url(u"/page"_s), folder.filePath(u"ours.mhtml"_s));
        if (round == 0) continue;  // warms up
        alone << other;
        ours << own;
    }
    say("saving 2 MB with 40 pictures", median(ours), median(alone), "ms", 1.5);
    std::printf("%-40s %9lld bytes   engine alone %9lld bytes\n", "  the files",
                QFileInfo(folder.filePath(u"ours.mhtml"_s)).size(),
                QFileInfo(folder.filePath(u"engine.mhtml"_s)).size());
}

void benchOpening(const QList<QByteArray>& pictures, const QByteArray& html) {
    QTemporaryDir folder;
    const auto write = [&](const QString& name, const QByteArray& bytes) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::WriteOnly)) file.write(bytes);
    };
    test::OpenCapture open;
    open.store.page(html);
    write(u"page.html"_s, html);
    for (int i = 0; i < kPictures; ++i) {
        write(nameOf(i), pictures[i]);
        open.store.put(test::kCapture, nameOf(i), "image/png", pictures[i]);
    }
    QWebEngineProfile plain;
    auto view = std::make_unique<QWebEngineView>(&plain, nullptr);
    view->resize(800, 600);
    view->show();
    const QUrl file = QUrl::fromLocalFile(folder.filePath(u"page.html"_s));
    QList<double> ours;
    QList<double> alone;
    for (int round = 0; round <= kRounds; ++round) {
        QElapsedTimer clock;
        QSignalSpy loaded(view.get(), &QWebEngineView::loadFinished);
        clock.start();
        view->load(file);
        loaded.wait(kLoad);
        const double other = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        clock.start();
        open.load();
        const double own = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        if (round == 0) continue;
        alone << other;
        ours << own;
    }
    say("opening it as a capture / from file://", median(ours), median(alone), "ms", 1.2);
    view.reset();
}

// PSS in MB of this process and all below it.
double memory() {
    QMultiHash<qint64, qint64> children;
    for (const QString& name : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        QFile stat(u"/proc/%1/stat"_s.arg(name));
        if (name.toLongLong() == 0 || !stat.open(QIODevice::ReadOnly)) continue;
        const QByteArray text = stat.readAll();
        children.insert(text.mid(text.lastIndexOf(')') + 2).split(' ').value(1).toLongLong(), name.toLongLong());
    }
    double sum = 0;
    QList<qint64> all{QCoreApplication::applicationPid()};
    for (qsizetype i = 0; i < all.size(); ++i) {
        all += children.values(all[i]);
        QFile smaps(u"/proc/%1/smaps_rollup"_s.arg(all[i]));
        if (!smaps.open(QIODevice::ReadOnly)) continue;
        for (const QByteArray& line : smaps.readAll().split('\n'))
            if (line.startsWith("Pss:")) sum += line.mid(4).trimmed().split(' ').first().toDouble() / 1024;
    }
    return sum;
}

void benchMemory(const QList<QByteArray>& pictures, const QByteArray& html) {
    test::OpenCapture open;
    double after5 = 0;
    for (int page = 1; page <= 50; ++page) {
        const QString capture = u"%1"_s.arg(page, 32, 16, QLatin1Char('0'));
        open.store.page(html, capture);
        for (int i = 0; i < kPictures; ++i) open.store.put(capture, nameOf(i), "image/png", pictures[i]);
        if (!open.load(CapturePage::View::Page, capture)) std::printf("page %d was not shown\n", page);
        open.ask(u"document.scrollingElement.scrollTop = 100000; 1"_s);
        QTest::qWait(300);
        if (page == 5) {
            QTest::qWait(2000);
            after5 = memory();
        }
    }
    QTest::qWait(2000);
    say("memory after 50 pages / after 5", memory(), after5, "MB", 1.3);
}

}  // namespace
}  // namespace periplus

int main(int count, char** words) {
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(count, words);
    if (!periplus::engineMayRun()) {
        std::fprintf(stderr, "as root only with QTWEBENGINE_DISABLE_SANDBOX=1\n");
        return 1;
    }
    periplus::registerCaptureScheme();
    QList<QByteArray> pictures;
    for (quint32 i = 0; i < periplus::kPictures; ++i) pictures << periplus::noisyPicture(i);
    const QByteArray html = periplus::pageWithPictures();
    periplus::benchSaving(pictures, html);
    periplus::benchOpening(pictures, html);
    periplus::benchMemory(pictures, html);
    return 0;
}
