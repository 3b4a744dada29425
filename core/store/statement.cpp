#include "store/statement.h"

#include "store/sqlite_error.h"

#include <sqlite3.h>

#include <utility>

namespace periplus::store {

std::string Row::text(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    const int size = sqlite3_column_bytes(statement_, column);
    return bytes == nullptr ? std::string{} : std::string(bytes, static_cast<std::size_t>(size));
}

std::int64_t Row::integer(int column) const { return sqlite3_column_int64(statement_, column); }
double Row::real(int column) const { return sqlite3_column_double(statement_, column); }
bool Row::isNull(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

Statement::Statement(Statement&& other) noexcept
    : statement_(std::exchange(other.statement_, nullptr)), subject_(other.subject_) {}

Statement::~Statement() { sqlite3_finalize(statement_); }

void Statement::bind(int index, std::string_view value) {
    // An empty view may have no address, which SQLite would take for NULL.
    const char* bytes = value.empty() ? "" : value.data();
    sqlite3_bind_text64(statement_, index, bytes, value.size(), SQLITE_STATIC, SQLITE_UTF8);
}

void Statement::bind(int index, double value) { sqlite3_bind_double(statement_, index, value); }
void Statement::bind(int index, std::nullopt_t) { sqlite3_bind_null(statement_, index); }
void Statement::bindInteger(int index, std::int64_t value) { sqlite3_bind_int64(statement_, index, value); }

Result<bool> Statement::step() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return std::unexpected(sqliteError(sqlite3_db_handle(statement_), *subject_));
}

void Statement::reset() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

}  // namespace periplus::store
