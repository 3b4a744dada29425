#include "reader/live_profile.h"

#include "reader/request_policy.h"

#include <QLocale>
#include <QWebEngineDownloadRequest>
#include <QWebEngineSettings>

#include <utility>

namespace periplus {
namespace {

using Attribute = QWebEngineSettings::WebAttribute;

// The whole list, so that a new default of the engine cannot slip in.
constexpr std::pair<Attribute, bool> kSettings[] = {
    {QWebEngineSettings::AutoLoadImages, true},
    {QWebEngineSettings::LocalStorageEnabled, true},  // off the record: gone with the profile
    {QWebEngineSettings::WebRTCPublicInterfacesOnly, true},
    {QWebEngineSettings::FocusOnNavigationEnabled, false},
    {QWebEngineSettings::PrintElementBackgrounds, false},
    {QWebEngineSettings::SpatialNavigationEnabled, false},
    {QWebEngineSettings::ShowScrollBars, true},
    {QWebEngineSettings::JavascriptEnabled, false},
    {QWebEngineSettings::JavascriptCanOpenWindows, false},
    {QWebEngineSettings::JavascriptCanAccessClipboard, false},
    {QWebEngineSettings::JavascriptCanPaste, false},
    {QWebEngineSettings::AllowWindowActivationFromJavaScript, false},
    {QWebEngineSettings::LocalContentCanAccessRemoteUrls, false},
    {QWebEngineSettings::LocalContentCanAccessFileUrls, false},
    {QWebEngineSettings::PluginsEnabled, false},
    {QWebEngineSettings::PdfViewerEnabled, false},
    {QWebEngineSettings::AutoLoadIconsForPage, false},
    {QWebEngineSettings::TouchIconsEnabled, false},
    {QWebEngineSettings::NavigateOnDropEnabled, false},
    {QWebEngineSettings::WebGLEnabled, false},
    {QWebEngineSettings::HyperlinkAuditingEnabled, false},
    {QWebEngineSettings::DnsPrefetchEnabled, false},
    {QWebEngineSettings::FullScreenSupportEnabled, false},
    {QWebEngineSettings::ScreenCaptureEnabled, false},
    {QWebEngineSettings::AllowRunningInsecureContent, false},
    {QWebEngineSettings::AllowGeolocationOnInsecureOrigins, false},
    {QWebEngineSettings::ErrorPageEnabled, false},
    {QWebEngineSettings::PlaybackRequiresUserGesture, true},
};

}  // namespace

LiveProfile::LiveProfile(QObject* parent) : QWebEngineProfile(parent) {
    setHttpCacheType(QWebEngineProfile::MemoryHttpCache);
    setPersistentCookiesPolicy(QWebEngineProfile::NoPersistentCookies);
    setSpellCheckEnabled(false);
    setUrlRequestInterceptor(new RequestPolicy(this));
    const bool chinese = QLocale().language() == QLocale::Chinese;
    setHttpAcceptLanguage(chinese ? QStringLiteral("zh-CN,zh;q=0.9,en;q=0.8")
                                  : QStringLiteral("en,zh-CN;q=0.8,zh;q=0.7"));
    for (const auto& [attribute, on] : kSettings) settings()->setAttribute(attribute, on);
    settings()->setUnknownUrlSchemePolicy(QWebEngineSettings::DisallowUnknownUrlSchemes);
    settings()->setDefaultTextEncoding(QStringLiteral("UTF-8"));
    connect(this, &QWebEngineProfile::downloadRequested, this, [this](QWebEngineDownloadRequest* download) {
        download->cancel();
        emit downloadRefused(download->url());
    });
}

}  // namespace periplus
