#include "views/section_tree.h"

#include "views/facet_button.h"
#include "views/icons.h"
#include "views/section_tree_view.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSet>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace periplus {

using catalogue::kNoNode;
using catalogue::NodeIndex;

namespace {

constexpr std::uint32_t kSmallList = 400;   // nodes; a list up to this size stands open at first
constexpr int kRowsOpenedByFilter = 2'000;  // the view's own cost grows with every row that is open

}  // namespace

SectionTree::SectionTree(QWidget* parent)
    : QWidget(parent),
      model_(new SectionTreeModel(this)),
      view_(new SectionTreeView),
      words_(new QLineEdit),
      facets_(new FacetButton),
      clearFacets_(new QToolButton),
      pages_(new QStackedWidget) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildFilterRow(column);
    buildEmptyPage();
    pages_->insertWidget(0, view_);
    pages_->setCurrentIndex(0);
    column->addWidget(pages_, 1);
    view_->setModel(model_);
    setFocusProxy(view_);
    setMinimumWidth(view_->fontMetrics().height() * 8);
    connectView();
    retranslate();
}

void SectionTree::buildFilterRow(QVBoxLayout* column) {
    auto* row = new QHBoxLayout;
    row->setContentsMargins(6, 6, 6, 6);
    row->setSpacing(4);
    words_->setClearButtonEnabled(true);
    words_->installEventFilter(this);
    facets_->setChoices([this] { return &model_->entryIndex(); });
    clearFacets_->setAutoRaise(true);
    clearFacets_->setIcon(icon(QStringLiteral("x")));
    clearFacets_->setFocusPolicy(Qt::TabFocus);
    clearFacets_->hide();
    row->addWidget(words_, 1);
    row->addWidget(facets_);
    row->addWidget(clearFacets_);
    column->addLayout(row);
    connect(words_, &QLineEdit::textChanged, this, &SectionTree::applyFilter);
    connect(facets_, &FacetButton::facetsChanged, this, &SectionTree::applyFilter);
    connect(clearFacets_, &QToolButton::clicked, facets_, &FacetButton::clearFacets);
}

void SectionTree::buildEmptyPage() {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(16, 24, 16, 16);
    emptyWords_ = new QLabel;
    emptyWords_->setWordWrap(true);
    emptyWords_->setTextFormat(Qt::PlainText);
    emptyWords_->setAlignment(Qt::AlignHCenter);
    emptyClear_ = new QPushButton;
    connect(emptyClear_, &QPushButton::clicked, this, [this] {
        clearFilter();
        focusTree();
    });
    emptyCancel_ = new QPushButton;
    connect(emptyCancel_, &QPushButton::clicked, this, &SectionTree::readingCancelled);
    column->addWidget(emptyWords_);
    column->addWidget(emptyClear_, 0, Qt::AlignHCenter);
    column->addWidget(emptyCancel_, 0, Qt::AlignHCenter);
    column->addStretch(1);
    pages_->addWidget(page);
}

void SectionTree::connectView() {
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        const NodeIndex node = model_->nodeAt(now);
        if (arranging_ || node == kNoNode || node == current_) return;
        current_ = node;
        emit currentChanged(node);
    });
    connect(view_, &QTreeView::activated, this,
            [this](const QModelIndex& index) { emit nodeActivated(model_->nodeAt(index)); });
    connect(view_, &QTreeView::expanded, this, [this](const QModelIndex& index) { remember(index, true); });
    connect(view_, &QTreeView::collapsed, this, [this](const QModelIndex& index) { remember(index, false); });
    connect(view_, &SectionTreeView::stateMarkClicked, this,
            [this](const QModelIndex& index) { emit stateCycleRequested(model_->nodeAt(index)); });
    connect(view_, &SectionTreeView::menuRequested, this, [this](const QModelIndex& index, const QPoint& at) {
        emit contextMenuRequested(model_->nodeAt(index), at);
    });
    connect(view_, &SectionTreeView::enteredWithoutCurrent, this, &SectionTree::chooseFirstEntry);
    connect(view_, &SectionTreeView::escaped, this, &SectionTree::clearFilter);
}

