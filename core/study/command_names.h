#pragma once
// The names of commands in the history and the journal. They are stored: never change one. Thread: any. Errors: none.
#include "study/types.h"

#include <string_view>

namespace periplus::study {

std::string_view nameOf(CommandKind kind);
CommandKind commandOf(std::string_view name);  // SetState for a name we do not know

}  // namespace periplus::study
