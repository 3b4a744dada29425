#pragma once
// KeySheet: every key of the program on one page, made from the table of actions. AboutCard: what this program is.
// Neither is modal; both go with Esc. Ownership: delete themselves when closed. Thread: UI. Errors: none.
#include "shell/actions.h"

#include <QDialog>

namespace periplus {

class KeySheet : public QDialog {
    Q_OBJECT
public:
    KeySheet(const std::vector<ActionRow>& rows, QWidget* parent);
};

class AboutCard : public QDialog {
    Q_OBJECT
public:
    explicit AboutCard(QWidget* parent);
};

}  // namespace periplus
