#include "shell/actions.h"

#include "views/icons.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenuBar>

namespace periplus {

QString titleOf(ActionMenu menu) {
    const auto word = [](const char* text) { return QCoreApplication::translate("Menu", text); };
    switch (menu) {
        case ActionMenu::File: return word(QT_TRANSLATE_NOOP("Menu", "&File"));
        case ActionMenu::Edit: return word(QT_TRANSLATE_NOOP("Menu", "&Edit"));
        case ActionMenu::View: return word(QT_TRANSLATE_NOOP("Menu", "&View"));
        case ActionMenu::Go: return word(QT_TRANSLATE_NOOP("Menu", "&Go"));
        case ActionMenu::Study: return word(QT_TRANSLATE_NOOP("Menu", "&Study"));
        case ActionMenu::Tools: return word(QT_TRANSLATE_NOOP("Menu", "&Tools"));
        case ActionMenu::Help: return word(QT_TRANSLATE_NOOP("Menu", "&Help"));
    }
    return {};
}

Actions::Actions(std::vector<ActionRow> rows, QWidget* window) : QObject(window), rows_(std::move(rows)) {
    QMap<QByteArray, QActionGroup*> alternatives;
    for (const auto& row : rows_) {
        auto* action = new QAction(row.text, this);
        action->setObjectName(QString::fromLatin1(row.id));
        action->setShortcuts(row.keys);
        action->setMenuRole(QAction::NoRole);
        action->setCheckable(row.checkable);
        if (*row.icon != '\0') action->setIcon(icon(QString::fromLatin1(row.icon)));
        if (const QByteArray group(row.group); group.endsWith('!')) {
            auto*& choice = alternatives[group];
            if (!choice) choice = new QActionGroup(this);
            choice->addAction(action);
        }
        connect(action, &QAction::triggered, this, row.handler);
        window->addAction(action);
        actions_.insert(row.id, action);
    }
}

QAction* Actions::action(const char* id) const { return actions_.value(id); }

void Actions::fill(QMenuBar* bar) {
    QMap<ActionMenu, QByteArray> groups;
    for (const auto& row : rows_) {
        auto*& menu = menus_[row.menu];
        if (!menu) {
            menu = bar->addMenu(titleOf(row.menu));
        } else if (groups.value(row.menu) != row.group) {
            menu->addSeparator();
        }
        groups[row.menu] = row.group;
        menu->addAction(action(row.id));
    }
}

}  // namespace periplus
