// The tool bar of the main window, made from the table of actions.
#include "shell/actions.h"
#include "shell/main_window.h"
#include "views/elided_label.h"
#include "views/icons.h"

#include <QMenu>
#include <QToolBar>
#include <QToolButton>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {

// What the button does and its key, as its tool tip and its name for screen readers.
void addButton(QToolBar* bar, QAction* action) {
    auto* button = new QToolButton(bar);
    button->setDefaultAction(action);
    button->setToolButtonStyle(action->icon().isNull() ? Qt::ToolButtonTextOnly : Qt::ToolButtonIconOnly);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    const QString words = QString(action->text()).remove(u'&');
    const QString key = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(key.isEmpty() ? words : u"%1 (%2)"_s.arg(words, key));
    button->setAccessibleName(words);
    bar->addWidget(button);
}

QToolButton* addMenu(QToolBar* bar, const QString& words, const QString& name, const QList<QAction*>& actions) {
    auto* button = new QToolButton(bar);
    auto* menu = new QMenu(button);
    menu->addActions(actions);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolTip(words);
    button->setAccessibleName(words);
    if (!name.isEmpty()) button->setIcon(icon(name));
    bar->addWidget(button);
    return button;
}

}  // namespace

void MainWindow::makeToolBar() {
    auto* bar = addToolBar(tr("Tool bar"));
    bar->setObjectName(u"toolbar"_s);
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->setIconSize({18, 18});
    const auto action = [this](const char* id) { return actions_->action(id); };
    for (const char* id : {"sidebar", "back", "forward"}) addButton(bar, action(id));
    title_ = new ElidedLabel(bar);
    title_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    title_->setContentsMargins(10, 0, 10, 0);
    bar->addWidget(title_);
    addMenu(bar, tr("Text size"), u"a-large-small"_s, {action("larger"), action("smaller"), action("normal-size")});
    addButton(bar, action("star"));
    state_ = addMenu(bar, tr("State of this entry"), {},
                     {action("mark-unread"), action("mark-reading"), action("mark-read"), action("mark-skipped")});
    state_->setToolButtonStyle(Qt::ToolButtonTextOnly);
    addButton(bar, action("palette"));
    addButton(bar, action("notes"));
}

}  // namespace periplus
