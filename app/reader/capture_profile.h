#pragma once
// CaptureProfile: the profile of captures: off the record, no cache, no cookies, no storage, script off always, every
// download cancelled. Its handler serves the parts of the one capture that is shown, from memory; its interceptor
// denies all else. It stands on the profile because not every request of a page belongs to a page.
// Ownership: who shows the capture; pages are deleted before it. Thread: UI. Errors: none.
#include "reader/capture_pages.h"

#include <QWebEngineProfile>

namespace periplus {

class CaptureHandler;

class CaptureProfile : public QWebEngineProfile {
    Q_OBJECT
public:
    explicit CaptureProfile(FetchPart fetch, QObject* parent = nullptr);

    void show(const QString& capture);  // from now on only this one is served
    [[nodiscard]] QString shown() const;
    [[nodiscard]] QStringList absent() const;  // keys that were asked for since then and are not there

private:
    CaptureHandler* handler_ = nullptr;
};

}  // namespace periplus
