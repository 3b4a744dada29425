#pragma once
// Transaction: all or nothing. Rolled back when it goes out of scope uncommitted.
// Ownership: refers to the connection. Thread: the connection's.
// Errors: begin() and commit() as the connection; after a failed commit nothing changed.
#include "store/connection.h"

#include <utility>

namespace periplus::store {

class Transaction {
public:
    static Result<Transaction> begin(Connection& connection);
    Transaction(Transaction&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    Result<void> commit();

private:
    explicit Transaction(Connection& connection) : connection_(&connection) {}
    Connection* connection_;
};

}  // namespace periplus::store
