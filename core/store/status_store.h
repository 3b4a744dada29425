#pragma once
// What the person did with an article: state, star, times, and the place where reading stopped. An article without a
// row is unread. Writes belong inside a Transaction.
// Ownership: refers to the connection. Thread: the connection's. Errors: as the connection.
#include "store/connection.h"
#include "store/rows.h"

#include <optional>
#include <vector>

namespace periplus::store {

class StatusStore {
public:
    explicit StatusStore(Connection& connection) : connection_(connection) {}

    Result<std::vector<StatusRow>> all();
    Result<StatusRow> find(const ArticleId& article);  // unread when there is no row
    Result<void> put(const StatusRow& row);
    Result<std::optional<ArticleId>> lastOpened();
    Result<std::uint64_t> broken();  // how many are not what was written

    Result<std::optional<PlaceRow>> place(const ArticleId& article);
    Result<std::vector<PlaceRow>> places();
    Result<void> putPlace(const PlaceRow& place);

private:
    Connection& connection_;
};

// The row of a query that selects the columns as in statuses.sql.
StatusRow statusFrom(const Row& row);
std::int64_t statusChecksum(const StatusRow& row);

}  // namespace periplus::store
