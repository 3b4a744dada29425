#include "views/entry_text.h"

#include <QAbstractTextDocumentLayout>
#include <QContextMenuEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextFrame>
#include <QTextLayout>
#include <QUrl>

#include <algorithm>

namespace periplus {
namespace {

using entry::Role;

constexpr double kMeasure = 42;  // em

const QColor& colourOf(const SyntaxLook& look, SyntaxKind kind) {
    switch (kind) {
        case SyntaxKind::Keyword: return look.keyword;
        case SyntaxKind::String: return look.string;
        case SyntaxKind::Comment: return look.comment;
        case SyntaxKind::Number: return look.number;
        case SyntaxKind::Title: return look.title;
        case SyntaxKind::Type: break;
    }
    return look.type;
}

// The part of [begin, end) that lies in the block, in the block's own positions.
std::optional<QTextLayout::FormatRange> rangeIn(const QTextBlock& block, int begin, int end) {
    const int from = std::max(begin - block.position(), 0);
    const int to = std::min(end - block.position(), block.length() - 1);
    if (from >= to) return std::nullopt;
    QTextLayout::FormatRange range;
    range.start = from;
    range.length = to - from;
    return range;
}

std::optional<QTextLayout::FormatRange> withoutEdgeSpace(const QTextBlock& block,
                                                         std::optional<QTextLayout::FormatRange> range) {
    if (!range) return range;
    const QString text = block.text();
    while (range->length > 0 && text[range->start].isSpace()) ++range->start, --range->length;
    while (range->length > 0 && text[range->start + range->length - 1].isSpace()) --range->length;
    return range->length > 0 ? range : std::nullopt;
}

}  // namespace

EntryText::EntryText(QWidget* parent) : QTextBrowser(parent) {
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    viewport()->setMouseTracking(true);
    flashTimer_.setSingleShot(true);
    flashTimer_.setInterval(1200);
    connect(&flashTimer_, &QTimer::timeout, this, [this] {
        flashed_ = {};
        viewport()->update();
    });
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) { emit hrefActivated(url.toString()); });
}

EntryText::~EntryText() {
    // The base class lets go of the document before it is deleted with entry_.
    setDocument(nullptr);
}

void EntryText::setEntry(EntryDocument entry, EntryLook look) {
    const EntryDocument old = std::exchange(entry_, std::move(entry));  // lives until the new document is in place
    look_ = std::move(look);
    marks_.clear();
    tokens_.clear();
    lineAnchor_ = -1;
    const QPalette colours = look_.theme.palette();
    setPalette(colours);
    viewport()->setPalette(colours);
    viewport()->setBackgroundRole(QPalette::Base);
    setDocument(entry_.document.get());
    layColumn();
    verticalScrollBar()->setValue(0);
}

void EntryText::setMarks(std::vector<ShownMark> marks) {
    marks_ = std::move(marks);
    for (const ShownExcerpt& excerpt : entry_.excerpts) applyFormats(excerpt);
    viewport()->update();
}

void EntryText::setTokens(std::uint32_t block, const SyntaxTokens& tokens) {
    std::erase_if(tokens_, [block](const auto& known) { return known.first == block; });
    tokens_.emplace_back(block, tokens);
    if (const ShownExcerpt* excerpt = entry_.excerptOf(block)) applyFormats(*excerpt);
}

