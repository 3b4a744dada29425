#pragma once
// EnginePage: a page of the engine as captures have it (script off, off the record), in a window, that counts what it
// asks for outside; and the pages of tests/golden/reading with what they hold.
// Ownership: values. Thread: UI. Errors: null or empty answers.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>
#include <QWebEnginePage>
#include <QWebEngineProfile>
#include <QWebEngineScript>
#include <QWebEngineSettings>
#include <QWebEngineUrlRequestInterceptor>
#include <QWebEngineView>

#include <atomic>

namespace periplus::test {

inline constexpr int kAnswer = 30'000;

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

    bool show(const QByteArray& html) {
        QSignalSpy done(&page, &QWebEnginePage::loadFinished);
        page.setHtml(QString::fromUtf8(html));
        return (!done.isEmpty() || done.wait(kAnswer)) && done.last().first().toBool();
    }

    // In the world of our own scripts.
    QVariant ask(const QString& question) {
        QVariant answer;
        bool come = false;
        page.runJavaScript(question, QWebEngineScript::ApplicationWorld, [&](const QVariant& value) {
            answer = value;
            come = true;
        });
        return QTest::qWaitFor([&] { return come; }, kAnswer) ? answer : QVariant(QStringLiteral("(no answer)"));
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

}  // namespace periplus::test
