#include "reader/capture_profile.h"

#include "reader/capture_handler.h"
#include "reader/capture_scheme.h"
#include "reader/engine_settings.h"

#include <QWebEngineDownloadRequest>
#include <QWebEngineUrlRequestInfo>
#include <QWebEngineUrlRequestInterceptor>

namespace periplus {
namespace {

using Request = QWebEngineUrlRequestInfo;

// What stands in the page itself (data:) asks nobody; as a picture or a font it cannot hold anything that would.
bool standsInThePage(const Request& info) {
    const auto type = info.resourceType();
    return info.requestUrl().scheme() == QLatin1String("data") &&
           (type == Request::ResourceTypeImage || type == Request::ResourceTypeFontResource);
}

class CaptureInterceptor : public QWebEngineUrlRequestInterceptor {
public:
    CaptureInterceptor(const CaptureHandler& handler, QObject* parent)
        : QWebEngineUrlRequestInterceptor(parent), handler_(handler) {}
    void interceptRequest(Request& info) override {
        const QString capture = captureOf(info.requestUrl());
        const bool ours = !capture.isEmpty() && capture == handler_.shown() && info.requestMethod() == "GET";
        if (!ours && !standsInThePage(info)) info.block(true);
    }

private:
    const CaptureHandler& handler_;
};

}  // namespace

CaptureProfile::CaptureProfile(FetchPart fetch, QObject* parent)
    : QWebEngineProfile(parent), handler_(new CaptureHandler(std::move(fetch), this)) {
    setHttpCacheType(QWebEngineProfile::NoCache);
    applyStrictSettings(*this, PageStorage::None);
    setUrlRequestInterceptor(new CaptureInterceptor(*handler_, this));
    installUrlSchemeHandler(kCaptureScheme, handler_);
    connect(this, &QWebEngineProfile::downloadRequested, this,
            [](QWebEngineDownloadRequest* download) { download->cancel(); });
}

void CaptureProfile::show(const QString& capture) { handler_->show(capture); }

QString CaptureProfile::shown() const { return handler_->shown(); }

QStringList CaptureProfile::absent() const { return handler_->absent(); }

}  // namespace periplus
