#pragma once
// OpenCapture: one captured page in a window, its parts from a table in memory that answers later, as the library does.
// Ownership: values. Thread: UI. Errors: false, or words in brackets.
#include <QBuffer>
#include <QHash>
#include <QImage>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QWebEngineScript>

#include "reader/capture_page_widget.h"
#include "reader/capture_web_page.h"
#include "support/waiting.h"

#include <memory>

namespace periplus::test {

inline constexpr int kShown = 30'000;
inline const QString kCapture = QStringLiteral("0123456789abcdef0123456789abcdef");

inline QByteArray pngOf(const QColor& colour, int width = 40, int height = 30) {
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

inline QString keyOfNumber(int number) { return QStringLiteral("%1").arg(number, 64, 16, QLatin1Char('0')); }

// What a library would serve.
struct Parts {
    QHash<QString, CapturePartReply> parts;  // "<capture>/<key>"
    QStringList asked;
    QStringList silent;  // never answered
    std::function<void(CapturePartReply)> kept;

    void put(const QString& capture, const QString& key, const QByteArray& type, const QByteArray& bytes) {
        parts[capture + QLatin1Char('/') + key] = {true, type, bytes};
    }
    void page(const QByteArray& html, const QString& capture = kCapture) {
        put(capture, {}, "text/html; charset=utf-8", html);
    }
    [[nodiscard]] FetchPart fetch() {
        return [this](const QString& capture, const QString& key, const std::function<void(CapturePartReply)>& answer) {
            const QString path = capture + QLatin1Char('/') + key;
            asked << path;
            if (silent.contains(path)) {
                kept = answer;
                return;
            }
            QTimer::singleShot(0, qApp, [part = parts.value(path), answer] { answer(part); });
        };
    }
};

class OpenCapture {
public:
    Parts store;
    ReadingLook look;
    double zoom = 1.0;
    std::unique_ptr<CapturePageWidget> view;

    OpenCapture() {
        CapturePagePolicy policy;
        policy.fetch = store.fetch();
        policy.look = [this] { return look; };
        policy.zoom = [this](const QString&) { return zoom; };
        view = std::make_unique<CapturePageWidget>(policy, nullptr);
        view->resize(800, 600);
        view->show();
    }

    bool load(CapturePage::View as = CapturePage::View::Page, const QString& capture = kCapture) {
        QSignalSpy done(view.get(), &CapturePage::loadFinished);
        view->open(capture, QUrl(QStringLiteral("https://example.org/article")), as);
        while (done.isEmpty())
            if (!done.wait(kShown)) return false;
        return done.last().first().toBool();
    }

    // Run in the world of our own scripts, which sees the page's DOM.
    QVariant ask(const QString& question) {
        return waitForAnswer<QVariant>(kShown,
                                       [&](auto answer) {
                                           view->page()->runJavaScript(question, QWebEngineScript::ApplicationWorld,
                                                                       answer);
                                       })
            .value_or(QStringLiteral("(no answer)"));
    }
    QString text() { return ask(QStringLiteral("document.body.innerText")).toString(); }
};

}  // namespace periplus::test
