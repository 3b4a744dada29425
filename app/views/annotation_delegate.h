#pragma once
// AnnotationDelegate: one row of the list of annotations: its colour, where it stands and how well, the quote, the
// words. Ownership: its parent. Thread: UI. Errors: none.
#include "views/theme.h"

#include <QStyledItemDelegate>

namespace periplus {

class AnnotationDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setTheme(const Theme& theme) { theme_ = theme; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    Theme theme_ = Theme::light();
};

}  // namespace periplus