void SectionTree::retranslate() {
    setAccessibleName(tr("List"));
    view_->setAccessibleName(tr("Sections and entries"));
    words_->setPlaceholderText(tr("Filter"));
    words_->setAccessibleName(tr("Filter the list by words"));
    clearFacets_->setToolTip(tr("Clear the filters by state, star, host and author"));
    clearFacets_->setAccessibleName(clearFacets_->toolTip());
    if (clearFacets_->icon().isNull()) clearFacets_->setText(tr("Clear"));
    emptyClear_->setText(tr("Clear filter"));
    emptyCancel_->setText(tr("Cancel"));
    facets_->setFacets(facets_->facets());
    showEmptyState();
}

void SectionTree::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void SectionTree::setTheme(const Theme& theme) { view_->setTheme(theme); }

void SectionTree::setSnapshot(study::SnapshotPtr snapshot, const study::StatusMap& statuses) {
    const auto before = model_->snapshot();
    const bool isSameList = before && snapshot && before->file.id == snapshot->file.id;
    const QStringList known = isSameList ? keysThatOpen() : QStringList();
    const QStringList open = isSameList ? expandedKeys() : QStringList();
    const QString current = isSameList ? currentKey() : QString();
    arranging_ = true;
    model_->setSnapshot(std::move(snapshot), statuses);
    const std::uint32_t size = model_->entryIndex().size();
    open_.assign(size, !isSameList && size <= kSmallList);
    current_ = model_->nodeOfKey(current);
    if (!isSameList) return arrange();
    // What is new stands as most of the others do.
    const bool opensNew = known.isEmpty() ? size <= kSmallList : open.size() * 2 >= known.size();
    const QSet<QString> stood(known.begin(), known.end());
    QStringList wanted = open;
    for (const QString& key : opensNew ? keysThatOpen() : QStringList())
        if (!stood.contains(key)) wanted << key;
    setExpandedKeys(wanted);
}

void SectionTree::updateStatuses(const std::vector<study::ArticleStatus>& changed) { model_->updateStatuses(changed); }

FilterQuery SectionTree::filter() const {
    FilterQuery query = facets_->facets();
    query.words = words_->text();
    return query;
}

void SectionTree::setFilter(const FilterQuery& query) {
    if (query == filter()) return;
    facets_->setFacets(query);
    if (words_->text() == query.words)
        applyFilter();
    else
        words_->setText(query.words);  // tells applyFilter()
}

void SectionTree::applyFilter() {
    arranging_ = true;
    model_->setFilter(filter());
    arrange();
    clearFacets_->setVisible(facets_->facets().hasFacets());
    emit filterChanged();
}

void SectionTree::arrange() {
    arranging_ = true;
    const bool isFiltered = model_->filter().isActive();
    if (isFiltered) {
        openMatches();
    } else {
        for (NodeIndex node = 0; node < open_.size(); ++node)
            if (open_[node]) view_->expand(model_->indexOf(node));
    }
    if (const QModelIndex current = model_->indexOf(current_); current.isValid()) {
        // Someone who types looks at the first matches; someone who is done, at where they were.
        view_->setAutoScroll(false);
        view_->setCurrentIndex(current);
        view_->setAutoScroll(true);
        if (isFiltered)
            view_->scrollToTop();
        else
            view_->scrollTo(current, QAbstractItemView::PositionAtCenter);
    }
    arranging_ = false;
    showEmptyState();
}

// In reading order, as deep as there is, until enough rows are open. The first branch is always opened.
void SectionTree::openMatches() {
    int room = kRowsOpenedByFilter;
    bool isFirst = true;
    struct Branch {
        QModelIndex top;
        int rows = 0;
        int next = 0;
    };
    std::vector<Branch> branches{{{}, model_->rowCount()}};
    while (!branches.empty() && room > 0) {
        Branch& branch = branches.back();
        if (branch.next == branch.rows) {
            branches.pop_back();
            continue;
        }
        const QModelIndex index = model_->index(branch.next++, 0, branch.top);
        const int below = model_->rowCount(index);
        if (below == 0 || (below > room && !isFirst)) continue;
        isFirst = false;
        room -= below;
        view_->expand(index);
        branches.push_back({index, below});
    }
}

void SectionTree::openAbove(NodeIndex node) {
    const EntryIndex& tree = model_->entryIndex();
    for (node = tree.parentOf(node); node != kNoNode; node = tree.parentOf(node)) view_->expand(model_->indexOf(node));
}

void SectionTree::remember(const QModelIndex& index, bool isOpen) {
    if (arranging_ || model_->filter().isActive()) return;
    open_[model_->nodeAt(index)] = isOpen;
    emit openRowsChanged();
}

