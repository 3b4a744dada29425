#pragma once
// SectionTree: the left pane: a filter line, facets, and the list as a tree. Shows and emits intent; decides nothing.
// While a filter is in force the tree opens by itself to show what matches (up to a few thousand rows; what is beyond
// stays closed and can be opened); afterwards it stands as the person left it. A reloaded list keeps what was open and
// current, by article and by titles. Ownership: its parent. Thread: UI. Errors: none.
#include "models/section_tree_model.h"
#include "views/theme.h"

#include <QStringList>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace periplus {

class FacetButton;
class SectionTreeView;

class SectionTree : public QWidget {
    Q_OBJECT
public:
    explicit SectionTree(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setSnapshot(study::SnapshotPtr snapshot, const study::StatusMap& statuses);
    void updateStatuses(const std::vector<study::ArticleStatus>& changed);  // after a ChangeSet: its articles

    // The current node; none before the first selection. It stays current while a filter hides it.
    [[nodiscard]] catalogue::NodeIndex currentNode() const { return current_; }
    // These bring the node into view (a filter that hides it is cleared) and emit currentChanged. False: not there.
    bool selectNode(catalogue::NodeIndex node);
    bool selectArticle(const ArticleId& article);
    bool selectNext();  // the next entry that is shown, in reading order
    bool selectPrevious();

    [[nodiscard]] FilterQuery filter() const;
    void setFilter(const FilterQuery& query);
    void clearFilter() { setFilter({}); }
    void focusFilter();
    void focusTree();

    // For the session: names that survive a changed list.
    [[nodiscard]] QStringList expandedKeys() const;
    void setExpandedKeys(const QStringList& keys);
    [[nodiscard]] QString currentKey() const;
    bool selectKey(const QString& key);

    // A list is being read and stands here soon; `words` instead of the tree until then. Empty: over.
    void setReading(const QString& words);
    void openFacets();

    [[nodiscard]] SectionTreeModel* model() const { return model_; }
    [[nodiscard]] SectionTreeView* view() const { return view_; }

signals:
    void currentChanged(periplus::catalogue::NodeIndex node);
    void nodeActivated(periplus::catalogue::NodeIndex node);  // Enter or double click
    void contextMenuRequested(periplus::catalogue::NodeIndex node, const QPoint& globalPos);
    void stateCycleRequested(periplus::catalogue::NodeIndex node);  // its state mark was clicked
    void filterChanged();
    void openRowsChanged();  // by the person
    void readingCancelled();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void buildFilterRow(QVBoxLayout* column);
    void buildEmptyPage();
    void connectView();
    void applyFilter();
    void arrange();  // opens rows and marks the current one after the model was reset
    [[nodiscard]] QStringList keysThatOpen() const;
    void openMatches();
    void openAbove(catalogue::NodeIndex node);
    void remember(const QModelIndex& index, bool isOpen);
    void showEmptyState();
    [[nodiscard]] QString emptyState() const;
    void retranslate();
    void chooseFirstEntry();

    SectionTreeModel* model_;
    SectionTreeView* view_;
    QLineEdit* words_;
    FacetButton* facets_;
    QToolButton* clearFacets_;
    QStackedWidget* pages_;
    QLabel* emptyWords_ = nullptr;
    QPushButton* emptyClear_ = nullptr;
    QPushButton* emptyCancel_ = nullptr;
    QString reading_;
    catalogue::NodeIndex current_ = catalogue::kNoNode;
    std::vector<bool> open_;  // by NodeIndex: as the person left it, filter apart
    bool arranging_ = false;
};

}  // namespace periplus
