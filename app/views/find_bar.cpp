#include "views/find_bar.h"

#include "views/icon_button.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

FindBar::FindBar(QWidget* parent) : QWidget(parent), words_(new QLineEdit(this)), answer_(new QLabel(this)) {
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(12, 4, 6, 4);
    words_->setPlaceholderText(tr("Find in this page"));
    words_->setAccessibleName(words_->placeholderText());
    words_->setClearButtonEnabled(true);
    words_->setMaximumWidth(360);
    auto* previous = iconButton(u"chevron-up"_s, tr("Previous match (Shift+Enter)"), this);
    auto* next = iconButton(u"chevron-down"_s, tr("Next match (Enter)"), this);
    auto* close = iconButton(u"x"_s, tr("Close (Esc)"), this);
    line->addWidget(words_, 1);
    line->addWidget(previous);
    line->addWidget(next);
    line->addWidget(answer_);
    line->addStretch();
    line->addWidget(close);
    connect(words_, &QLineEdit::textChanged, this, [this](const QString& words) { emit wanted(words, false); });
    connect(previous, &QToolButton::clicked, this, [this] { again(true); });
    connect(next, &QToolButton::clicked, this, [this] { again(false); });
    connect(close, &QToolButton::clicked, this, &FindBar::stop);
    hide();
}

void FindBar::start() {
    show();
    words_->setFocus(Qt::ShortcutFocusReason);
    words_->selectAll();
}

void FindBar::setFound(int matches, int at) {
    QString words;
    if (matches == 0)
        words = tr("Not found");
    else if (at > 0)
        words = tr("%1 of %2", "which match, how many").arg(at).arg(matches);
    answer_->setText(words_->text().isEmpty() ? QString() : words);
}

void FindBar::again(bool backwards) {
    if (words_->text().isEmpty()) return start();
    emit wanted(words_->text(), backwards);
}

void FindBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return stop();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        return again(event->modifiers().testFlag(Qt::ShiftModifier));
    }
    QWidget::keyPressEvent(event);
}

void FindBar::stop() {
    hide();
    answer_->clear();
    emit closed();
}

}  // namespace periplus
