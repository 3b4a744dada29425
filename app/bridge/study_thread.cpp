#include "bridge/study_thread.h"

namespace periplus {

StudyThread::StudyThread(QObject* parent) : QObject(parent), worker_(new QObject) {
    thread_.setObjectName(QStringLiteral("study"));
    worker_->moveToThread(&thread_);
    connect(&thread_, &QThread::finished, worker_, &QObject::deleteLater);
    thread_.start();
}

StudyThread::~StudyThread() {
    // Queued behind everything that was asked, so the last words are written before the library closes.
    post([this] {
        library_.reset();
        thread_.quit();
    });
    thread_.wait();
}

void StudyThread::open(study::OpenOptions options, QObject* context,
                       std::function<void(Result<std::vector<Error>>)> then) {
    post([this, context = QPointer<QObject>(context), options = std::move(options), then = std::move(then)]() mutable {
        library_.reset();  // a second try must not find the folder held by the first
        auto opened = study::Library::open(std::move(options));
        if (!opened) {
            deliver(context, std::move(then), Result<std::vector<Error>>(std::unexpected(std::move(opened.error()))));
            return;
        }
        library_ = std::move(*opened);
        deliver(context, std::move(then), Result<std::vector<Error>>(library_->notices()));
    });
}

void StudyThread::post(std::function<void()> work) {
    QMetaObject::invokeMethod(worker_, std::move(work), Qt::QueuedConnection);
}

void StudyThread::announce(const study::ChangeSet& changes) {
    // An empty change (nothing to undo) has nothing to tell.
    using enum study::CommandKind;
    const bool ofTheQueue = changes.kind == QueueCaptures || changes.kind == CheckLink;
    if (changes.articles.empty() && changes.annotations.empty() && changes.captures.empty() && !changes.catalogue &&
        !ofTheQueue)
        return;
    QMetaObject::invokeMethod(this, [this, changes] { emit changed(changes); }, Qt::QueuedConnection);
}

Error StudyThread::notOpen() { return {ErrorCode::InvalidArgument, "the library", "it is not open", {}, {}}; }

}  // namespace periplus
