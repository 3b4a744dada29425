#pragma once
// RequestPolicy: the one allow-list of the live profile. Pages and everything in them come over http and https;
// pictures and fonts may also stand in the page itself (data:). What a public page asks of this machine or its network
// is refused. Redirects are judged in LiveWebPage, where refusing them is not a race.
// Ownership: the profile's. Thread: the functions any; the interceptor UI. Errors: none.
#include <QString>
#include <QUrl>
#include <QWebEngineUrlRequestInterceptor>

namespace periplus {

// Empty: the address may be opened as a page. Otherwise the reason, translated.
QString refusalOf(const QUrl& url);

// This machine or a private network, by name or number.
bool isInward(const QUrl& url);

class RequestPolicy : public QWebEngineUrlRequestInterceptor {
public:
    using QWebEngineUrlRequestInterceptor::QWebEngineUrlRequestInterceptor;
    void interceptRequest(QWebEngineUrlRequestInfo& info) override;
    [[nodiscard]] int passed() const { return passed_; }  // requests so far

private:
    int passed_ = 0;
};

}  // namespace periplus
