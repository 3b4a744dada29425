#pragma once
// CaptureWebPage: one page of the capture profile. It goes where it is sent by visit() and nowhere else; a link that a
// person follows is told, not followed.
// Ownership: who shows the capture. Thread: UI. Errors: as signals.
#include "reader/denying_page.h"

#include <QUrl>

namespace periplus {

class CaptureProfile;

class CaptureWebPage : public DenyingPage {
    Q_OBJECT
public:
    explicit CaptureWebPage(CaptureProfile* profile, QObject* parent = nullptr);

    void visit(const QString& key);  // of the capture that the profile shows
    void expectReload();             // the engine is about to load the same page once more, by itself

signals:
    void linkActivated(const QUrl& url);

protected:
    bool acceptNavigationRequest(const QUrl& url, NavigationType type, bool mainFrame) override;

private:
    void tell(const QUrl& url);

    CaptureProfile* profile_;
    QUrl awaited_;  // the one load that is let through
    QUrl here_;
};

}  // namespace periplus
