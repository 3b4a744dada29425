#include "views/entry_spot.h"

#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>

namespace periplus {

EntrySpot spotOf(const QTextDocument& document, int position) {
    const QTextBlock block = document.findBlock(position);
    return {entry::blockIndexOf(block), block.blockFormat().intProperty(entry::LineProperty), entry::roleOf(block),
            position - block.position()};
}

int positionOf(const QTextDocument& document, const EntrySpot& spot) {
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        EntrySpot here = spotOf(document, block.position());
        here.offset = spot.offset;
        if (here == spot) return block.position() + std::min(spot.offset, block.length() - 1);
    }
    return 0;
}

}  // namespace periplus
