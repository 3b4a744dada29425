#pragma once
// SectionTreeModel: sections, groups and entries of one list as a tree, with what is known of each, narrowed by a
// filter. The tree is the list's own flat node vector; an index carries its NodeIndex, and rows are two arrays, so
// that 100,000 entries cost a few bytes each.
// A change of state is announced as few ranges of rows, however often its article stands in the list (where there are
// many parents, as one range of the top rows that stands for all); a new list or filter resets the model.
// A row that no longer passes the filter after a change stays until the filter is asked again: it must not vanish
// under the reader's hand. Ownership: shares the snapshot. Thread: UI. Errors: none.
#include "models/entry_filter.h"
#include "study/types.h"

#include <QAbstractItemModel>

#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

namespace periplus {

// What captures and links say of an article.
struct CaptureMark {
    ArticleId article;
    bool offline = false;
    bool brokenLink = false;
};

class SectionTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role {
        KindRole = Qt::UserRole + 1,  // int of catalogue::NodeKind
        StateRole,                    // int of study::ReadingState (entries)
        StarredRole,
        StruckRole,
        HasNoteRole,
        OfflineRole,
        BrokenLinkRole,
        AnnotationsRole,
        ReadRole,   // entries read below (and including) the node
        TotalRole,  // all entries below (and including) the node
        AuthorRole,
        HostRole,
        ArticleRole,  // QString; empty for sections and groups
        NodeRole,     // NodeIndex
    };

    explicit SectionTreeModel(QObject* parent = nullptr);
    ~SectionTreeModel() override;

    void setSnapshot(study::SnapshotPtr snapshot, const study::StatusMap& statuses);
    void updateStatuses(const std::vector<study::ArticleStatus>& changed);
    void updateMarks(const std::vector<CaptureMark>& changed);  // a new list has none until they are given again
    void setFilter(const FilterQuery& query);                   // asked again even when it is the same
    [[nodiscard]] const FilterQuery& filter() const { return query_; }

    [[nodiscard]] const study::SnapshotPtr& snapshot() const { return snapshot_; }
    [[nodiscard]] const EntryIndex& entryIndex() const { return *words_; }
    [[nodiscard]] std::uint32_t matchingEntries() const { return matchingEntries_; }
    [[nodiscard]] study::Rollup whole() const;  // of the list, filter apart

    // Between indexes and what they stand for. A node that the filter hides has no index.
    [[nodiscard]] QModelIndex indexOf(catalogue::NodeIndex node) const;
    [[nodiscard]] catalogue::NodeIndex nodeAt(const QModelIndex& index) const;
    [[nodiscard]] catalogue::NodeIndex nodeOf(const ArticleId& article) const;  // first one; kNoNode: not in this list
    [[nodiscard]] bool canOpen(catalogue::NodeIndex node) const;                // has something below it, filter apart
    // The next or previous entry that is shown, in reading order; kNoNode at the end. From kNoNode: the first or last.
    [[nodiscard]] catalogue::NodeIndex nextEntry(catalogue::NodeIndex from, bool backwards) const;

    // A name that survives a changed list: the article of an entry, the titles down to a section or group.
    [[nodiscard]] QString keyOf(catalogue::NodeIndex node) const;
    [[nodiscard]] catalogue::NodeIndex nodeOfKey(const QString& key) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    [[nodiscard]] const catalogue::Node& nodeFor(catalogue::NodeIndex node) const;
    [[nodiscard]] QString titleOf(catalogue::NodeIndex node) const;
    [[nodiscard]] QString tipFor(catalogue::NodeIndex node) const;
    [[nodiscard]] QString spokenFor(catalogue::NodeIndex node) const;
    [[nodiscard]] QVariant factFor(catalogue::NodeIndex node, int role) const;
    void learn(catalogue::NodeIndex node, const study::ArticleStatus* status);
    void layOut();
    // First and last row that changed below each parent.
    using RowRanges = std::unordered_map<catalogue::NodeIndex, std::pair<catalogue::NodeIndex, catalogue::NodeIndex>>;
    void touch(catalogue::NodeIndex node, RowRanges& touched) const;
    void announce(const RowRanges& touched);

    study::SnapshotPtr snapshot_;
    std::unique_ptr<EntryIndex> words_;
    std::unique_ptr<EntryFilter> filter_;
    FilterQuery query_;
    std::vector<NodeFacts> facts_;        // by NodeIndex
    std::vector<study::Rollup> rollups_;  // by NodeIndex
    std::vector<std::uint8_t> stays_;     // by NodeIndex; what the filter keeps
    std::uint32_t matchingEntries_ = 0;
    // Children of slot s are children_[starts_[s], starts_[s + 1]); slot 0 is the list, slot n + 1 node n.
    std::vector<std::uint32_t> starts_;
    std::vector<catalogue::NodeIndex> children_;
    std::vector<std::uint32_t> rows_;                                     // by NodeIndex: row under its parent
    std::unordered_map<std::string_view, catalogue::NodeIndex> firstOf_;  // views into the snapshot
    std::vector<catalogue::NodeIndex> nextSame_;                          // the same article again, further down
};

}  // namespace periplus
