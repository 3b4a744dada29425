#pragma once
// Actions: the one table of everything the program can be told to do. Menus, the tool bar and the sheet of keys are
// made from it. A key that is a single letter acts in the tree and the page; editors take letters for themselves first.
// Ownership: the window. Thread: UI. Errors: none.
#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QMap>
#include <QObject>
#include <QString>

#include <functional>
#include <vector>

class QMenu;
class QMenuBar;

namespace periplus {

enum class ActionMenu : std::uint8_t { File, Edit, View, Go, Study, Tools, Help };
QString titleOf(ActionMenu menu);

struct ActionRow {
    const char* id;
    ActionMenu menu;
    QString text;  // sentence case, "&" before the letter for Alt
    QList<QKeySequence> keys;
    const char* icon;  // empty: none
    std::function<void()> handler;
    const char* group = "";  // a line is drawn where the group changes; "name!" are alternatives of each other
    bool checkable = false;
};

class Actions : public QObject {
    Q_OBJECT
public:
    // Adds each action to `window`, so that its keys work there.
    Actions(std::vector<ActionRow> rows, QWidget* window);

    [[nodiscard]] const std::vector<ActionRow>& rows() const { return rows_; }
    [[nodiscard]] QAction* action(const char* id) const;  // null: no such action
    [[nodiscard]] QMenu* menu(ActionMenu menu) const { return menus_.value(menu); }
    void fill(QMenuBar* bar);

private:
    std::vector<ActionRow> rows_;
    QMap<QByteArray, QAction*> actions_;
    QMap<ActionMenu, QMenu*> menus_;
};

}  // namespace periplus
