#pragma once
// The sample entry on an entry page in a window, and what a test asks of it.
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>

#include "app/page/sample_entry.h"
#include "base/utf8.h"
#include "views/entry_page.h"

namespace periplus::sample {

inline EntryPageContent content() {
    EntryPageContent result;
    result.snapshot = sample::snapshot();
    result.node = 1;
    result.status.id = ArticleId{"article"};
    return result;
}

inline void annotate(EntryPageContent& content, const char* id, study::HighlightColour colour, const char* note,
                     std::uint32_t block, std::string_view words, std::size_t after = 0) {
    const std::string& text = content.snapshot->catalogue->nodes[1].blocks[block].text;
    const std::size_t at = text.find(words, after);
    study::Annotation annotation;
    annotation.id = AnnotationId{id};
    annotation.colour = colour;
    annotation.note = note;
    study::Placement placement;
    placement.annotation = annotation.id;
    placement.entry = 1;
    placement.block = block;
    placement.resolution.standing = annotate::Standing::Exact;
    placement.resolution.span = {codePointOfByte(text, at), codePointOfByte(text, at + words.size())};
    content.annotations.push_back(annotation);
    content.placements.push_back(placement);
}

inline EntryPageContent annotated() {
    using study::HighlightColour;
    EntryPageContent result = content();
    annotate(result, "sand", HighlightColour::Sand, "why only here?", 1, "Rules []PolicyRule");
    annotate(result, "moss", HighlightColour::Moss, "", sample::kExcerptBlock, "a == nil");
    annotate(result, "sky", HighlightColour::Sky, "the handler", sample::kExcerptBlock,
             "ctx, ok := requestContextMapper.Get(req)\n        if !ok {");
    annotate(result, "rose", HighlightColour::Rose, "", sample::kExcerptBlock, "a.Authorize(attributes)");
    return result;
}

struct Shown {
    EntryPage page;
    QTextBrowser* text = nullptr;
    explicit Shown(const EntryPageContent& content, const Theme& theme = Theme::light(), QSize size = QSize(860, 760)) {
        page.setTheme(theme);
        page.setContent(content);
        page.resize(size);
        page.show();
        text = page.findChild<QTextBrowser*>();
        text->setFocus();
        if (!QTest::qWaitForWindowExposed(&page)) qFatal("the window was not shown");
    }
    QTextBlock line(const QString& words) const {
        for (QTextBlock block = text->document()->begin(); block.isValid(); block = block.next())
            if (block.text().contains(words)) return block;
        return {};
    }
    void caret(const QTextBlock& block, int offset = 0) const {
        QTextCursor cursor(text->document());
        cursor.setPosition(block.position() + offset);
        text->setTextCursor(cursor);
        text->ensureCursorVisible();
    }
    std::string selected() const {
        const auto selection = page.excerptSelection();
        if (!selection) return "(none)";
        return std::string(slice(sample::entry().blocks[selection->block].text, selection->span));
    }
    QPoint gutterOf(const QTextBlock& block) const {
        QTextCursor cursor(block);
        const QRect rect = text->cursorRect(cursor);
        return {rect.left() - 24, rect.center().y()};
    }
    bool follow(const QString& href) const {
        for (QTextBlock block = text->document()->begin(); block.isValid(); block = block.next())
            for (auto it = block.begin(); !it.atEnd(); ++it)
                if (it.fragment().charFormat().anchorHref() == href) {
                    caret(block, it.fragment().position() - block.position());
                    QTest::keyClick(text, Qt::Key_Return);
                    return true;
                }
        return false;
    }
};

}  // namespace periplus::sample