// Colours and underlines are formats of the layout: the document itself never changes.
void EntryText::applyFormats(const ShownExcerpt& excerpt) {
    const auto known =
        std::ranges::find_if(tokens_, [&excerpt](const auto& entry) { return entry.first == excerpt.block; });
    QTextBlock block = document()->findBlock(excerpt.position);
    for (qsizetype line = 0; line < excerpt.text.lines().size() && block.isValid(); ++line, block = block.next()) {
        QList<QTextLayout::FormatRange> ranges;
        if (known != tokens_.end()) {
            for (const SyntaxToken& token : known->second) {
                const int begin = excerpt.position + token.begin;
                auto range = rangeIn(block, begin, begin + token.length);
                if (!range) continue;
                range->format.setForeground(colourOf(look_.theme.syntax, token.kind));
                ranges << *range;
            }
        }
        for (const ShownMark& mark : marks_) {
            auto range = withoutEdgeSpace(block, rangeIn(block, mark.begin, mark.end));
            if (!range) continue;
            const HighlightLook& look = look_.theme.highlight(mark.colour);
            range->format.setUnderlineStyle(look.underline);
            range->format.setUnderlineColor(look.mark);
            ranges << *range;
        }
        if (block.layout()->formats() == ranges) continue;
        block.layout()->setFormats(ranges);
        document()->markContentsDirty(block.position(), block.length());
    }
}

const ShownMark* EntryText::markAt(int position) const {
    // The shortest one wins: it is the one that was drawn last inside a longer one.
    const ShownMark* best = nullptr;
    for (const ShownMark& mark : marks_)
        if (position >= mark.begin && position <= mark.end)
            if (!best || mark.end - mark.begin < best->end - best->begin) best = &mark;
    return best;
}

const ShownMark* EntryText::mark(const AnnotationId& id) const {
    const auto found = std::ranges::find_if(marks_, [&id](const ShownMark& m) { return m.id == id; });
    return found == marks_.end() ? nullptr : &*found;
}

void EntryText::flash(const AnnotationId& id) {
    flashed_ = id;
    flashTimer_.start();
    viewport()->update();
}

void EntryText::reveal(int position) {
    QTextCursor cursor(document());
    cursor.setPosition(std::clamp(position, 0, document()->characterCount() - 1));
    const int y = cursorRect(cursor).top() + verticalScrollBar()->value();
    verticalScrollBar()->setValue(y - viewport()->height() / 3);
}

void EntryText::layColumn() {
    if (!entry_.document) return;
    const double width = viewport()->width();
    const double least = width < 30 * look_.em ? 0.8 * look_.em : 2 * look_.em;
    const double margin = std::max(least, (width - kMeasure * look_.em) / 2);
    QTextFrameFormat format = document()->rootFrame()->frameFormat();
    if (format.leftMargin() == std::floor(margin)) return;
    format.setLeftMargin(std::floor(margin));
    format.setRightMargin(std::floor(margin));
    format.setTopMargin(std::floor(1.8 * look_.em));
    format.setBottomMargin(std::floor(2 * look_.em));
    document()->rootFrame()->setFrameFormat(format);
}

EntryPaint EntryText::paintOf() const { return {*document(), look_, marks_, flashed_}; }

void EntryText::paintEvent(QPaintEvent* event) {
    if (entry_.document) {
        QPainter painter(viewport());
        const int scrolled = verticalScrollBar()->value();
        painter.translate(0, -scrolled);
        const QRectF shown = QRectF(event->rect()).translated(0, scrolled);
        paintOf().paint(painter, shown);
        paintText(painter, shown);
    }
}

// As the base class would, but what is selected keeps the colours of its syntax: only the ground changes.
void EntryText::paintText(QPainter& painter, const QRectF& shown) {
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette = palette();
    context.clip = shown;
    const QTextCursor cursor = textCursor();
    if (cursor.hasSelection()) {
        QAbstractTextDocumentLayout::Selection selection;
        selection.cursor = cursor;
        selection.format.setBackground(look_.theme.selection);
        context.selections << selection;
    } else if (hasFocus()) {
        context.cursorPosition = cursor.position();
    }
    painter.setClipRect(shown);
    document()->documentLayout()->draw(&painter, context);
}

void EntryText::resizeEvent(QResizeEvent* event) {
    QTextBrowser::resizeEvent(event);
    layColumn();
}

