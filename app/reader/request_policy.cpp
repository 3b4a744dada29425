#include "reader/request_policy.h"

#include "base/url.h"
#include "bridge/text.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QWebEngineUrlRequestInfo>

#include <utility>

namespace periplus {
namespace {

using namespace Qt::Literals::StringLiterals;

bool isWeb(const QUrl& url) { return url.scheme() == "http"_L1 || url.scheme() == "https"_L1; }

}  // namespace

QString refusalOf(const QUrl& url) {
    const UrlVerdict verdict = classifyUrl(url.toEncoded().toStdString());
    if (verdict.kind == UrlKind::Openable && url.isValid() && !url.host().isEmpty()) return {};
    const QString address = QString::fromLatin1(url.toEncoded().left(120));
    return QCoreApplication::translate("LivePage",
                                       "Periplus does not open %1: only web pages (http and https) are opened.")
        .arg(address.isEmpty() ? QCoreApplication::translate("LivePage", "an empty address") : address);
}

bool isInward(const QUrl& url) {
    const QString host = url.host().toLower();
    if (host == "localhost"_L1 || host.endsWith(".localhost"_L1) || host.endsWith(".local"_L1)) return true;
    const QHostAddress address(host);
    if (address.isNull()) return false;
    constexpr std::pair<const char*, int> kPrivate[] = {{"10.0.0.0", 8}, {"172.16.0.0", 12}, {"192.168.0.0", 16}};
    for (const auto& [net, bits] : kPrivate)
        if (address.isInSubnet(QHostAddress(QLatin1String(net)), bits)) return true;
    return address.isLoopback() || address.isLinkLocal() || address.isUniqueLocalUnicast() ||
           address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::AnyIPv6);
}

void RequestPolicy::interceptRequest(QWebEngineUrlRequestInfo& info) {
    const QUrl url = info.requestUrl();
    const auto type = info.resourceType();
    const bool page = type == QWebEngineUrlRequestInfo::ResourceTypeMainFrame;
    const bool frame = page || type == QWebEngineUrlRequestInfo::ResourceTypeSubFrame;
    const bool inPage = !frame && url.scheme() == "data"_L1;
    const bool inward = !page && isInward(url) && !isInward(info.firstPartyUrl());
    if ((!isWeb(url) && !inPage) || inward || type == QWebEngineUrlRequestInfo::ResourceTypePing)
        info.block(true);
    else
        ++passed_;
}

}  // namespace periplus
