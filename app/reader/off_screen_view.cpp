#include "reader/off_screen_view.h"

namespace periplus {

OffScreenView::OffScreenView(QWebEnginePage* page) {
    setAttribute(Qt::WA_DontShowOnScreen);
    setAttribute(Qt::WA_ShowWithoutActivating);
    setAttribute(Qt::WA_QuitOnClose, false);
    setFocusPolicy(Qt::NoFocus);
    setPage(page);
    resize(1280, 1024);
    show();
}

}  // namespace periplus
