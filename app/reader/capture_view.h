#pragma once
// CaptureView: the engine's view of a capture, with a context menu that copies and opens links by telling them.
// Ownership: its parent. Thread: UI. Errors: none.
#include <QUrl>
#include <QWebEngineView>

#include <memory>

class QPrinter;

namespace periplus {

class CaptureView : public QWebEngineView {
    Q_OBJECT
public:
    explicit CaptureView(QWidget* parent = nullptr);
    ~CaptureView() override;
    void printWithDialog();

signals:
    void linkWanted(const QUrl& url);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    std::unique_ptr<QPrinter> printer_;  // while something is being printed
};

}  // namespace periplus
