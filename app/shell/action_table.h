#pragma once
// The table of actions, menu by menu. Handlers only say which controller or widget does it.
// Ownership: values; the handlers hold a reference to the desk. Thread: UI. Errors: none.
#include "shell/actions.h"

namespace periplus {

class Desk;

std::vector<ActionRow> actionTable(Desk& desk);

}  // namespace periplus
