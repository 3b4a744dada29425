#include "views/entry_page.h"

#include "bridge/text.h"
#include "views/entry_spot.h"
#include "views/entry_text.h"
#include "views/highlight_bar.h"
#include "views/syntax_colouring.h"

#include <QAbstractTextDocumentLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QScrollBar>
#include <QTextBlock>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace periplus {

using namespace Qt::Literals::StringLiterals;
using study::HighlightColour;

struct EntryPage::Private {
    EntryPage* q = nullptr;
    EntryText* text = nullptr;
    HighlightBar* bar = nullptr;
    SyntaxColouring colouring;
    QTimer settle;  // placeChanged, at most 4 times a second
    EntryPageContent content;
    Theme theme = Theme::light();
    double zoom = 1;
    bool any = false;                           // excerptSelectionChanged's last word
    std::optional<study::ReadingPlace> wanted;  // to be restored once the page has its size

    [[nodiscard]] const catalogue::Node* node() const {
        if (!content.snapshot || !content.snapshot->catalogue) return nullptr;
        const auto& nodes = content.snapshot->catalogue->nodes;
        return content.node < nodes.size() ? &nodes[content.node] : nullptr;
    }

    void rebuild();
    void keepPlaceAndRebuild();
    void showMarks();
    void askColours();
    void act(const QString& href);
    void menu(int position, const QString& href, const QPoint& globalPos);
    void selectionChanged();
    void request(HighlightColour colour, bool withNote);
    [[nodiscard]] QUrl linkOf(const QString& href) const;
    [[nodiscard]] std::optional<ExcerptSelection> selection() const;
    bool restore(const study::ReadingPlace& place);
};

namespace {

// "link:3" -> 3
std::optional<std::size_t> numberOf(const QString& href) {
    bool ok = false;
    const auto number = href.section(u':', 1).toUInt(&ok);
    return ok ? std::optional<std::size_t>(number) : std::nullopt;
}

bool sameText(const EntryPageContent& one, const EntryPageContent& other) {
    return sameLinks(one.links, other.links) && one.snapshot == other.snapshot && one.node == other.node &&
           one.welcome == other.welcome && one.status.state == other.status.state &&
           one.status.starred == other.status.starred && one.status.finished == other.status.finished &&
           one.status.lastOpened == other.status.lastOpened && one.rollup.read == other.rollup.read &&
           one.rollup.total == other.rollup.total && one.rollup.reading == other.rollup.reading &&
           one.rollup.skipped == other.rollup.skipped;
}

// Whether both show one thing of one list: after a change of the list an article may stand in another place of it.
bool isOfSameThing(const EntryPageContent& one, const EntryPageContent& other) {
    if (!one.snapshot || !other.snapshot || one.snapshot->file.id != other.snapshot->file.id) return false;
    const auto articleOf = [](const EntryPageContent& of) {
        return of.node < of.snapshot->articleOf.size() ? of.snapshot->articleOf[of.node] : ArticleId{};
    };
    if (one.snapshot == other.snapshot || articleOf(one).value.empty()) return one.node == other.node;
    return articleOf(one) == articleOf(other);
}

}  // namespace

EntryPage::EntryPage(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>()) {
    d->q = this;
    d->text = new EntryText(this);
    d->text->setAccessibleName(tr("Entry"));
    d->bar = new HighlightBar(d->text->viewport());
    d->bar->setTheme(d->theme);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(d->text);
    setFocusProxy(d->text);
    d->settle.setSingleShot(true);
    d->settle.setInterval(250);
    connect(&d->settle, &QTimer::timeout, this, &EntryPage::placeChanged);
    connect(d->text->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        d->bar->hide();
        if (!d->settle.isActive()) d->settle.start();
    });
    connect(d->text, &EntryText::hrefActivated, this, [this](const QString& href) { d->act(href); });
    connect(d->text, &EntryText::menuWanted, this,
            [this](int at, const QString& href, const QPoint& pos) { d->menu(at, href, pos); });
    connect(d->text, &EntryText::markClicked, this, &EntryPage::annotationActivated);
    connect(d->text, &QTextEdit::cursorPositionChanged, this, [this] { d->selectionChanged(); });
    connect(d->text, &QTextEdit::selectionChanged, this, [this] { d->selectionChanged(); });
    connect(d->text, &EntryText::selectionSettled, this, [this] {
        if (d->text->textCursor().hasSelection() && d->selection())
            d->bar->showAt(d->text->cursorRect());
        else
            d->bar->hide();
    });
    connect(d->bar, &HighlightBar::chosen, this,
            [this](HighlightColour colour, bool withNote) { d->request(colour, withNote); });
    connect(d->text, &QTextBrowser::highlighted, this, [this](const QUrl& href) {
        d->text->viewport()->setToolTip(d->linkOf(href.toString()).toString(QUrl::FullyEncoded));
    });
}

