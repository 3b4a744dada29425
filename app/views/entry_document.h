#pragma once
// EntryDocument: the text document of an entry (or the overview of a group or section), made from the list's own
// blocks. Nothing of the list is read as HTML; pictures are named, never loaded. Actions are anchors with hrefs of our
// own ("link:3", "copy-link:3", "browser:3", "take-link:3", "read-link:3", "copy-excerpt:2", "mark-read:", "dismiss:").
// Ownership: the caller. Thread: UI. Errors: none.
#include "views/entry_look.h"
#include "views/entry_page.h"
#include "views/excerpt_text.h"

#include <QTextDocument>

#include <memory>
#include <vector>

namespace periplus {

struct ShownExcerpt {
    std::uint32_t block = 0;  // index in Node::blocks
    ExcerptText text;
    QString language;
    int position = 0;  // of its first line in the document
};

struct EntryDocument {
    std::unique_ptr<QTextDocument> document;
    std::vector<ShownExcerpt> excerpts;  // in document order

    static EntryDocument make(const EntryPageContent& content, const EntryLook& look);
    [[nodiscard]] const ShownExcerpt* excerptAt(int position) const;  // nullptr: not in an excerpt's code
    [[nodiscard]] const ShownExcerpt* excerptOf(std::uint32_t block) const;
};

}  // namespace periplus
