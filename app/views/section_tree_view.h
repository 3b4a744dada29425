#pragma once
// SectionTreeView: a tree view that leaves single letters, digits and the space to the window's actions instead of
// jumping to titles, shows plainly where the focus is, and tells a click on the state mark from one on the row.
// Ownership: its parent. Thread: UI. Errors: none.
#include "views/section_delegate.h"

#include <QTreeView>

namespace periplus {

class SectionTreeView : public QTreeView {
    Q_OBJECT
public:
    explicit SectionTreeView(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void keyboardSearch(const QString&) override {}
    void dataChanged(const QModelIndex& first, const QModelIndex& last, const QList<int>& roles) override;

signals:
    void stateMarkClicked(const QModelIndex& index);
    void menuRequested(const QModelIndex& index, const QPoint& globalPos);
    void escaped();
    void enteredWithoutCurrent();  // Tab came here and no row is current: choose one

protected:
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    bool stepAcross(int key);
    [[nodiscard]] QModelIndex stateMarkAt(const QPoint& at) const;

    SectionDelegate* delegate_;
};

}  // namespace periplus
