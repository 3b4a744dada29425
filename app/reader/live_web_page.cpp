#include "reader/live_web_page.h"

#include "reader/request_policy.h"

#include <QTimer>
#include <QWebEngineNewWindowRequest>
#include <QWebEngineSettings>

namespace periplus {

LiveWebPage::LiveWebPage(QWebEngineProfile* profile, std::function<bool(const QString& host)> scriptAllowed,
                         QObject* parent)
    : DenyingPage(profile, parent), scriptAllowed_(std::move(scriptAllowed)) {
    connect(this, &QWebEnginePage::newWindowRequested, this, [this](QWebEngineNewWindowRequest& request) {
        // A link that wants a window of its own opens here, when a person asked for it.
        if (!request.isUserInitiated()) return;
        const QUrl url = request.requestedUrl();
        QTimer::singleShot(0, this, [this, url] {
            const QString reason = refusalOf(url);
            if (reason.isEmpty())
                visit(url);
            else
                emit refused(url, reason);
        });
    });
}

bool LiveWebPage::scriptWanted(const QUrl& url) const { return scriptAllowed_ && scriptAllowed_(url.host()); }

bool LiveWebPage::scriptOn() const { return settings()->testAttribute(QWebEngineSettings::JavascriptEnabled); }

void LiveWebPage::setScript(bool on) { settings()->setAttribute(QWebEngineSettings::JavascriptEnabled, on); }

void LiveWebPage::visit(const QUrl& url) {
    setScript(scriptWanted(url));
    asked_ = url;
    load(url);
}

bool LiveWebPage::acceptNavigationRequest(const QUrl& url, NavigationType type, bool mainFrame) {
    if (!mainFrame && isBlankFrame(url)) return true;
    const QString reason = refusalOf(url);
    // Links too: a page's own script can press them. What the person opens, or goes back to, is not the page's wish.
    const bool byPage =
        type != NavigationTypeTyped && type != NavigationTypeBackForward && type != NavigationTypeReload;
    const QUrl from = mainFrame && type == NavigationTypeRedirect ? asked_ : this->url();
    const bool inward = byPage && isInward(url) && !from.isEmpty() && !isInward(from);
    if (!reason.isEmpty() || inward) {
        // Later: the page is in the middle of its own affairs.
        if (mainFrame)
            QTimer::singleShot(0, this, [this, url, reason] {
                emit refused(url, reason.isEmpty()
                                      ? tr("A page of the web tried to reach %1, which is on this machine or "
                                           "its own network. It was stopped.")
                                            .arg(url.host())
                                      : reason);
            });
        return false;
    }
    if (mainFrame && scriptWanted(url) != scriptOn() && type != NavigationTypeTyped) {
        // Another rule begins: the switch must have taken effect before the first byte, so the load starts anew.
        QTimer::singleShot(0, this, [this, url] { visit(url); });
        return false;
    }
    if (mainFrame) asked_ = url;
    return true;
}

}  // namespace periplus
