#include "views/desk_style.h"

#include <QPainter>
#include <QStyleOption>

namespace periplus {

namespace {
constexpr int kBar = 3;
}

DeskStyle::DeskStyle(const QColor& accent) : QProxyStyle(QStringLiteral("Fusion")), accent_(accent) {}

void DeskStyle::frame(QPainter* painter, const QRect& rect) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(accent_, 2));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 2, 2);
    painter->restore();
}

void DeskStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const {
    if (element == PE_FrameFocusRect) return frame(painter, option->rect);
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool enabled = option->state.testFlag(State_Enabled);
    if (element == PE_FrameLineEdit && enabled && option->state.testFlag(State_HasFocus)) frame(painter, option->rect);
    if (element == PE_PanelButtonTool && option->state.testFlag(State_On)) {
        const QRect all = option->rect;
        const QRect bar(all.left() + 1, all.bottom() + 1 - kBar, all.width() - 2, kBar);
        painter->fillRect(bar, enabled ? accent_ : option->palette.color(QPalette::Disabled, QPalette::ButtonText));
    }
}

}  // namespace periplus
