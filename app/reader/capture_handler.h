#pragma once
// CaptureHandler: answers the engine's requests for parts of the capture that is shown: GET only, keys only, from a
// complete buffer. Ownership: its profile's. Thread: UI (the engine reads the buffer on its own thread; it belongs to
// the job). Errors: the request fails.
#include "reader/capture_pages.h"

#include <QWebEngineUrlSchemeHandler>

namespace periplus {

class CaptureHandler : public QWebEngineUrlSchemeHandler {
    Q_OBJECT
public:
    CaptureHandler(FetchPart fetch, QObject* parent);

    void show(const QString& capture);
    [[nodiscard]] const QString& shown() const { return shown_; }
    [[nodiscard]] const QStringList& absent() const { return absent_; }
    void requestStarted(QWebEngineUrlRequestJob* job) override;

private:
    FetchPart fetch_;
    QString shown_;
    QStringList absent_;
};

}  // namespace periplus
