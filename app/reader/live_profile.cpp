#include "reader/live_profile.h"

#include "reader/engine_settings.h"
#include "reader/request_policy.h"

#include <QLocale>
#include <QWebEngineDownloadRequest>
#include <QWebEnginePage>

namespace periplus {

LiveProfile::LiveProfile(QObject* parent) : QWebEngineProfile(parent), policy_(new RequestPolicy(this)) {
    setHttpCacheType(QWebEngineProfile::MemoryHttpCache);
    applyStrictSettings(*this, PageStorage::UntilTheProfileGoes);
    setUrlRequestInterceptor(policy_);
    const bool chinese = QLocale().language() == QLocale::Chinese;
    setHttpAcceptLanguage(chinese ? QStringLiteral("zh-CN,zh;q=0.9,en;q=0.8")
                                  : QStringLiteral("en,zh-CN;q=0.8,zh;q=0.7"));
    connect(this, &QWebEngineProfile::downloadRequested, this, [this](QWebEngineDownloadRequest* download) {
        if (saving_ && download->isSavePageDownload() && download->page() == saving_) {
            download->accept();
            emit saveBegun(download);
            return;
        }
        download->cancel();
        emit downloadRefused(download->url());
    });
}

}  // namespace periplus
