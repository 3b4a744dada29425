#pragma once
// What waits to be captured, and where links stand. Neither is a word of the person's: both are in the database only.
// Writes belong inside a Transaction. Ownership: refers to the connection. Thread: the connection's.
// Errors: as the connection.
#include "store/connection.h"
#include "store/rows.h"

#include <optional>
#include <vector>

namespace periplus::store {

// The rows of queries that select the columns as in queue.sql and links.sql.
QueueRow queueRow(const Row& row);
LinkRow linkRow(const Row& row);

class QueueStore {
public:
    explicit QueueStore(Connection& connection) : connection_(connection) {}

    Result<std::vector<QueueRow>> all();  // in order
    Result<std::optional<QueueRow>> find(const ArticleId& article);
    Result<std::int64_t> lastPosition();
    Result<void> put(const QueueRow& row);
    Result<void> remove(const ArticleId& article);

private:
    Connection& connection_;
};

class LinkStore {
public:
    explicit LinkStore(Connection& connection) : connection_(connection) {}

    Result<std::vector<LinkRow>> all();
    Result<std::optional<LinkRow>> find(std::string_view url);
    Result<void> put(const LinkRow& row);

private:
    Connection& connection_;
};

}  // namespace periplus::store
