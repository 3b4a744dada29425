#pragma once
// SQLite's result codes in our vocabulary. Only core/store sees sqlite3.h. Thread: any.
#include "base/error.h"

#include <string>

struct sqlite3;

namespace periplus::store {

ErrorCode codeOfSqlite(int extendedCode);

// The last error of a connection; `subject` is the database's path.
Error sqliteError(sqlite3* database, std::string subject);

}  // namespace periplus::store
