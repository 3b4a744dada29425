#pragma once
// ElidedLabel: one line of words that gives way in the middle when there is no room; all of them are its tool tip.
// A long title must not widen its pane, therefore its least width is small.
// Ownership: its parent. Thread: UI. Errors: none.
#include <QLabel>

namespace periplus {

class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    using QLabel::QLabel;
    void setWords(const QString& words, const QStringList& shorter = {});  // the first that fits is shown
    [[nodiscard]] const QString& words() const { return words_; }
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString words_;
    QStringList shorter_;
};

}  // namespace periplus
