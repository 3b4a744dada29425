#pragma once
// Verification: is a library whole? SQLite's integrity check, the schema as it was made, and the SHA-256 of every word.
// Rows are asked for as this program knows them: those of an older schema only after it has been migrated.
// Thread: the connection's. Errors: Damaged with what was found; others as the connection.
#include "store/connection.h"

namespace periplus::store {

Result<void> verify(Connection& connection);
Result<void> verifyFile(const std::string& path);  // read only; touches nothing

// SHA-256 over the definitions of all tables and indices.
Result<std::string> schemaDigest(Connection& connection);

}  // namespace periplus::store
