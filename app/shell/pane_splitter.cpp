#include "shell/pane_splitter.h"

namespace periplus {

PaneSplitter::PaneSplitter(int keeper, int width, int height, QWidget* parent)
    : QSplitter(Qt::Horizontal, parent), keeper_(keeper), width_(width), height_(height) {
    setChildrenCollapsible(false);
    setHandleWidth(1);
    connect(this, &QSplitter::splitterMoved, this, [this] {
        const int now = sizes().value(keeper_);
        if (now > 0) (orientation() == Qt::Horizontal ? width_ : height_) = now;
    });
}

void PaneSplitter::setKept(Qt::Orientation way, int size) {
    if (size <= 0) return;
    (way == Qt::Horizontal ? width_ : height_) = size;
    arrange();
}

void PaneSplitter::arrange() {
    if (count() != 2 || widget(0)->isHidden() || widget(1)->isHidden()) return;
    const bool wide = orientation() == Qt::Horizontal;
    const QWidget* other = widget(1 - keeper_);
    const int room = (wide ? width() : height()) - handleWidth();
    const int least = wide ? other->minimumWidth() : other->minimumHeight();
    const int size = std::min(kept(orientation()), std::max(1, room - least));
    setSizes(keeper_ == 0 ? QList<int>{size, room - size} : QList<int>{room - size, size});
}

void PaneSplitter::resizeEvent(QResizeEvent* event) {
    QSplitter::resizeEvent(event);
    arrange();
}

}  // namespace periplus
