#include "store/connection.h"

#include "base/atomic_file.h"
#include "store/sqlite_error.h"

#include <sqlite3.h>
#include <sys/vfs.h>

namespace periplus::store {

namespace {

// Write-ahead logging needs a local file system (https://www.sqlite.org/wal.html).
bool onNetwork(const std::string& path) {
    struct statfs status{};
    if (::statfs(folderOf(path).c_str(), &status) != 0) return false;
    switch (static_cast<unsigned long>(status.f_type) & 0xFFFFFFFFUL) {
        case 0x6969:      // NFS
        case 0x517B:      // SMB
        case 0xFF534D42:  // CIFS
        case 0xFE534D42:  // SMB2
        case 0x564C:      // NCP
        case 0x01021997:  // 9P
        case 0x65735546:  // FUSE: sshfs and the like
        case 0x00C36400:  // Ceph
        case 0x5346414F:  // AFS
            return true;
        default: return false;
    }
}

// As a URI with everything escaped that has a meaning there.
std::string immutableUri(const std::string& path) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '/' || c == '.' || c == '-' || c == '_' || (byte < 0x80 && std::isalnum(byte) != 0)) {
            uri += c;
        } else {
            uri += '%';
            uri += digits[byte >> 4U];
            uri += digits[byte & 0xFU];
        }
    }
    return uri + "?immutable=1";
}

}  // namespace

Result<std::unique_ptr<Connection>> Connection::open(const std::string& path, OpenMode mode) {
    sqlite3* handle = nullptr;
    const bool writing = mode == OpenMode::Library;
    const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                      (writing ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
    const std::string name = writing ? path : immutableUri(path);
    const int code = sqlite3_open_v2(name.c_str(), &handle, flags, nullptr);
    std::unique_ptr<Connection> connection(new Connection(handle, path));
    if (code != SQLITE_OK) return std::unexpected(connection->lastError());
    if (auto hardened = connection->harden(); !hardened) return std::unexpected(hardened.error());
    if (!writing) return connection;
    if (sqlite3_db_readonly(handle, "main") == 1) return fail(ErrorCode::ReadOnly, path, "the file may only be read");
    if (auto chosen = connection->chooseMode(); !chosen) return std::unexpected(chosen.error());
    return connection;
}

Connection::~Connection() {
    statements_.clear();
    sqlite3_close_v2(handle_);
}

Error Connection::lastError() const { return sqliteError(handle_, path_); }

// Nothing in the file is trusted: https://www.sqlite.org/security.html
Result<void> Connection::harden() {
    static constexpr std::pair<int, int> switches[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},   {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},        {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},     {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},        {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        {SQLITE_DBCONFIG_ENABLE_FKEY, 1}, {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    };
    for (const auto& [option, value] : switches) {
        int now = -1;
        if (sqlite3_db_config(handle_, option, value, &now) != SQLITE_OK || now != value)
            return fail(ErrorCode::Internal, path_, "SQLite refused option " + std::to_string(option));
    }
    sqlite3_limit(handle_, SQLITE_LIMIT_ATTACHED, 1);  // VACUUM INTO needs one
    return run("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;");
}

Result<void> Connection::chooseMode() {
    // Exclusive before WAL: then no shared memory file is made.
    if (auto asked = run("PRAGMA locking_mode = EXCLUSIVE;"); !asked) return asked;
    auto mode = text(onNetwork(path_) ? "PRAGMA journal_mode = TRUNCATE" : "PRAGMA journal_mode = WAL");
    if (mode && *mode != "wal") mode = text("PRAGMA journal_mode = TRUNCATE");
    if (!mode) return std::unexpected(mode.error());
    writeAhead_ = *mode == "wal";
    if (!writeAhead_ && *mode != "truncate") return fail(ErrorCode::Internal, path_, "journal mode is " + *mode);
    // A cache (KiB) in which a large list is written without spilling; it reads the file, so not before the mode.
    if (auto asked = run("PRAGMA synchronous = FULL; PRAGMA cache_size = -32768;"); !asked) return asked;
    const auto synchronous = integer("PRAGMA synchronous");
    const auto locking = text("PRAGMA locking_mode");
    if (!synchronous) return std::unexpected(synchronous.error());
    if (!locking) return std::unexpected(locking.error());
    if (*synchronous != 2 || *locking != "exclusive")
        return fail(ErrorCode::Internal, path_, "SQLite refused the promised mode");
    return {};
}

Result<void> Connection::run(std::string_view script) {
    const std::string text(script);
    if (sqlite3_exec(handle_, text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return std::unexpected(lastError());
    return {};
}

Result<Statement*> Connection::prepare(std::string_view sql) {
    if (const auto known = statements_.find(sql); known != statements_.end()) return &known->second;
    sqlite3_stmt* compiled = nullptr;
    const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                        &compiled, nullptr);
    if (code != SQLITE_OK) return std::unexpected(lastError());
    return &statements_.emplace(sql, Statement(compiled, &path_)).first->second;
}

Result<std::int64_t> Connection::integer(std::string_view sql) {
    std::int64_t value = 0;
    return carry(each(sql, [&](const Row& row) { value = row.integer(0); }), value);
}

Result<std::string> Connection::text(std::string_view sql) {
    std::string value;
    return carry(each(sql, [&](const Row& row) { value = row.text(0); }), value);
}

std::uint64_t Connection::lastRow() const { return static_cast<std::uint64_t>(sqlite3_last_insert_rowid(handle_)); }

Result<void> Connection::checkIntegrity() {
    const auto finding = text("PRAGMA integrity_check(1)");
    if (!finding) return std::unexpected(finding.error());
    if (*finding != "ok") return fail(ErrorCode::Damaged, path_, *finding);
    return {};
}

void Connection::leaveUntouched() {
    int now = 0;
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, &now);
}

}  // namespace periplus::store
