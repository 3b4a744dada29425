#pragma once
// FocusFrame: a quiet frame in the accent colour round the pane that has the focus: the tree, the page, the note, the
// list of annotations, whatever scrolls. Lies on that pane and lets the mouse through.
// Ownership: the window whose panes it frames. Thread: UI. Errors: none.
#include <QColor>
#include <QPointer>
#include <QWidget>

namespace periplus {

class FocusFrame : public QObject {
    Q_OBJECT
public:
    explicit FocusFrame(QWidget* window);
    void setColour(const QColor& colour);
    void addPane(QWidget* pane);                             // framed as a whole when the focus is anywhere inside
    [[nodiscard]] QWidget* framed() const { return pane_; }  // null: the focus is not in a pane

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow(QWidget* focus);
    [[nodiscard]] QWidget* paneOf(QWidget* focus) const;
    void place();

    QWidget* window_;
    QColor colour_;
    QList<QPointer<QWidget>> panes_;
    QPointer<QWidget> pane_;
    QPointer<QWidget> frame_;
};

}  // namespace periplus
