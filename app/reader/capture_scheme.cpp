#include "reader/capture_scheme.h"

#include <QWebEngineUrlScheme>

#include <algorithm>

namespace periplus {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr auto kReading = "reading"_L1;
constexpr qsizetype kIdDigits = 32;
constexpr qsizetype kKeyDigits = 64;

bool isHex(QStringView text) {
    return std::ranges::all_of(text, [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

}  // namespace

void registerCaptureScheme() {
    if (!QWebEngineUrlScheme::schemeByName(kCaptureScheme).name().isEmpty()) return;
    QWebEngineUrlScheme scheme(kCaptureScheme);
    scheme.setSyntax(QWebEngineUrlScheme::Syntax::Host);
    scheme.setFlags(QWebEngineUrlScheme::SecureScheme);
    QWebEngineUrlScheme::registerScheme(scheme);
}

bool isPartKey(const QString& path) {
    return path.isEmpty() || path == kReading || (path.size() == kKeyDigits && isHex(path));
}

QUrl captureUrl(const QString& capture, const QString& key) {
    if (capture.size() != kIdDigits || !isHex(capture) || !isPartKey(key)) return {};
    return QUrl(u"%1://c%2/%3"_s.arg(QLatin1String(kCaptureScheme), capture, key));
}

QString captureOf(const QUrl& url) {
    if (url.scheme() != QLatin1String(kCaptureScheme) || !url.userInfo().isEmpty() || url.port() != -1) return {};
    const QString host = url.host();
    const QString capture = host.mid(1);
    return host.startsWith(u'c') && capture.size() == kIdDigits && isHex(capture) ? capture : QString();
}

QString keyOf(const QUrl& url) {
    QString path = url.path(QUrl::FullyEncoded).mid(1);
    if (url.hasQuery()) path += u'?' + url.query(QUrl::FullyEncoded);
    return path;
}

}  // namespace periplus
