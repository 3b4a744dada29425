#pragma once
// EntryPage: the page of one entry, made from the list itself: title, facts, links, quotes by depth, the reader's own
// notes, excerpts with line numbers and highlighting, annotations on them. A native read-only text view, so that it
// is there at once, works without the web engine, and can be walked, selected and annotated by keyboard.
// Shows and emits intent; decides nothing. Ownership: its parent. Thread: UI. Errors: none.
#include "study/types.h"
#include "views/link_words.h"
#include "views/theme.h"

#include <QString>
#include <QUrl>
#include <QWidget>

#include <memory>
#include <vector>

namespace periplus {

// All that the page shows. Built by the controller, immutable afterwards.
struct EntryPageContent {
    study::SnapshotPtr snapshot;
    catalogue::NodeIndex node = catalogue::kNoNode;  // an entry, a group or a section (the latter two show an overview)
    study::ArticleStatus status;
    study::Rollup rollup;  // of the node, for sections and groups
    std::vector<study::Annotation> annotations;
    std::vector<study::Placement> placements;  // same order as annotations
    std::vector<LinkFacts> links;              // what is known of the entry's links
    bool welcome = false;                      // the three-line card of the first start
};

// A selection inside one excerpt, ready to become an annotation.
struct ExcerptSelection {
    std::uint32_t block = 0;  // index in Node::blocks
    CodePointSpan span;       // in Block::text
};

class EntryPage : public QWidget {
    Q_OBJECT
public:
    explicit EntryPage(QWidget* parent = nullptr);
    ~EntryPage() override;

    void setContent(const EntryPageContent& content);  // keeps caret and scroll when the node is the same
    [[nodiscard]] study::ReadingPlace place() const;
    void restorePlace(const study::ReadingPlace& place);
    [[nodiscard]] std::optional<ExcerptSelection> excerptSelection()
        const;  // selection, or the caret's line; none outside excerpts
    [[nodiscard]] std::optional<AnnotationId> annotationAtCaret() const;
    void showAnnotation(const AnnotationId& id);  // scrolls there, sets the caret, flashes the mark
    void setTheme(const Theme& theme);
    void setZoom(double factor);
    bool find(const QString& words, bool backwards);  // wraps; false: not found

signals:
    void linkActivated(const QUrl& url);     // open in the live page
    void browserRequested(const QUrl& url);  // open in the system browser
    void offlineRequested(const QUrl& url);  // take this link offline
    void captureRequested(const QUrl& url);  // read its capture
    void linkMenuRequested(const QUrl& url, const QPoint& globalPos);
    void excerptSelectionChanged(bool any);
    void highlightRequested(periplus::ExcerptSelection selection, periplus::study::HighlightColour colour,
                            bool withNote);
    void annotationActivated(const periplus::AnnotationId& id);  // its mark was clicked
    void markReadRequested();                                    // the offer at the end of the page
    void welcomeDismissed();
    void placeChanged();  // scrolled, at most 4 times a second

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace periplus
