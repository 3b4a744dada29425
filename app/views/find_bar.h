#pragma once
// FindBar: find words in the page above it. Shows and emits intent; whoever owns the page searches, and says with
// setFound() how many there are.
// Ownership: its parent. Thread: UI. Errors: none.
#include <QString>
#include <QWidget>

class QLabel;
class QLineEdit;

namespace periplus {

class FindBar : public QWidget {
    Q_OBJECT
public:
    explicit FindBar(QWidget* parent = nullptr);
    void start();                            // shows itself, takes the focus
    void setFound(int matches, int at = 0);  // which of them is shown, from 1; 0: not known
    void again(bool backwards);

signals:
    void wanted(const QString& words, bool backwards);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void stop();
    QLineEdit* words_ = nullptr;
    QLabel* answer_ = nullptr;
};

}  // namespace periplus
