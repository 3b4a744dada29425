#include "models/capture_list_model.h"

#include "bridge/capture_words.h"
#include "bridge/text.h"

#include <algorithm>

namespace periplus {

namespace {

bool sameThing(const CaptureRow& one, const CaptureRow& other) {
    return one.capture == other.capture && one.article == other.article && one.address == other.address;
}

}  // namespace

CaptureRow rowOf(const study::Capture& capture) {
    CaptureRow row{capture.id,         capture.article,         qt(capture.title).simplified(),
                   qt(capture.url),    standingOf(capture),     wayOut(capture.state),
                   capture.capturedAt, readableOffline(capture)};
    if (row.title.isEmpty()) row.title = row.address;
    return row;
}

CaptureRow rowOf(const study::QueueItem& item) {
    const std::string url = item.urls.empty() ? std::string() : item.urls.front();
    return {item.capture,  item.article, qt(item.title).simplified(), qt(url), reasonWords(item.reason), {},
            item.missedAt, false};
}

void CaptureListModel::setRows(std::vector<CaptureRow> rows) {
    const auto stays = [&rows](const CaptureRow& old) {
        return std::ranges::any_of(rows, [&old](const CaptureRow& row) { return sameThing(old, row); });
    };
    for (auto at = static_cast<int>(rows_.size()); at-- > 0;) {
        if (stays(rows_[static_cast<std::size_t>(at)])) continue;
        beginRemoveRows({}, at, at);
        rows_.erase(rows_.begin() + at);
        endRemoveRows();
    }
    const bool sameOrder =
        rows.size() >= rows_.size() && std::equal(rows_.begin(), rows_.end(), rows.begin(),
                                                  [](const auto& a, const auto& b) { return sameThing(a, b); });
    if (!sameOrder) {
        beginResetModel();
        rows_ = std::move(rows);
        endResetModel();
        return;
    }
    const auto known = static_cast<int>(rows_.size());
    for (int at = 0; at < known; ++at) {
        auto& old = rows_[static_cast<std::size_t>(at)];
        auto& now = rows[static_cast<std::size_t>(at)];
        if (old == now) continue;
        old = std::move(now);
        emit dataChanged(index(at, 0), index(at, Columns - 1));
    }
    if (rows.size() == rows_.size()) return;
    beginInsertRows({}, known, static_cast<int>(rows.size()) - 1);
    rows_.insert(rows_.end(), std::make_move_iterator(rows.begin() + known), std::make_move_iterator(rows.end()));
    endInsertRows();
}

int CaptureListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int CaptureListModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int{Columns}; }

QVariant CaptureListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const CaptureRow& row = rows_[static_cast<std::size_t>(index.row())];
    if (role == Qt::ToolTipRole) {
        QStringList lines{row.address.toHtmlEscaped(), row.standing.toHtmlEscaped(), row.advice.toHtmlEscaped()};
        lines.removeAll(QString());
        return QStringLiteral("<p>%1</p>").arg(lines.join(QStringLiteral("<br>")));
    }
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
        case Title: return row.title;
        case Host: return hostOf(utf8(row.address));
        case Standing: return row.standing;
        case Moment: return momentOf(row.at);
        default: return {};
    }
}

QVariant CaptureListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case Title: return tr("Title");
        case Host: return tr("Site");
        case Standing: return tr("What became of it");
        case Moment: return momentTitle_.isEmpty() ? tr("Taken") : momentTitle_;
        default: return {};
    }
}

}  // namespace periplus
