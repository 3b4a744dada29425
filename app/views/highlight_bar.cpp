#include "views/highlight_bar.h"

#include "bridge/text.h"
#include "views/icons.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPixmap>
#include <QToolButton>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

QIcon swatch(const HighlightLook& look) {
    QIcon result;
    for (const int scale : {1, 2}) {
        QPixmap pixmap(16 * scale, 16 * scale);
        pixmap.setDevicePixelRatio(scale);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(look.mark, 1));
        painter.setBrush(look.ground);
        painter.drawRoundedRect(QRectF(1.5, 1.5, 13, 13), 3, 3);
        QPen pen(look.mark, 1.6);
        switch (look.underline) {
            case QTextCharFormat::DashUnderline: pen.setDashPattern({2, 1.4}); break;
            case QTextCharFormat::DotLine: pen.setDashPattern({0.8, 1.2}); break;
            default: break;
        }
        painter.setPen(pen);
        if (look.underline == QTextCharFormat::WaveUnderline) {
            painter.setBrush(Qt::NoBrush);
            const QPointF wave[] = {{4, 11.5}, {6, 9.5}, {8, 11.5}, {10, 9.5}, {12, 11.5}};
            painter.drawPolyline(wave, 5);
        } else {
            painter.drawLine(QPointF(4, 11), QPointF(12, 11));
        }
        painter.end();
        result.addPixmap(pixmap);
    }
    return result;
}

HighlightBar::HighlightBar(QWidget* parent) : QFrame(parent) {
    setFocusPolicy(Qt::NoFocus);
    setCursor(Qt::ArrowCursor);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(3, 3, 3, 3);
    row->setSpacing(1);
    hide();
}

void HighlightBar::setTheme(const Theme& theme) {
    setPalette(theme.palette());
    qDeleteAll(findChildren<QToolButton*>(QString(), Qt::FindDirectChildrenOnly));
    build(theme);
    adjustSize();
}

void HighlightBar::build(const Theme& theme) {
    const auto add = [this](const QIcon& picture, const QString& words, study::HighlightColour colour, bool note) {
        auto* button = new QToolButton(this);
        button->setIcon(picture);
        button->setText(words);
        button->setToolTip(words);
        button->setAccessibleName(words);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::NoFocus);
        if (note || picture.isNull()) button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        connect(button, &QToolButton::clicked, this, [this, colour, note] { emit chosen(colour, note); });
        layout()->addWidget(button);
    };
    for (int i = 0; i < 4; ++i) {
        const auto colour = static_cast<study::HighlightColour>(i);
        add(swatch(theme.highlight(colour)), tr("Highlight in %1 (%2)").arg(nameOf(colour).toLower()).arg(i + 1),
            colour, false);
    }
    add(icon(u"message-square-plus"_s, theme.ink), tr("Annotate"), study::HighlightColour::Sand, true);
}

void HighlightBar::showAt(const QRect& selection) {
    adjustSize();
    const int gap = 6;
    int y = selection.top() - height() - gap;
    if (y < 2) y = selection.bottom() + gap;
    const int x = qBound(2, selection.left(), qMax(2, parentWidget()->width() - width() - 2));
    move(x, qBound(2, y, qMax(2, parentWidget()->height() - height() - 2)));
    show();
    raise();
}

}  // namespace periplus
