#pragma once
// Theme: every colour of the program, light and dark, in one place. Plain values that are handed to who paints; the
// window's palette is made from the same values. Text reaches 4.5:1 and marks 3:1 on every ground they stand on
// (tests/app/page/theme_test.cpp). Ownership: value. Thread: any. Errors: none.
#include "study/types.h"

#include <QColor>
#include <QPalette>
#include <QTextCharFormat>

#include <array>

namespace periplus {

// A highlight is told apart by its underline as well as by its colour.
struct HighlightLook {
    QColor ground;
    QColor mark;
    QTextCharFormat::UnderlineStyle underline = QTextCharFormat::SingleUnderline;
};

struct SyntaxLook {
    QColor keyword;
    QColor string;
    QColor comment;
    QColor number;
    QColor title;
    QColor type;
};

struct Theme {
    bool isDark = false;
    // Grounds.
    QColor paper;         // what is read stands on this
    QColor raised;        // excerpts, cards, the line under the pointer
    QColor window;        // tool bars, side panes
    QColor noteGround;    // the reader's own `//notes`
    QColor markedGround;  // the list's own `***...***`
    QColor selection;
    // Text and lines.
    QColor ink;
    QColor inkSoft;  // facts, hosts, counts
    QColor inkRead;  // titles of what was read: 85 % ink
    QColor rule;     // hairlines; decoration only
    QColor accent;
    QColor onAccent;  // text on accent
    QColor link;
    QColor noteInk;
    // Marks (icons, bars, dots).
    QColor unread;
    QColor reading;
    QColor read;
    QColor skipped;
    QColor trouble;  // broken, lost, refused
    QColor star;
    std::array<HighlightLook, 4> highlights;  // by study::HighlightColour
    SyntaxLook syntax;

    static Theme light();
    static Theme dark();

    [[nodiscard]] QPalette palette() const;
    [[nodiscard]] const HighlightLook& highlight(study::HighlightColour colour) const {
        return highlights[static_cast<std::size_t>(colour)];
    }
    [[nodiscard]] const QColor& state(study::ReadingState state) const;
};

}  // namespace periplus
