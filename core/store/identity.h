#pragma once
// The identity of a library: its id, by which its journal knows it. Writes belong to the opening of a library.
// Ownership: refers to the connection. Thread: the connection's.
// Errors: as the connection.
#include "base/clock.h"
#include "store/connection.h"

#include <string>

namespace periplus::store {

// The id; when the library has none yet, it gets `fresh`.
Result<std::string> identityOf(Connection& connection, const std::string& fresh, UnixMillis now);

}  // namespace periplus::store
