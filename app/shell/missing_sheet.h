#pragma once
// MissingSheet: which parts of one capture are missing, and why; copied with Ctrl+C or the button. Not modal; goes with
// Esc. Ownership: deletes itself when closed. Thread: UI. Errors: none.
#include "study/capture_types.h"

#include <QDialog>

#include <vector>

class QTreeWidget;

namespace periplus {

class MissingSheet : public QDialog {
    Q_OBJECT
public:
    MissingSheet(const study::Capture& capture, const std::vector<study::MissingPart>& parts, QWidget* parent);

    [[nodiscard]] QTreeWidget* list() const { return list_; }

signals:
    void againWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeList(const std::vector<study::MissingPart>& parts, bool live);
    void copy() const;

    QTreeWidget* list_ = nullptr;
};

}  // namespace periplus