EntryPage::~EntryPage() {
    // The text says goodbye to its document with signals that nobody here should answer any more.
    disconnect(d->text, nullptr, this, nullptr);
    disconnect(d->text->verticalScrollBar(), nullptr, this, nullptr);
    delete d->text;
}

void EntryPage::setContent(const EntryPageContent& content) {
    const bool sameThing = isOfSameThing(d->content, content);
    const bool same = sameThing && d->content.node == content.node && sameText(d->content, content);
    d->content = content;
    if (same) return d->showMarks();
    if (sameThing) return d->keepPlaceAndRebuild();
    d->wanted.reset();
    d->rebuild();
}

void EntryPage::Private::rebuild() {
    bar->hide();
    const EntryLook look = EntryLook::of(theme, QGuiApplication::font(), zoom);
    text->setEntry(EntryDocument::make(content, look), look);
    showMarks();
    askColours();
    selectionChanged();
}

void EntryPage::Private::keepPlaceAndRebuild() {
    const QTextCursor cursor = text->textCursor();
    const QTextDocument& before = *text->document();
    const EntrySpot at = spotOf(before, cursor.position());
    const EntrySpot anchor = spotOf(before, cursor.anchor());
    const int top = text->cursorForPosition(QPoint(0, 0)).position();
    const EntrySpot first = spotOf(before, top);
    QTextCursor topCursor(text->document());
    topCursor.setPosition(top);
    const int offset = text->cursorRect(topCursor).top();
    rebuild();
    QTextCursor restored(text->document());
    restored.setPosition(positionOf(*text->document(), anchor));
    restored.setPosition(positionOf(*text->document(), at), QTextCursor::KeepAnchor);
    text->setTextCursor(restored);
    topCursor = QTextCursor(text->document());
    topCursor.setPosition(positionOf(*text->document(), first));
    QScrollBar* scroll = text->verticalScrollBar();
    scroll->setValue(text->cursorRect(topCursor).top() + scroll->value() - offset);
}

void EntryPage::Private::showMarks() {
    std::vector<ShownMark> marks;
    for (std::size_t i = 0; i < content.annotations.size() && i < content.placements.size(); ++i) {
        const study::Annotation& annotation = content.annotations[i];
        const study::Placement& placement = content.placements[i];
        using annotate::Standing;
        const Standing standing = placement.resolution.standing;
        const bool stands = standing == Standing::Exact || standing == Standing::Moved || standing == Standing::Edited;
        const ShownExcerpt* excerpt = text->entry().excerptOf(placement.block);
        if (!stands || !excerpt || placement.entry != content.node) continue;
        ShownMark mark{annotation.id, annotation.colour, !annotation.note.empty(), standing != Standing::Exact, 0, 0};
        mark.begin = excerpt->position + excerpt->text.position(placement.resolution.span.begin);
        mark.end = excerpt->position + excerpt->text.position(placement.resolution.span.end);
        marks.push_back(std::move(mark));
    }
    text->setMarks(std::move(marks));
}

void EntryPage::Private::askColours() {
    for (const ShownExcerpt& excerpt : text->entry().excerpts) {
        const auto block = excerpt.block;
        const QTextDocument* document = text->document();
        colouring.ask(excerpt.text.lines().join(u'\n'), excerpt.language, text,
                      [this, block, document](const SyntaxTokens& tokens) {
                          if (text->document() == document) text->setTokens(block, tokens);
                      });
    }
}

