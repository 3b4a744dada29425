#pragma once
// Restoring a library: the newest backup that checks out, then the journal, then whatever rows of the damaged file can
// still be read, then captures by their manifests, into a new file; only when that is whole and durable does it take
// the place of the damaged one, which is kept beside it with the date. Killed at any step, the next opening restores
// again. Thread: the library's; nothing may have the database open. Errors: as the store; the damaged file is then in
// place.
#include "base/clock.h"
#include "base/error.h"

#include <string>

namespace periplus::store {

// Is there anything to restore from?
bool hasPast(const std::string& folder);

// The answer is the notice for the person: Restored, with what was done.
Result<Error> restoreLibrary(const std::string& folder, const Clock& clock);

}  // namespace periplus::store
