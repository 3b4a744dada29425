#include "shell/archive_controller.h"

#include "bridge/capture_words.h"
#include "bridge/study_thread.h"
#include "bridge/text.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kLongestName = 60;

int percentOf(const Progress& now) {
    return now.total == 0 ? -1 : static_cast<int>(std::min<std::uint64_t>(100, now.done * 100 / now.total));
}

// One file each; what is damaged leaves the others alone.
Result<study::ExportReport> exportEach(const study::ExportSource& source, const ExportOrder& order,
                                       const ProgressSink& told, const std::stop_token& stop) {
    study::ExportReport all;
    std::uint64_t done = 0;
    for (const auto& capture : order.captures) {
        const QString path = QDir(order.path).filePath(ArchiveController::fileNameOf(capture, u".html"_s));
        auto written = study::exportCaptures(source, {capture.id}, order.format, utf8(path), {}, stop);
        if (!written && written.error().code != ErrorCode::Damaged) return written;
        if (written)
            all.left.insert(all.left.end(), written->left.begin(), written->left.end());
        else
            all.left.push_back(std::move(written.error()));
        told({++done, order.captures.size(), capture.title});
    }
    return all;
}

Result<study::ExportReport> exportAll(const study::ExportSource& source, const ExportOrder& order,
                                      const ProgressSink& told, const std::stop_token& stop) {
    const bool folder = order.format == study::ExportFormat::Html && QFileInfo(order.path).isDir();
    if (folder) return exportEach(source, order, told, stop);
    std::vector<CaptureId> ids;
    for (const auto& capture : order.captures) ids.push_back(capture.id);
    return study::exportCaptures(source, ids, order.format, utf8(order.path), told, stop);
}

}  // namespace

ArchiveController::ArchiveController(StudyThread& study, IntakeWorker& intake, QObject* parent)
    : QObject(parent), study_(study), intake_(intake) {
    thread_.setMaxThreadCount(1);
}

ArchiveController::~ArchiveController() {
    stop();
    thread_.waitForDone();
    delete paper_;
}

bool ArchiveController::looksLikeArchive(const QString& path) {
    static const QStringList endings = {u".warc"_s,  u".warc.gz"_s, u".wacz"_s, u".mht"_s,
                                        u".mhtml"_s, u".html"_s,    u".htm"_s,  u".xhtml"_s};
    const QString name = QFileInfo(path).fileName().toLower();
    return QFileInfo(path).isDir() ||
           std::ranges::any_of(endings, [&name](const QString& ending) { return name.endsWith(ending); });
}

QString ArchiveController::fileNameOf(const study::Capture& capture, const QString& ending) {
    QString name;
    for (const QChar c : qt(capture.title).simplified()) {
        const bool safe = c.isLetterOrNumber() || c == u' ' || c == u'-' || c == u'_' || c == u'.';
        name += safe ? c : QChar(u'-');
    }
    while (name.startsWith(u'.')) name.remove(0, 1);
    name = name.left(kLongestName).trimmed();
    if (name.isEmpty()) name = u"page"_s;
    return u"%1 %2 %3%4"_s.arg(name, shortDate(capture.capturedAt), qt(capture.id.value).left(6), ending);
}

void ArchiveController::import(const QStringList& paths) {
    waiting_ += paths;
    if (importing_ || waiting_.isEmpty()) return;
    importing_ = true;
    report_ = {};
    next();
}

void ArchiveController::next() {
    if (waiting_.isEmpty()) {
        return endImport();
    }
    const QString path = waiting_.takeFirst();
    const QString name = QFileInfo(path).fileName();
    emit progress(tr("Importing %1...").arg(name), -1);
    IntakeJob job;
    job.path = path;
    stop_ = intake_.run(
        std::move(job), [this, path](const Result<study::IntakeReport>& report) { take(path, report); },
        [this, name](const Progress& now) {
            if (importing_) emit progress(tr("Importing %1...").arg(name), percentOf(now));
        });
}

// Which entries the pages belong to is known to the library alone.
void ArchiveController::endImport() {
    importing_ = false;
    stop_.reset();
    emit workEnded();
    study_.query(
        this,
        [report = std::exchange(report_, {})](study::Library& library) mutable -> Result<ImportReport> {
            for (auto& capture : report.captures)
                if (auto kept = library.captures().find(capture.id)) capture = *std::move(kept);
            return std::move(report);
        },
        [this](const Result<ImportReport>& report) {
            if (report) emit imported(*report);
        });
}

