#pragma once
// EntryLook: the type and the colours of an entry page, worked out once for a theme, a font and a zoom.
// Ownership: value. Thread: UI. Errors: none.
#include "views/theme.h"

#include <QFont>

namespace periplus {

struct EntryLook {
    Theme theme;
    QFont body;
    QFont code;
    double em = 16;  // pixels

    static EntryLook of(const Theme& theme, const QFont& interfaceFont, double zoom);
};

}  // namespace periplus
