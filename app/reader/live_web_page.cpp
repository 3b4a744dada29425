#include "reader/live_web_page.h"

#include "reader/request_policy.h"

#include <QTimer>
#include <QWebEngineCertificateError>
#include <QWebEngineClientCertificateSelection>
#include <QWebEngineFileSystemAccessRequest>
#include <QWebEngineFullScreenRequest>
#include <QWebEngineNewWindowRequest>
#include <QWebEngineRegisterProtocolHandlerRequest>
#include <QWebEngineSettings>
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
#include <QWebEnginePermission>
#endif

namespace periplus {

LiveWebPage::LiveWebPage(QWebEngineProfile* profile, std::function<bool(const QString& host)> scriptAllowed,
                         QObject* parent)
    : QWebEnginePage(profile, parent), scriptAllowed_(std::move(scriptAllowed)) {
    denyEverything();
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
    connect(this, &QWebEnginePage::certificateError, this, [this](QWebEngineCertificateError error) {
        error.rejectCertificate();
        emit certificateRefused(error.url(), error.description());
    });
}

void LiveWebPage::denyEverything() {
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    connect(this, &QWebEnginePage::permissionRequested, this,
            [](QWebEnginePermission permission) { permission.deny(); });
#else
    connect(this, &QWebEnginePage::featurePermissionRequested, this, [this](const QUrl& origin, Feature feature) {
        setFeaturePermission(origin, feature, PermissionDeniedByUser);
    });
#endif
    connect(this, &QWebEnginePage::fileSystemAccessRequested, this,
            [](QWebEngineFileSystemAccessRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::registerProtocolHandlerRequested, this,
            [](QWebEngineRegisterProtocolHandlerRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::fullScreenRequested, this,
            [](QWebEngineFullScreenRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::selectClientCertificate, this,
            [](QWebEngineClientCertificateSelection selection) { selection.selectNone(); });
}

bool LiveWebPage::scriptWanted(const QUrl& url) const { return scriptAllowed_ && scriptAllowed_(url.host()); }

bool LiveWebPage::scriptOn() const { return settings()->testAttribute(QWebEngineSettings::JavascriptEnabled); }

void LiveWebPage::setScript(bool on) { settings()->setAttribute(QWebEngineSettings::JavascriptEnabled, on); }

void LiveWebPage::visit(const QUrl& url) {
    setScript(scriptWanted(url));
    load(url);
}

bool LiveWebPage::acceptNavigationRequest(const QUrl& url, NavigationType type, bool mainFrame) {
    const bool blankFrame = !mainFrame && (url.toString() == QLatin1String("about:blank") ||
                                           url.toString() == QLatin1String("about:srcdoc"));
    if (blankFrame) return true;
    const QString reason = refusalOf(url);
    const bool byItself =
        type == NavigationTypeRedirect || type == NavigationTypeOther || type == NavigationTypeFormSubmitted;
    const bool inward = byItself && isInward(url) && !this->url().isEmpty() && !isInward(this->url());
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
    return true;
}

}  // namespace periplus
