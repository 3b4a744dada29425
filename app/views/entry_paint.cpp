#include "views/entry_paint.h"

#include <QAbstractTextDocumentLayout>
#include <QTextFrame>
#include <QTextLayout>

#include <algorithm>

namespace periplus {
namespace {

using entry::Role;

constexpr double kRadius = 6;

double column(const QTextDocument& document) { return document.rootFrame()->frameFormat().leftMargin(); }

double columnEnd(const QTextDocument& document) {
    return document.textWidth() - document.rootFrame()->frameFormat().rightMargin();
}

QTextBlock lastOf(QTextBlock block, Role role) {
    const int index = entry::blockIndexOf(block);
    for (QTextBlock next = block.next();
         next.isValid() && entry::roleOf(next) == role && entry::blockIndexOf(next) == index; next = next.next())
        block = next;
    return block;
}

// The space that the line pitch leaves under a line of text.
double slack(const QTextBlock& block, const QTextLine& line) {
    return line.height() * (block.blockFormat().lineHeight() / 100.0 - 1.0);
}

}  // namespace

EntryPaint::EntryPaint(const QTextDocument& document, const EntryLook& look, const std::vector<ShownMark>& marks,
                       const AnnotationId& flashed)
    : document_(document), look_(look), marks_(marks), flashed_(flashed) {}

void EntryPaint::paint(QPainter& painter, const QRectF& visible) const {
    painter.setRenderHint(QPainter::Antialiasing);
    const int at = document_.documentLayout()->hitTest(visible.topLeft(), Qt::FuzzyHit);
    QTextBlock block = document_.findBlock(std::max(at, 0));
    // A frame is painted from its first block, which may be above what is visible.
    while (block.previous().isValid() &&
           (entry::roleOf(block) == Role::ExcerptLine || entry::roleOf(block) == Role::Card))
        block = block.previous();
    if (block.previous().isValid()) block = block.previous();
    for (; block.isValid() && origin(block).y() < visible.bottom() + look_.em; block = block.next())
        blockParts(painter, block);
}

void EntryPaint::blockParts(QPainter& painter, const QTextBlock& block) const {
    quoteRules(painter, block);
    switch (entry::roleOf(block)) {
        case Role::ExcerptHead: excerptFrame(painter, block); break;
        case Role::ExcerptLine: codeLine(painter, block); break;
        case Role::Note: noteGround(painter, block); break;
        case Role::Item: marker(painter, block); break;
        case Role::Progress: progress(painter, block); break;
        case Role::Card:
            if (entry::roleOf(block.previous()) != Role::Card || !block.previous().isValid())
                card(painter, block, Role::Card);
            break;
        case Role::Rule:
        case Role::End: {
            const double y = origin(block).y() - (entry::roleOf(block) == Role::End ? 0.9 * look_.em : 0);
            painter.fillRect(QRectF(frameOf(block).left(), y, frameOf(block).width(), 1), look_.theme.rule);
            break;
        }
        default: break;
    }
}

QPointF EntryPaint::origin(const QTextBlock& block) const {
    return document_.documentLayout()->blockBoundingRect(block).topLeft();
}

double EntryPaint::textBottom(const QTextBlock& block) const {
    const QTextLayout* layout = block.layout();
    if (layout->lineCount() == 0) return origin(block).y();
    const QTextLine line = layout->lineAt(layout->lineCount() - 1);
    return origin(block).y() + line.y() + line.height();
}

QRectF EntryPaint::frameOf(const QTextBlock& block) const {
    const QTextBlockFormat format = block.blockFormat();
    const double left = column(document_) + format.doubleProperty(entry::EdgeProperty) +
                        format.intProperty(entry::DepthProperty) * look_.em;
    return {left, origin(block).y(), columnEnd(document_) - left,
            document_.documentLayout()->blockBoundingRect(block).height()};
}

double EntryPaint::codeLeft(const QTextDocument& document, const QTextBlock& line) {
    return column(document) + line.blockFormat().leftMargin() + line.blockFormat().textIndent();
}

void EntryPaint::quoteRules(QPainter& painter, const QTextBlock& block) const {
    const int depth = block.blockFormat().intProperty(entry::DepthProperty);
    if (depth == 0) return;
    const double edge = block.blockFormat().doubleProperty(entry::EdgeProperty);
    const QTextBlock next = block.next();
    const bool follows = next.isValid() && entry::roleOf(next) != Role::Item &&
                         next.blockFormat().doubleProperty(entry::EdgeProperty) == edge;
    const int nextDepth = follows ? next.blockFormat().intProperty(entry::DepthProperty) : 0;
    const bool framed = entry::roleOf(block) == Role::ExcerptLine;
    const double reach = (framed || entry::roleOf(block) == Role::Note ? 0.5 : 0.1) * look_.em;
    const double above = (entry::roleOf(block) == Role::Note ? 0.5 : 0.1) * look_.em;
    const double top = origin(block).y() - above;
    for (int level = 0; level < depth; ++level) {
        const double bottom = level < nextDepth ? origin(next).y() : textBottom(block) + reach;
        const double x = std::round(column(document_) + edge + level * look_.em);
        painter.fillRect(QRectF(x, std::round(top), 2, std::round(bottom) - std::round(top)),
                         look_.theme.isDark ? look_.theme.rule.lighter(140) : look_.theme.rule.darker(112));
    }
}

void EntryPaint::card(QPainter& painter, const QTextBlock& first, Role role) const {
    const double pad = 0.8 * look_.em;
    QRectF rect = frameOf(first);
    rect.setTop(rect.top() - pad);
    rect.setBottom(textBottom(lastOf(first, role)) + pad);
    painter.setPen(QPen(look_.theme.rule, 1));
    painter.setBrush(look_.theme.raised);
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
}

void EntryPaint::excerptFrame(QPainter& painter, const QTextBlock& head) const {
    const QTextBlock firstLine = head.next();
    QRectF rect = frameOf(head);
    rect.setTop(rect.top() - 0.5 * look_.em);
    rect.setBottom(textBottom(lastOf(firstLine, Role::ExcerptLine)) + 0.6 * look_.em);
    painter.setPen(QPen(look_.theme.rule, 1));
    painter.setBrush(look_.theme.raised);
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    const double y = std::round((textBottom(head) + origin(firstLine).y()) / 2 - 0.05 * look_.em);
    painter.fillRect(QRectF(rect.left() + 1, y, rect.width() - 2, 1), look_.theme.rule);
}

void EntryPaint::noteGround(QPainter& painter, const QTextBlock& block) const {
    QRectF rect = frameOf(block);
    rect.setTop(rect.top() - 0.5 * look_.em);
    rect.setBottom(textBottom(block) + 0.5 * look_.em);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look_.theme.noteGround);
    painter.drawRoundedRect(rect, kRadius, kRadius);
    painter.setBrush(look_.theme.noteInk);
    painter.drawRoundedRect(QRectF(rect.left(), rect.top(), 3, rect.height()), 1.5, 1.5);
}

