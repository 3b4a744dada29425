// What a row of the section tree says: its words, marks and counts.
#include "bridge/text.h"
#include "models/section_tree_model.h"

#include <QStringList>

namespace periplus {

using catalogue::NodeIndex;
using catalogue::NodeKind;

QVariant SectionTreeModel::data(const QModelIndex& index, int role) const {
    const NodeIndex node = nodeAt(index);
    if (node >= words_->size()) return {};
    switch (role) {
        case Qt::DisplayRole: return titleOf(node);
        case Qt::ToolTipRole: return tipFor(node);
        case Qt::AccessibleTextRole: return spokenFor(node);
        default: return factFor(node, role);
    }
}

QVariant SectionTreeModel::factFor(NodeIndex node, int role) const {
    const NodeFacts& facts = facts_[node];
    const study::Rollup& rollup = rollups_[node];
    switch (role) {
        case KindRole: return static_cast<int>(nodeFor(node).kind);
        case StateRole: return static_cast<int>(facts.state);
        case StarredRole: return facts.starred;
        case StruckRole: return nodeFor(node).struck;
        case HasNoteRole: return facts.hasNote;
        case OfflineRole: return facts.offline;
        case BrokenLinkRole: return facts.brokenLink;
        case AnnotationsRole: return facts.annotations;
        case ReadRole: return rollup.read;
        case TotalRole: return rollup.total;
        case AuthorRole: return qt(snapshot_->catalogue->authorOf(node));
        case HostRole: {
            const auto hosts = words_->hostsOf(node);
            return hosts.empty() ? QString() : words_->hosts()[hosts.front()].name;
        }
        case ArticleRole: return qt(snapshot_->articleOf[node].value);
        case NodeRole: return node;
        default: return {};
    }
}

QHash<int, QByteArray> SectionTreeModel::roleNames() const {
    auto names = QAbstractItemModel::roleNames();
    names.insert({{KindRole, "kind"},
                  {StateRole, "state"},
                  {StarredRole, "starred"},
                  {StruckRole, "struck"},
                  {HasNoteRole, "hasNote"},
                  {OfflineRole, "offline"},
                  {BrokenLinkRole, "brokenLink"},
                  {AnnotationsRole, "annotations"},
                  {ReadRole, "read"},
                  {TotalRole, "total"},
                  {AuthorRole, "author"},
                  {HostRole, "host"},
                  {ArticleRole, "article"},
                  {NodeRole, "node"}});
    return names;
}

QString SectionTreeModel::titleOf(NodeIndex node) const {
    const catalogue::Node& at = nodeFor(node);
    if (!at.title.empty()) return qt(at.title).simplified();
    if (!at.author.empty()) return qt(at.author).simplified();
    if (at.kind == NodeKind::Entry && !at.links.empty()) return qt(at.links.front().url);
    return at.kind == NodeKind::Entry ? tr("Untitled") : tr("Unfiled");
}

QString SectionTreeModel::tipFor(NodeIndex node) const {
    const QString title = titleOf(node).toHtmlEscaped();
    const QString author = qt(snapshot_->catalogue->authorOf(node));
    const QString host = factFor(node, HostRole).toString();
    QStringList facts;
    if (!author.isEmpty() && author != titleOf(node)) facts << author.toHtmlEscaped();
    if (!host.isEmpty()) facts << host.toHtmlEscaped();
    // Rich text, so that a long title is folded; what the list says is only ever shown as text.
    return facts.isEmpty() ? QStringLiteral("<p>%1</p>").arg(title)
                           : QStringLiteral("<p>%1<br>%2</p>").arg(title, facts.join(QStringLiteral(" · ")));
}

QString SectionTreeModel::spokenFor(NodeIndex node) const {
    QStringList words{titleOf(node)};
    const NodeFacts& facts = facts_[node];
    if (words_->isEntry(node)) words << nameOf(facts.state).toLower();
    if (facts.starred) words << tr("starred");
    if (nodeFor(node).struck) words << tr("struck out");
    if (facts.offline) words << tr("offline");
    if (facts.brokenLink) words << tr("a link is dead");
    if (facts.hasNote) words << tr("has a note");
    if (facts.annotations > 0) words << tr("%n annotation(s)", nullptr, static_cast<int>(facts.annotations));
    const study::Rollup& rollup = rollups_[node];
    if (hasChildren(indexOf(node)) || !words_->isEntry(node))
        words << tr("%1 of %2 read").arg(rollup.read).arg(rollup.total);
    return words.join(QStringLiteral(", "));
}

}  // namespace periplus
