#include "shell/page_area.h"

#include "reader/live_page.h"
#include "views/elided_label.h"
#include "views/entry_page.h"
#include "views/find_bar.h"
#include "views/icon_button.h"
#include "views/message_area.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {

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
    column->addWidget(stack_, 1);
    column->addWidget(find_);
    showLive(false);
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
    auto* pair = new QHBoxLayout;
    pair->setSpacing(0);
    pair->addWidget(toEntry_);
    pair->addWidget(toLive_);
    line->addLayout(pair);
    liveTools_ = makeLiveTools(head);
    line->addSpacing(8);
    line->addWidget(liveTools_, 1);
    line->addStretch();
    connect(toEntry_, &QAbstractButton::clicked, this, &PageArea::entryWanted);
    connect(toLive_, &QAbstractButton::clicked, this, &PageArea::liveWanted);
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

void PageArea::showLive(bool live) {
    stack_->setCurrentWidget(live && live_ ? static_cast<QWidget*>(live_) : entry_);
    toEntry_->setChecked(!liveShown());
    toLive_->setChecked(liveShown());
    liveTools_->setVisible(liveShown());
    if (!liveShown()) setProgress(100);
}

QWidget* PageArea::pages() const { return stack_; }

bool PageArea::liveShown() const { return live_ && stack_->currentWidget() == live_; }

void PageArea::setLivePossible(bool possible) { toLive_->setEnabled(possible); }

void PageArea::setAddress(const QString& address) { address_->setWords(address); }

void PageArea::setScript(const QString& host, bool allowed) {
    script_->setEnabled(!host.isEmpty());
    script_->setChecked(allowed);
    script_->setText(allowed ? tr("Scripts on") : tr("Scripts off"));
    script_->setToolTip(allowed ? tr("%1 may run scripts; press to forbid it").arg(host)
                                : tr("Let %1 run scripts").arg(host));
}

void PageArea::setReadOffer(bool offered) { markRead_->setVisible(offered); }

void PageArea::setProgress(int percent) {
    progress_->setVisible(percent < 100 && liveShown());
    progress_->setValue(percent);
}

void PageArea::focusPage() { stack_->currentWidget()->setFocus(Qt::OtherFocusReason); }

}  // namespace periplus
