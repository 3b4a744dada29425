#pragma once
// OpenLivePage: one live page in a window, opened and asked as a test does.
// Ownership: values. Thread: UI. Errors: false, or words in brackets.
#include <QSignalSpy>
#include <QTest>
#include <QWebEngineScript>

#include "reader/live_page_widget.h"
#include "reader/live_web_page.h"
#include "support/waiting.h"

#include <memory>

namespace periplus::test {

inline constexpr int kLoad = 30'000;

class OpenLivePage {
public:
    bool script = false;
    bool dark = false;
    std::unique_ptr<LivePageWidget> live;

    OpenLivePage() {
        LivePagePolicy policy;
        policy.scriptAllowed = [this](const QString&) { return script; };
        policy.dark = [this] { return dark; };
        live = std::make_unique<LivePageWidget>(policy, nullptr);
        live->resize(800, 600);
        live->show();
    }

    // True when the page, or what stands in its place, says that it is there.
    bool load(const QUrl& url) {
        QSignalSpy done(live.get(), &LivePage::loadFinished);
        live->open(url);
        while (done.isEmpty())
            if (!done.wait(kLoad)) return false;
        return done.last().first().toBool();
    }

    // Run in the world of our own scripts, which sees the page's DOM.
    QVariant ask(const QString& question) {
        return waitForAnswer<QVariant>(kLoad,
                                       [&](auto answer) {
                                           live->page()->runJavaScript(question, QWebEngineScript::ApplicationWorld,
                                                                       answer);
                                       })
            .value_or(QStringLiteral("(no answer)"));
    }

    QString text() { return ask(QStringLiteral("document.body.innerText")).toString(); }
};

}  // namespace periplus::test
