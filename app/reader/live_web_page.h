#pragma once
// LiveWebPage: one page of the live profile, saying no to all that a page may ask for: windows, dialogs, permissions,
// files, certificates, addresses that are not on the allow-list. Navigations are judged here, redirects included; the
// script switch of the site that is entered is set before its load begins.
// Ownership: the live page's. Thread: UI. Errors: as signals.
#include <QWebEnginePage>

#include <QUrl>

#include <functional>

namespace periplus {

class LiveWebPage : public QWebEnginePage {
    Q_OBJECT
public:
    LiveWebPage(QWebEngineProfile* profile, std::function<bool(const QString& host)> scriptAllowed,
                QObject* parent = nullptr);

    void visit(const QUrl& url);  // the only way to load; expects that refusalOf(url) is empty
    [[nodiscard]] bool scriptOn() const;
    [[nodiscard]] bool scriptWanted(const QUrl& url) const;

signals:
    void refused(const QUrl& url, const QString& reason);
    void certificateRefused(const QUrl& url, const QString& reason);

protected:
    bool acceptNavigationRequest(const QUrl& url, NavigationType type, bool mainFrame) override;
    QWebEnginePage* createWindow(WebWindowType) override { return nullptr; }
    void javaScriptAlert(const QUrl&, const QString&) override {}
    bool javaScriptConfirm(const QUrl&, const QString&) override { return false; }
    bool javaScriptPrompt(const QUrl&, const QString&, const QString&, QString*) override { return false; }
    void javaScriptConsoleMessage(JavaScriptConsoleMessageLevel, const QString&, int, const QString&) override {}
    QStringList chooseFiles(FileSelectionMode, const QStringList&, const QStringList&) override { return {}; }

private:
    void denyEverything();
    void setScript(bool on);

    std::function<bool(const QString& host)> scriptAllowed_;
    QUrl asked_;  // the page on its way; a redirect comes from there
};

}  // namespace periplus
