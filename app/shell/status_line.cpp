#include "shell/status_line.h"

#include "views/icon_button.h"
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
    offline_ = new QLabel(this);
    offline_->setContentsMargins(0, 0, 8, 0);
    addWidget(progress_);
    addWidget(offline_);
    addWidget(next_, 1);
    makeQueue();
    for (QWidget* widget :
         {static_cast<QWidget*>(work_), static_cast<QWidget*>(bar_), static_cast<QWidget*>(cancel_)}) {
        addPermanentWidget(widget);
    }
    connect(next_, &QToolButton::clicked, this, &StatusLine::upNextPressed);
    connect(cancel_, &QToolButton::clicked, this, [this] {
        if (const auto stop = works_.value(shownWork_).cancel) stop();
    });
    clearWork();
    setUpNext({});
}

void StatusLine::makeQueue() {
    queue_ = new QLabel(this);
    queueBar_ = new QProgressBar(this);
    queueBar_->setTextVisible(false);
    queueBar_->setFixedSize(kBarWidth, 6);
    pause_ = iconButton(u"pause"_s, {}, this);
    giveUp_ = iconButton(u"x"_s, tr("Take no more pages offline"), this);
    problems_ = iconButton(u"triangle-alert"_s, tr("Show the pages that did not come whole"), this);
    problems_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    for (QWidget* widget :
         {static_cast<QWidget*>(problems_), static_cast<QWidget*>(queue_), static_cast<QWidget*>(queueBar_),
          static_cast<QWidget*>(pause_), static_cast<QWidget*>(giveUp_)}) {
        addPermanentWidget(widget);
    }
    connect(pause_, &QToolButton::clicked, this, &StatusLine::pausePressed);
    connect(giveUp_, &QToolButton::clicked, this, &StatusLine::giveUpPressed);
    connect(problems_, &QToolButton::clicked, this, &StatusLine::problemsPressed);
    setQueue({});
    setProblems(0);
}

void StatusLine::setOffline(std::size_t entries) {
    // Never hidden: shown again while a passing message stands, it would be painted over it.
    offline_->setText(entries == 0 ? QString() : tr("%n offline", "entries", static_cast<int>(entries)));
}

void StatusLine::setQueue(const std::optional<QueueWords>& queue) {
    for (QWidget* widget : {static_cast<QWidget*>(queue_), static_cast<QWidget*>(queueBar_),
                            static_cast<QWidget*>(pause_), static_cast<QWidget*>(giveUp_)}) {
        widget->setVisible(queue.has_value());
    }
    if (!queue) return;
    QString words = queue->paused ? tr("%1 of %2 offline, paused") : tr("%1 of %2 offline");
    words = words.arg(queue->done).arg(queue->total);
    queueWords_ = queue->at.isEmpty() ? words : tr("%1, next: %2").arg(words, queue->at);
    queueBar_->setRange(0, static_cast<int>(queue->total));
    queueBar_->setValue(static_cast<int>(queue->done));
    pause_->setIcon(icon(queue->paused ? u"play"_s : u"pause"_s));
    pause_->setToolTip(queue->paused ? tr("Go on taking pages offline") : tr("Pause taking pages offline"));
    pause_->setAccessibleName(pause_->toolTip());
    elide();
}

void StatusLine::setProblems(std::size_t pages) {
    problems_->setVisible(pages > 0);
    problems_->setText(tr("%n did not come whole", "pages", static_cast<int>(pages)));
}

void StatusLine::setProgress(std::uint32_t read, std::uint32_t total) {
    progress_->setText(tr("%1 of %2 read").arg(read).arg(total));
}

void StatusLine::setUpNext(const QString& title) {
    // Never hidden, like how much is offline.
    upNext_ = title;
    next_->setEnabled(!title.isEmpty());
    next_->setToolTip(tr("Go to the next unread entry: %1").arg(title));
    elide();
}

void StatusLine::say(const QString& words) { showMessage(words, kPassingMs); }

void StatusLine::setWork(const QString& words, int percent, std::function<void()> cancel, const QString& id) {
    works_[id] = {words, percent, std::move(cancel)};
    shownWork_ = id;
    showWork();
}

void StatusLine::clearWork(const QString& id) {
    works_.remove(id);
    if (!works_.contains(shownWork_)) shownWork_ = works_.isEmpty() ? QString() : works_.firstKey();
    showWork();
}

void StatusLine::showWork() {
    const bool any = works_.contains(shownWork_);
    work_->setVisible(any);
    bar_->setVisible(any);
    const Work work = works_.value(shownWork_);
    cancel_->setVisible(any && work.cancel);
    if (!any) return;
    work_->setText(work.words);
    bar_->setRange(0, work.percent < 0 ? 0 : 100);
    bar_->setValue(work.percent);
}

void StatusLine::resizeEvent(QResizeEvent* event) {
    QStatusBar::resizeEvent(event);
    elide();
}

void StatusLine::elide() {
    const int room = std::max(80, width() / 2 - 40);
    const QString words = upNext_.isEmpty() ? QString() : tr("Next: %1").arg(upNext_);
    next_->setText(fontMetrics().elidedText(words, Qt::ElideMiddle, room).replace(u"&"_s, u"&&"_s));
    next_->setMaximumWidth(fontMetrics().horizontalAdvance(next_->text()) + 24);
    queue_->setText(fontMetrics().elidedText(queueWords_, Qt::ElideMiddle, std::max(80, width() / 3 - 40)));
    queue_->setToolTip(queueWords_);
}

}  // namespace periplus
