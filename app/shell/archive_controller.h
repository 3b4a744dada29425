#pragma once
// ArchiveController: archives come in and captures go out, one piece of work at a time, with progress; each can be
// stopped. Both run beside the window and the library.
// Ownership: the desk. Thread: UI. Errors: in the reports.
#include "base/error.h"
#include "reader/capture_pages.h"
#include "shell/capture_plugin.h"
#include "shell/intake_worker.h"
#include "study/capture_export.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QThreadPool>

#include <optional>
#include <utility>
#include <vector>

namespace periplus {

class StudyThread;

struct ImportReport {
    std::vector<study::Capture> captures;
    std::vector<archive::Doubt> doubts;
    std::uint64_t moreDoubts = 0;
    std::vector<std::pair<QString, Error>> failed;  // files that gave nothing
    bool stopped = false;
};

struct ExportOrder {
    std::vector<study::Capture> captures;
    study::ExportFormat format = study::ExportFormat::Wacz;
    QString path;  // a file; for Html with several captures a folder
};

class ArchiveController : public QObject {
    Q_OBJECT
public:
    ArchiveController(StudyThread& study, IntakeWorker& intake, QObject* parent = nullptr);
    ~ArchiveController() override;

    void import(const QStringList& paths);  // those that are being imported come first
    void exportTo(const ExportOrder& order);
    // One PDF a capture into a folder, printed by the web engine; captures that can be read.
    void exportPdf(const ExportOrder& order, const CapturePagePolicy& policy, const CapturePluginMaker& plugin);
    void stop();
    [[nodiscard]] bool working() const { return importing_ || exporting_; }

    // Whether a file that was dropped or named is an archive rather than a list.
    [[nodiscard]] static bool looksLikeArchive(const QString& path);
    // A file name made from a title: nothing that a file system forbids.
    [[nodiscard]] static QString fileNameOf(const study::Capture& capture, const QString& ending);

signals:
    void progress(const QString& words, int percent);
    void workEnded();
    void imported(const periplus::ImportReport& report);
    void exported(const QString& path, const std::vector<periplus::Error>& left);  // `left`: what was damaged
    void exportStopped();
    void exportFailed(const periplus::Error& error);

private:
    void next();
    void endImport();
    void beginExport(const ExportOrder& order, const QString& words, const std::shared_ptr<store::PartFiles>& files);
    void endExport(const ExportOrder& order, const Result<study::ExportReport>& outcome);
    void nextPdf();
    void endPdf(const std::optional<Error>& error);
    void take(const QString& path, const Result<study::IntakeReport>& report);

    StudyThread& study_;
    IntakeWorker& intake_;
    QStringList waiting_;
    ImportReport report_;
    std::shared_ptr<std::stop_source> stop_;
    ExportOrder pdf_;
    std::size_t printed_ = 0;
    CapturePage* paper_ = nullptr;  // out of sight, while PDF is made
    QThreadPool thread_;            // exports
    bool importing_ = false;
    bool exporting_ = false;
};

}  // namespace periplus
