#pragma once
// EngineCapturer: PageCapturer in the plug-in: the live profile's rules, a page out of sight, lazy pictures made real,
// rest waited for, the engine's own MHTML written to the order's file. One page at a time; start() after finished().
// It ends by itself: by rest, by the order's limit (parts of other sites get a share of it: a counter that never
// answers costs a whole page little), by death, by size. finished() never comes before start() returned. Ownership: its
// parent; owns the engine's objects. Thread: UI. Errors: in the outcome.
#include "reader/capture_pages.h"
#include "reader/capture_verdict.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QWebEngineLoadingInfo>

class QWebEngineDownloadRequest;

namespace periplus {

class LiveProfile;
class LiveWebPage;
class OffScreenView;

class EngineCapturer : public PageCapturer {
    Q_OBJECT
public:
    explicit EngineCapturer(QObject* parent = nullptr);
    ~EngineCapturer() override;

    void start(const CaptureOrder& order) override;
    void cancel() override;

private:
    enum class Stage { Idle, Loading, Ended, Saving };

    void begin();
    void wirePage();
    void loadingChanged(const QWebEngineLoadingInfo& info);
    void step();
    void look(const QJsonObject& said);
    [[nodiscard]] bool waitsForOthersOnly(const QJsonObject& said) const;
    void overtime();
    void save();
    void saveBegun(QWebEngineDownloadRequest* download);
    void saved(bool ok);
    void watchMemory();
    void refuse(const QUrl& url);
    void finish(CaptureOutcome::Kind kind, const char* reason, bool savedFile = false);
    void letGo();

    CaptureOrder order_;
    Stage stage_ = Stage::Idle;
    LiveProfile* profile_ = nullptr;
    LiveWebPage* page_ = nullptr;
    OffScreenView* view_ = nullptr;
    QTimer limit_;
    QTimer steps_;
    QElapsedTimer rest_;  // since anything moved
    verdict::Shown shown_;
    int moved_ = -1;  // requests and answers at the last look
    int visit_ = 0;
    bool asking_ = false;  // a look is under way
    bool loaded_ = false;
    bool quiet_ = true;
    bool over_ = false;  // the limit was reached; one last look
};

}  // namespace periplus
