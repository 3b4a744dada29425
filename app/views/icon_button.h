#pragma once
// A flat button that is only an icon: its words are the tool tip and the name for screen readers.
// Purpose: one look for the small buttons of bars. `name` is a name of icons.h. Ownership: the parent. Thread: UI.
// Errors: none.
#include <QString>

class QToolButton;
class QWidget;

namespace periplus {

QToolButton* iconButton(const QString& name, const QString& words, QWidget* parent);

}  // namespace periplus
