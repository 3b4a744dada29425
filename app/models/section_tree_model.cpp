#include "models/section_tree_model.h"

#include "bridge/text.h"

#include <algorithm>
#include <span>

namespace periplus {

using catalogue::kNoNode;
using catalogue::NodeIndex;

namespace {

constexpr std::size_t kMostRanges = 64;
constexpr QChar kPathMark(0x1F);  // between titles of a key; never part of a title

std::uint32_t& countOf(study::Rollup& rollup, study::ReadingState state) {
    switch (state) {
        case study::ReadingState::Reading: return rollup.reading;
        case study::ReadingState::Read: return rollup.read;
        case study::ReadingState::Skipped: return rollup.skipped;
        case study::ReadingState::Unread: break;
    }
    return rollup.unread;
}

}  // namespace

SectionTreeModel::SectionTreeModel(QObject* parent) : QAbstractItemModel(parent) { setSnapshot(nullptr, {}); }

SectionTreeModel::~SectionTreeModel() = default;

void SectionTreeModel::setSnapshot(study::SnapshotPtr snapshot, const study::StatusMap& statuses) {
    beginResetModel();
    firstOf_.clear();
    filter_.reset();
    words_ = std::make_unique<EntryIndex>(snapshot);
    filter_ = std::make_unique<EntryFilter>(*words_);
    snapshot_ = std::move(snapshot);
    const std::uint32_t size = words_->size();
    facts_.assign(size, {});
    nextSame_.assign(size, kNoNode);
    rollups_ = size == 0 ? std::vector<study::Rollup>{} : study::rollups(*snapshot_, statuses);
    firstOf_.reserve(size);
    for (NodeIndex node = size; node-- > 0;) {
        const ArticleId& article = snapshot_->articleOf[node];
        const auto known = statuses.find(article);
        learn(node, known == statuses.end() ? nullptr : &known->second);
        if (article.empty()) continue;
        // Walked backwards, so that the first place of an article ends up at the head of its chain.
        const auto [place, isNew] = firstOf_.try_emplace(article.value, node);
        if (!isNew) nextSame_[node] = std::exchange(place->second, node);
    }
    layOut();
    endResetModel();
}

void SectionTreeModel::setFilter(const FilterQuery& query) {
    beginResetModel();
    query_ = query;
    layOut();
    endResetModel();
}

void SectionTreeModel::updateStatuses(const std::vector<study::ArticleStatus>& changed) {
    RowRanges touched;
    for (const study::ArticleStatus& status : changed) {
        for (NodeIndex node = nodeOf(status.id); node != kNoNode; node = nextSame_[node]) {
            const study::ReadingState before = facts_[node].state;
            learn(node, &status);
            touch(node, touched);
            if (before == status.state) continue;
            --countOf(rollups_[node], before);
            ++countOf(rollups_[node], status.state);
            for (NodeIndex above = words_->parentOf(node); above != kNoNode; above = words_->parentOf(above)) {
                --countOf(rollups_[above], before);
                ++countOf(rollups_[above], status.state);
                touch(above, touched);
            }
        }
    }
    announce(touched);
}

void SectionTreeModel::updateMarks(const std::vector<CaptureMark>& changed) {
    RowRanges touched;
    for (const CaptureMark& mark : changed) {
        for (NodeIndex node = nodeOf(mark.article); node != kNoNode; node = nextSame_[node]) {
            NodeFacts& facts = facts_[node];
            if (facts.offline == mark.offline && facts.brokenLink == mark.brokenLink) continue;
            facts.offline = mark.offline;
            facts.brokenLink = mark.brokenLink;
            touch(node, touched);
        }
    }
    announce(touched);
}

void SectionTreeModel::learn(NodeIndex node, const study::ArticleStatus* status) {
    NodeFacts& facts = facts_[node];
    facts = {.offline = facts.offline, .brokenLink = facts.brokenLink};
    facts.starred = nodeFor(node).starred;
    if (status == nullptr) return;
    facts.state = status->state;
    facts.starred = status->starred.value_or(facts.starred);
    facts.hasNote = status->hasNote;
    facts.annotations = status->annotations;
}

void SectionTreeModel::layOut() {
    const std::uint32_t size = words_->size();
    if (query_.isActive()) {
        FilterOutcome outcome = filter_->run(query_, facts_);
        stays_ = std::move(outcome.stays);
        matchingEntries_ = outcome.entries;
    } else {
        stays_.assign(size, 1);
        matchingEntries_ = 0;
        for (NodeIndex node = 0; node < size; ++node) matchingEntries_ += words_->isEntry(node) ? 1U : 0U;
    }
    // The last unsigned number, kNoNode, gives slot 0.
    const auto slotAbove = [this](NodeIndex node) { return words_->parentOf(node) + 1; };
    starts_.assign(size + 2, 0);
    rows_.resize(size);
    std::vector<NodeIndex> kept(size);
    std::size_t count = 0;
    // Which nodes stay is as good as random, so this pass does not branch on it.
    for (NodeIndex node = 0; node < size; ++node) {
        const std::uint32_t stays = stays_[node] != 0 ? 1 : 0;
        std::uint32_t& below = starts_[slotAbove(node) + 1];
        rows_[node] = below;
        below += stays;
        kept[count] = node;
        count += stays;
    }
    for (std::uint32_t slot = 1; slot < starts_.size(); ++slot) starts_[slot] += starts_[slot - 1];
    children_.resize(count);
    for (const NodeIndex node : std::span(kept).first(count)) children_[starts_[slotAbove(node)] + rows_[node]] = node;
}

void SectionTreeModel::touch(NodeIndex node, RowRanges& touched) const {
    if (stays_[node] == 0) return;
    const auto [range, isNew] = touched.try_emplace(words_->parentOf(node), node, node);
    if (isNew) return;
    auto& [first, last] = range->second;
    if (rows_[node] < rows_[first]) first = node;
    if (rows_[node] > rows_[last]) last = node;
}

// A list may name one article a million times, and a view pays for each announcement: one range a parent, and with many
// parents one for everything.
void SectionTreeModel::announce(const RowRanges& touched) {
    if (touched.size() > kMostRanges) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, 0));
        return;
    }
    for (const auto& [parent, range] : touched) emit dataChanged(indexOf(range.first), indexOf(range.second));
}