QUrl EntryPage::Private::linkOf(const QString& href) const {
    const auto number = numberOf(href);
    const catalogue::Node* shown = node();
    static const QStringList verbs = {u"link"_s, u"copy-link"_s, u"browser"_s, u"take-link"_s, u"read-link"_s};
    const bool isLink = verbs.contains(href.section(u':', 0, 0));
    if (!number || !shown || !isLink || *number >= shown->links.size()) return {};
    return QUrl(qt(shown->links[*number].url));
}

void EntryPage::Private::act(const QString& href) {
    const QString verb = href.section(u':', 0, 0);
    const auto number = numberOf(href);
    if (verb == "link"_L1) emit q->linkActivated(linkOf(href));
    if (verb == "browser"_L1) emit q->browserRequested(linkOf(href));
    if (verb == "take-link"_L1) emit q->offlineRequested(linkOf(href));
    if (verb == "read-link"_L1) emit q->captureRequested(linkOf(href));
    if (verb == "copy-link"_L1 && node() && number && *number < node()->links.size())
        QGuiApplication::clipboard()->setText(qt(node()->links[*number].url));
    if (verb == "copy-excerpt"_L1 && node() && number && *number < node()->blocks.size())
        QGuiApplication::clipboard()->setText(qt(node()->blocks[*number].text));
    if (verb == "mark-read"_L1) emit q->markReadRequested();
    if (verb == "dismiss"_L1) emit q->welcomeDismissed();
}

void EntryPage::Private::menu(int position, const QString& href, const QPoint& globalPos) {
    if (const QUrl url = linkOf(href); !url.isEmpty()) {
        emit q->linkMenuRequested(url, globalPos);
        return;
    }
    if (!text->textCursor().hasSelection()) {
        QTextCursor cursor(text->document());
        cursor.setPosition(position);
        text->setTextCursor(cursor);
    }
    auto* menu = new QMenu(q);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (selection()) {
        for (int i = 0; i < 4; ++i) {
            const auto colour = static_cast<HighlightColour>(i);
            menu->addAction(swatch(theme.highlight(colour)), tr("Highlight in %1").arg(nameOf(colour).toLower()), q,
                            [this, colour] { request(colour, false); });
        }
        menu->addAction(tr("Annotate…"), q, [this] { request(HighlightColour::Sand, true); });
        menu->addSeparator();
    }
    if (const ShownMark* mark = text->markAt(position))
        menu->addAction(tr("Show annotation"), q, [this, id = mark->id] { emit q->annotationActivated(id); });
    QAction* copy = menu->addAction(tr("Copy"), text, &QTextEdit::copy);
    copy->setEnabled(text->textCursor().hasSelection());
    menu->addAction(tr("Select all"), text, &QTextEdit::selectAll);
    menu->popup(globalPos);
}

std::optional<ExcerptSelection> EntryPage::Private::selection() const {
    const QTextCursor cursor = text->textCursor();
    int begin = cursor.selectionStart();
    int end = cursor.selectionEnd();
    if (!cursor.hasSelection()) {
        begin = cursor.block().position();
        end = begin + cursor.block().length() - 1;
    }
    // A selection that runs over an excerpt's edge means the part inside the first excerpt that it touches.
    for (const ShownExcerpt& excerpt : text->entry().excerpts) {
        const int from = std::max(begin, excerpt.position);
        const int to = std::min(end, excerpt.position + excerpt.text.length());
        if (from >= to) continue;
        const CodePointSpan span{excerpt.text.codePoint(from - excerpt.position),
                                 excerpt.text.codePoint(to - excerpt.position)};
        return ExcerptSelection{excerpt.block, span};
    }
    return std::nullopt;
}

void EntryPage::Private::selectionChanged() {
    if (!text->textCursor().hasSelection()) bar->hide();
    const bool now = selection().has_value();
    if (std::exchange(any, now) != now) emit q->excerptSelectionChanged(now);
}

void EntryPage::Private::request(HighlightColour colour, bool withNote) {
    bar->hide();
    if (const auto chosen = selection()) emit q->highlightRequested(*chosen, colour, withNote);
}

