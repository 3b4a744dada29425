#include "shell/missing_sheet.h"

#include "bridge/capture_words.h"
#include "bridge/text.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace periplus {

namespace {

constexpr QSize kUsual{760, 360};
constexpr int kRoom = 40;  // around it, in its window

}  // namespace

MissingSheet::MissingSheet(const study::Capture& capture, const std::vector<study::MissingPart>& parts, QWidget* parent)
    : QDialog(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Missing parts"));
    auto* words = new QLabel(
        tr("%1, as it was on %2, lacks these parts. The rest of it can be read.", "title, moment")
            .arg(qt(capture.title.empty() ? capture.url : capture.title).simplified(), momentOf(capture.capturedAt)),
        this);
    words->setWordWrap(true);
    words->setTextFormat(Qt::PlainText);
    makeList(parts, capture.origin == study::CaptureOrigin::Live);
    auto* copies = new QPushButton(tr("Copy the list"), this);
    auto* again = new QPushButton(tr("Try again"), this);
    auto* closes = new QPushButton(tr("Close"), this);
    auto* row = new QHBoxLayout;
    row->addWidget(copies);
    row->addWidget(again);
    row->addStretch();
    row->addWidget(closes);
    for (auto* button : {copies, again, closes}) button->setAutoDefault(false);
    auto* column = new QVBoxLayout(this);
    column->addWidget(words);
    column->addWidget(list_, 1);
    column->addLayout(row);
    connect(copies, &QPushButton::clicked, this, [this] {
        list_->selectAll();
        copy();
    });
    connect(again, &QPushButton::clicked, this, [this] {
        emit againWanted();
        close();
    });
    connect(closes, &QPushButton::clicked, this, &QDialog::close);
    connect(new QShortcut(QKeySequence::Copy, this), &QShortcut::activated, this, &MissingSheet::copy);
    resize(std::min(kUsual.width(), parent->width() - kRoom), std::min(kUsual.height(), parent->height() - kRoom));
    list_->installEventFilter(this);
    list_->setFocus();
}

// The list itself would copy one cell.
bool MissingSheet::eventFilter(QObject* watched, QEvent* event) {
    const bool copies = watched == list_ && event->type() == QEvent::KeyPress &&
                        static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy);
    if (copies) copy();
    return copies || QDialog::eventFilter(watched, event);
}

void MissingSheet::makeList(const std::vector<study::MissingPart>& parts, bool live) {
    list_ = new QTreeWidget(this);
    list_->setAccessibleName(windowTitle());
    list_->setHeaderLabels({tr("Address"), tr("Why")});
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list_->setTextElideMode(Qt::ElideMiddle);
    list_->header()->setStretchLastSection(false);
    list_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    const int high = fontMetrics().height() * 8 / 5;  // as the section tree
    for (const auto& part : parts) {
        // A page of the web is no archive to the person who took it.
        const bool absent = live && part.reason == "not in the archive";
        const QString why = absent ? tr("it did not come when the page was taken") : reasonWords(part.reason);
        auto* item = new QTreeWidgetItem(list_, {qt(part.url), why});
        item->setToolTip(0, qt(part.url).toHtmlEscaped());
        item->setSizeHint(0, {0, high});
    }
    if (list_->topLevelItemCount() > 0) list_->setCurrentItem(list_->topLevelItem(0));
}

void MissingSheet::copy() const {
    QStringList lines;
    const bool all = list_->selectedItems().isEmpty();
    for (int at = 0; at < list_->topLevelItemCount(); ++at) {
        const auto* item = list_->topLevelItem(at);
        if (all || item->isSelected()) lines << item->text(0) + QLatin1Char('\t') + item->text(1);
    }
    if (!lines.isEmpty()) QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

}  // namespace periplus
