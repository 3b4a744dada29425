#include "shell/catalogue_controller.h"

#include "bridge/study_thread.h"
#include "bridge/text.h"

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>
#include <memory>
#include <optional>

namespace periplus {

namespace {

// Editors write in several steps (truncate, write, rename): the dust settles first.
constexpr int kSettleMs = 200;
constexpr int kMomentMs = 300;

QString stampOf(const QString& path) {
    const QFileInfo file(path);
    if (!file.exists()) return {};
    return QString::number(file.size()) + QLatin1Char('/') + QString::number(file.lastModified().toMSecsSinceEpoch());
}

}  // namespace

CatalogueController::CatalogueController(StudyThread& study, QObject* parent) : QObject(parent), study_(study) {
    settle_.setSingleShot(true);
    settle_.setInterval(kSettleMs);
    slow_.setSingleShot(true);
    slow_.setInterval(kMomentMs);
    connect(&settle_, &QTimer::timeout, this, &CatalogueController::fileTouched);
    connect(&watcher_, &QFileSystemWatcher::fileChanged, &settle_, qOverload<>(&QTimer::start));
    connect(&watcher_, &QFileSystemWatcher::directoryChanged, &settle_, qOverload<>(&QTimer::start));
}

void CatalogueController::read(const QString& name, Which which, std::function<Outcome(study::Library&)> ask,
                               std::function<void(const Outcome&)> then) {
    endReading();
    another_ = which == Which::Another;
    slow_.disconnect(this);
    connect(&slow_, &QTimer::timeout, this,
            [this, name, which] { emit readingStarted(name, which == Which::Another); });
    slow_.start();
    study_.query(this, std::move(ask), [this, token = ++asked_, then = std::move(then)](const Outcome& outcome) {
        if (token != asked_) return;
        endReading();
        then(outcome);
    });
}

void CatalogueController::endReading() {
    another_ = false;
    slow_.stop();
    emit readingEnded();
}

void CatalogueController::cancel() {
    ++asked_;
    endReading();
    if (!snapshot_) openBundled();
}

void CatalogueController::openBundled() {
    read(
        tr("the bundled list"), Which::Another, [](study::Library& library) { return library.openBundled(); },
        [this](const Outcome& outcome) { take(outcome); });
}

void CatalogueController::open(const QString& path) {
    const std::string absolute = utf8(QFileInfo(path).absoluteFilePath());
    read(
        QFileInfo(path).fileName(), Which::Another,
        [absolute](study::Library& library) { return library.openCatalogue(absolute); },
        [this](const Outcome& outcome) { take(outcome); });
}

void CatalogueController::openLast(const CatalogueId& id, const QStringList& files) {
    if (files.isEmpty() && id.empty()) return openBundled();
    std::vector<std::string> paths;
    for (const auto& file : files) paths.push_back(utf8(QFileInfo(file).absoluteFilePath()));
    const auto trouble = std::make_shared<std::optional<Error>>();  // written there, read here when the answer comes
    read(
        files.isEmpty() ? tr("the list") : QFileInfo(files.back()).fileName(), Which::Another,
        [id, paths, trouble](study::Library& library) {
            std::optional<Error>& problem = *trouble;
            Result<study::SnapshotPtr> last = fail(ErrorCode::NotFound, id.value);
            for (const auto& path : paths) {
                last = library.openCatalogue(path);
                if (!last) problem = last.error();
            }
            if (!last && !id.empty()) {
                last = library.reloadCatalogue(id);
                if (!last && !problem) problem = last.error();
            }
            return last ? last : library.openBundled();
        },
        [this, trouble](const Outcome& outcome) {
            take(outcome);
            if (outcome && *trouble) emit problem(**trouble);
        });
}

void CatalogueController::openHolding(const ArticleId& article) {
    read(
        tr("the list"), Which::Another, [article](study::Library& library) { return library.openHolding(article); },
        [this](const Outcome& outcome) {
            if (!outcome && outcome.error().code == ErrorCode::UnknownEntry) {
                emit notHeld();
                return;
            }
            take(outcome);
        });
}

void CatalogueController::reload() {
    if (!snapshot_ || another_) return;
    if (snapshot_->file.bundled) return openBundled();
    read(
        qt(snapshot_->file.name), Which::Same,
        [id = snapshot_->file.id](study::Library& library) { return library.reloadCatalogue(id); },
        [this](const Outcome& outcome) { take(outcome); });
}

void CatalogueController::forget(const CatalogueId& id) {
    study_.command(
        this, [id](study::Library& library) { return library.forgetCatalogue(id); },
        [this](const Result<study::ChangeSet>& outcome) {
            if (!outcome) emit problem(outcome.error());
            refreshRecent();
        });
}

void CatalogueController::refreshRecent() {
    study_.query(
        this, [](study::Library& library) { return library.catalogues(); },
        [this](const Result<std::vector<study::CatalogueFile>>& outcome) {
            if (!outcome) return;  // the list of names is a comfort; its next reading will tell
            recent_ = *outcome;
            std::ranges::stable_sort(
                recent_, [](const auto& a, const auto& b) { return a.lastOpened.value > b.lastOpened.value; });
            emit recentChanged();
        });
}

void CatalogueController::take(const Outcome& outcome) {
    if (!outcome) {
        emit problem(outcome.error());
        return;
    }
    const bool same = snapshot_ && snapshot_->file.id == (*outcome)->file.id;
    snapshot_ = *outcome;
    watch();
    emit problemSolved();
    if (same) {
        emit reloaded();
    } else {
        emit opened();
    }
    refreshRecent();
}

// The folder is watched too: many editors save by renaming another file over this one.
void CatalogueController::watch() {
    const QStringList before = watcher_.files() + watcher_.directories();
    if (!before.isEmpty()) watcher_.removePaths(before);
    if (snapshot_->file.bundled) return;
    const QString path = qt(snapshot_->file.path);
    stamp_ = stampOf(path);
    watcher_.addPath(QFileInfo(path).path());
    if (!stamp_.isEmpty()) watcher_.addPath(path);
}

void CatalogueController::fileTouched() {
    if (!snapshot_ || snapshot_->file.bundled) return;
    const QString path = qt(snapshot_->file.path);
    const QString stamp = stampOf(path);
    if (stamp == stamp_) return;
    stamp_ = stamp;
    reload();
}

}  // namespace periplus
