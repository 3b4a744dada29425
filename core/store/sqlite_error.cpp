#include "store/sqlite_error.h"

#include <sqlite3.h>

#include <cerrno>

namespace periplus::store {

ErrorCode codeOfSqlite(int extendedCode) {
    switch (extendedCode & 0xFF) {
        case SQLITE_FULL: return ErrorCode::DiskFull;
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return ErrorCode::Locked;
        case SQLITE_READONLY: return ErrorCode::ReadOnly;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_FORMAT: return ErrorCode::Damaged;
        case SQLITE_PERM:
        case SQLITE_CANTOPEN: return ErrorCode::Unwritable;
        case SQLITE_IOERR:
            return extendedCode == SQLITE_IOERR_READ || extendedCode == SQLITE_IOERR_SHORT_READ ? ErrorCode::Unreadable
                                                                                                : ErrorCode::Unwritable;
        case SQLITE_TOOBIG: return ErrorCode::TooLarge;
        case SQLITE_INTERRUPT: return ErrorCode::Cancelled;
        default: return ErrorCode::Internal;
    }
}

Error sqliteError(sqlite3* database, std::string subject) {
    const int code = database == nullptr ? SQLITE_NOMEM : sqlite3_extended_errcode(database);
    ErrorCode ours = codeOfSqlite(code);
    const int system = database == nullptr ? 0 : sqlite3_system_errno(database);
    if (ours == ErrorCode::Unwritable && (system == ENOSPC || system == EDQUOT)) ours = ErrorCode::DiskFull;
    if (ours == ErrorCode::Unwritable && system == EROFS) ours = ErrorCode::ReadOnly;
    std::string detail = database == nullptr ? "out of memory" : sqlite3_errmsg(database);
    detail += " (SQLite " + std::to_string(code) + ")";
    return {ours, std::move(subject), std::move(detail), {}, {}};
}

}  // namespace periplus::store
