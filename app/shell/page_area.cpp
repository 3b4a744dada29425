#include "shell/page_area.h"

#include "reader/capture_pages.h"
#include "reader/live_page.h"
#include "shell/capture_tools.h"
#include "views/elided_label.h"
#include "views/entry_page.h"
#include "views/find_bar.h"
#include "views/icon_button.h"
#include "views/message_area.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kNarrow = 620;

QToolButton* segment(const QString& words, QButtonGroup* group, QWidget* parent) {
    auto* made = new QToolButton(parent);
    made->setText(words);
    made->setCheckable(true);
    made->setToolButtonStyle(Qt::ToolButtonTextOnly);
    made->setFocusPolicy(Qt::TabFocus);
    group->addButton(made);
    return made;
}

}  // namespace

PageArea::PageArea(QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    messages_ = new MessageArea(this);
    stack_ = new QStackedWidget(this);
    entry_ = new EntryPage(stack_);
    entry_->setAccessibleName(tr("Entry"));
    stack_->addWidget(entry_);
    find_ = new FindBar(this);
    progress_ = new QProgressBar(this);
    progress_->setTextVisible(false);
    progress_->setFixedHeight(3);
    progress_->setStyleSheet(
        u"QProgressBar{border:none;background:palette(mid)}QProgressBar::chunk{background:palette(highlight)}"_s);
    progress_->hide();
    column->addWidget(messages_);
    column->addWidget(makeHead());
    column->addWidget(progress_);
    column->addWidget(makeNotice());
    column->addWidget(stack_, 1);
    column->addWidget(find_);
    showView(PageView::Entry);
}

QWidget* PageArea::makeNotice() {
    noticePlace_ = new QWidget(this);
    auto* column = new QVBoxLayout(noticePlace_);
    column->setContentsMargins(0, 0, 0, 0);
    notice_ = new MessageArea(noticePlace_);
    column->addWidget(notice_);
    return noticePlace_;
}

QWidget* PageArea::makeHead() {
    auto* head = new QWidget(this);
    auto* line = new QHBoxLayout(head);
    line->setContentsMargins(12, 4, 6, 4);
    auto* group = new QButtonGroup(this);
    toEntry_ = segment(tr("Entry"), group, head);
    toEntry_->setToolTip(tr("What the list says about it"));
    toLive_ = segment(tr("Live"), group, head);
    toLive_->setToolTip(tr("The page on the web, as it is now"));
    toOffline_ = segment(tr("Offline"), group, head);
    captureMenu_ = new QMenu(toOffline_);
    toReading_ = segment(tr("Reading"), group, head);
    toReading_->setToolTip(tr("The text alone, in your own look"));
    auto* tabs = new QHBoxLayout;
    tabs->setSpacing(0);
    for (QAbstractButton* tab : group->buttons()) tabs->addWidget(tab);
    line->addLayout(tabs);
    liveTools_ = makeLiveTools(head);
    captureTools_ = new CaptureTools(head);
    line->addSpacing(8);
    line->addWidget(liveTools_, 1);
    line->addWidget(captureTools_, 1);
    line->addStretch();
    connect(toEntry_, &QAbstractButton::clicked, this, &PageArea::entryWanted);
    connect(toLive_, &QAbstractButton::clicked, this, &PageArea::liveWanted);
    connect(toOffline_, &QAbstractButton::clicked, this, &PageArea::offlineWanted);
    connect(toReading_, &QAbstractButton::clicked, this, &PageArea::readingWanted);
    connect(captureTools_, &CaptureTools::browserWanted, this, &PageArea::browserWanted);
    connect(captureTools_, &CaptureTools::markReadWanted, this, &PageArea::markReadWanted);
    return head;
}

