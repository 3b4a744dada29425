#include "views/icon_button.h"

#include "views/icons.h"

#include <QToolButton>

namespace periplus {

QToolButton* iconButton(const QString& name, const QString& words, QWidget* parent) {
    auto* made = new QToolButton(parent);
    made->setAutoRaise(true);
    made->setIcon(icon(name));
    made->setToolTip(words);
    made->setAccessibleName(words);
    return made;
}

}  // namespace periplus
