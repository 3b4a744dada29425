#include "store/transaction.h"

namespace periplus::store {

Result<Transaction> Transaction::begin(Connection& connection) {
    if (auto begun = connection.change("BEGIN IMMEDIATE"); !begun) return std::unexpected(begun.error());
    return Transaction(connection);
}

Transaction::~Transaction() {
    // SQLite may have rolled back by itself already; then this says so and nothing is amiss.
    if (connection_ != nullptr) (void)connection_->change("ROLLBACK");
}

Result<void> Transaction::commit() {
    auto committed = connection_->change("COMMIT");
    if (committed) connection_ = nullptr;
    return committed;
}

}  // namespace periplus::store
