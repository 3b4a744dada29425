#pragma once
// Connection: one SQLite database, opened as the store promises (exclusive, WAL or TRUNCATE, synchronous=FULL, nothing
// in the file trusted). The mode is verified, never assumed.
// Ownership: sole owner of the handle; statements are cached inside. Thread: one for its whole life.
// Errors: Locked, Damaged, ReadOnly, Unwritable, DiskFull as SQLite reports them; the path is the subject.
#include "base/error.h"
#include "store/statement.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>

struct sqlite3;

namespace periplus::store {

inline constexpr std::int64_t kApplicationId = 0x50455249;  // "PERI"

// The value, when what led to it went well.
template <class T>
Result<std::decay_t<T>> carry(const Result<void>& done, T&& value) {
    if (!done) return std::unexpected(done.error());
    return std::forward<T>(value);
}

enum class OpenMode : std::uint8_t {
    Library,    // read and write, exclusive, durable
    Immutable,  // read only; touches nothing, creates nothing beside it, ignores a -wal
};

class Connection {
public:
    static Result<std::unique_ptr<Connection>> open(const std::string& path, OpenMode mode);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // Runs the statements of a script.
    Result<void> run(std::string_view script);

    // Runs one cached query with its parameters; `take(Row)` sees each row.
    template <class Take, class... Values>
    Result<void> each(std::string_view sql, Take take, const Values&... values) {
        auto statement = prepare(sql);
        if (!statement) return std::unexpected(statement.error());
        const Reset reset{*statement};
        int index = 0;  // NOLINT(misc-const-correctness): counts when there are values
        ((*statement)->bind(++index, values), ...);
        for (;;) {
            auto more = (*statement)->step();
            if (!more) return std::unexpected(more.error());
            if (!*more) return {};
            take((*statement)->row());
        }
    }
    template <class... Values>
    Result<void> change(std::string_view sql, const Values&... values) {
        return each(sql, [](const Row&) {}, values...);
    }
    // The first column of the only row.
    Result<std::int64_t> integer(std::string_view sql);
    Result<std::string> text(std::string_view sql);

    [[nodiscard]] std::uint64_t lastRow() const;
    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] bool writeAhead() const { return writeAhead_; }

    // PRAGMA integrity_check: Damaged with its first finding.
    Result<void> checkIntegrity();
    // Leaves the files as they are when closing: no checkpoint, no removal of the -wal.
    void leaveUntouched();

private:
    struct Reset {
        Statement* statement;
        ~Reset() { statement->reset(); }
    };
    Connection(sqlite3* handle, std::string path) : handle_(handle), path_(std::move(path)) {}
    Result<Statement*> prepare(std::string_view sql);
    Result<void> harden();
    Result<void> chooseMode();
    Error lastError() const;

    sqlite3* handle_;
    std::string path_;
    bool writeAhead_ = false;
    std::unordered_map<std::string_view, Statement> statements_;  // keys are literals
};

}  // namespace periplus::store
