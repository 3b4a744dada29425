#pragma once
// ReadingController: which node is being read, and how far the reader is: states, stars, places, what comes next.
// Ownership: the desk. Thread: UI. Errors: problem().
#include "base/error.h"
#include "study/types.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

namespace periplus {

class StudyThread;

class ReadingController : public QObject {
    Q_OBJECT
public:
    // `inView` says whether a person can see the entry now (window active, not minimised).
    ReadingController(StudyThread& study, std::function<bool()> inView, int readingAfterMs = 10'000,
                      QObject* parent = nullptr);

    // Another list, or the same list read again: the article stays when it is still there. `wanted`: to start at.
    void setSnapshot(const study::SnapshotPtr& snapshot, const ArticleId& wanted = {});
    void show(catalogue::NodeIndex node);

    void nextUnread();
    void continueReading();  // the last article and its place; elsewhere() when another list has it
    void back();
    void forward();
    [[nodiscard]] bool canGoBack() const { return visited_ > 0; }
    [[nodiscard]] bool canGoForward() const { return visited_ + 1 < visits_.size(); }

    void setState(study::ReadingState state);
    void cycleState();
    void toggleStar();
    void savePlace(const study::ReadingPlace& place);  // of the current article; written a moment later
    void savePlace(const ArticleId& article, const study::ReadingPlace& place);  // of one that was left: at once
    void flushPlace();

    [[nodiscard]] const study::SnapshotPtr& snapshot() const { return snapshot_; }
    [[nodiscard]] catalogue::NodeIndex node() const { return node_; }
    [[nodiscard]] ArticleId article() const { return articleAt(node_); }
    [[nodiscard]] study::ArticleStatus status() const;  // of the current article
    [[nodiscard]] bool starred() const;
    [[nodiscard]] const study::StatusMap& statuses() const { return statuses_; }
    [[nodiscard]] catalogue::NodeIndex upNext() const;  // kNoNode: everything is read

signals:
    void currentChanged();                               // another node
    void elsewhere(const periplus::ArticleId& article);  // to go on there, its list must be opened
    void nodeMoved();                                    // the same article, another index
    void statusesLoaded();
    void statusChanged(const periplus::ArticleId& article);
    // Where the current article was left; `continuing`: the person asked to go there.
    void placeKnown(const periplus::study::ReadingPlace& place, bool continuing);
    void problem(const periplus::Error& error);

private:
    [[nodiscard]] ArticleId articleAt(catalogue::NodeIndex node) const;
    enum class Opened { Now, Later };  // later: shown because its list was opened, not read yet
    void visit(catalogue::NodeIndex node, Opened opened = Opened::Now);
    void begin(const ArticleId& wanted);
    void arrive(catalogue::NodeIndex node, Opened opened = Opened::Now);
    void recordOpened();
    void takeChanges(const study::ChangeSet& changes);
    void loadStatuses();
    void askPlace();
    void seen();
    void report(const Result<study::ChangeSet>& outcome);

    StudyThread& study_;
    std::function<bool()> inView_;
    study::SnapshotPtr snapshot_;
    study::StatusMap statuses_;
    catalogue::NodeIndex node_ = catalogue::kNoNode;
    std::vector<catalogue::NodeIndex> visits_;
    std::size_t visited_ = 0;
    QTimer seen_;
    QTimer placeLater_;
    std::optional<std::pair<ArticleId, study::ReadingPlace>> unsavedPlace_;
    bool placeAsked_ = false;  // until the answer, where the page happens to stand is not where it was left
    bool continuing_ = false;
    bool unrecorded_ = false;
    ArticleId elsewhere_;  // where continueReading() waits to go on
};

}  // namespace periplus
