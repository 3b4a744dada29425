#include "shell/capture_sheet.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace periplus {

namespace {

constexpr QSize kUsual{940, 480};
constexpr int kRoom = 40;  // around it, in its window
constexpr int kHostLetters = 20;
constexpr int kMomentLetters = 19;
constexpr int kDetailLines = 6;
constexpr double kRowEm = 1.6;  // as the section tree

// Rows as high as the tree's; what does not stand in one line stands in more, whole.
class RowDelegate : public QStyledItemDelegate {
public:
    explicit RowDelegate(QTreeView* view) : QStyledItemDelegate(view), view_(view) {}

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const QFontMetrics metrics(option.font);
        const int room = view_->columnWidth(index.column()) - 2 * margin();
        const QString words = index.data().toString();
        const int lines = metrics.boundingRect(0, 0, std::max(room, 1), kFar, Qt::TextWordWrap, words).height();
        const int high = static_cast<int>(std::lround(metrics.height() * kRowEm));
        return {metrics.horizontalAdvance(words) + 2 * margin(), std::max(high, lines + high - metrics.height())};
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        option->features |= QStyleOptionViewItem::WrapText;
    }

private:
    static constexpr int kFar = 100'000;
    [[nodiscard]] int margin() const { return view_->style()->pixelMetric(QStyle::PM_FocusFrameHMargin) + 1; }

    QTreeView* view_;
};

}  // namespace

CaptureSheet::CaptureSheet(const QString& title, std::vector<CaptureDeed> deeds, QWidget* parent)
    : QDialog(parent), deeds_(std::move(deeds)), model_(new CaptureListModel(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    makeList();
    details_ = new QPlainTextEdit(this);
    details_->setReadOnly(true);
    details_->setMaximumHeight(fontMetrics().lineSpacing() * kDetailLines);
    details_->hide();
    auto* column = new QVBoxLayout(this);
    column->addWidget(words_);
    column->addWidget(list_, 1);
    column->addWidget(details_);
    column->addLayout(makeButtons());
    connect(list_, &QTreeView::activated, this, [this] {
        if (!deeds_.empty()) perform(0);
    });
    connect(list_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CaptureSheet::refreshDeeds);
    resize(std::min(kUsual.width(), parent->width() - kRoom), std::min(kUsual.height(), parent->height() - kRoom));
    refreshDeeds();
}

void CaptureSheet::makeList() {
    words_ = new QLabel(this);
    words_->setWordWrap(true);
    words_->setTextFormat(Qt::PlainText);
    list_ = new QTreeView(this);
    list_->setAccessibleName(windowTitle());
    list_->setModel(model_);
    list_->setRootIsDecorated(false);
    list_->setItemDelegate(new RowDelegate(list_));
    list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list_->setTextElideMode(Qt::ElideMiddle);
    list_->setAllColumnsShowFocus(true);
    auto* header = list_->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(CaptureListModel::Title, QHeaderView::Stretch);
    header->setSectionResizeMode(CaptureListModel::Standing, QHeaderView::Stretch);
    const int em = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    header->resizeSection(CaptureListModel::Host, kHostLetters * em);
    header->resizeSection(CaptureListModel::Moment, kMomentLetters * em);
    connect(header, &QHeaderView::sectionResized, list_, [this] { list_->doItemsLayout(); });
}

QHBoxLayout* CaptureSheet::makeButtons() {
    auto* row = new QHBoxLayout;
    for (std::size_t i = 0; i < deeds_.size(); ++i) {
        auto* button = new QPushButton(deeds_[i].text, this);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, i] { perform(i); });
        row->addWidget(button);
        buttons_.push_back(button);
    }
    row->addStretch();
    auto* close = new QPushButton(tr("Close"), this);
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    row->addWidget(close);
    return row;
}

void CaptureSheet::setWords(const QString& words) { words_->setText(words); }

void CaptureSheet::setDetails(const QStringList& lines) {
    details_->setPlainText(lines.join(QLatin1Char('\n')));
    details_->setVisible(!lines.isEmpty());
}

void CaptureSheet::setRows(std::vector<CaptureRow> rows) {
    model_->setRows(std::move(rows));
    list_->setVisible(model_->rowCount() > 0);
    if (!list_->currentIndex().isValid() && model_->rowCount() > 0) list_->setCurrentIndex(model_->index(0, 0));
    refreshDeeds();
}

std::vector<CaptureRow> CaptureSheet::selected() const {
    std::vector<CaptureRow> rows;
    for (const QModelIndex& index : list_->selectionModel()->selectedRows())
        rows.push_back(model_->rows()[static_cast<std::size_t>(index.row())]);
    return rows;
}

void CaptureSheet::perform(std::size_t deed) {
    auto rows = selected();
    std::erase_if(rows, [this, deed](const CaptureRow& row) { return !deeds_[deed].possible(row); });
    if (!rows.empty()) deeds_[deed].done(rows);
}

void CaptureSheet::refreshDeeds() {
    const auto rows = selected();
    for (std::size_t i = 0; i < deeds_.size(); ++i)
        buttons_[i]->setEnabled(std::ranges::any_of(rows, deeds_[i].possible));
}

}  // namespace periplus
