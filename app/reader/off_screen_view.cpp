#include "reader/off_screen_view.h"

#include <QQuickWidget>

namespace periplus {

OffScreenView::OffScreenView(QWebEnginePage* page) {
    setAttribute(Qt::WA_DontShowOnScreen);
    setAttribute(Qt::WA_ShowWithoutActivating);
    setAttribute(Qt::WA_QuitOnClose, false);
    setFocusPolicy(Qt::NoFocus);
    setPage(page);
    resize(1280, 1024);
    // The engine's own child comes with the first page. In a window that was made for plain painting Qt makes the
    // window anew for it, and that new one is put on the screen; a window that had such a child from its beginning
    // stays.
    (new QQuickWidget(this))->hide();
    show();
}

}  // namespace periplus
