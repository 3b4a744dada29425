#include "reader/engine_settings.h"

#include <QTimer>
#include <QWebEngineProfile>
#include <QWebEngineSettings>

#include <utility>

namespace periplus {
namespace {

using Attribute = QWebEngineSettings::WebAttribute;

constexpr int kProfileRestMs = 5000;

constexpr std::pair<Attribute, bool> kSettings[] = {
    {QWebEngineSettings::AutoLoadImages, true},
    {QWebEngineSettings::WebRTCPublicInterfacesOnly, true},
    {QWebEngineSettings::LinksIncludedInFocusChain, true},
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

void applyStrictSettings(QWebEngineProfile& profile, PageStorage storage) {
    profile.setPersistentCookiesPolicy(QWebEngineProfile::NoPersistentCookies);
    profile.setSpellCheckEnabled(false);
    QWebEngineSettings& settings = *profile.settings();
    for (const auto& [attribute, on] : kSettings) settings.setAttribute(attribute, on);
    settings.setAttribute(QWebEngineSettings::LocalStorageEnabled, storage == PageStorage::UntilTheProfileGoes);
    settings.setUnknownUrlSchemePolicy(QWebEngineSettings::DisallowUnknownUrlSchemes);
    settings.setDefaultTextEncoding(QStringLiteral("UTF-8"));
}

void retireProfile(QWebEngineProfile* profile) {
    if (profile) QTimer::singleShot(kProfileRestMs, profile, &QObject::deleteLater);
}

}  // namespace periplus
