#include "shell/capture_tools.h"

#include "views/elided_label.h"
#include "views/icon_button.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kMostHeadings = 200;
constexpr int kLongestHeading = 60;

}  // namespace

CaptureTools::CaptureTools(QWidget* parent) : QWidget(parent), menu_(new QMenu(this)) {
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    words_ = new ElidedLabel(this);
    words_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    missing_ = iconButton(u"triangle-alert"_s, tr("Which parts are missing, and why"), this);
    missing_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    missing_->hide();
    markRead_ = iconButton(u"circle-check"_s, tr("Mark as read"), this);
    markRead_->setText(markRead_->toolTip());
    markRead_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    markRead_->hide();
    contents_ = iconButton(u"list-tree"_s, tr("Table of contents"), this);
    contents_->setMenu(menu_);
    contents_->setPopupMode(QToolButton::InstantPopup);
    look_ = iconButton(u"a-large-small"_s, tr("Look of the reading view"), this);
    auto* again = iconButton(u"rotate-cw"_s, tr("Take it offline again"), this);
    auto* browser = iconButton(u"external-link"_s, tr("Open in the system browser"), this);
    line->addWidget(words_, 1);
    for (QWidget* button :
         {static_cast<QWidget*>(missing_), static_cast<QWidget*>(markRead_), static_cast<QWidget*>(contents_),
          static_cast<QWidget*>(look_), static_cast<QWidget*>(again), static_cast<QWidget*>(browser)})
        line->addWidget(button);
    connect(look_, &QToolButton::clicked, this, &CaptureTools::lookWanted);
    connect(again, &QToolButton::clicked, this, &CaptureTools::againWanted);
    connect(browser, &QToolButton::clicked, this, &CaptureTools::browserWanted);
    connect(missing_, &QToolButton::clicked, this, &CaptureTools::missingWanted);
    connect(markRead_, &QToolButton::clicked, this, &CaptureTools::markReadWanted);
    setOutline({});
}

void CaptureTools::setWords(const QStringList& words, const QString& tip) {
    words_->setWords(words.value(0), words.mid(1));
    if (!tip.isEmpty()) words_->setToolTip(tip);
}

void CaptureTools::setMissing(int parts) {
    missing_->setVisible(parts > 0);
    missing_->setText(tr("%n part(s) missing", nullptr, parts));
}

void CaptureTools::setOutline(const QList<CapturePage::Heading>& headings) {
    menu_->clear();
    headings_ = std::min(headings.size(), kMostHeadings);
    contents_->setVisible(headings_ > 0);
    int top = 6;
    for (const auto& heading : headings.first(headings_)) top = std::min(top, heading.level);
    for (const auto& heading : headings.first(headings_)) {
        QString words = heading.text.simplified();
        if (words.size() > kLongestHeading) words = words.left(kLongestHeading) + u"…"_s;
        words.replace(u"&"_s, u"&&"_s);
        menu_->addAction(QString(3 * std::clamp(heading.level - top, 0, 5), u' ') + words, this,
                         [this, heading] { emit headingWanted(heading); });
    }
}

void CaptureTools::setReading(bool reading) { look_->setVisible(reading); }

void CaptureTools::setReadOffer(bool offered) { markRead_->setVisible(offered); }

void CaptureTools::openContents() {
    if (headings_ > 0) menu_->popup(contents_->mapToGlobal(contents_->rect().bottomLeft()));
}

}  // namespace periplus
