#pragma once
// TroublePanel: stands where the work would be when the library cannot be opened: what happened, and trying again.
// Shows and emits intent; the sentence comes from the bridge.
// Ownership: its parent. Thread: UI. Errors: none.
#include <QWidget>

class QLabel;
class QPushButton;

namespace periplus {

class TroublePanel : public QWidget {
    Q_OBJECT
public:
    explicit TroublePanel(QWidget* parent = nullptr);
    void setSentence(const QString& sentence);
    [[nodiscard]] QString sentence() const;

signals:
    void retry();
    void leave();

private:
    QLabel* words_ = nullptr;
    QPushButton* again_ = nullptr;
};

}  // namespace periplus
