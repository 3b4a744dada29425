#include "views/section_delegate.h"

#include "models/section_tree_model.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace periplus {

using study::ReadingState;

namespace {

constexpr int kMargin = 6;
constexpr int kBarHeight = 4;
constexpr int kBarWidth = 44;
constexpr int kNarrow = 200;  // below this a section shows its count alone

QFont smaller(QFont font) {
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * 0.86);
    else
        font.setPixelSize(static_cast<int>(font.pixelSize() * 0.86));
    return font;
}

// Starts on a device pixel, whatever the scale.
QRectF snapped(const QPainter* painter, const QRectF& rect) {
    const qreal ratio = painter->device()->devicePixelRatioF();
    return {std::round(rect.x() * ratio) / ratio, std::round(rect.y() * ratio) / ratio, rect.width(), rect.height()};
}

void paintStar(QPainter* painter, const QRectF& square, const QColor& colour) {
    QPolygonF star;
    for (int i = 0; i < 10; ++i) {
        const double angle = std::numbers::pi * i / 5 - std::numbers::pi / 2;
        const double radius = square.width() / 2 * (i % 2 == 0 ? 1.0 : 0.42);
        star << square.center() + QPointF(std::cos(angle), std::sin(angle)) * radius;
    }
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    painter->drawPolygon(star);
}

// A sheet with two lines of writing.
void paintNote(QPainter* painter, const QRectF& square, const QColor& colour) {
    const QRectF sheet = square.adjusted(square.width() * 0.12, 0.5, -square.width() * 0.12, -0.5);
    painter->setPen(QPen(colour, 1.2));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(sheet, 1.5, 1.5);
    for (const double height : {0.36, 0.64}) {
        const double y = sheet.top() + sheet.height() * height;
        painter->drawLine(QPointF(sheet.left() + 2.2, y), QPointF(sheet.right() - 2.2, y));
    }
}

// An arrow down onto a line: it lies here.
void paintOffline(QPainter* painter, const QRectF& square, const QColor& colour) {
    const QRectF room = square.adjusted(1.2, 0.8, -1.2, -0.8);
    painter->setPen(QPen(colour, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    const double tip = room.top() + room.height() * 0.7;
    const double wing = room.width() * 0.28;
    painter->drawLine(QPointF(room.center().x(), room.top()), QPointF(room.center().x(), tip));
    painter->drawPolyline(QPolygonF{QPointF(room.center().x() - wing, tip - wing), QPointF(room.center().x(), tip),
                                    QPointF(room.center().x() + wing, tip - wing)});
    painter->drawLine(room.bottomLeft(), room.bottomRight());
}

// Two halves of a chain that do not meet.
void paintBrokenLink(QPainter* painter, const QRectF& square, const QColor& colour) {
    painter->setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap));
    painter->setBrush(Qt::NoBrush);
    const double side = square.width() * 0.5;
    painter->drawArc(QRectF(square.left() + 0.5, square.center().y() - side / 2, side, side), 60 * 16, 240 * 16);
    painter->drawArc(QRectF(square.right() - 0.5 - side, square.center().y() - side / 2, side, side), -120 * 16,
                     240 * 16);
    painter->drawLine(square.center() + QPointF(-side * 0.25, side * 0.9),
                      square.center() + QPointF(side * 0.25, -side * 0.9));
}

// Centred on the row's height; one line of digits needs no layout.
void paintCount(QPainter* painter, const QRectF& room, const QFont& font, const QString& words) {
    const QFontMetricsF metrics(font);
    painter->setFont(font);
    painter->drawText(QPointF(room.left(), room.center().y() + (metrics.ascent() - metrics.descent()) / 2), words);
}

}  // namespace

void paintStateMark(QPainter* painter, const QRectF& square, ReadingState state, const Theme& theme) {
    const double stroke = std::max(1.3, square.width() / 10);
    const QRectF ring = square.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2);
    const QColor& colour = theme.state(state);
    const double side = square.width();
    const QPointF centre = square.center();
    painter->setPen(QPen(colour, stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(state == ReadingState::Read ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter->drawEllipse(ring);
    switch (state) {
        case ReadingState::Unread: break;
        case ReadingState::Reading:
            painter->setPen(Qt::NoPen);
            painter->setBrush(colour);
            painter->drawPie(ring, 90 * 16, 180 * 16);
            break;
        case ReadingState::Read:
            painter->setPen(QPen(theme.paper, stroke * 1.15, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter->drawPolyline(QPolygonF{centre + QPointF(-0.22, 0.02) * side, centre + QPointF(-0.06, 0.18) * side,
                                            centre + QPointF(0.23, -0.16) * side});
            break;
        case ReadingState::Skipped:
            painter->drawLine(centre - QPointF(side * 0.2, 0), centre + QPointF(side * 0.2, 0));
            break;
    }
}

const SectionDelegate::Fonts& SectionDelegate::fontsFor(const QFont& base) const {
    if (fonts_.isMade && fonts_.base == base) return fonts_;
    fonts_ = {true, base, base, base, smaller(base)};
    fonts_.section.setWeight(QFont::DemiBold);
    fonts_.struck.setStrikeOut(true);
    titles_.clear();
    return fonts_;
}

void SectionDelegate::paintTitle(QPainter* painter, const QRect& room, const QFont& font, const QColor& colour,
                                 const QString& title) const {
    QString key = title;
    key += QChar(static_cast<char16_t>(std::clamp(room.width(), 0, 0x7FFF)));
    key += QChar(static_cast<char16_t>(font.weight() + (font.strikeOut() ? 1000 : 0)));
    const QFontMetrics metrics(font);
    QString words;
    if (const QString* known = titles_.object(key)) {
        words = *known;
    } else {
        words = metrics.elidedText(title, Qt::ElideMiddle, room.width());
        titles_.insert(key, new QString(words));  // may refuse it, and then deletes it
    }
    painter->setFont(font);
    painter->setPen(colour);
    const int baseline = room.top() + (room.height() - metrics.height()) / 2 + metrics.ascent();
    painter->drawText(QPointF(room.left(), baseline), words);
}

QRect SectionDelegate::stateArea(const QRect& row, const QFontMetrics& metrics) {
    return {row.left(), row.top(), metrics.height() + kMargin, row.height()};
}

QSize SectionDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    const QFontMetrics metrics(option.font);
    return {metrics.height() * 6, static_cast<int>(std::lround(metrics.height() * 1.6))};
}

void SectionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, theme_.selection);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, theme_.raised);
    const auto kind = static_cast<catalogue::NodeKind>(index.data(SectionTreeModel::KindRole).toInt());
    if (kind == catalogue::NodeKind::Entry)
        paintEntry(painter, option, index);
    else
        paintSection(painter, option, index);
    painter->restore();
}

