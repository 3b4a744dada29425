#include "views/elided_label.h"

#include <QPainter>
#include <QStyle>
#include <QTextDocument>

namespace periplus {

void ElidedLabel::setWords(const QString& words, const QStringList& shorter) {
    if (words == words_ && shorter == shorter_) return;
    words_ = words;
    shorter_ = shorter;
    setToolTip(Qt::convertFromPlainText(words));  // foreign titles are no markup
    setAccessibleName(words);
    update();
}

QSize ElidedLabel::minimumSizeHint() const { return {fontMetrics().averageCharWidth() * 6, fontMetrics().height()}; }

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const auto fits = [this](const QString& words) { return fontMetrics().horizontalAdvance(words) <= width(); };
    QString shown = words_;
    for (const QString& words : shorter_)
        if (!fits(shown)) shown = words;
    shown = fontMetrics().elidedText(shown, Qt::ElideMiddle, width());
    style()->drawItemText(&painter, rect(), static_cast<int>(alignment()), palette(), isEnabled(), shown,
                          foregroundRole());
}

}  // namespace periplus
