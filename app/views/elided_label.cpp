#include "views/elided_label.h"

#include <QPainter>
#include <QStyle>
#include <QTextDocument>

namespace periplus {

void ElidedLabel::setWords(const QString& words) {
    if (words == words_) return;
    words_ = words;
    setToolTip(Qt::convertFromPlainText(words));  // foreign titles are no markup
    setAccessibleName(words);
    update();
}

QSize ElidedLabel::minimumSizeHint() const { return {fontMetrics().averageCharWidth() * 6, fontMetrics().height()}; }

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QString shown = fontMetrics().elidedText(words_, Qt::ElideMiddle, width());
    style()->drawItemText(&painter, rect(), static_cast<int>(alignment()), palette(), isEnabled(), shown,
                          foregroundRole());
}

}  // namespace periplus