study::Rollup SectionTreeModel::whole() const {
    study::Rollup sum;
    for (NodeIndex node = 0; node < words_->size(); node = nodeFor(node).subtreeEnd) {
        sum.total += rollups_[node].total;
        sum.unread += rollups_[node].unread;
        sum.reading += rollups_[node].reading;
        sum.read += rollups_[node].read;
        sum.skipped += rollups_[node].skipped;
    }
    return sum;
}

const catalogue::Node& SectionTreeModel::nodeFor(NodeIndex node) const { return snapshot_->catalogue->nodes[node]; }

QModelIndex SectionTreeModel::indexOf(NodeIndex node) const {
    if (node >= stays_.size() || stays_[node] == 0) return {};
    return createIndex(static_cast<int>(rows_[node]), 0, quintptr{node});
}

NodeIndex SectionTreeModel::nodeAt(const QModelIndex& index) const {
    return index.isValid() ? static_cast<NodeIndex>(index.internalId()) : kNoNode;
}

NodeIndex SectionTreeModel::nodeOf(const ArticleId& article) const {
    const auto known = firstOf_.find(article.value);
    return known == firstOf_.end() ? kNoNode : known->second;
}

bool SectionTreeModel::canOpen(NodeIndex node) const {
    // The list is in document order: what is below a node starts right after it.
    return node + 1 < words_->size() && words_->parentOf(node + 1) == node;
}

NodeIndex SectionTreeModel::nextEntry(NodeIndex from, bool backwards) const {
    const std::uint32_t size = words_->size();
    // kNoNode is the last unsigned number: one step forwards from it is 0.
    NodeIndex node = backwards ? std::min(from, size) - 1 : from + 1;
    for (; node < size; backwards ? --node : ++node)
        if (stays_[node] != 0 && words_->isEntry(node)) return node;
    return kNoNode;
}

QString SectionTreeModel::keyOf(NodeIndex node) const {
    if (node >= words_->size()) return {};
    if (const ArticleId& article = snapshot_->articleOf[node]; !article.empty()) return u'@' + qt(article.value);
    QString key;
    for (; node != kNoNode; node = words_->parentOf(node)) {
        const catalogue::Node& at = nodeFor(node);
        key.prepend(kPathMark + qt(at.title.empty() ? at.author : at.title));
    }
    return key;
}

NodeIndex SectionTreeModel::nodeOfKey(const QString& key) const {
    if (key.startsWith(u'@')) return nodeOf(ArticleId{utf8(key.mid(1))});
    if (key.isEmpty()) return kNoNode;
    // Titles from the innermost outwards; most nodes are told apart by the first comparison.
    const std::string innermost = utf8(key.mid(key.lastIndexOf(kPathMark) + 1));
    for (NodeIndex node = 0; node < words_->size(); ++node) {
        const catalogue::Node& at = nodeFor(node);
        if ((at.title.empty() ? at.author : at.title) == innermost && keyOf(node) == key) return node;
    }
    return kNoNode;
}

QModelIndex SectionTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (row < 0 || column != 0 || row >= rowCount(parent)) return {};
    const std::uint32_t slot = nodeAt(parent) + 1;  // no node gives slot 0
    return createIndex(row, 0, quintptr{children_[starts_[slot] + static_cast<std::uint32_t>(row)]});
}

QModelIndex SectionTreeModel::parent(const QModelIndex& index) const {
    const NodeIndex node = nodeAt(index);
    return node == kNoNode ? QModelIndex() : indexOf(words_->parentOf(node));
}

int SectionTreeModel::rowCount(const QModelIndex& parent) const {
    if (parent.column() > 0) return 0;
    const std::uint32_t slot = nodeAt(parent) + 1;
    return static_cast<int>(starts_[slot + 1] - starts_[slot]);
}

int SectionTreeModel::columnCount(const QModelIndex&) const { return 1; }

bool SectionTreeModel::hasChildren(const QModelIndex& parent) const { return rowCount(parent) > 0; }

}  // namespace periplus
