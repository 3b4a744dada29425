#pragma once
// EnginePage: a page of the engine as captures have it (script off, off the record), in a window, that counts what it
// asks for outside; ReadingPage: the same as a reading view; and the pages of tests/golden.
// Ownership: values. Thread: UI. Errors: null or empty answers.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QScreen>
#include <QSignalSpy>
#include <QTest>
#include <QWebEnginePage>
#include <QWebEngineProfile>
#include <QWebEngineScript>
#include <QWebEngineSettings>
#include <QWebEngineUrlRequestInterceptor>
#include <QWebEngineView>

#include "archive/seal.h"
#include "reader/page_scripts.h"
#include "reader/reading_view.h"
#include "support/waiting.h"

#include <atomic>

namespace periplus::test {

inline constexpr int kAnswer = 30'000;
inline constexpr int kGlance = 100;

class AskedOutside : public QWebEngineUrlRequestInterceptor {
public:
    std::atomic<int> count = 0;
    void interceptRequest(QWebEngineUrlRequestInfo& info) override {
        if (info.requestUrl().scheme() == QLatin1String("data")) return;
        ++count;
        info.block(true);
    }
};

class EnginePage {
public:
    AskedOutside outside;
    QWebEngineProfile profile;
    QWebEngineView view;
    QWebEnginePage page{&profile};

    EnginePage() {
        profile.setUrlRequestInterceptor(&outside);
        page.settings()->setAttribute(QWebEngineSettings::JavascriptEnabled, false);
        view.setPage(&page);
        view.resize(1000, 800);
        view.show();
    }
    ~EnginePage() { view.setPage(nullptr); }

    // True when this page is there: the end of the load before it may be told after it was asked for.
    bool show(const QByteArray& html) {
        ask(QStringLiteral("window.periplusLeft = true"));
        QSignalSpy ends(&page, &QWebEnginePage::loadFinished);
        page.setHtml(QString::fromUtf8(html));
        const QDeadlineTimer patience(kAnswer);
        while (!patience.hasExpired()) {
            ends.wait(kGlance);
            if (ask(QStringLiteral("!window.periplusLeft && document.readyState === 'complete'")).toBool()) return true;
        }
        return false;
    }

    // In the world of our own scripts.
    QVariant ask(const QString& question) {
        return waitForAnswer<QVariant>(
                   kAnswer,
                   [&](auto answer) { page.runJavaScript(question, QWebEngineScript::ApplicationWorld, answer); })
            .value_or(QStringLiteral("(no answer)"));
    }

    // Of each element that `selector` finds, what `of` says, such as "each.textContent".
    QStringList each(const QString& selector, const QString& of) {
        return ask(QStringLiteral("Array.from(document.querySelectorAll('%1'), (each) => %2)").arg(selector, of))
            .toStringList();
    }
};

inline QByteArray bytesOf(const QString& path) {
    QFile file(QStringLiteral(PERIPLUS_SOURCE_DIR) + u'/' + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QString program(const QString& path) {
    QString text = QString::fromUtf8(bytesOf(path));
    text.chop(1);
    return text;
}

inline QStringList pagesIn(const QString& folder) {
    return QDir(QStringLiteral(PERIPLUS_SOURCE_DIR) + u'/' + folder).entryList({QStringLiteral("*.html")}, QDir::Files);
}

// The same page, read: what the reading view's scripts and the core make of it.
class ReadingPage : public EnginePage {
public:
    QString articleOf(const QByteArray& html) {
        if (!show(html)) return {};
        return waitForAnswer<QString>(kAnswer, [&](auto answer) { reading::extract(page, answer); })
            .value_or(QString());
    }

    static QByteArray sealed(const QString& article) {
        return QByteArray::fromStdString(archive::sealArticle(article.toStdString(), "<title>x</title>").bytes);
    }

    bool read(const QString& name, const ReadingLook& look = {}) {
        const QString article = articleOf(bytesOf(QStringLiteral("tests/golden/reading/") + name));
        const ReadingFacts facts{
            {}, QStringLiteral("example.org"), {}, {}, QDateTime(QDate(2026, 11, 20), QTime(12, 0)), {}};
        return !article.isEmpty() && show(reading::dressed(sealed(article), look, facts));
    }

    scripts::PagePlace place() {
        return waitForAnswer<scripts::PagePlace>(kAnswer, [&](auto answer) { scripts::askPlace(page, answer); })
            .value_or(scripts::PagePlace());
    }

    // Top of the words in the window, in pixels.
    double topOf(const QString& words) {
        return ask(QStringLiteral("(function (words) {"
                                  " const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);"
                                  " for (let node = walker.nextNode(); node; node = walker.nextNode()) {"
                                  "  const at = node.data.indexOf(words);"
                                  "  if (at < 0) continue;"
                                  "  const range = document.createRange();"
                                  "  range.setStart(node, at);"
                                  "  range.setEnd(node, at + words.length);"
                                  "  return range.getBoundingClientRect().top;"
                                  " }"
                                  " return 99999; })(%1)")
                       .arg(scripts::literal(words)))
            .toDouble();
    }

    void scrollTo(const QString& words) { ask(QStringLiteral("window.scrollBy(0, %1)").arg(topOf(words) - 4)); }

    // What stands on the screen at a point of the window.
    QColor pixel(int x, int y) {
        return view.screen()->grabWindow(view.winId(), x, y, 1, 1).toImage().pixelColor(0, 0);
    }

    // For eyes: PERIPLUS_SHOTS names a folder.
    void shot(const QString& name) {
        const QString folder = qEnvironmentVariable("PERIPLUS_SHOTS");
        if (folder.isEmpty()) return;
        QTest::qWait(1500);
        view.screen()->grabWindow(view.winId()).save(folder + u'/' + name + QStringLiteral(".png"));
    }
};

}  // namespace periplus::test
