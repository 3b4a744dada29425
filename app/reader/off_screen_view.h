#pragma once
// OffScreenView: gives a page a window's size and visibility without a window on the screen: pages lay themselves out,
// and choose their pictures, by it. Ownership: who makes it; the page is not owned. Thread: UI. Errors: none.
#include <QWebEngineView>

namespace periplus {

class OffScreenView : public QWebEngineView {
public:
    explicit OffScreenView(QWebEnginePage* page);
};

}  // namespace periplus
