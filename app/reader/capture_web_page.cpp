#include "reader/capture_web_page.h"

#include "reader/capture_profile.h"
#include "reader/capture_scheme.h"

#include <QTimer>
#include <QWebEngineNewWindowRequest>

#include <utility>

namespace periplus {

CaptureWebPage::CaptureWebPage(CaptureProfile* profile, QObject* parent)
    : DenyingPage(profile, parent), profile_(profile) {
    connect(this, &QWebEnginePage::newWindowRequested, this, [this](QWebEngineNewWindowRequest& request) {
        if (request.isUserInitiated()) tell(request.requestedUrl());
    });
}

void CaptureWebPage::visit(const QString& key) {
    here_ = awaited_ = captureUrl(profile_->shown(), key);
    load(here_);
}

void CaptureWebPage::expectReload() { awaited_ = here_; }

// Later: the page is in the middle of its own affairs.
void CaptureWebPage::tell(const QUrl& url) {
    QTimer::singleShot(0, this, [this, url] { emit linkActivated(url); });
}

bool CaptureWebPage::acceptNavigationRequest(const QUrl& url, NavigationType type, bool mainFrame) {
    if (mainFrame && !awaited_.isEmpty() && url == awaited_) {
        awaited_.clear();
        return true;
    }
    if (type == NavigationTypeLinkClicked) {
        tell(url);
        return false;
    }
    if (mainFrame) return false;
    return isBlankFrame(url) || (captureOf(url) == profile_->shown() && isPartKey(keyOf(url)));
}

}  // namespace periplus
