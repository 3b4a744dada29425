#pragma once
// Articles and the addresses they are known by. Writes belong inside a Transaction of the caller.
// Ownership: refers to the connection. Thread: the connection's.
// Errors: as the connection.
#include "store/connection.h"
#include "store/rows.h"

#include <optional>
#include <vector>

namespace periplus::store {

class ArticleStore {
public:
    explicit ArticleStore(Connection& connection) : connection_(connection) {}

    Result<std::optional<ArticleId>> byAlias(std::string_view alias);
    Result<std::optional<ArticleRow>> find(const ArticleId& id);
    Result<std::vector<ArticleId>> byTitle(std::string_view title);           // as a list last gave it; by id
    Result<void> put(const ArticleRow& article, UnixMillis firstSeen);        // new, or with a new title or address
    Result<void> add(const ArticleRow& article, UnixMillis firstSeen);        // unless it is there
    Result<void> addAlias(std::string_view alias, const ArticleId& article);  // an alias never changes its article
    Result<std::uint64_t> brokenAliases();                                    // how many are not what was written

private:
    Connection& connection_;
};

std::int64_t aliasChecksum(std::string_view alias, const ArticleId& article);

}  // namespace periplus::store
