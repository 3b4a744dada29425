#include "reader/page_panel.h"

#include <QHBoxLayout>
#include <QLabel>
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
    sandbox_ = new QPushButton(tr("Show pages without the sandbox"), this);
    connect(retry_, &QPushButton::clicked, this, &PagePanel::retry);
    connect(browser_, &QPushButton::clicked, this, &PagePanel::openInBrowser);
    connect(sandbox_, &QPushButton::clicked, this, &PagePanel::withoutSandbox);

    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {retry_, browser_, sandbox_}) buttons->addWidget(button);
    buttons->addStretch();
    auto* words = new QVBoxLayout;
    words->setSpacing(10);
    words->addStretch(2);
    for (QLabel* label : {headline_, sentence_, address_}) words->addWidget(label);
    words->addSpacing(8);
    words->addLayout(buttons);
    words->addStretch(3);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(24, 24, 24, 24);
    row->addStretch(1);
    row->addLayout(words, 6);
    row->addStretch(1);
    setAccessibleName(tr("The page could not be shown"));
}

void PagePanel::say(const QString& headline, const QString& sentence, const QUrl& url, Way way) {
    headline_->setText(headline);
    sentence_->setText(sentence);
    // Encoded: look-alike letters and direction marks show as what they are.
    QString address = QString::fromLatin1(url.toEncoded().left(300));
    address_->setText(address);
    address_->setVisible(!address.isEmpty());
    const bool web = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    retry_->setVisible(way == Way::Retry);
    sandbox_->setVisible(way == Way::WithoutSandbox);
    browser_->setVisible(web);
    setFocusProxy(way == Way::Retry ? retry_ : browser_);
}

QString PagePanel::sentence() const { return sentence_->text(); }

}  // namespace periplus
