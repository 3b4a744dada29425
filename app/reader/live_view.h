#pragma once
// LiveView: the engine's view with a context menu of our own: moving, copying, the system browser; nothing that saves,
// prints or opens windows. Ownership: its parent. Thread: UI. Errors: none.
#include <QWebEngineView>

namespace periplus {

class LiveView : public QWebEngineView {
    Q_OBJECT
public:
    using QWebEngineView::QWebEngineView;

signals:
    void linkWanted(const QUrl& url);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
};

}  // namespace periplus
