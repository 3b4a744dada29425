#pragma once
// LiveWebPage: one page of the live profile. Navigations are judged here by the allow-list, redirects included; the
// script switch of the site that is entered is set before its load begins.
// Ownership: the live page's. Thread: UI. Errors: as signals.
#include "reader/denying_page.h"

#include <QUrl>

#include <functional>

namespace periplus {

class LiveWebPage : public DenyingPage {
    Q_OBJECT
public:
    LiveWebPage(QWebEngineProfile* profile, std::function<bool(const QString& host)> scriptAllowed,
                QObject* parent = nullptr);

    void visit(const QUrl& url);  // the only way to load; expects that refusalOf(url) is empty
    [[nodiscard]] bool scriptOn() const;
    [[nodiscard]] bool scriptWanted(const QUrl& url) const;

signals:
    void refused(const QUrl& url, const QString& reason);

protected:
    bool acceptNavigationRequest(const QUrl& url, NavigationType type, bool mainFrame) override;

private:
    void setScript(bool on);

    std::function<bool(const QString& host)> scriptAllowed_;
    QUrl asked_;  // the page on its way; a redirect comes from there
};

}  // namespace periplus