study::ReadingPlace EntryPage::place() const {
    study::ReadingPlace place;
    place.view = "entry";
    const QTextCursor top = d->text->cursorForPosition(QPoint(d->text->viewport()->width() / 2, 0));
    place.anchor = utf8(top.block().text().left(80));
    const QScrollBar* bar = d->text->verticalScrollBar();
    place.fraction = bar->maximum() > 0 ? double(bar->value()) / bar->maximum() : 0.0;
    return place;
}

void EntryPage::restorePlace(const study::ReadingPlace& place) {
    d->wanted.reset();
    if (!isVisible() || !d->restore(place)) d->wanted = place;
}

bool EntryPage::Private::restore(const study::ReadingPlace& place) {
    QScrollBar* scroll = text->verticalScrollBar();
    // Forces the layout of the whole text, so that the scroll bar knows its range.
    const double height = text->document()->documentLayout()->documentSize().height();
    const int most = std::max(0, static_cast<int>(height) - text->viewport()->height());
    if (scroll->maximum() < most) scroll->setRange(0, most);
    const QString anchor = qt(place.anchor);
    const int guess = static_cast<int>(place.fraction * scroll->maximum());
    int best = -1;
    for (QTextBlock block = text->document()->begin(); !anchor.isEmpty() && block.isValid(); block = block.next()) {
        if (block.text().left(80) != anchor) continue;
        // The same words may stand more than once ("}"): the one nearest to the old place is meant.
        const int y = static_cast<int>(text->document()->documentLayout()->blockBoundingRect(block).top());
        if (best < 0 || std::abs(y - guess) < std::abs(best - guess)) best = y;
    }
    const bool near = best >= 0 && std::abs(best - guess) < text->viewport()->height() / 2;
    scroll->setValue(best >= 0 && !near ? best : guess);
    return scroll->maximum() > 0 || height > 0;
}

std::optional<ExcerptSelection> EntryPage::excerptSelection() const { return d->selection(); }

std::optional<AnnotationId> EntryPage::annotationAtCaret() const {
    const ShownMark* mark = d->text->markAt(d->text->textCursor().position());
    return mark ? std::optional(mark->id) : std::nullopt;
}

void EntryPage::showAnnotation(const AnnotationId& id) {
    const ShownMark* mark = d->text->mark(id);
    if (!mark) return;
    QTextCursor cursor(d->text->document());
    cursor.setPosition(mark->begin);
    d->text->setTextCursor(cursor);
    d->text->reveal(mark->begin);
    d->text->flash(id);
}

void EntryPage::setZoom(double factor) {
    factor = std::clamp(factor, 0.5, 3.0);
    if (qFuzzyCompare(factor, d->zoom)) return;
    d->zoom = factor;
    if (d->content.snapshot) d->keepPlaceAndRebuild();
}

void EntryPage::setTheme(const Theme& theme) {
    d->theme = theme;
    d->bar->setTheme(theme);
    if (d->content.snapshot) d->keepPlaceAndRebuild();
}

bool EntryPage::find(const QString& words, bool backwards) {
    if (words.isEmpty()) return false;
    QTextDocument* document = d->text->document();
    const QTextDocument::FindFlags flags = backwards ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    QTextCursor found = document->find(words, d->text->textCursor(), flags);
    if (found.isNull()) {
        QTextCursor edge(document);
        edge.movePosition(backwards ? QTextCursor::End : QTextCursor::Start);
        found = document->find(words, edge, flags);
    }
    if (found.isNull()) return false;
    d->text->setTextCursor(found);
    d->text->reveal(found.selectionStart());
    return true;
}

void EntryPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    const bool words = event->type() == QEvent::LanguageChange || event->type() == QEvent::ApplicationFontChange;
    if (!words || !d->content.snapshot) return;
    d->bar->setTheme(d->theme);
    d->keepPlaceAndRebuild();
}

void EntryPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!d->wanted) return;
    // After the layouts of this event, when the page has its size.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (const auto place = std::exchange(d->wanted, std::nullopt)) d->restore(*place);
        },
        Qt::QueuedConnection);
}

}  // namespace periplus
