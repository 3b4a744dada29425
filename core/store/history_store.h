#pragma once
// History: one row for each change, never removed; its sequence number is the order of all things.
// Writes belong inside a Transaction. Ownership: refers to the connection. Thread: the connection's.
// Errors: as the connection.
#include "store/connection.h"
#include "store/rows.h"

#include <vector>

namespace periplus::store {

class HistoryStore {
public:
    explicit HistoryStore(Connection& connection) : connection_(connection) {}

    Result<void> add(const HistoryEntry& row);    // its sequence must be new
    Result<void> merge(const HistoryEntry& row);  // unless that sequence is there
    Result<std::vector<HistoryEntry>> ofArticle(const ArticleId& article);
    Result<std::vector<HistoryEntry>> after(Sequence sequence);
    Result<Sequence> last();

private:
    Connection& connection_;
};

}  // namespace periplus::store
