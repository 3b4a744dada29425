#pragma once
// A place in an entry's document that survives other facts above it: which block of the list, which line of it, which
// character (UTF-16 unit). Pure functions. Thread: UI (documents). Errors: none; what is gone is the beginning.
#include "views/entry_format.h"

class QTextDocument;

namespace periplus {

struct EntrySpot {
    int index = -1;
    int line = 0;
    entry::Role role = entry::Role::None;
    int offset = 0;
    bool operator==(const EntrySpot&) const = default;
};

EntrySpot spotOf(const QTextDocument& document, int position);
int positionOf(const QTextDocument& document, const EntrySpot& spot);

}  // namespace periplus