void ArchiveController::take(const QString& path, const Result<study::IntakeReport>& report) {
    if (report) {
        report_.captures.insert(report_.captures.end(), report->captures.begin(), report->captures.end());
        report_.doubts.insert(report_.doubts.end(), report->doubts.begin(), report->doubts.end());
        report_.moreDoubts += report->moreDoubts;
    } else if (report.error().code == ErrorCode::Cancelled) {
        report_.stopped = true;
    } else {
        report_.failed.emplace_back(path, report.error());
    }
    next();
}

void ArchiveController::exportTo(const ExportOrder& order) {
    if (exporting_ || order.captures.empty()) return;
    exporting_ = true;
    stop_ = std::make_shared<std::stop_source>();
    const QString words = tr("Exporting %n capture(s)...", nullptr, static_cast<int>(order.captures.size()));
    emit progress(words, 0);
    using Files = std::shared_ptr<store::PartFiles>;
    study_.query(
        this, [](study::Library& library) -> Result<Files> { return library.captures().partFiles(); },
        [this, order, words](const Result<Files>& files) {
            if (!files) return endExport(order, std::unexpected(files.error()));
            beginExport(order, words, *files);
        });
}

// On a thread of its own, which asks the library for one capture at a time: notes are saved meanwhile.
void ArchiveController::beginExport(const ExportOrder& order, const QString& words,
                                    const std::shared_ptr<store::PartFiles>& files) {
    const auto capture = [study = &study_](const CaptureId& id) {
        return study->queryHere(
            [&id](study::Library& library) { return study::captureToExport(library.captures(), id); });
    };
    const ProgressSink told = [this, words](const Progress& now) {
        QMetaObject::invokeMethod(
            this,
            [this, words, percent = percentOf(now)] {
                if (exporting_) emit progress(words, percent);
            },
            Qt::QueuedConnection);
    };
    thread_.start([this, order, told, source = study::ExportSource{capture, files}, stop = stop_->get_token()] {
        const auto outcome = std::make_shared<Result<study::ExportReport>>(exportAll(source, order, told, stop));
        QMetaObject::invokeMethod(this, [this, order, outcome] { endExport(order, *outcome); }, Qt::QueuedConnection);
    });
}

void ArchiveController::endExport(const ExportOrder& order, const Result<study::ExportReport>& outcome) {
    exporting_ = false;
    stop_.reset();
    emit workEnded();
    if (outcome) return emit exported(order.path, outcome->left);
    if (outcome.error().code == ErrorCode::Cancelled) return emit exportStopped();
    emit exportFailed(outcome.error());
}

void ArchiveController::exportPdf(const ExportOrder& order, const CapturePagePolicy& policy,
                                  const CapturePluginMaker& plugin) {
    if (exporting_) return;
    pdf_ = order;
    std::erase_if(pdf_.captures, [](const study::Capture& capture) { return !readableOffline(capture); });
    QString reason;
    CapturePlugin* maker = pdf_.captures.empty() ? nullptr : plugin(&reason);
    if (!maker) return;
    exporting_ = true;
    printed_ = 0;
    stop_ = std::make_shared<std::stop_source>();
    paper_ = maker->createPage(policy, nullptr);
    connect(paper_, &CapturePage::loadFinished, this, [this](bool ok) {
        const auto& capture = pdf_.captures[printed_];
        const QString path = QDir(pdf_.path).filePath(fileNameOf(capture, u".pdf"_s));
        const auto failed = [path] { return Error{ErrorCode::Unwritable, utf8(path), {}, {}, {}}; };
        if (!ok) return endPdf(failed());
        paper_->savePdf(path, [this, failed](bool written) {
            if (!written) return endPdf(failed());
            ++printed_;
            nextPdf();
        });
    });
    nextPdf();
}

void ArchiveController::nextPdf() {
    if (stop_->stop_requested() || printed_ == pdf_.captures.size()) return endPdf({});
    const auto& capture = pdf_.captures[printed_];
    emit progress(tr("Writing %1...").arg(qt(capture.title)), static_cast<int>(printed_ * 100 / pdf_.captures.size()));
    paper_->open(qt(capture.id.value), QUrl(qt(capture.url)), CapturePage::View::Page);
}

void ArchiveController::endPdf(const std::optional<Error>& error) {
    const bool stopped = stop_->stop_requested();
    exporting_ = false;
    stop_.reset();
    paper_->disconnect(this);
    std::exchange(paper_, nullptr)->deleteLater();
    emit workEnded();
    if (error) return emit exportFailed(*error);
    if (stopped) return emit exportStopped();
    emit exported(pdf_.path, {});
}

void ArchiveController::stop() {
    waiting_.clear();
    if (stop_) stop_->request_stop();
}

}  // namespace periplus