void SectionDelegate::paintEntry(QPainter* painter, const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const {
    const QFontMetrics metrics(option.font);
    const auto state = static_cast<ReadingState>(index.data(SectionTreeModel::StateRole).toInt());
    const QRect area = stateArea(option.rect, metrics);
    const double side = metrics.height() * 0.78;
    const QRectF mark(area.center().x() - side / 2, option.rect.center().y() + 0.5 - side / 2, side, side);
    paintStateMark(painter, snapped(painter, mark), state, theme_);

    const Fonts& fonts = fontsFor(option.font);
    const int right = paintMarks(painter, option.rect, fonts, index);
    const bool struck = index.data(SectionTreeModel::StruckRole).toBool();
    const bool isDone = struck || state == ReadingState::Read || state == ReadingState::Skipped;
    const QRect room(area.right() + 3, option.rect.top(), right - area.right() - 3, option.rect.height());
    paintTitle(painter, room, struck ? fonts.struck : fonts.base, isDone ? theme_.inkRead : theme_.ink,
               index.data().toString());
}

// From the right edge inwards; gives the x where the title has to end.
int SectionDelegate::paintMarks(QPainter* painter, const QRect& row, const Fonts& fonts,
                                const QModelIndex& index) const {
    const QFontMetrics metrics(fonts.small);
    const int side = static_cast<int>(std::lround(metrics.ascent() * 0.95));
    int right = row.right() - kMargin;
    const auto square = [&] {
        right -= side;
        return snapped(painter, QRectF(right, row.center().y() + 0.5 - side / 2.0, side, side));
    };
    if (const uint count = index.data(SectionTreeModel::AnnotationsRole).toUInt(); count > 0) {
        const QString words = QString::number(count);
        const int width = metrics.horizontalAdvance(words) + 8;
        const QRectF pill(right - width, row.center().y() + 1 - metrics.height() / 2.0, width, metrics.height());
        painter->setPen(QPen(theme_.inkSoft, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(snapped(painter, pill).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        paintCount(painter, pill.adjusted(4, 0, 0, 0), fonts.small, words);
        right -= width + kMargin;
    }
    if (index.data(SectionTreeModel::HasNoteRole).toBool()) {
        paintNote(painter, square(), theme_.inkSoft);
        right -= kMargin;
    }
    if (index.data(SectionTreeModel::OfflineRole).toBool()) {
        paintOffline(painter, square(), theme_.inkSoft);
        right -= kMargin;
    }
    if (index.data(SectionTreeModel::BrokenLinkRole).toBool()) {
        paintBrokenLink(painter, square(), theme_.trouble);
        right -= kMargin;
    }
    if (index.data(SectionTreeModel::StarredRole).toBool()) {
        paintStar(painter, square(), theme_.star);
        right -= kMargin;
    }
    return right;
}

void SectionDelegate::paintSection(QPainter* painter, const QStyleOptionViewItem& option,
                                   const QModelIndex& index) const {
    const QRect& row = option.rect;
    const Fonts& fonts = fontsFor(option.font);
    const uint total = index.data(SectionTreeModel::TotalRole).toUInt();
    const uint read = index.data(SectionTreeModel::ReadRole).toUInt();
    int right = row.right() - kMargin;
    if (total > 0 && row.width() >= kNarrow) {
        const QRectF bar =
            snapped(painter, QRectF(right - kBarWidth, row.center().y() - kBarHeight / 2.0 + 1, kBarWidth, kBarHeight));
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme_.rule);
        painter->drawRoundedRect(bar, 2, 2);
        if (read > 0) {
            QRectF done = bar;
            done.setWidth(std::max<double>(kBarHeight, bar.width() * read / total));
            painter->setBrush(theme_.read);
            painter->drawRoundedRect(done, 2, 2);
        }
        right -= kBarWidth + kMargin;
    }
    if (total > 0) {
        const QString count = QStringLiteral("%1/%2").arg(read).arg(total);
        const int width = QFontMetrics(fonts.small).horizontalAdvance(count);
        painter->setPen(theme_.inkSoft);
        paintCount(painter, QRectF(right - width, row.top(), width, row.height()), fonts.small, count);
        right -= width + kMargin;
    }
    const auto kind = static_cast<catalogue::NodeKind>(index.data(SectionTreeModel::KindRole).toInt());
    const QFont& font = kind == catalogue::NodeKind::Section ? fonts.section : fonts.base;
    const QRect room(row.left() + 3, row.top(), right - row.left() - 3, row.height());
    paintTitle(painter, room, font, theme_.ink, index.data().toString());
}

}  // namespace periplus
