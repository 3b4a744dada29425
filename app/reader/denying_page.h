#pragma once
// DenyingPage: a page of the engine that says no to all that a page may ask for: windows, dialogs, permissions, files,
// passwords, client certificates, the whole screen, a certificate that is not in order. Where it may go is its heirs'.
// Ownership: as QWebEnginePage; deleted before its profile. Thread: UI. Errors: none.
#include <QWebEnginePage>

namespace periplus {

class DenyingPage : public QWebEnginePage {
    Q_OBJECT
public:
    explicit DenyingPage(QWebEngineProfile* profile, QObject* parent = nullptr);

signals:
    void certificateRefused(const QUrl& url, const QString& reason);

protected:
    QWebEnginePage* createWindow(WebWindowType) override { return nullptr; }
    void javaScriptAlert(const QUrl&, const QString&) override {}
    bool javaScriptConfirm(const QUrl&, const QString&) override { return false; }
    bool javaScriptPrompt(const QUrl&, const QString&, const QString&, QString*) override { return false; }
    void javaScriptConsoleMessage(JavaScriptConsoleMessageLevel, const QString&, int, const QString&) override {}
    QStringList chooseFiles(FileSelectionMode, const QStringList&, const QStringList&) override { return {}; }
};

// Frames without an address of their own.
[[nodiscard]] bool isBlankFrame(const QUrl& url);

}  // namespace periplus
