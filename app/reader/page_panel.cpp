#include "reader/page_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace periplus {

PagePanel::PagePanel(QWidget* parent) : QWidget(parent) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    headline_ = new QLabel(this);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    large.setWeight(QFont::DemiBold);
    headline_->setFont(large);
    sentence_ = new QLabel(this);
    address_ = new QLabel(this);
    address_->setForegroundRole(QPalette::PlaceholderText);
    for (QLabel* label : {headline_, sentence_, address_}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    retry_ = new QPushButton(tr("Try again"), this);
    browser_ = new QPushButton(tr("Open in system browser"), this);
    stop_ = new QPushButton(tr("Stop"), this);
    sandbox_ = new QPushButton(tr("Show pages without the sandbox"), this);
    connect(retry_, &QPushButton::clicked, this, &PagePanel::retry);
    connect(stop_, &QPushButton::clicked, this, &PagePanel::stop);
    connect(browser_, &QPushButton::clicked, this, &PagePanel::openInBrowser);
    connect(sandbox_, &QPushButton::clicked, this, &PagePanel::withoutSandbox);

    progress_ = new QProgressBar(this);
    progress_->setTextVisible(false);
    progress_->setFixedHeight(6);
    layOut();
}

void PagePanel::layOut() {
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {retry_, stop_, browser_, sandbox_}) buttons->addWidget(button);
    buttons->addStretch();
    auto* words = new QVBoxLayout;
    words->setSpacing(10);
    words->addStretch(2);
    for (QLabel* label : {headline_, sentence_, address_}) words->addWidget(label);
    words->addWidget(progress_);
    words->addSpacing(8);
    words->addLayout(buttons);
    words->addStretch(3);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(24, 24, 24, 24);
    row->addStretch(1);
    row->addLayout(words, 6);
    row->addStretch(1);
}

void PagePanel::say(const QString& headline, const QString& sentence, const QUrl& url, Way way) {
    setAccessibleName(headline);
    headline_->setText(headline);
    sentence_->setText(sentence);
    sentence_->setVisible(!sentence.isEmpty());
    // Encoded: look-alike letters and direction marks show as what they are.
    const QString address = QString::fromLatin1(url.toEncoded().left(300));
    address_->setText(address);
    address_->setVisible(!address.isEmpty());
    const bool web = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    retry_->setVisible(way == Way::Retry);
    stop_->setVisible(way == Way::Stop);
    progress_->setVisible(way == Way::Stop);
    progress_->setValue(0);
    sandbox_->setVisible(way == Way::WithoutSandbox);
    browser_->setVisible(web);
    setFocusProxy(way == Way::Retry ? retry_ : browser_);
}

void PagePanel::setProgress(int percent) { progress_->setValue(percent); }

QString PagePanel::sentence() const { return sentence_->text(); }

}  // namespace periplus
