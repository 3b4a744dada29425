#include "views/address_words.h"

#include <QUrl>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

QString hostOf(const QString& address) {
    const QUrl url(address);
    QString host = url.host(QUrl::FullyEncoded);  // look-alikes are shown as what they are
    if (host.startsWith("www."_L1)) host.remove(0, 4);
    return url.port() < 0 ? host : u"%1:%2"_s.arg(host).arg(url.port());
}

namespace {

QString shortened(const QString& text, qsizetype most) {
    return text.size() <= most ? text : text.left(most / 2) + u"…"_s + text.right(most / 2 - 1);
}

}  // namespace

QString behindHost(const QString& address) {
    const QUrl url(address);
    const QString rest = url.toString(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::FullyEncoded);
    return shortened(rest == u"/"_s ? QString() : rest, 56);
}

}  // namespace periplus
