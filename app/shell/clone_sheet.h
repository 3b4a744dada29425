#pragma once
// CloneSheet: the local clones that GitHub links are read from: what each holds, adding and removing, and which
// repository a fork stands for. Changes are made at once. Not modal; goes with Esc.
// Ownership: deletes itself when closed. Thread: UI. Errors: beside the clone that cannot be read.
#include <QDialog>

#include <functional>

class QLabel;
class QPushButton;
class QTreeWidget;
class QVBoxLayout;

namespace periplus {

class CloneController;

class CloneSheet : public QDialog {
    Q_OBJECT
public:
    // `linksOf` counts the links of the open lists that a clone holds, by its row.
    CloneSheet(CloneController& clones, std::function<int(std::size_t)> linksOf, QWidget* parent);

signals:
    void readAllWanted();

private:
    void makeList();
    void makeButtons(QVBoxLayout* layout);
    void fill();
    void refreshButtons();
    void chooseFolder();
    void askStandsFor();
    [[nodiscard]] QString selectedFolder() const;

    CloneController& clones_;
    std::function<int(std::size_t)> linksOf_;
    QTreeWidget* list_ = nullptr;
    QLabel* trouble_ = nullptr;  // of the selected clone
    QPushButton* remove_ = nullptr;
    QPushButton* standsFor_ = nullptr;
    QPushButton* readAll_ = nullptr;
};

}  // namespace periplus
