#include "views/message_area.h"

#include "views/icons.h"

#include <QAccessible>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kIconSize = 18;

QLabel* wordsOf(const QString& sentence, QWidget* parent) {
    auto* words = new QLabel(sentence, parent);
    words->setObjectName(u"words"_s);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    QSizePolicy across(QSizePolicy::Ignored, QSizePolicy::Preferred);
    across.setHeightForWidth(true);
    words->setSizePolicy(across);
    words->setMinimumWidth(120);
    return words;
}

}  // namespace

MessageArea::MessageArea(QWidget* parent) : QWidget(parent), rows_(new QVBoxLayout(this)) {
    rows_->setContentsMargins(0, 0, 0, 0);
    rows_->setSpacing(0);
    hide();
}

void MessageArea::put(const QString& id, const QString& sentence, const std::vector<MessageButton>& buttons) {
    take(id);
    auto* row = new QFrame(this);
    row->setObjectName(u"message"_s);
    row->setFrameShape(QFrame::StyledPanel);
    row->setAccessibleName(sentence);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(12, 6, 6, 6);
    auto* sign = new QLabel(row);
    sign->setPixmap(icon(u"triangle-alert"_s).pixmap(kIconSize, kIconSize));
    line->addWidget(sign, 0, Qt::AlignTop);
    auto* words = wordsOf(sentence, row);
    line->addWidget(words, 1, Qt::AlignTop);
    for (const auto& button : buttons) {
        auto* push = new QPushButton(button.text, row);
        push->setAutoDefault(false);
        connect(push, &QPushButton::clicked, this, [this, id, pressed = button.pressed] {
            take(id);
            pressed();
        });
        line->addWidget(push, 0, Qt::AlignTop);
    }
    auto* close = new QToolButton(row);
    close->setAutoRaise(true);
    close->setIcon(icon(u"x"_s));
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(close->toolTip());
    connect(close, &QToolButton::clicked, this, [this, id] { take(id); });
    line->addWidget(close, 0, Qt::AlignTop);
    rows_->addWidget(row);
    shown_.insert(id, row);
    show();
    fit();
    QAccessibleEvent event(row, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void MessageArea::take(const QString& id) {
    if (QWidget* row = shown_.take(id)) {
        row->hide();
        row->deleteLater();
    }
    if (shown_.isEmpty()) hide();
    fit();
}

// Each message is as high as its words at this width; a layout alone would give what a narrow one needs.
void MessageArea::fit() {
    const int across = std::max(width(), minimumSizeHint().width());
    int all = 0;
    for (QWidget* row : shown_) {
        const int high = std::max(row->layout()->heightForWidth(across), row->layout()->minimumSize().height());
        row->setFixedHeight(high);
        all += high;
    }
    setFixedHeight(all);
}

void MessageArea::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) fit();
}

QString MessageArea::text(const QString& id) const {
    const QWidget* row = shown_.value(id);
    return row ? row->accessibleName() : QString();
}

}  // namespace periplus
