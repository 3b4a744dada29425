#include "shell/status_line.h"

#include "views/icons.h"

#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int kPassingMs = 6000;
constexpr int kBarWidth = 90;
}  // namespace

StatusLine::StatusLine(QWidget* parent)
    : QStatusBar(parent),
      progress_(new QLabel(this)),
      next_(new QToolButton(this)),
      work_(new QLabel(this)),
      bar_(new QProgressBar(this)),
      cancel_(new QToolButton(this)) {
    setSizeGripEnabled(false);
    progress_->setContentsMargins(8, 0, 8, 0);
    next_->setAutoRaise(true);
    next_->setToolButtonStyle(Qt::ToolButtonTextOnly);
    next_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    bar_->setTextVisible(false);
    bar_->setFixedSize(kBarWidth, 6);
    cancel_->setAutoRaise(true);
    cancel_->setIcon(icon(u"x"_s));
    cancel_->setToolTip(tr("Cancel"));
    cancel_->setAccessibleName(cancel_->toolTip());
    addWidget(progress_);
    addWidget(next_, 1);
    for (QWidget* widget :
         {static_cast<QWidget*>(work_), static_cast<QWidget*>(bar_), static_cast<QWidget*>(cancel_)}) {
        addPermanentWidget(widget);
    }
    connect(next_, &QToolButton::clicked, this, &StatusLine::upNextPressed);
    connect(cancel_, &QToolButton::clicked, this, [this] {
        if (stop_) stop_();
    });
    clearWork();
    setUpNext({});
}

void StatusLine::setProgress(std::uint32_t read, std::uint32_t total) {
    progress_->setText(tr("%1 of %2 read").arg(read).arg(total));
}

void StatusLine::setUpNext(const QString& title) {
    upNext_ = title;
    next_->setVisible(!title.isEmpty());
    next_->setToolTip(tr("Go to the next unread entry: %1").arg(title));
    elide();
}

void StatusLine::say(const QString& words) { showMessage(words, kPassingMs); }

void StatusLine::setWork(const QString& words, int percent, std::function<void()> cancel) {
    stop_ = std::move(cancel);
    work_->setText(words);
    work_->show();
    bar_->setRange(0, percent < 0 ? 0 : 100);
    bar_->setValue(percent);
    bar_->show();
    cancel_->setVisible(static_cast<bool>(stop_));
}

void StatusLine::clearWork() {
    stop_ = {};
    work_->hide();
    bar_->hide();
    cancel_->hide();
}

void StatusLine::resizeEvent(QResizeEvent* event) {
    QStatusBar::resizeEvent(event);
    elide();
}

void StatusLine::elide() {
    const int room = std::max(80, width() / 2 - 40);
    const QString words = tr("Next: %1").arg(upNext_);
    next_->setText(fontMetrics().elidedText(words, Qt::ElideMiddle, room).replace(u"&"_s, u"&&"_s));
    next_->setMaximumWidth(fontMetrics().horizontalAdvance(next_->text()) + 24);
}

}  // namespace periplus
