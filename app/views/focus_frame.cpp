#include "views/focus_frame.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QChildEvent>

namespace periplus {

namespace {
constexpr int kWidth = 2;
}

FocusFrame::FocusFrame(QWidget* window) : QObject(window), window_(window) {
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { follow(now); });
}

void FocusFrame::setColour(const QColor& colour) {
    colour_ = colour;
    if (frame_) place();
}

void FocusFrame::addPane(QWidget* pane) {
    panes_.append(pane);
    follow(QApplication::focusWidget());
}

QWidget* FocusFrame::paneOf(QWidget* focus) const {
    if (!focus || focus->window() != window_) return nullptr;
    for (QWidget* at = focus; at && at != window_; at = at->parentWidget()) {
        if (panes_.contains(at) || qobject_cast<QAbstractScrollArea*>(at)) return at;
    }
    return nullptr;
}

void FocusFrame::follow(QWidget* focus) {
    QWidget* pane = paneOf(focus);
    if (pane == pane_) return;
    if (pane_) pane_->removeEventFilter(this);
    delete frame_;
    pane_ = pane;
    if (!pane) return;
    frame_ = new QWidget(pane);
    frame_->setAttribute(Qt::WA_TransparentForMouseEvents);
    frame_->setFocusPolicy(Qt::NoFocus);
    frame_->setAutoFillBackground(true);
    pane->installEventFilter(this);
    place();
}

// Only the edge is there at all: what scrolls below is not drawn again for the frame's sake.
void FocusFrame::place() {
    QPalette palette = frame_->palette();
    palette.setColor(frame_->backgroundRole(), colour_);
    frame_->setPalette(palette);
    const QRect all = pane_->rect();
    frame_->setGeometry(all);
    frame_->setMask(QRegion(all).subtracted(all.adjusted(kWidth, kWidth, -kWidth, -kWidth)));
    frame_->show();
    // A scroll area puts its bars on top when it has laid them out, which is later.
    QMetaObject::invokeMethod(frame_, &QWidget::raise, Qt::QueuedConnection);
}

bool FocusFrame::eventFilter(QObject* watched, QEvent* event) {
    if (watched == pane_ && frame_) {
        if (event->type() == QEvent::Resize) place();
        if (event->type() == QEvent::ChildAdded && static_cast<QChildEvent*>(event)->child() != frame_) frame_->raise();
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace periplus
