#include "shell/reading_controller.h"

#include "bridge/study_thread.h"

#include <algorithm>

namespace periplus {

using catalogue::kNoNode;
using catalogue::NodeIndex;

namespace {

constexpr int kPlaceAfterMs = 800;
constexpr std::size_t kMostVisits = 200;

NodeIndex firstEntry(const catalogue::Catalogue& list) {
    for (NodeIndex i = 0; i < list.nodes.size(); ++i) {
        if (list.nodes[i].kind == catalogue::NodeKind::Entry) return i;
    }
    return list.nodes.empty() ? kNoNode : 0;
}

// The node of a later reading that stands for a section or group of an earlier one: same kind, title and parent.
NodeIndex sameHeading(const catalogue::Catalogue& before, NodeIndex node, const catalogue::Catalogue& now) {
    const auto parentTitle = [](const catalogue::Catalogue& list, const catalogue::Node& of) {
        return of.parent == kNoNode ? std::string() : list.nodes[of.parent].title;
    };
    const auto& wanted = before.nodes[node];
    for (NodeIndex i = 0; i < now.nodes.size(); ++i) {
        const auto& candidate = now.nodes[i];
        if (candidate.kind == wanted.kind && candidate.title == wanted.title &&
            parentTitle(now, candidate) == parentTitle(before, wanted)) {
            return i;
        }
    }
    return kNoNode;
}

NodeIndex followed(const study::CatalogueSnapshot& before, NodeIndex node, const study::CatalogueSnapshot& now) {
    if (node == kNoNode || node >= before.catalogue->nodes.size()) return kNoNode;
    if (const auto& article = before.articleOf[node]; !article.empty()) return now.entryOf(article);
    return sameHeading(*before.catalogue, node, *now.catalogue);
}

}  // namespace

ReadingController::ReadingController(StudyThread& study, std::function<bool()> inView, int readingAfterMs,
                                     QObject* parent)
    : QObject(parent), study_(study), inView_(std::move(inView)) {
    seen_.setSingleShot(true);
    seen_.setInterval(readingAfterMs);
    placeLater_.setSingleShot(true);
    placeLater_.setInterval(kPlaceAfterMs);
    connect(&seen_, &QTimer::timeout, this, &ReadingController::seen);
    connect(&placeLater_, &QTimer::timeout, this, &ReadingController::flushPlace);
    connect(&study_, &StudyThread::changed, this, &ReadingController::takeChanges);
}

void ReadingController::setSnapshot(const study::SnapshotPtr& snapshot, const ArticleId& wanted) {
    const study::SnapshotPtr before = std::exchange(snapshot_, snapshot);
    if (before && before->file.id == snapshot->file.id) {
        std::vector<NodeIndex> visits;
        for (const NodeIndex visit : visits_) {
            if (const NodeIndex now = followed(*before, visit, *snapshot); now != kNoNode) visits.push_back(now);
        }
        const NodeIndex now = followed(*before, node_, *snapshot);
        visits_ = std::move(visits);
        visited_ = visits_.empty() ? 0 : std::min(visited_, visits_.size() - 1);
        node_ = now;
        if (now == kNoNode) {
            visit(firstEntry(*snapshot->catalogue));
        } else {
            emit nodeMoved();
        }
        loadStatuses();
        return;
    }
    flushPlace();
    visits_.clear();
    visited_ = 0;
    node_ = kNoNode;
    loadStatuses();
    begin(wanted);
}

// An entry that is shown because its list was opened is not what was read last, until someone stays with it.
void ReadingController::begin(const ArticleId& wanted) {
    const ArticleId waiting = std::exchange(elsewhere_, {});
    NodeIndex start = waiting.empty() ? kNoNode : snapshot_->entryOf(waiting);
    continuing_ = start != kNoNode;
    if (start == kNoNode && !wanted.empty()) start = snapshot_->entryOf(wanted);
    if (start == kNoNode) start = firstEntry(*snapshot_->catalogue);
    visit(start, continuing_ ? Opened::Now : Opened::Later);
}

void ReadingController::show(NodeIndex node) {
    if (!snapshot_ || node >= snapshot_->catalogue->nodes.size() || node == node_) return;
    elsewhere_ = {};
    visit(node);
}

void ReadingController::visit(NodeIndex node, Opened opened) {
    if (node == kNoNode) return;
    if (!visits_.empty()) visits_.resize(visited_ + 1);
    if (visits_.size() >= kMostVisits) visits_.erase(visits_.begin());
    visits_.push_back(node);
    visited_ = visits_.size() - 1;
    arrive(node, opened);
}

void ReadingController::arrive(NodeIndex node, Opened opened) {
    flushPlace();
    node_ = node;
    emit currentChanged();
    unrecorded_ = opened == Opened::Later;
    seen_.stop();
    if (article().empty()) return;
    askPlace();
    seen_.start();
    if (!unrecorded_) recordOpened();
}

void ReadingController::recordOpened() {
    const ArticleId id = article();
    study_.command(
        this, [id](study::Library& library) { return library.recordOpened(id); },
        [this](const Result<study::ChangeSet>& outcome) { report(outcome); });
}

void ReadingController::back() {
    if (!canGoBack()) return;
    --visited_;
    arrive(visits_[visited_]);
}

void ReadingController::forward() {
    if (!canGoForward()) return;
    ++visited_;
    arrive(visits_[visited_]);
}

NodeIndex ReadingController::upNext() const {
    return snapshot_ ? study::nextUnread(*snapshot_, statuses_, node_) : kNoNode;
}

void ReadingController::nextUnread() {
    if (const NodeIndex node = upNext(); node != kNoNode && node != node_) visit(node);
}

void ReadingController::continueReading() {
    study_.query(
        this, [](study::Library& library) { return library.lastArticle(); },
        [this](const Result<std::optional<ArticleId>>& outcome) {
            if (!outcome) {
                emit problem(outcome.error());
                return;
            }
            if (!snapshot_ || !*outcome) return;
            const NodeIndex node = snapshot_->entryOf(**outcome);
            if (node == kNoNode) {
                elsewhere_ = **outcome;
                emit elsewhere(elsewhere_);
                return;
            }
            continuing_ = true;
            if (node == node_) {
                askPlace();
            } else {
                visit(node);
            }
        });
}

void ReadingController::setState(study::ReadingState state) {
    const ArticleId id = article();
    if (id.empty()) return;
    study_.command(
        this, [id, state](study::Library& library) { return library.setState(id, state); },
        [this](const Result<study::ChangeSet>& outcome) { report(outcome); });
}

void ReadingController::cycleState() {
    using study::ReadingState;
    switch (status().state) {
        case ReadingState::Unread: return setState(ReadingState::Reading);
        case ReadingState::Reading: return setState(ReadingState::Read);
        case ReadingState::Read: return setState(ReadingState::Skipped);
        case ReadingState::Skipped: return setState(ReadingState::Unread);
    }
}

void ReadingController::toggleStar() {
    const ArticleId id = article();
    if (id.empty()) return;
    study_.command(
        this, [id, star = !starred()](study::Library& library) { return library.setStar(id, star); },
        [this](const Result<study::ChangeSet>& outcome) { report(outcome); });
}

study::ArticleStatus ReadingController::status() const {
    const ArticleId id = article();
    if (const auto it = statuses_.find(id); it != statuses_.end()) return it->second;
    study::ArticleStatus unread;
    unread.id = id;
    return unread;
}

bool ReadingController::starred() const {
    if (article().empty()) return false;
    return status().starred.value_or(snapshot_->catalogue->nodes[node_].starred);
}

void ReadingController::savePlace(const study::ReadingPlace& place) {
    if (article().empty() || placeAsked_) return;
    unsavedPlace_ = {article(), place};
    if (!placeLater_.isActive()) placeLater_.start();
}

void ReadingController::savePlace(const ArticleId& article, const study::ReadingPlace& place) {
    study_.command(
        this, [article, place](study::Library& library) { return library.setPlace(article, place); },
        [this](const Result<study::ChangeSet>& outcome) { report(outcome); });
}

void ReadingController::flushPlace() {
    placeLater_.stop();
    if (!unsavedPlace_) return;
    const auto [id, place] = *std::exchange(unsavedPlace_, std::nullopt);
    savePlace(id, place);
}

void ReadingController::askPlace() {
    placeAsked_ = true;
    study_.query(
        this, [id = article()](study::Library& library) { return library.place(id); },
        [this, id = article()](const Result<std::optional<study::ReadingPlace>>& outcome) {
            if (id != article()) return;
            placeAsked_ = false;
            const bool continuing = std::exchange(continuing_, false);
            if (!outcome) return emit problem(outcome.error());
            if (*outcome) emit placeKnown(**outcome, continuing);
        });
}

void ReadingController::loadStatuses() {
    study_.query(
        this, [](study::Library& library) { return library.statuses(); },
        [this](Result<study::StatusMap> outcome) {
            if (!outcome) {
                emit problem(outcome.error());
                return;
            }
            statuses_ = *std::move(outcome);
            emit statusesLoaded();
        });
}

void ReadingController::takeChanges(const study::ChangeSet& changes) {
    if (changes.kind == study::CommandKind::SetPlace) return;
    for (const auto& id : changes.articles) {
        study_.query(
            this, [id](study::Library& library) { return library.status(id); },
            [this, id](const Result<study::ArticleStatus>& outcome) {
                if (!outcome) return emit problem(outcome.error());
                statuses_[id] = *outcome;
                emit statusChanged(id);
            });
    }
}

void ReadingController::seen() {
    if (article().empty() || (!unrecorded_ && status().state != study::ReadingState::Unread)) return;
    if (!inView_()) {
        seen_.start();
        return;
    }
    if (std::exchange(unrecorded_, false)) recordOpened();
    if (status().state != study::ReadingState::Unread) return;
    setState(study::ReadingState::Reading);
}

ArticleId ReadingController::articleAt(NodeIndex node) const {
    if (!snapshot_ || node == kNoNode || node >= snapshot_->articleOf.size()) return {};
    return snapshot_->articleOf[node];
}

void ReadingController::report(const Result<study::ChangeSet>& outcome) {
    if (!outcome) emit problem(outcome.error());
}

}  // namespace periplus