QWidget* PageArea::makeLiveTools(QWidget* parent) {
    auto* tools = new QWidget(parent);
    auto* line = new QHBoxLayout(tools);
    line->setContentsMargins(0, 0, 0, 0);
    address_ = new ElidedLabel(tools);
    address_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* reload = iconButton(u"rotate-cw"_s, tr("Load again"), tools);
    script_ = iconButton(u"braces"_s, tr("Let this site run scripts"), tools);
    script_->setCheckable(true);
    script_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto* browser = iconButton(u"external-link"_s, tr("Open in the system browser"), tools);
    markRead_ = iconButton(u"circle-check"_s, tr("Mark as read"), tools);
    markRead_->setText(markRead_->toolTip());
    markRead_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    markRead_->hide();
    line->addWidget(address_, 1);
    line->addWidget(markRead_);
    line->addWidget(reload);
    line->addWidget(script_);
    line->addWidget(browser);
    connect(reload, &QToolButton::clicked, this, &PageArea::reloadWanted);
    connect(script_, &QToolButton::clicked, this, &PageArea::scriptWanted);
    connect(browser, &QToolButton::clicked, this, &PageArea::browserWanted);
    connect(markRead_, &QToolButton::clicked, this, &PageArea::markReadWanted);
    return tools;
}

void PageArea::setLivePage(LivePage* page) {
    live_ = page;
    live_->setAccessibleName(tr("Live page"));
    stack_->addWidget(live_);
}

void PageArea::setCapturePage(CapturePage* page) {
    capture_ = page;
    capture_->setAccessibleName(tr("Offline page"));
    stack_->addWidget(capture_);
}

// A view whose page is not there yet is the entry's.
void PageArea::showView(PageView view) {
    if ((view == PageView::Live && !live_) || ((view == PageView::Offline || view == PageView::Reading) && !capture_))
        view = PageView::Entry;
    shown_ = view;
    stack_->setCurrentWidget(view == PageView::Entry  ? static_cast<QWidget*>(entry_)
                             : view == PageView::Live ? static_cast<QWidget*>(live_)
                                                      : capture_);
    toEntry_->setChecked(view == PageView::Entry);
    toLive_->setChecked(view == PageView::Live);
    toOffline_->setChecked(view == PageView::Offline);
    toReading_->setChecked(view == PageView::Reading);
    liveTools_->setVisible(liveShown());
    captureTools_->setVisible(captureShown());
    noticePlace_->setVisible(captureShown());
    captureTools_->setReading(view == PageView::Reading);
    if (view == PageView::Entry) setProgress(100);
}

QWidget* PageArea::pages() const { return stack_; }

void PageArea::setLivePossible(bool possible) { toLive_->setEnabled(possible); }

void PageArea::setOffline(const QString& words, const QString& tip, bool possible, bool dated) {
    toOffline_->setText(words);
    toOffline_->setToolTip(tip);
    toOffline_->setEnabled(possible);
    toReading_->setEnabled(possible);
    toOffline_->setMenu(dated ? captureMenu_ : nullptr);
    toOffline_->setPopupMode(dated ? QToolButton::MenuButtonPopup : QToolButton::DelayedPopup);
}

void PageArea::openDates() { captureMenu_->popup(toOffline_->mapToGlobal(toOffline_->rect().bottomLeft())); }

void PageArea::focusTabs() { toEntry_->setFocus(Qt::OtherFocusReason); }

void PageArea::setAddress(const QString& address) { address_->setWords(address); }

void PageArea::setScript(const QString& host, bool allowed) {
    script_->setEnabled(!host.isEmpty());
    script_->setChecked(allowed);
    script_->setText(allowed ? tr("Scripts on") : tr("Scripts off"));
    script_->setToolTip(allowed ? tr("%1 may run scripts; press to forbid it").arg(host)
                                : tr("Let %1 run scripts").arg(host));
}

void PageArea::setReadOffer(bool offered) {
    markRead_->setVisible(offered);
    captureTools_->setReadOffer(offered);
}

void PageArea::setProgress(int percent) {
    progress_->setVisible(percent < 100 && shown_ != PageView::Entry);
    progress_->setValue(percent);
}

// Where there is little room, what a button says is its tool tip.
void PageArea::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    script_->setToolButtonStyle(width() < kNarrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

void PageArea::focusPage() { stack_->currentWidget()->setFocus(Qt::OtherFocusReason); }

}  // namespace periplus
