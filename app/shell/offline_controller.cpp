#include "shell/offline_controller.h"

#include "bridge/study_thread.h"
#include "bridge/text.h"
#include "reader/capture_verdict.h"
#include "settings/settings.h"
#include "shell/capture_proofs.h"

#include <QFile>

#include <algorithm>
#include <set>
#include <utility>

namespace periplus {

using namespace Qt::Literals::StringLiterals;
using study::CaptureEnd;
using study::QueueItem;
using study::QueueState;

namespace {

// What is decided before the page is read; an ordinary page is judged by its parts.
std::optional<study::CaptureState> stateOf(CaptureOutcome::Kind kind) {
    switch (kind) {
        case CaptureOutcome::Kind::NeedsLogin: return study::CaptureState::NeedsLogin;
        case CaptureOutcome::Kind::Gone: return study::CaptureState::Gone;
        case CaptureOutcome::Kind::Refused: return study::CaptureState::Refused;
        case CaptureOutcome::Kind::Saved:
        case CaptureOutcome::Kind::File:
        case CaptureOutcome::Kind::Failed:
        case CaptureOutcome::Kind::Cancelled: break;
    }
    return std::nullopt;
}

CaptureEnd endOf(CaptureOutcome::Kind kind) {
    switch (kind) {
        case CaptureOutcome::Kind::Saved: return CaptureEnd::Saved;
        case CaptureOutcome::Kind::NeedsLogin:
        case CaptureOutcome::Kind::Gone:
        case CaptureOutcome::Kind::Refused:
        case CaptureOutcome::Kind::File: return CaptureEnd::Closed;
        case CaptureOutcome::Kind::Failed: return CaptureEnd::Failed;
        case CaptureOutcome::Kind::Cancelled: break;
    }
    return CaptureEnd::Cancelled;
}

constexpr std::size_t kSitesInARow = 3;
constexpr const char* kNothing = QT_TRANSLATE_NOOP("CaptureReason", "The page could not be put into the library.");

}  // namespace

OfflineController::OfflineController(StudyThread& study, Settings& settings, IntakeWorker& intake,
                                     CaptureProofs& proofs, CapturePluginMaker plugin, QObject* parent)
    : QObject(parent),
      study_(study),
      settings_(settings),
      intake_(intake),
      proofs_(proofs),
      plugin_(std::move(plugin)),
      schedule_(systemNow) {
    wake_.setSingleShot(true);
    connect(&wake_, &QTimer::timeout, this, &OfflineController::pump);
    connect(&settings_, &Settings::changed, this, &OfflineController::applyLimits);
    connect(&study_, &StudyThread::changed, this, &OfflineController::takeChanges);
    applyLimits();
    schedule_.pause(settings_.get(keys::kQueuePaused));
}

OfflineController::~OfflineController() {
    for (auto& [article, running] : running_) {
        if (running.capturer) running.capturer->disconnect(this);
    }
}

void OfflineController::applyLimits() {
    study::ScheduleLimits limits;
    limits.politeMillis = settings_.get(keys::kPoliteSeconds) * 1000;
    limits.slowMillis = std::min<std::int64_t>(limits.slowMillis, settings_.get(keys::kQuietSeconds) * 500);
    schedule_.setLimits(limits);
}

template <class Ask>
void OfflineController::command(Ask ask) {
    study_.command(this, std::move(ask), [this](const Result<study::ChangeSet>& outcome) {
        if (!outcome) emit problem(outcome.error());
    });
}

void OfflineController::restore() {
    study_.query(
        this, [](study::Library& library) { return library.captures().queue(); },
        [this](const Result<std::vector<QueueItem>>& queue) {
            if (!queue) return emit problem(queue.error());
            takeMissed(*queue);
            // What is over makes way for the next order, as it does in order().
            const bool goesOn =
                std::ranges::any_of(*queue, [](const QueueItem& item) { return item.state <= QueueState::Running; });
            if (goesOn) schedule_.add(*queue);
            pump();
        });
}

void OfflineController::takeMissed(const std::vector<QueueItem>& queue) {
    missed_.clear();
    for (const auto& item : queue)
        if (item.state >= QueueState::Failed || (item.state != QueueState::Done && item.missedAt.value != 0))
            missed_[item.article] = item;
}

// It may have come another way: from an archive, from a clone.
void OfflineController::takeChanges(const study::ChangeSet& changes) {
    if (changes.kind != study::CommandKind::AddCapture) return;
    const auto over = [this](const ArticleId& article) { return missed_.contains(article) && !waitsFor(article); };
    if (std::ranges::none_of(changes.articles, over)) return;
    study_.query(
        this, [](study::Library& library) { return library.captures().queue(); },
        [this](const Result<std::vector<QueueItem>>& queue) {
            if (!queue) return emit problem(queue.error());
            std::erase_if(missed_, [&queue](const auto& known) {
                return std::ranges::find(*queue, known.first, &QueueItem::article) == queue->end();
            });
            emit standingChanged();
        });
}

void OfflineController::dismiss(std::vector<QueueItem> items) {
    std::erase_if(items, [this](const QueueItem& item) { return item.article.empty() || waitsFor(item.article); });
    for (auto& item : items) {
        item.state = QueueState::Dismissed;
        missed_[item.article] = item;
    }
    command([items = std::move(items)](study::Library& library) { return library.captures().dismiss(items); });
    emit standingChanged();
}

void OfflineController::order(std::vector<QueueItem> items) {
    std::erase_if(items, [](const QueueItem& item) { return item.urls.empty(); });
    if (items.empty()) return;
    for (auto& item : items) {
        const auto known = missed_.find(item.article);
        if (known == missed_.end() || waitsFor(item.article)) continue;
        if (known->second.state == QueueState::Dismissed) {
            missed_.erase(known);
            continue;
        }
        item.reason = known->second.reason;
        item.missedAt = known->second.missedAt;
        known->second = item;
    }
    // A finished order makes way for the next one, so that "12 of 78" speaks of this one.
    const bool fresh = schedule_.count().left() == 0;
    if (fresh) schedule_.clear();
    schedule_.add(items);
    command([fresh, items = std::move(items)](study::Library& library) -> Result<study::ChangeSet> {
        if (fresh) {
            if (auto cleared = library.captures().clearQueue(); !cleared) return cleared;
        }
        return library.captures().enqueue(items);
    });
    pump();
}

void OfflineController::pause(bool paused) {
    settings_.set(keys::kQueuePaused, paused);
    schedule_.pause(paused);
    pump();
}

// What is in the library already stays; what waits is forgotten.
void OfflineController::cancel() {
    for (auto& [article, running] : std::exchange(running_, {})) {
        if (running.capturer) {
            running.capturer->disconnect(this);
            running.capturer->cancel();
            running.capturer->deleteLater();
        }
        if (running.intake) running.intake->request_stop();
        QFile::remove(running.file);
    }
    schedule_.clear();
    for (auto& [article, item] : missed_)
        if (item.state != QueueState::Dismissed) item.state = QueueState::Failed;  // it has still not come
    settings_.set(keys::kQueuePaused, false);
    schedule_.pause(false);
    command([](study::Library& library) { return library.captures().clearQueue(); });
    pump();
}

void OfflineController::pump() {
    while (const auto page = schedule_.start()) {
        PageCapturer* free = capturer();
        if (!free) {
            schedule_.finish(page->article, CaptureEnd::Cancelled, {}, {});
            schedule_.pause(true);
            break;
        }
        idle_.push_back(free);
        begin(*page);
    }
    if (const auto at = schedule_.wakeAt()) {
        wake_.start(static_cast<int>(std::clamp<std::int64_t>(at->value - systemNow().value + 5, 1, 60'000)));
    } else {
        wake_.stop();
    }
    if (schedule_.count().left() == 0) {
        for (auto* done : std::exchange(idle_, {})) done->deleteLater();  // each holds a page of the engine
    }
    emit standingChanged();
}

PageCapturer* OfflineController::capturer() {
    if (!idle_.empty()) {
        PageCapturer* free = idle_.back();
        idle_.pop_back();
        return free;
    }
    QString reason;
    CapturePlugin* plugin = plugin_(&reason);
    if (!plugin) {
        emit noPlugin(reason);
        return nullptr;
    }
    return plugin->createCapturer(this);
}

void OfflineController::begin(const study::ScheduledPage& page) {
    PageCapturer* capturer = idle_.back();
    idle_.pop_back();
    const QString file = intake_.freshFile(u".mhtml"_s);
    running_[page.article] = {page, capturer, file, {}};
    // Queued: it may answer at once, and again from within its own call.
    connect(
        capturer, &PageCapturer::finished, this,
        [this, article = page.article](const CaptureOutcome& outcome) { captured(article, outcome); },
        Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
    CaptureOrder order;
    order.url = QUrl(qt(page.url));
    order.script = settings_.scriptAllowed(order.url.host());
    order.quietMs = settings_.get(keys::kQuietSeconds) * 1000;
    order.maxBytes = qint64{settings_.get(keys::kPageMegabytes)} * 1024 * 1024;
    order.file = file;
    capturer->start(order);
}

void OfflineController::captured(const ArticleId& article, const CaptureOutcome& outcome) {
    const auto at = running_.find(article);
    if (at == running_.end() || !at->second.capturer) return;
    idle_.push_back(std::exchange(at->second.capturer, nullptr));
    const bool away =
        outcome.kind == CaptureOutcome::Kind::Failed && outcome.httpStatus == 0 && networkAway && networkAway();
    if (!away) weigh(article, at->second.page.url, outcome);
    if (away || noSiteIsFound()) return waitForNetwork(article);
    if (outcome.kind == CaptureOutcome::Kind::Saved || outcome.saved) {
        schedule_.answered(article, endOf(outcome.kind));  // the next page need not wait for the library
        takeIn(article, outcome);
        return pump();
    }
    finish(article, endOf(outcome.kind), utf8(outcome.reason), {});
}

void OfflineController::takeIn(const ArticleId& article, const CaptureOutcome& outcome) {
    Running& running = running_.at(article);
    IntakeJob job;
    job.path = running.file;
    job.pageBytes = static_cast<std::uint64_t>(settings_.get(keys::kPageMegabytes)) * 1024 * 1024;
    study::IntakePage page;
    page.article = article;
    page.url = running.page.url;
    page.finalUrl = utf8(QString::fromUtf8(outcome.finalUrl.toEncoded()));
    page.at = systemNow();
    page.state = stateOf(outcome.kind);
    (outcome.kind == CaptureOutcome::Kind::Saved ? page.lack : page.reason) = utf8(outcome.reason);
    job.page = std::move(page);
    running.intake = intake_.run(
        std::move(job), [this, article, outcome, file = running.file](const Result<study::IntakeReport>& report) {
            QFile::remove(file);
            if (const auto now = running_.find(article); now == running_.end() || now->second.file != file) return;
            if (!report) return finish(article, CaptureEnd::Failed, kNothing, {});
            if (report->captures.empty()) return finish(article, CaptureEnd::Failed, kNothing, {});
            const study::Capture& capture = report->captures.front();
            proofs_.prove(capture);
            const std::string reason = outcome.reason.isEmpty() ? capture.reason : utf8(outcome.reason);
            finish(article, endOf(outcome.kind), reason, capture.id);
        });
}

void OfflineController::finish(const ArticleId& article, CaptureEnd end, const std::string& reason,
                               const CaptureId& capture) {
    if (const auto at = running_.find(article); at != running_.end()) {
        QFile::remove(at->second.file);
        running_.erase(at);
    }
    if (const auto item = schedule_.finish(article, end, reason, capture)) {
        if (item->state == QueueState::Done) {
            missed_.erase(article);
        } else if (item->missedAt.value != 0) {
            missed_[article] = *item;
        }
        if (end != CaptureEnd::Cancelled) keep(*item);
        const bool over = item->state == QueueState::Done || item->state == QueueState::Failed;
        if (over) emit ended(article, item->state == QueueState::Done);
    }
    pump();
    if (end != CaptureEnd::Cancelled && schedule_.count().total > 0 && schedule_.count().left() == 0) emit allEnded();
}

void OfflineController::keep(const QueueItem& item) {
    command([item](study::Library& library) { return library.captures().setQueued(item); });
}

void OfflineController::weigh(const ArticleId& article, const std::string& url, const CaptureOutcome& outcome) {
    if (outcome.reason == QLatin1String(verdict::kNoName) || outcome.reason == QLatin1String(verdict::kNoNetwork)) {
        doubts_.push_back({article, url, outcome});
        return;
    }
    if (outcome.kind != CaptureOutcome::Kind::Cancelled) {
        for (const auto& doubt : std::exchange(doubts_, {})) recordLink(doubt.url, doubt.outcome);
    }
    recordLink(url, outcome);
}

bool OfflineController::noSiteIsFound() const {
    std::set<QString> hosts;
    for (const auto& doubt : doubts_) hosts.insert(QUrl(qt(doubt.url)).host());
    return hosts.size() >= kSitesInARow;
}

// What did not come meanwhile comes back into the queue.
void OfflineController::waitForNetwork(const ArticleId& article) {
    pause(true);
    finish(article, CaptureEnd::Cancelled, {}, {});
    std::vector<QueueItem> again;
    for (const auto& doubt : std::exchange(doubts_, {})) {
        const QueueItem* item = schedule_.find(doubt.article);
        if (!item || item->state != QueueState::Failed) continue;
        again.push_back({item->article, item->urls, item->title, {}, {}, {}, 0, {}});
        missed_.erase(doubt.article);
    }
    schedule_.add(again);
    for (const auto& item : again) keep(item);
    pump();
    emit networkLost();
}

// A site that wants a login, forbids, or gives a file is there; what our own rules refused says nothing of the link.
void OfflineController::recordLink(const std::string& url, const CaptureOutcome& outcome) {
    using enum CaptureOutcome::Kind;
    if (outcome.kind == Cancelled || (outcome.kind == Refused && outcome.httpStatus == 0)) return;
    constexpr int kAskedTooOften = 429;
    const bool alive = (outcome.kind != Gone && outcome.kind != Failed) || outcome.httpStatus == kAskedTooOften;
    command([url, alive, reason = outcome.kind == Saved ? std::string() : utf8(outcome.reason)](
                study::Library& library) { return library.captures().recordLink(url, alive, reason); });
}

OfflineStanding OfflineController::standing() const {
    OfflineStanding now{schedule_.count(), schedule_.paused(), {}};
    if (!running_.empty()) {
        now.at = qt(running_.begin()->second.page.title);
    } else if (const QueueItem* next = schedule_.next()) {
        now.at = qt(next->title);
    }
    return now;
}

bool OfflineController::waitsFor(const ArticleId& article) const {
    const QueueItem* item = schedule_.find(article);
    return item && (item->state == QueueState::Waiting || item->state == QueueState::Running);
}

}  // namespace periplus
