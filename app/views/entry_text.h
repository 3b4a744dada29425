#pragma once
// EntryText: the text widget of an entry page: centred column, caret, selection by token and by line, marks. Knows the
// document, not the study; EntryPage gives it both and hears what was meant.
// Ownership: its parent; owns the document. Thread: UI. Errors: none.
#include "views/entry_document.h"
#include "views/entry_paint.h"
#include "views/syntax_colouring.h"

#include <QTextBrowser>
#include <QTimer>

#include <optional>

namespace periplus {

class EntryText : public QTextBrowser {
    Q_OBJECT
public:
    explicit EntryText(QWidget* parent);
    ~EntryText() override;

    void setEntry(EntryDocument entry, EntryLook look);  // caret at the start, scrolled to the top
    [[nodiscard]] const EntryDocument& entry() const { return entry_; }
    void setMarks(std::vector<ShownMark> marks);
    void setTokens(std::uint32_t block, const SyntaxTokens& tokens);
    [[nodiscard]] const ShownMark* markAt(int position) const;
    [[nodiscard]] const ShownMark* mark(const AnnotationId& id) const;
    void flash(const AnnotationId& id);
    void reveal(int position);  // scrolls so that it stands in the upper third

signals:
    void hrefActivated(const QString& href);
    void menuWanted(int position, const QString& href, const QPoint& globalPos);
    void markClicked(const periplus::AnnotationId& id);
    void selectionSettled();  // the mouse was released, or keys moved the selection

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void doSetSource(const QUrl&, QTextDocument::ResourceType) override {}

private:
    void layColumn();
    void paintText(QPainter& painter, const QRectF& shown);
    void applyFormats(const ShownExcerpt& excerpt);
    [[nodiscard]] QTextBlock gutterLineAt(const QPoint& pos) const;
    void selectLines(const QTextBlock& from, const QTextBlock& to);
    [[nodiscard]] EntryPaint paintOf() const;

    EntryDocument entry_;
    EntryLook look_;
    std::vector<ShownMark> marks_;
    std::vector<std::pair<std::uint32_t, SyntaxTokens>> tokens_;  // by Node::blocks index
    AnnotationId flashed_;
    QTimer flashTimer_;
    int lineAnchor_ = -1;  // block number where a selection of lines began
    bool lineDrag_ = false;
};

}  // namespace periplus