QTextBlock EntryText::gutterLineAt(const QPoint& pos) const {
    const QPointF at = QPointF(pos) + QPointF(0, verticalScrollBar()->value());
    const QTextBlock block = document()->findBlock(document()->documentLayout()->hitTest(at, Qt::FuzzyHit));
    if (!block.isValid() || entry::roleOf(block) != Role::ExcerptLine) return {};
    const QRectF frame = paintOf().frameOf(block);
    const bool inside = at.x() >= frame.left() && at.x() < EntryPaint::codeLeft(*document(), block) - 2;
    return inside ? block : QTextBlock();
}

void EntryText::selectLines(const QTextBlock& from, const QTextBlock& to) {
    const bool up = to.blockNumber() < from.blockNumber();
    QTextCursor cursor(document());
    cursor.setPosition(up ? from.position() + from.length() - 1 : from.position());
    cursor.setPosition(up ? to.position() : to.position() + to.length() - 1, QTextCursor::KeepAnchor);
    setTextCursor(cursor);
}

void EntryText::mousePressEvent(QMouseEvent* event) {
    const QTextBlock line = event->button() == Qt::LeftButton ? gutterLineAt(event->pos()) : QTextBlock();
    if (!line.isValid()) {
        lineAnchor_ = -1;
        QTextBrowser::mousePressEvent(event);
        return;
    }
    setFocus(Qt::MouseFocusReason);
    lineDrag_ = true;
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    if (extend && lineAnchor_ < 0) lineAnchor_ = document()->findBlock(textCursor().anchor()).blockNumber();
    QTextBlock first = extend ? document()->findBlockByNumber(lineAnchor_) : line;
    if (entry::roleOf(first) != Role::ExcerptLine || entry::blockIndexOf(first) != entry::blockIndexOf(line))
        first = line;
    lineAnchor_ = first.blockNumber();
    selectLines(first, line);
    event->accept();
}

void EntryText::mouseMoveEvent(QMouseEvent* event) {
    if (lineDrag_) {
        const QTextBlock first = document()->findBlockByNumber(lineAnchor_);
        const QTextBlock line = document()->findBlock(cursorForPosition(event->pos()).position());
        if (entry::roleOf(line) == Role::ExcerptLine && entry::blockIndexOf(line) == entry::blockIndexOf(first))
            selectLines(first, line);
        event->accept();
        return;
    }
    QTextBrowser::mouseMoveEvent(event);
    if (event->buttons() == Qt::NoButton && gutterLineAt(event->pos()).isValid())
        viewport()->setCursor(Qt::ArrowCursor);
}

void EntryText::mouseReleaseEvent(QMouseEvent* event) {
    const bool lines = std::exchange(lineDrag_, false);
    if (!lines) QTextBrowser::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton) return;
    emit selectionSettled();
    if (lines || textCursor().hasSelection() || !anchorAt(event->pos()).isEmpty()) return;
    const ShownMark* hit = markAt(cursorForPosition(event->pos()).position());
    if (hit && entry_.excerptAt(hit->begin)) emit markClicked(AnnotationId(hit->id));
}

void EntryText::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::NoModifier) {
        QTextCursor behind = textCursor();
        if (!behind.hasSelection()) behind.movePosition(QTextCursor::NextCharacter);
        const QString href = behind.charFormat().anchorHref();
        if (!href.isEmpty()) {
            emit hrefActivated(href);
            return;
        }
        if (const ShownMark* hit = markAt(textCursor().position())) {
            emit markClicked(AnnotationId(hit->id));
            return;
        }
    }
    const QTextCursor before = textCursor();
    QTextBrowser::keyPressEvent(event);
    if (before.position() != textCursor().position() || before.anchor() != textCursor().anchor()) {
        lineAnchor_ = -1;
        emit selectionSettled();
    }
}

void EntryText::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPoint pos = byKey ? cursorRect().bottomLeft() : event->pos();
    emit menuWanted(byKey ? textCursor().position() : cursorForPosition(pos).position(), anchorAt(pos),
                    viewport()->mapToGlobal(pos));
    event->accept();
}

}  // namespace periplus
