#pragma once
// CatalogueController: which list is open. Opens, watches and reloads it, and knows the recent ones.
// A list that cannot be read leaves the one that is shown as it is. Ownership: the desk. Thread: UI.
// Errors: problem(), until problemSolved().
#include "base/error.h"
#include "study/types.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QString>
#include <QTimer>

#include <cstdint>
#include <functional>
#include <vector>

namespace periplus {

namespace study {
class Library;
}
class StudyThread;

class CatalogueController : public QObject {
    Q_OBJECT
public:
    explicit CatalogueController(StudyThread& study, QObject* parent = nullptr);

    void openBundled();
    void open(const QString& path);
    void openLast(const CatalogueId& id, const QStringList& files);  // first start of a session
    void openHolding(const ArticleId& article);                      // or notHeld()
    void reload();
    void cancel();  // what is being read is dropped when it comes; what was open stays
    void forget(const CatalogueId& id);
    void refreshRecent();

    [[nodiscard]] const study::SnapshotPtr& snapshot() const { return snapshot_; }
    [[nodiscard]] const std::vector<study::CatalogueFile>& recent() const { return recent_; }

signals:
    void opened();                                           // another list than before
    void reloaded();                                         // the same list, read again
    void readingStarted(const QString& name, bool another);  // it takes longer than a moment; another list than now
    void readingEnded();
    void notHeld();  // no list that is known has the article now
    void recentChanged();
    void problem(const periplus::Error& error);
    void problemSolved();

private:
    using Outcome = Result<study::SnapshotPtr>;
    enum class Which { Another, Same };
    void read(const QString& name, Which which, std::function<Outcome(study::Library&)> ask,
              std::function<void(const Outcome&)> then);
    void endReading();
    void take(const Outcome& outcome);
    void watch();
    void fileTouched();

    StudyThread& study_;
    study::SnapshotPtr snapshot_;
    std::vector<study::CatalogueFile> recent_;
    QFileSystemWatcher watcher_;
    QTimer settle_;
    QTimer slow_;
    std::uint64_t asked_ = 0;  // which reading is waited for; an answer to an earlier one is dropped
    bool another_ = false;     // one that was asked for is being read
    QString stamp_;            // size and time of the file as it was read
};

}  // namespace periplus
