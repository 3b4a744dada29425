#pragma once
// What the blocks of an entry's text document know about themselves: set by entry_document, read by the painting and by
// the mouse. Values of QTextFormat properties; no state. Thread: any.
#include <QTextBlock>
#include <QTextFormat>

namespace periplus::entry {

enum Property : int {
    RoleProperty = QTextFormat::UserProperty + 1,
    BlockProperty,   // index in Node::blocks, or -1
    LineProperty,    // ExcerptLine: 0-based line of the excerpt; others: ordinal inside their role
    DepthProperty,   // quote depth
    EdgeProperty,    // x of the first quote rule from the column's left edge; the text's frame follows the last rule
    MarkerProperty,  // a list item's bullet or number
    ShareProperty,   // Progress: 0 to 1
};

enum class Role : int {
    None,
    Title,
    Facts,
    Link,
    Text,
    Item,
    Note,
    ExcerptHead,
    ExcerptLine,
    Rule,
    Card,
    Progress,
    End
};

inline Role roleOf(const QTextBlock& block) { return static_cast<Role>(block.blockFormat().intProperty(RoleProperty)); }
inline int blockIndexOf(const QTextBlock& block) {
    const QVariant value = block.blockFormat().property(BlockProperty);
    return value.isValid() ? value.toInt() : -1;
}

}  // namespace periplus::entry
