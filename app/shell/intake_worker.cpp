#include "shell/intake_worker.h"

#include "bridge/study_thread.h"
#include "bridge/text.h"
#include "study/captures.h"

#include <QDir>
#include <QPointer>
#include <QStandardPaths>

#include <algorithm>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kAtOnce = 2;

QString folderTemplate() {
    const QDir cache(QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation));
    const QString folder = cache.filePath(u"periplus"_s);
    return QDir().mkpath(folder) ? folder + u"/intake-XXXXXX"_s : QDir::temp().filePath(u"periplus-intake-XXXXXX"_s);
}

}  // namespace

IntakeWorker::IntakeWorker(StudyThread& study, QObject* parent)
    : QObject(parent), study_(study), folder_(folderTemplate()) {
    threads_.setMaxThreadCount(kAtOnce);
}

IntakeWorker::~IntakeWorker() {
    for (const auto& one : running_) {
        if (const auto stop = one.lock()) stop->request_stop();
    }
    threads_.waitForDone();
}

QString IntakeWorker::freshFile(const QString& ending) {
    return folder_.isValid() ? folder_.filePath(QString::number(++files_) + ending) : QString();
}

std::shared_ptr<std::stop_source> IntakeWorker::run(IntakeJob job,
                                                    std::function<void(const Result<study::IntakeReport>&)> then,
                                                    std::function<void(const Progress&)> progress) {
    auto stop = std::make_shared<std::stop_source>();
    std::erase_if(running_, [](const auto& one) { return one.expired(); });
    running_.push_back(stop);
    using Files = std::shared_ptr<store::PartFiles>;
    study_.query(
        this, [](study::Library& library) -> Result<Files> { return library.captures().partFiles(); },
        [this, job = std::move(job), stop, then = std::move(then),
         progress = std::move(progress)](const Result<Files>& files) {
            if (!files) return then(std::unexpected(files.error()));
            study::IntakeOptions options;
            options.parts = *files;
            options.reader.program = archive::findReaderProgram();
            options.workFolder = utf8(freshFile(u".work"_s));
            options.clock = systemNow;
            options.pageBytes = job.pageBytes;
            begin(job, std::move(options), stop, then, progress);
        });
    return stop;
}

void IntakeWorker::begin(IntakeJob job, study::IntakeOptions options, const std::shared_ptr<std::stop_source>& stop,
                         const std::function<void(const Result<study::IntakeReport>&)>& then,
                         const std::function<void(const Progress&)>& progress) {
    QDir().mkpath(qt(options.workFolder));
    // The worker thread only posts to this object, which waits for the thread before it goes.
    const ProgressSink told = [this, progress](const Progress& now) {
        if (progress) QMetaObject::invokeMethod(this, [progress, now] { progress(now); }, Qt::QueuedConnection);
    };
    threads_.start([this, job = std::move(job), options = std::move(options), stop, then, told] {
        const study::AddCapture add = [this](const study::NewCapture& capture) -> Result<void> {
            const auto added =
                study_.commandHere([&capture](study::Library& library) { return library.captures().add(capture); });
            if (!added) return std::unexpected(added.error());
            return {};
        };
        auto outcome = study::takeIn(options, utf8(job.path), add, job.page, told, stop->get_token());
        QMetaObject::invokeMethod(
            this, [then, outcome = std::make_shared<decltype(outcome)>(std::move(outcome))] { then(*outcome); },
            Qt::QueuedConnection);
    });
}

}  // namespace periplus