void EntryPaint::codeLine(QPainter& painter, const QTextBlock& block) const {
    const QTextLayout* layout = block.layout();
    if (layout->lineCount() == 0) return;
    const int begin = block.position();
    const int end = begin + block.length() - 1;
    for (const ShownMark& mark : marks_)
        if (mark.begin <= end && mark.end > begin) markGrounds(painter, block, mark);

    QFont small = look_.code;
    small.setPointSizeF(small.pointSizeF() * 0.85);
    painter.setFont(small);
    painter.setPen(look_.theme.inkSoft);
    const QPointF at = origin(block);
    const double left = codeLeft(document_, block);
    const QTextLine first = layout->lineAt(0);
    const QString number = QString::number(block.blockFormat().intProperty(entry::LineProperty) + 1);
    const double width = painter.fontMetrics().horizontalAdvance(number);
    painter.drawText(QPointF(left - 0.9 * look_.em - width, at.y() + first.y() + first.ascent()), number);
    for (int i = 1; i < layout->lineCount(); ++i) {
        const QTextLine line = layout->lineAt(i);
        painter.drawText(QPointF(left + 0.7 * look_.em, at.y() + line.y() + line.ascent()), QStringLiteral("↪"));
    }
}

void EntryPaint::markGrounds(QPainter& painter, const QTextBlock& block, const ShownMark& mark) const {
    const HighlightLook& look = look_.theme.highlight(mark.colour);
    const QTextLayout* layout = block.layout();
    const QPointF at = origin(block);
    const QString text = block.text();
    // Indentation and trailing space of a line belong to the annotation, but are not painted.
    int from = std::max(mark.begin - block.position(), 0);
    int to = std::min(mark.end - block.position(), static_cast<int>(text.size()));
    while (from < to && text[from].isSpace()) ++from;
    while (to > from && text[to - 1].isSpace()) --to;
    double top = at.y();
    double bottom = top;
    for (int i = 0; i < layout->lineCount(); ++i) {
        const QTextLine line = layout->lineAt(i);
        const double half = slack(block, line) / 2;
        const QRectF band(0, at.y() + line.y() - half, 0, line.height() + 2 * half);
        if (i == 0) top = band.top();
        bottom = band.bottom();
        const int first = std::max(from, line.textStart());
        const int last = std::min(to, line.textStart() + line.textLength());
        if (first >= last) continue;
        const double x = at.x() + line.cursorToX(first);
        const double right = at.x() + line.cursorToX(last, QTextLine::Leading);
        const QRectF ground(x - 1, band.top(), right - x + 2, band.height());
        painter.fillRect(ground, look.ground);
        if (mark.id == flashed_) {
            painter.setPen(QPen(look.mark, 1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(ground.adjusted(0, 0.5, 0, -0.5));
        }
    }
    gutterMark(painter, block, mark, top, bottom);
}

void EntryPaint::gutterMark(QPainter& painter, const QTextBlock& block, const ShownMark& mark, double top,
                            double bottom) const {
    const HighlightLook& look = look_.theme.highlight(mark.colour);
    const QTextLayout* layout = block.layout();
    const QPointF at = origin(block);
    const double frame = frameOf(block).left();
    painter.fillRect(QRectF(frame + 1, top, 3, bottom - top), look.mark);
    const bool firstLine = mark.begin >= block.position();
    if (!mark.hasNote || !firstLine) return;
    const double size = 0.5 * look_.em;
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.mark);
    painter.drawRoundedRect(
        QRectF(frame + 0.5 * look_.em, at.y() + layout->lineAt(0).height() / 2 - size / 2, size, size), size / 3,
        size / 3);
}

void EntryPaint::marker(QPainter& painter, const QTextBlock& block) const {
    if (block.layout()->lineCount() == 0) return;
    const QString text = block.blockFormat().stringProperty(entry::MarkerProperty);
    const QTextLine line = block.layout()->lineAt(0);
    painter.setFont(look_.body);
    painter.setPen(look_.theme.inkSoft);
    const double right = column(document_) + block.blockFormat().doubleProperty(entry::EdgeProperty);
    const double width = painter.fontMetrics().horizontalAdvance(text);
    painter.drawText(QPointF(right - 0.4 * look_.em - width, origin(block).y() + line.y() + line.ascent()), text);
}

void EntryPaint::progress(QPainter& painter, const QTextBlock& block) const {
    const double width = std::min(columnEnd(document_) - column(document_), 18 * look_.em);
    const QRectF bar(column(document_), textBottom(block) + 0.45 * look_.em, width, 4);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look_.theme.rule);
    painter.drawRoundedRect(bar, 2, 2);
    const double share = std::clamp(block.blockFormat().doubleProperty(entry::ShareProperty), 0.0, 1.0);
    painter.setBrush(look_.theme.read);
    if (share > 0) painter.drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * share, 4), 2, 2);
}

}  // namespace periplus
