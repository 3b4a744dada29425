#pragma once
// SectionDelegate: one row of the section tree. An entry: its state as a shape (ring, half, check, dash), the title,
// small marks. A section or group: its title, `read/total` and a bar. Everything is drawn as paths, so that it is
// crisp at any scale. Ownership: its parent. Thread: UI. Errors: none.
#include "study/types.h"
#include "views/theme.h"

#include <QCache>
#include <QStyledItemDelegate>

namespace periplus {

void paintStateMark(QPainter* painter, const QRectF& square, study::ReadingState state, const Theme& theme);

class SectionDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit SectionDelegate(QObject* parent = nullptr) : QStyledItemDelegate(parent), theme_(Theme::light()) {}

    void setTheme(const Theme& theme) { theme_ = theme; }
    [[nodiscard]] const Theme& theme() const { return theme_; }

    // Where the state mark stands in a row, with room around it for the pointer.
    [[nodiscard]] static QRect stateArea(const QRect& row, const QFontMetrics& metrics);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    // The fonts of a row, made from the view's once; a font made for each row would be looked up for each row.
    struct Fonts {
        bool isMade = false;
        QFont base = {};
        QFont section = {};
        QFont struck = {};
        QFont small = {};
    };

    void paintEntry(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintSection(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    int paintMarks(QPainter* painter, const QRect& row, const Fonts& fonts, const QModelIndex& index) const;

    [[nodiscard]] const Fonts& fontsFor(const QFont& base) const;
    void paintTitle(QPainter* painter, const QRect& room, const QFont& font, const QColor& colour,
                    const QString& title) const;

    Theme theme_;
    mutable Fonts fonts_;
    mutable QCache<QString, QString> titles_{1000};  // elided: half of what a row costs
};

}  // namespace periplus
