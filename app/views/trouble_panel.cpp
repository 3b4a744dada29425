#include "views/trouble_panel.h"

#include "views/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int kMeasure = 520;
constexpr int kIconSize = 32;
}  // namespace

TroublePanel::TroublePanel(QWidget* parent) : QWidget(parent), words_(new QLabel(this)) {
    auto* sign = new QLabel(this);
    sign->setPixmap(icon(u"lock"_s).pixmap(kIconSize, kIconSize));
    auto* heading = new QLabel(tr("Your library could not be opened"), this);
    QFont font = heading->font();
    font.setPointSizeF(font.pointSizeF() * 1.3);
    heading->setFont(font);
    heading->setWordWrap(true);
    words_->setTextFormat(Qt::PlainText);
    words_->setWordWrap(true);
    words_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    again_ = new QPushButton(tr("Try again"), this);
    auto* leave = new QPushButton(tr("Quit"), this);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(again_);
    buttons->addWidget(leave);
    buttons->addStretch();
    auto* card = new QWidget(this);
    card->setMaximumWidth(kMeasure);
    auto* beside = new QHBoxLayout(card);
    beside->setSpacing(16);
    beside->addWidget(sign, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout;
    column->setSpacing(12);
    beside->addLayout(column, 1);
    column->addWidget(heading);
    column->addWidget(words_);
    column->addLayout(buttons);
    auto* line = new QHBoxLayout;
    line->addStretch();
    line->addWidget(card, 100);
    line->addStretch();
    auto* page = new QVBoxLayout(this);
    page->addStretch(1);
    page->addLayout(line);
    page->addStretch(2);
    connect(again_, &QPushButton::clicked, this, &TroublePanel::retry);
    connect(leave, &QPushButton::clicked, this, &TroublePanel::leave);
}

void TroublePanel::setSentence(const QString& sentence) {
    words_->setText(sentence);
    setAccessibleName(sentence);
    again_->setFocus();
}

QString TroublePanel::sentence() const { return words_->text(); }

}  // namespace periplus
