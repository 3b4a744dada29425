#include "views/annotation_delegate.h"

#include "models/annotation_list_model.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPainter>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPadding = 8;
constexpr int kBar = 4;

bool isLost(const QModelIndex& index) {
    const auto standing = static_cast<annotate::Standing>(index.data(AnnotationListModel::StandingRole).toInt());
    return standing == annotate::Standing::Lost || standing == annotate::Standing::Ambiguous;
}

QFont codeFont(const QFont& base) {
    QFont font(QStringList{u"JetBrains Mono"_s, u"Noto Sans Mono CJK SC"_s, u"monospace"_s});
    font.setPointSizeF(base.pointSizeF() * 0.95);
    return font;
}

}  // namespace

void AnnotationDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem row = option;
    initStyleOption(&row, index);
    row.text.clear();
    row.icon = {};
    QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);
    painter->save();
    const auto colour = static_cast<study::HighlightColour>(index.data(AnnotationListModel::ColourRole).toInt());
    const QRect inner = option.rect.adjusted(kPadding, kPadding, -kPadding, -kPadding);
    painter->fillRect(QRect(inner.left(), inner.top(), kBar, inner.height()), theme_.highlight(colour).mark);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QColor ink = selected ? option.palette.color(QPalette::HighlightedText) : theme_.ink;
    const QColor soft = selected ? ink : isLost(index) ? theme_.trouble : theme_.inkSoft;
    QRect line(inner.left() + kBar + kPadding, inner.top(), inner.width() - kBar - kPadding,
               option.fontMetrics.height());
    const auto draw = [&](const QString& words, const QFont& font, const QColor& pen, Qt::TextElideMode elide) {
        painter->setFont(font);
        painter->setPen(pen);
        painter->drawText(line, Qt::AlignVCenter,
                          QFontMetrics(font).elidedText(words.simplified(), elide, line.width()));
        line.translate(0, option.fontMetrics.lineSpacing());
    };
    draw(index.data(AnnotationListModel::WhereRole).toString() + u" · "_s +
             index.data(AnnotationListModel::StandingNameRole).toString(),
         option.font, soft, Qt::ElideMiddle);
    draw(index.data(AnnotationListModel::QuoteRole).toString(), codeFont(option.font), ink, Qt::ElideRight);
    const QString note = index.data(AnnotationListModel::NoteRole).toString();
    if (!note.isEmpty()) draw(note, option.font, ink, Qt::ElideRight);
    painter->restore();
}

QSize AnnotationDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const int lines = index.data(AnnotationListModel::NoteRole).toString().isEmpty() ? 2 : 3;
    return {120, lines * option.fontMetrics.lineSpacing() + 2 * kPadding};
}

}  // namespace periplus
