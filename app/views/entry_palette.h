#pragma once
// EntryPalette: go to any entry of the open list by typing some of its title, author or host. Uses the tree's own
// filter; gives the focus back to who had it.
// Ownership: its parent (the window it floats over). Thread: UI. Errors: none.
#include "models/entry_filter.h"
#include "models/entry_index.h"

#include <QFrame>
#include <QPointer>

#include <memory>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace periplus {

class EntryPalette : public QFrame {
    Q_OBJECT
public:
    explicit EntryPalette(QWidget* parent);
    ~EntryPalette() override;

    void setSnapshot(const study::SnapshotPtr& snapshot);
    void open();
    void place();  // where it floats; again when the window changed size

signals:
    void chosen(periplus::catalogue::NodeIndex node);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void narrow(const QString& words);
    void choose(const QModelIndex& index);
    void leave();

    study::SnapshotPtr snapshot_;
    std::unique_ptr<EntryIndex> index_;
    std::unique_ptr<EntryFilter> filter_;
    QLineEdit* words_ = nullptr;
    QListView* list_ = nullptr;
    QStandardItemModel* rows_ = nullptr;
    QPointer<QWidget> before_;  // who had the focus
};

}  // namespace periplus
