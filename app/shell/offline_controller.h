#pragma once
// OfflineController: takes pages offline. Orders go into the library's queue and come back after a restart; the
// schedule says which may be captured now, the web engine captures, intake puts it into the library, and the proof
// follows. Pauses, goes on, gives up what waits. What did not come stays known until it came or is dismissed.
// Ownership: the desk. Thread: UI; nothing here waits. Errors: problem(), and the items that failed, with their
// reasons.
#include "base/error.h"
#include "reader/capture_pages.h"
#include "shell/capture_plugin.h"
#include "shell/intake_worker.h"
#include "study/capture_schedule.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <vector>

namespace periplus {

class CaptureProofs;
class Settings;
class StudyThread;

struct OfflineStanding {
    study::ScheduleCount count;
    bool paused = false;
    QString at;  // the title that is captured now, else the one that comes next
};

class OfflineController : public QObject {
    Q_OBJECT
public:
    OfflineController(StudyThread& study, Settings& settings, IntakeWorker& intake, CaptureProofs& proofs,
                      CapturePluginMaker plugin, QObject* parent = nullptr);
    ~OfflineController() override;

    void restore();  // the library is open: what waited goes on
    void order(std::vector<study::QueueItem> items);
    void pause(bool paused);
    void cancel();
    [[nodiscard]] OfflineStanding standing() const;
    // What did not come, of this order and earlier ones; also while it is tried again, and what was dismissed.
    [[nodiscard]] const std::map<ArticleId, study::QueueItem>& missed() const { return missed_; }
    void dismiss(std::vector<study::QueueItem> items);
    [[nodiscard]] bool waitsFor(const ArticleId& article) const;

    // Whether there is no network at all; then what did not come is not held against its link. Where the system does
    // not know it (a train's Wi-Fi that leads nowhere), three sites in a row whose names nobody knew say the same.
    std::function<bool()> networkAway;

signals:
    void standingChanged();  // also of what did not come
    void ended(const periplus::ArticleId& article, bool saved);
    void allEnded();  // everything that was ordered
    void networkLost();
    void noPlugin(const QString& reason);
    void problem(const periplus::Error& error);

private:
    struct Running {
        study::ScheduledPage page;
        PageCapturer* capturer = nullptr;
        QString file;
        std::shared_ptr<std::stop_source> intake;
    };

    // A link whose site's name was not found. It counts when another site has answered since.
    struct Doubt {
        ArticleId article;
        std::string url;
        CaptureOutcome outcome;
    };

    void applyLimits();
    void pump();
    void begin(const study::ScheduledPage& page);
    PageCapturer* capturer();
    void captured(const ArticleId& article, const CaptureOutcome& outcome);
    void takeIn(const ArticleId& article, const CaptureOutcome& outcome);
    void finish(const ArticleId& article, study::CaptureEnd end, const std::string& reason, const CaptureId& capture);
    void recordLink(const std::string& url, const CaptureOutcome& outcome);
    void weigh(const ArticleId& article, const std::string& url, const CaptureOutcome& outcome);
    [[nodiscard]] bool noSiteIsFound() const;
    void waitForNetwork(const ArticleId& article);
    void keep(const study::QueueItem& item);
    void takeChanges(const study::ChangeSet& changes);
    void takeMissed(const std::vector<study::QueueItem>& queue);
    template <class Ask>
    void command(Ask ask);

    StudyThread& study_;
    Settings& settings_;
    IntakeWorker& intake_;
    CaptureProofs& proofs_;
    CapturePluginMaker plugin_;
    study::CaptureSchedule schedule_;
    std::map<ArticleId, Running> running_;
    std::map<ArticleId, study::QueueItem> missed_;
    std::vector<PageCapturer*> idle_;
    std::vector<Doubt> doubts_;  // since a site last answered
    QTimer wake_;
};

}  // namespace periplus