bool SectionTree::selectNode(NodeIndex node) {
    if (node >= model_->entryIndex().size()) return false;
    if (!model_->indexOf(node).isValid()) clearFilter();
    if (!model_->indexOf(node).isValid()) return false;
    openAbove(node);
    view_->setCurrentIndex(model_->indexOf(node));
    view_->scrollTo(model_->indexOf(node));
    return true;
}

bool SectionTree::selectArticle(const ArticleId& article) { return selectNode(model_->nodeOf(article)); }
bool SectionTree::selectNext() { return selectNode(model_->nextEntry(current_, false)); }
bool SectionTree::selectPrevious() { return selectNode(model_->nextEntry(current_, true)); }

QString SectionTree::currentKey() const { return model_->keyOf(current_); }
bool SectionTree::selectKey(const QString& key) { return selectNode(model_->nodeOfKey(key)); }

QStringList SectionTree::expandedKeys() const {
    QStringList keys;
    for (NodeIndex node = 0; node < open_.size(); ++node)
        if (open_[node] && model_->canOpen(node)) keys << model_->keyOf(node);
    return keys;
}

QStringList SectionTree::keysThatOpen() const {
    QStringList keys;
    for (NodeIndex node = 0; node < open_.size(); ++node)
        if (model_->canOpen(node)) keys << model_->keyOf(node);
    return keys;
}

void SectionTree::setExpandedKeys(const QStringList& keys) {
    const QSet<QString> wanted(keys.begin(), keys.end());
    for (NodeIndex node = 0; node < open_.size(); ++node)
        open_[node] = !wanted.isEmpty() && model_->canOpen(node) && wanted.contains(model_->keyOf(node));
    if (!model_->filter().isActive()) {
        arranging_ = true;
        view_->collapseAll();
    }
    arrange();
}

void SectionTree::focusFilter() {
    words_->setFocus(Qt::ShortcutFocusReason);
    words_->selectAll();
}

void SectionTree::openFacets() { facets_->menu()->popup(facets_->mapToGlobal(facets_->rect().bottomLeft())); }

void SectionTree::focusTree() {
    chooseFirstEntry();  // also when the focus is there already, or the window is not active
    view_->setFocus(Qt::OtherFocusReason);
}

void SectionTree::chooseFirstEntry() {
    if (view_->currentIndex().isValid()) return;
    if (const NodeIndex first = model_->nextEntry(kNoNode, false); first != kNoNode) selectNode(first);
}

void SectionTree::setReading(const QString& words) {
    reading_ = words;
    showEmptyState();
}

void SectionTree::showEmptyState() {
    const bool isReading = !reading_.isEmpty();
    const bool isFiltered = !isReading && model_->snapshot() && model_->filter().isActive();
    emptyWords_->setText(isReading ? reading_ : emptyState());
    emptyCancel_->setVisible(isReading);
    emptyClear_->setVisible(isFiltered);
    pages_->setCurrentIndex(isReading || model_->rowCount() == 0 ? 1 : 0);
}

QString SectionTree::emptyState() const {
    if (!model_->snapshot()) return {};  // nothing was read yet, so nothing is known of it
    const QString words = words_->text().trimmed();
    if (!model_->filter().isActive()) return tr("This list has no entries. Open a Markdown file with links in it.");
    if (words.isEmpty()) return tr("No entry passes these filters.");
    if (facets_->facets().hasFacets()) return tr("No entry with “%1” passes these filters.").arg(words);
    return tr("Nothing here matches “%1”.").arg(words);
}

bool SectionTree::eventFilter(QObject* watched, QEvent* event) {
    if (watched != words_) return QWidget::eventFilter(watched, event);
    const bool asks = event->type() == QEvent::ShortcutOverride;
    if (!asks && event->type() != QEvent::KeyPress) return false;
    switch (auto* key = static_cast<QKeyEvent*>(event); key->key()) {
        case Qt::Key_Escape:
            if (asks)
                key->accept();
            else if (filter().isActive())
                clearFilter();
            else
                focusTree();
            return true;
        case Qt::Key_Down:
            if (!asks) focusTree();
            return !asks;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (asks) return false;
            focusTree();
            if (view_->currentIndex().isValid()) emit nodeActivated(model_->nodeAt(view_->currentIndex()));
            return true;
        default: return false;
    }
}

}  // namespace periplus
