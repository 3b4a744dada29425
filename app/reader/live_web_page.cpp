#include "reader/live_web_page.h"

#include "reader/request_policy.h"

#include <QAuthenticator>
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

namespace {

QString reasonOf(QWebEngineCertificateError::Type type) {
    switch (type) {
        case QWebEngineCertificateError::CertificateAuthorityInvalid:
            return LiveWebPage::tr("nobody known vouches for its certificate");
        case QWebEngineCertificateError::CertificateDateInvalid:
            return LiveWebPage::tr("its certificate is not valid at this date");
        case QWebEngineCertificateError::CertificateCommonNameInvalid:
            return LiveWebPage::tr("its certificate is for another name");
        case QWebEngineCertificateError::CertificateRevoked: return LiveWebPage::tr("its certificate was revoked");
        default: return LiveWebPage::tr("its certificate is not in order");
    }
}

}  // namespace

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
        emit certificateRefused(error.url(), reasonOf(error.type()));
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
    // An empty one is an answer, which the engine gives up to 32 times; none at all ends it.
    connect(this, &QWebEnginePage::authenticationRequired, this,
            [](const QUrl&, QAuthenticator* answer) { *answer = QAuthenticator(); });
    connect(this, &QWebEnginePage::proxyAuthenticationRequired, this,
            [](const QUrl&, QAuthenticator* answer, const QString&) { *answer = QAuthenticator(); });
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
    asked_ = url;
    load(url);
}

bool LiveWebPage::acceptNavigationRequest(const QUrl& url, NavigationType type, bool mainFrame) {
    const bool blankFrame = !mainFrame && (url.toString() == QLatin1String("about:blank") ||
                                           url.toString() == QLatin1String("about:srcdoc"));
    if (blankFrame) return true;
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
