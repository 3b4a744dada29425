#include "views/entry_palette.h"

#include "bridge/text.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMostRows = 60;
constexpr int kWidth = 620;
constexpr int kHeight = 420;
constexpr int kNodeRole = Qt::UserRole + 1;

QString rowText(const study::CatalogueSnapshot& snapshot, catalogue::NodeIndex node) {
    const auto& list = *snapshot.catalogue;
    const auto& entry = list.nodes[node];
    const QString text = entry.title.empty() && !entry.links.empty() ? qt(entry.links.front().url) : qt(entry.title);
    const QString author = qt(list.authorOf(node));
    const QString place = author.isEmpty() ? qt(list.sectionTitle(node)) : author;
    return place.isEmpty() ? text.simplified() : text.simplified() + u"   —   "_s + place.simplified();
}

}  // namespace

EntryPalette::EntryPalette(QWidget* parent)
    : QFrame(parent), words_(new QLineEdit(this)), list_(new QListView(this)), rows_(new QStandardItemModel(this)) {
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setAccessibleName(tr("Go to an entry"));
    words_->setPlaceholderText(tr("Title, author or site"));
    words_->setAccessibleName(words_->placeholderText());
    words_->installEventFilter(this);
    list_->setModel(rows_);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setTextElideMode(Qt::ElideMiddle);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setUniformItemSizes(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 10, 10, 10);
    column->addWidget(words_);
    column->addWidget(list_, 1);
    connect(words_, &QLineEdit::textChanged, this, &EntryPalette::narrow);
    connect(list_, &QListView::clicked, this, &EntryPalette::choose);
    hide();
}

EntryPalette::~EntryPalette() = default;

void EntryPalette::setSnapshot(const study::SnapshotPtr& snapshot) {
    if (snapshot == snapshot_) return;
    filter_.reset();
    snapshot_ = snapshot;
    index_ = snapshot ? std::make_unique<EntryIndex>(snapshot) : nullptr;
    if (index_) filter_ = std::make_unique<EntryFilter>(*index_);
    if (isVisible()) narrow(words_->text());
}

void EntryPalette::open() {
    if (!isVisible()) before_ = QApplication::focusWidget();
    place();
    words_->clear();
    narrow({});
    show();
    raise();
    words_->setFocus(Qt::ShortcutFocusReason);
}

void EntryPalette::place() {
    const QSize room = parentWidget()->size();
    const QSize size(std::min(kWidth, room.width() - 32), std::min(kHeight, room.height() - 96));
    setGeometry((room.width() - size.width()) / 2, 64, size.width(), size.height());
}

void EntryPalette::narrow(const QString& words) {
    rows_->clear();
    if (!filter_) return;
    FilterQuery query;
    query.words = words;
    const auto outcome = filter_->run(query, std::vector<NodeFacts>(index_->size()));
    for (catalogue::NodeIndex node = 0; node < index_->size() && rows_->rowCount() < kMostRows; ++node) {
        if (!outcome.stays[node] || !index_->isEntry(node)) continue;
        auto* item = new QStandardItem(rowText(*snapshot_, node));
        item->setData(node, kNodeRole);
        item->setToolTip(item->text().toHtmlEscaped());
        rows_->appendRow(item);
    }
    if (rows_->rowCount() == 0) {
        auto* nothing = new QStandardItem(tr("Nothing in this list answers to these words."));
        nothing->setEnabled(false);
        rows_->appendRow(nothing);
    }
    list_->setCurrentIndex(rows_->index(0, 0));
}

void EntryPalette::choose(const QModelIndex& index) {
    const QVariant node = index.data(kNodeRole);
    if (!node.isValid()) return;
    leave();
    emit chosen(node.toUInt());
}

void EntryPalette::leave() {
    hide();
    if (before_ && before_->isVisible()) before_->setFocus(Qt::OtherFocusReason);
}

bool EntryPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched != words_) return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut && isVisible()) hide();
    if (event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
    auto* press = static_cast<QKeyEvent*>(event);
    switch (press->key()) {
        case Qt::Key_Escape: leave(); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: choose(list_->currentIndex()); return true;
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown: QApplication::sendEvent(list_, event); return true;
        default: return QFrame::eventFilter(watched, event);
    }
}

}  // namespace periplus
