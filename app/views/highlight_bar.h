#pragma once
// HighlightBar: the little bar at a selection of code: four colours and "Annotate". Never takes the focus.
// Ownership: its parent. Thread: UI. Errors: none.
#include "views/theme.h"

#include <QFrame>

namespace periplus {

// A filled swatch with the colour's own underline, for buttons and menus.
QIcon swatch(const HighlightLook& look);

class HighlightBar : public QFrame {
    Q_OBJECT
public:
    explicit HighlightBar(QWidget* parent);
    void setTheme(const Theme& theme);
    void showAt(const QRect& selection);  // in the parent's coordinates; above it where there is room

signals:
    void chosen(periplus::study::HighlightColour colour, bool withNote);

private:
    void build(const Theme& theme);
};

}  // namespace periplus
