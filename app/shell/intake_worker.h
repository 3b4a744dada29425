#pragma once
// IntakeWorker: puts archives and saved pages into the library on a thread of its own; each capture is added through
// the library's thread. Answers on the UI thread. Ends what it does, before it goes, soon after it was asked to.
// Ownership: its parent. Thread: UI. Errors: in the answer.
#include "base/error.h"
#include "base/progress.h"
#include "study/intake.h"

#include <QObject>
#include <QString>
#include <QTemporaryDir>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace periplus {

class StudyThread;

struct IntakeJob {
    QString path;
    std::optional<study::IntakePage> page;  // known of a live capture
    std::uint64_t pageBytes = 64ULL * 1024 * 1024;
};

class IntakeWorker : public QObject {
    Q_OBJECT
public:
    explicit IntakeWorker(StudyThread& study, QObject* parent = nullptr);
    ~IntakeWorker() override;

    // `progress` is called on the UI thread. The source stops this job alone.
    std::shared_ptr<std::stop_source> run(IntakeJob job, std::function<void(const Result<study::IntakeReport>&)> then,
                                          std::function<void(const Progress&)> progress = {});

    // A new path for a file of ours; empty when no folder could be made.
    [[nodiscard]] QString freshFile(const QString& ending);

private:
    void begin(IntakeJob job, study::IntakeOptions options, const std::shared_ptr<std::stop_source>& stop,
               const std::function<void(const Result<study::IntakeReport>&)>& then,
               const std::function<void(const Progress&)>& progress);

    StudyThread& study_;
    QTemporaryDir folder_;
    QThreadPool threads_;
    std::vector<std::weak_ptr<std::stop_source>> running_;
    int files_ = 0;
};

}  // namespace periplus
