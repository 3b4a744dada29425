#pragma once
// EngineProver: CaptureProver in the plug-in: shows a capture out of sight with the captures' profile, which has no way
// to any network, and counts what is really there. One after another; more than one may be asked for.
// Ownership: its parent; owns the engine's objects, which go when there is nothing to prove for a while. Thread: UI.
// Errors: in the outcome.
#include "reader/capture_pages.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWebEngineLoadingInfo>

namespace periplus {

class CaptureProfile;
class CaptureWebPage;
class OffScreenView;

class EngineProver : public CaptureProver {
    Q_OBJECT
public:
    EngineProver(FetchPart fetch, QObject* parent);
    ~EngineProver() override;

    void prove(const QString& capture) override;
    void setLimit(int milliseconds) { limitMs_ = milliseconds; }  // for a part that never comes; tests have less

private:
    void next();
    void startEngine();
    void loadingChanged(const QWebEngineLoadingInfo& info);
    void look();
    void judge(const QJsonObject& said);
    void overtime();
    void finish(ProofOutcome outcome);
    void letGo();

    FetchPart fetch_;
    QStringList waiting_;
    QString current_;
    CaptureProfile* profile_ = nullptr;
    CaptureWebPage* page_ = nullptr;
    OffScreenView* view_ = nullptr;
    QTimer looks_;
    QTimer limit_;
    QTimer idle_;
    int limitMs_ = 30'000;
    int visit_ = 0;
    bool asking_ = false;
    bool loaded_ = false;
    bool over_ = false;
};

}  // namespace periplus
