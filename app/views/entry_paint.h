#pragma once
// EntryPaint: what stands behind and beside the words of an entry: quote rules, frames, line numbers, the grounds of
// highlights, marks in the gutter. Paints from the properties of entry_format.h; coordinates are the document's.
// Ownership: borrows all it is given, for one paint. Thread: UI. Errors: none.
#include "views/entry_document.h"
#include "views/entry_format.h"

#include <QPainter>
#include <QTextBlock>

#include <vector>

namespace periplus {

// An annotation as it stands in the document.
struct ShownMark {
    AnnotationId id;
    study::HighlightColour colour = study::HighlightColour::Sand;
    bool hasNote = false;
    bool moved = false;  // found again elsewhere or edited: said in the tool tip
    int begin = 0;       // document positions
    int end = 0;
};

class EntryPaint {
public:
    EntryPaint(const QTextDocument& document, const EntryLook& look, const std::vector<ShownMark>& marks,
               const AnnotationId& flashed);

    void paint(QPainter& painter, const QRectF& visible) const;

    // Geometry, also for the mouse.
    [[nodiscard]] QRectF frameOf(const QTextBlock& block) const;  // left and right edge of its frame, own height
    [[nodiscard]] static double codeLeft(const QTextDocument& document, const QTextBlock& line);

private:
    void blockParts(QPainter& painter, const QTextBlock& block) const;
    void quoteRules(QPainter& painter, const QTextBlock& block) const;
    void card(QPainter& painter, const QTextBlock& first, entry::Role role) const;
    void excerptFrame(QPainter& painter, const QTextBlock& head) const;
    void noteGround(QPainter& painter, const QTextBlock& block) const;
    void codeLine(QPainter& painter, const QTextBlock& block) const;
    void markGrounds(QPainter& painter, const QTextBlock& block, const ShownMark& mark) const;
    void gutterMark(QPainter& painter, const QTextBlock& block, const ShownMark& mark, double top, double bottom) const;
    void marker(QPainter& painter, const QTextBlock& block) const;
    void progress(QPainter& painter, const QTextBlock& block) const;
    [[nodiscard]] QPointF origin(const QTextBlock& block) const;
    [[nodiscard]] double textBottom(const QTextBlock& block) const;

    const QTextDocument& document_;
    const EntryLook& look_;
    const std::vector<ShownMark>& marks_;
    const AnnotationId& flashed_;
};

}  // namespace periplus
