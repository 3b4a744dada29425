#pragma once
// LiveProfile: the profile of pages as they are now on the web: off the record, memory cache, no script unless switched
// on, nothing saved, downloads cancelled, no scheme of our own. (Captures will have a second, stricter profile.)
// Ownership: the live page's; pages are deleted before it. Thread: UI. Errors: none.
#include <QWebEngineProfile>

namespace periplus {

class LiveProfile : public QWebEngineProfile {
    Q_OBJECT
public:
    explicit LiveProfile(QObject* parent = nullptr);

signals:
    void downloadRefused(const QUrl& url);
};

}  // namespace periplus
