#pragma once
// CapturerPlace: a server of pages, and the capturer's MHTML of them.
// Ownership: values. Thread: UI. Errors: an outcome of Failed without reason, or no bytes.
#include "capture_fixture.h"
#include "reader/engine_capturer.h"
#include "support/loopback_server.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QWindow>

#include <algorithm>
#include <memory>

namespace periplus::test {

inline const QByteArray kWords = QByteArray("The words of the page that is captured here. ").repeated(40);

class CapturerPlace : public QObject {
protected:
    std::unique_ptr<LoopbackServer> server;
    std::unique_ptr<QTemporaryDir> folder;
    std::ptrdiff_t shownWindows = 0;

    [[nodiscard]] CaptureOrder orderFor(const QUrl& url) const {
        CaptureOrder order;
        order.url = url;
        order.quietMs = 20'000;
        order.file = folder->filePath(QStringLiteral("page.mhtml"));
        return order;
    }
    [[nodiscard]] CaptureOrder orderFor(const QString& path) const { return orderFor(server->url(path)); }
    CaptureOutcome capture(const CaptureOrder& order) {
        EngineCapturer capturer;
        QSignalSpy finished(&capturer, &PageCapturer::finished);
        connect(&capturer, &PageCapturer::progress, this,
                [this] { shownWindows += std::ranges::count_if(qApp->topLevelWindows(), &QWindow::isVisible); });
        capturer.start(order);
        const bool early = !finished.isEmpty();
        if (early || (finished.isEmpty() && !finished.wait(60'000))) return {};
        return finished.first().first().value<CaptureOutcome>();
    }
    [[nodiscard]] QByteArray saved() const {
        QFile file(folder->filePath(QStringLiteral("page.mhtml")));
        return file.open(QIODevice::ReadOnly) ? file.readAll().replace("=\r\n", "") : QByteArray();
    }
    [[nodiscard]] bool holds(const QString& path) const {
        return saved().contains("Content-Location: " + server->url(path).toEncoded());
    }
    void picture(const QString& path) { server->answers[path] = {pngOf(Qt::red), "image/png", 200, ""}; }
    void page(const QString& path, const QByteArray& html) {
        server->page(path, "<!doctype html><title>Title of it</title><p>" + kWords + "</p>" + html);
    }
    void fresh() {
        shownWindows = 0;
        server = std::make_unique<LoopbackServer>();
        folder = std::make_unique<QTemporaryDir>();
    }
};

}  // namespace periplus::test
