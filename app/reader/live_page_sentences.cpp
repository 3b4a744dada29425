// Why a page did not come, in words for the person who reads.
#include "reader/live_page_widget.h"

namespace periplus {

QString LivePageWidget::sentenceFor(const QWebEngineLoadingInfo& info) const {
    const QString host = info.url().host();
    if (info.errorDomain() == QWebEngineLoadingInfo::HttpStatusCodeDomain)
        return tr("%1 answered, but not with the page (HTTP status %2).").arg(host).arg(info.errorCode());
    switch (info.errorCode()) {
        case -105:
        case -137: return tr("The name %1 was not found. You may be offline, or the site no longer exists.").arg(host);
        case -106:
        case -21: return tr("There is no network at the moment. The entry page and your notes are still here.");
        case -102: return tr("%1 refused the connection.").arg(host);
        case -7:
        case -118: return tr("%1 did not answer in time.").arg(host);
        case -100:
        case -101:
        case -103:
        case -324: return tr("%1 broke off the connection.").arg(host);
        case -107:
        case -113: return tr("A secure connection to %1 could not be made.").arg(host);
        default: break;
    }
    return tr("%1 could not be reached.").arg(host);
}

}  // namespace periplus
