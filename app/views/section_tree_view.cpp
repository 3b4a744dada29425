#include "views/section_tree_view.h"

#include "models/section_tree_model.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QResizeEvent>

namespace periplus {

SectionTreeView::SectionTreeView(QWidget* parent) : QTreeView(parent), delegate_(new SectionDelegate(this)) {
    setItemDelegate(delegate_);
    setUniformRowHeights(true);
    setHeaderHidden(true);
    header()->setSectionResizeMode(QHeaderView::Stretch);
    header()->setMinimumSectionSize(0);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    setIndentation(fontMetrics().height());
    setAnimated(false);
}

void SectionTreeView::setTheme(const Theme& theme) {
    delegate_->setTheme(theme);
    viewport()->update();
}

// The base asks each row of a range for its height and place; here all are of one height, and what is seen is painted.
void SectionTreeView::dataChanged(const QModelIndex& first, const QModelIndex& last, const QList<int>& roles) {
    if (first == last)
        QTreeView::dataChanged(first, last, roles);
    else
        viewport()->update();
}

// A row that was seen and is current stays in sight when there is less room.
void SectionTreeView::resizeEvent(QResizeEvent* event) {
    const QModelIndex at = currentIndex();
    const bool seen = at.isValid() && QRect(QPoint(), event->oldSize()).intersects(visualRect(at));
    QTreeView::resizeEvent(event);
    if (seen) scrollTo(at);
}

void SectionTreeView::focusInEvent(QFocusEvent* event) {
    if (currentIndex().isValid()) return QTreeView::focusInEvent(event);
    // A view without a current row makes its first row current; a row nobody asked for would be opened by that.
    QAbstractScrollArea::focusInEvent(event);  // NOLINT(bugprone-parent-virtual-call)
    viewport()->update();
    const auto reason = event->reason();
    if (reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason) emit enteredWithoutCurrent();
}

// Left closes, then goes up; Right opens, then goes down: whatever the style says of it.
bool SectionTreeView::stepAcross(int key) {
    const QModelIndex at = currentIndex();
    if (!at.isValid()) return false;
    const bool isOpen = isExpanded(at) && model()->hasChildren(at);
    QModelIndex to;
    if (key == Qt::Key_Left && !isOpen)
        to = at.parent();
    else if (key == Qt::Key_Right && isOpen)
        to = model()->index(0, 0, at);
    else
        return false;
    if (to.isValid()) setCurrentIndex(to);
    return true;
}

void SectionTreeView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        emit escaped();
        return;
    }
    const bool writes = !event->text().isEmpty() && event->text().front().isPrint();
    const bool opensOrCloses = event->key() == Qt::Key_Plus || event->key() == Qt::Key_Minus;
    if (writes && !opensOrCloses) {
        event->ignore();  // belongs to the window's actions
        return;
    }
    if (event->modifiers() == Qt::NoModifier && stepAcross(event->key())) return;
    QTreeView::keyPressEvent(event);
}

QModelIndex SectionTreeView::stateMarkAt(const QPoint& at) const {
    const QModelIndex index = indexAt(at);
    if (!index.isValid()) return {};
    const auto kind = static_cast<catalogue::NodeKind>(index.data(SectionTreeModel::KindRole).toInt());
    if (kind != catalogue::NodeKind::Entry) return {};
    return SectionDelegate::stateArea(visualRect(index), fontMetrics()).contains(at) ? index : QModelIndex();
}

void SectionTreeView::mousePressEvent(QMouseEvent* event) {
    const QModelIndex marked =
        event->button() == Qt::LeftButton ? stateMarkAt(event->position().toPoint()) : QModelIndex();
    if (marked.isValid())
        emit stateMarkClicked(marked);
    else
        QTreeView::mousePressEvent(event);
}

void SectionTreeView::mouseDoubleClickEvent(QMouseEvent* event) {
    // The second click of two on the mark is one more step, not an activation of the row.
    const QModelIndex marked =
        event->button() == Qt::LeftButton ? stateMarkAt(event->position().toPoint()) : QModelIndex();
    if (marked.isValid())
        emit stateMarkClicked(marked);
    else
        QTreeView::mouseDoubleClickEvent(event);
}

void SectionTreeView::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid()) return;
    const QPoint at = byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos();
    emit menuRequested(index, at);
}

void SectionTreeView::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QTreeView::drawRow(painter, option, index);
    if (index != currentIndex() || !hasFocus()) return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(delegate_->theme().accent, 2));
    painter->setBrush(Qt::NoBrush);
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    painter->drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), 3, 3);
    painter->restore();
}

}  // namespace periplus
