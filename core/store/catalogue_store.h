#pragma once
// The lists that were opened, and which articles each held when it was last read. Writes belong inside a Transaction.
// Ownership: refers to the connection. Thread: the connection's.
// Errors: as the connection.
#include "store/connection.h"
#include "store/rows.h"

#include <optional>
#include <vector>

namespace periplus::store {

class CatalogueStore {
public:
    explicit CatalogueStore(Connection& connection) : connection_(connection) {}

    Result<std::vector<CatalogueRow>> all();                            // the bundled one first, then by last opening
    Result<std::optional<CatalogueRow>> byPath(std::string_view path);  // "": the bundled one
    Result<std::optional<CatalogueRow>> find(const CatalogueId& id);
    Result<void> put(const CatalogueRow& row);

    Result<std::vector<CatalogueId>> holding(const ArticleId& article);  // by last opening; forgotten lists left out
    Result<std::vector<ArticleId>> articles(const CatalogueId& id);
    Result<void> setArticles(const CatalogueId& id, std::vector<ArticleId> now);

private:
    Connection& connection_;
};

}  // namespace periplus::store
