#pragma once
// PaneSplitter: two panes side by side or one above the other, of which one keeps the size that the person gave it,
// whatever the window goes through; the other takes the rest. What does not fit is squeezed for as long as it does not.
// Ownership: its parent. Thread: UI. Errors: none.
#include <QSplitter>

namespace periplus {

class PaneSplitter : public QSplitter {
    Q_OBJECT
public:
    PaneSplitter(int keeper, int width, int height, QWidget* parent = nullptr);

    [[nodiscard]] int kept(Qt::Orientation way) const { return way == Qt::Horizontal ? width_ : height_; }
    void setKept(Qt::Orientation way, int size);
    void arrange();  // after a pane was shown, put in, or turned

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    int keeper_;  // index of the pane that keeps its size
    int width_;
    int height_;
};

}  // namespace periplus
