#pragma once
// CaptureSheet: a list of captures, or of pages that did not come, with a sentence above and what can be done below:
// import reports, captures without an entry, problems. Enter or a double click does the first thing. Not modal; goes
// with Esc. Ownership: deletes itself when closed. Thread: UI. Errors: none.
#include "models/capture_list_model.h"

#include <QDialog>

#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTreeView;

namespace periplus {

struct CaptureDeed {
    QString text;
    std::function<bool(const CaptureRow&)> possible;           // for at least one of the selected rows
    std::function<void(const std::vector<CaptureRow>&)> done;  // with those for which it is possible
};

class CaptureSheet : public QDialog {
    Q_OBJECT
public:
    CaptureSheet(const QString& title, std::vector<CaptureDeed> deeds, QWidget* parent);

    void setWords(const QString& words);
    void setDetails(const QStringList& lines);  // below the list; empty: none
    void setRows(std::vector<CaptureRow> rows);
    [[nodiscard]] CaptureListModel* model() const { return model_; }

private:
    void makeList();
    QHBoxLayout* makeButtons();
    [[nodiscard]] std::vector<CaptureRow> selected() const;
    void perform(std::size_t deed);
    void refreshDeeds();

    std::vector<CaptureDeed> deeds_;
    std::vector<QPushButton*> buttons_;
    CaptureListModel* model_ = nullptr;
    QLabel* words_ = nullptr;
    QTreeView* list_ = nullptr;
    QPlainTextEdit* details_ = nullptr;
};

}  // namespace periplus
