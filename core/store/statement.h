#pragma once
// Statement: one compiled query, its parameters and its rows. Used through Connection::each and Connection::change.
// Ownership: moves only; must not outlive its Connection. Thread: the connection's.
// Errors: Result with SQLite's code in our vocabulary; the database's path is the subject.
#include "base/clock.h"
#include "base/error.h"
#include "base/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

struct sqlite3_stmt;

namespace periplus::store {

// The columns of the current row, from 0. Valid until the next step.
class Row {
public:
    explicit Row(sqlite3_stmt* statement) : statement_(statement) {}
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::uint64_t sequence(int column) const { return static_cast<std::uint64_t>(integer(column)); }
    [[nodiscard]] UnixMillis time(int column) const { return {integer(column)}; }
    [[nodiscard]] bool flag(int column) const { return integer(column) != 0; }
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] bool isNull(int column) const;

private:
    sqlite3_stmt* statement_;
};

class Statement {
public:
    Statement(sqlite3_stmt* statement, const std::string* subject) : statement_(statement), subject_(subject) {}
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    // Parameters from 1. Text is not copied: it must live until reset().
    void bind(int index, std::string_view value);
    void bind(int index, double value);
    void bind(int index, std::nullopt_t);
    void bindInteger(int index, std::int64_t value);

    template <class T>
        requires std::is_integral_v<T>
    void bind(int index, T value) {
        bindInteger(index, static_cast<std::int64_t>(value));
    }
    void bind(int index, UnixMillis value) { bindInteger(index, value.value); }
    template <class Tag>
    void bind(int index, const StrongId<Tag>& id) {
        bind(index, std::string_view(id.value));
    }
    template <class T>
    void bind(int index, const std::optional<T>& value) {
        if (value)
            bind(index, *value);
        else
            bind(index, std::nullopt);
    }

    Result<bool> step();  // true: there is a row
    void reset();         // forgets parameters too
    [[nodiscard]] Row row() const { return Row(statement_); }

private:
    sqlite3_stmt* statement_;
    const std::string* subject_;
};

}  // namespace periplus::store
