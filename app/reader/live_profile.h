#pragma once
// LiveProfile: the profile of pages as they are now on the web: off the record, memory cache, no script unless switched
// on, downloads cancelled but for the one page that is being saved, no scheme of our own. (Captures have a second,
// stricter profile: capture_profile.h.)
// Ownership: the live page's or the capturer's; pages are deleted before it. Thread: UI. Errors: none.
#include <QPointer>
#include <QWebEngineProfile>

class QWebEngineDownloadRequest;
class QWebEnginePage;

namespace periplus {

class RequestPolicy;

class LiveProfile : public QWebEngineProfile {
    Q_OBJECT
public:
    explicit LiveProfile(QObject* parent = nullptr);

    // The only download that is let through: this page, saved by us.
    void allowSaving(QWebEnginePage* page) { saving_ = page; }
    [[nodiscard]] const RequestPolicy& policy() const { return *policy_; }

signals:
    void downloadRefused(const QUrl& url);
    void saveBegun(QWebEngineDownloadRequest* download);

private:
    RequestPolicy* policy_ = nullptr;
    QPointer<QWebEnginePage> saving_;
};

}  // namespace periplus
