#include "models/annotation_list_model.h"

#include "base/utf8.h"
#include "bridge/text.h"

#include <QStringList>

#include <algorithm>
#include <tuple>

namespace periplus {

using annotate::Standing;

namespace {

QString firstLineOf(const std::string& quote) {
    for (const QString& line : qt(quote).split(u'\n'))
        if (const QString words = line.trimmed(); !words.isEmpty()) return words;
    return {};
}

}  // namespace

bool AnnotationListModel::Row::isPlaced() const {
    const Standing standing = placement.resolution.standing;
    return standing != Standing::Lost && standing != Standing::Ambiguous && placement.entry != catalogue::kNoNode;
}

AnnotationListModel::Row AnnotationListModel::rowFor(const study::CatalogueSnapshot* snapshot,
                                                     const study::Annotation& annotation,
                                                     const study::Placement& placement) {
    Row row{annotation, placement, annotation.selectors.firstLine, qt(annotation.language)};
    if (snapshot == nullptr || placement.entry == catalogue::kNoNode) return row;
    if (row.where.isEmpty()) row.where = qt(snapshot->catalogue->sectionTitle(placement.entry));
    const auto& blocks = snapshot->catalogue->nodes[placement.entry].blocks;
    if (row.isPlaced() && placement.block < blocks.size()) {
        const std::string& text = blocks[placement.block].text;
        const auto before = std::string_view(text).substr(0, byteOfCodePoint(text, placement.resolution.span.begin));
        row.line = static_cast<std::uint32_t>(std::ranges::count(before, '\n')) + 1;
    }
    return row;
}

bool AnnotationListModel::comesBefore(const Row& a, const Row& b) {
    if (a.isPlaced() != b.isPlaced()) return a.isPlaced();
    if (!a.isPlaced())
        return std::tie(a.annotation.created, a.annotation.id) < std::tie(b.annotation.created, b.annotation.id);
    const auto& [beginA, endA] = a.placement.resolution.span;
    const auto& [beginB, endB] = b.placement.resolution.span;
    return std::tie(a.placement.entry, a.placement.block, beginA, endA, a.annotation.id) <
           std::tie(b.placement.entry, b.placement.block, beginB, endB, b.annotation.id);
}

void AnnotationListModel::setAnnotations(const study::SnapshotPtr& snapshot,
                                         const std::vector<study::Annotation>& annotations,
                                         const std::vector<study::Placement>& placements) {
    std::vector<Row> now;
    now.reserve(annotations.size());
    for (std::size_t i = 0; i < annotations.size(); ++i)
        now.push_back(
            rowFor(snapshot.get(), annotations[i], i < placements.size() ? placements[i] : study::Placement{}));
    std::ranges::sort(now, comesBefore);
    const auto isNow = [&now](const Row& row) {
        return std::ranges::any_of(now, [&](const Row& other) { return other.annotation.id == row.annotation.id; });
    };
    for (int at = rowCount(); at-- > 0;) {
        if (isNow(rows_[static_cast<std::size_t>(at)])) continue;
        beginRemoveRows({}, at, at);
        rows_.erase(rows_.begin() + at);
        endRemoveRows();
    }
    for (int at = 0; at < static_cast<int>(now.size()); ++at) {
        Row& row = now[static_cast<std::size_t>(at)];
        const int from = indexOf(row.annotation.id).row();
        if (from > at) {
            beginMoveRows({}, from, from, {}, at);
            std::rotate(rows_.begin() + at, rows_.begin() + from, rows_.begin() + from + 1);
            endMoveRows();
        } else if (from < 0) {
            beginInsertRows({}, at, at);
            rows_.insert(rows_.begin() + at, row);
            endInsertRows();
        }
        rows_[static_cast<std::size_t>(at)] = std::move(row);
    }
    if (!rows_.empty()) emit dataChanged(index(0), index(rowCount() - 1));
}

AnnotationId AnnotationListModel::idAt(const QModelIndex& index) const {
    const auto row = static_cast<std::size_t>(index.row());
    return index.isValid() && row < rows_.size() ? rows_[row].annotation.id : AnnotationId{};
}

QModelIndex AnnotationListModel::indexOf(const AnnotationId& id) const {
    const auto found = std::ranges::find_if(rows_, [&id](const Row& row) { return row.annotation.id == id; });
    return found == rows_.end() ? QModelIndex() : index(static_cast<int>(found - rows_.begin()));
}

const study::Annotation* AnnotationListModel::annotation(const AnnotationId& id) const {
    const QModelIndex at = indexOf(id);
    return at.isValid() ? &rows_[static_cast<std::size_t>(at.row())].annotation : nullptr;
}

int AnnotationListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant AnnotationListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    const Standing standing = row.placement.resolution.standing;
    switch (role) {
        case Qt::DisplayRole: return QStringLiteral("%1:%2  %3").arg(row.where).arg(row.line).arg(nameOf(standing));
        case Qt::ToolTipRole:
            return qt(row.annotation.selectors.quote.exact).toHtmlEscaped().prepend(QStringLiteral("<pre>")) +
                   QStringLiteral("</pre>");
        case Qt::AccessibleTextRole: return spokenFor(row);
        case IdRole: return qt(row.annotation.id.value);
        case ColourRole: return static_cast<int>(row.annotation.colour);
        case QuoteRole: return firstLineOf(row.annotation.selectors.quote.exact);
        case NoteRole: return qt(row.annotation.note);
        case WhereRole: return QStringLiteral("%1:%2").arg(row.where).arg(row.line);
        case LineRole: return row.line;
        case StandingRole: return static_cast<int>(standing);
        case StandingNameRole: return nameOf(standing);
        default: return {};
    }
}

QHash<int, QByteArray> AnnotationListModel::roleNames() const {
    auto names = QAbstractListModel::roleNames();
    names.insert({{IdRole, "id"},
                  {ColourRole, "colour"},
                  {QuoteRole, "quote"},
                  {NoteRole, "note"},
                  {WhereRole, "where"},
                  {LineRole, "line"},
                  {StandingRole, "standing"},
                  {StandingNameRole, "standingName"}});
    return names;
}

QString AnnotationListModel::spokenFor(const Row& row) const {
    QStringList words{tr("line %1").arg(row.line), firstLineOf(row.annotation.selectors.quote.exact),
                      nameOf(row.annotation.colour), nameOf(row.placement.resolution.standing)};
    if (!row.annotation.note.empty()) words << qt(row.annotation.note).simplified();
    return words.join(QStringLiteral(", "));
}

}  // namespace periplus
