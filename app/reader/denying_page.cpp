#include "reader/denying_page.h"

#include <QAuthenticator>
#include <QWebEngineCertificateError>
#include <QWebEngineClientCertificateSelection>
#include <QWebEngineFileSystemAccessRequest>
#include <QWebEngineFullScreenRequest>
#include <QWebEngineRegisterProtocolHandlerRequest>
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
#include <QWebEnginePermission>
#endif

namespace periplus {

namespace {

QString reasonOf(QWebEngineCertificateError::Type type) {
    switch (type) {
        case QWebEngineCertificateError::CertificateAuthorityInvalid:
            return DenyingPage::tr("nobody known vouches for its certificate");
        case QWebEngineCertificateError::CertificateDateInvalid:
            return DenyingPage::tr("its certificate is not valid at this date");
        case QWebEngineCertificateError::CertificateCommonNameInvalid:
            return DenyingPage::tr("its certificate is for another name");
        case QWebEngineCertificateError::CertificateRevoked: return DenyingPage::tr("its certificate was revoked");
        default: return DenyingPage::tr("its certificate is not in order");
    }
}

}  // namespace

DenyingPage::DenyingPage(QWebEngineProfile* profile, QObject* parent) : QWebEnginePage(profile, parent) {
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
    connect(this, &QWebEnginePage::certificateError, this, [this](QWebEngineCertificateError error) {
        error.rejectCertificate();
        emit certificateRefused(error.url(), reasonOf(error.type()));
    });
}

bool isBlankFrame(const QUrl& url) {
    return url.toString() == QLatin1String("about:blank") || url.toString() == QLatin1String("about:srcdoc");
}

}  // namespace periplus
