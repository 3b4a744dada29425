#include "store/catalogue_store.h"

#include "store/query.h"
#include "store/sql.h"

namespace periplus::store {

namespace {

CatalogueRow read(const Row& row) {
    return {{row.text(0)}, row.text(1), row.text(2), row.flag(3), row.flag(4), row.time(5), row.text(6)};
}

template <class... Values>
Result<std::optional<CatalogueRow>> first(Connection& connection, std::string_view sql, const Values&... values) {
    std::optional<CatalogueRow> found;
    return carry(connection.each(sql, [&](const Row& row) { found = read(row); }, values...), std::move(found));
}

}  // namespace

Result<std::vector<CatalogueRow>> CatalogueStore::all() {
    std::vector<CatalogueRow> rows;
    return carry(connection_.each(query(sql::catalogues, "all"), [&](const Row& row) { rows.push_back(read(row)); }),
                 std::move(rows));
}

Result<std::optional<CatalogueRow>> CatalogueStore::byPath(std::string_view path) {
    return first(connection_, query(sql::catalogues, "byPath"), path);
}

Result<std::optional<CatalogueRow>> CatalogueStore::find(const CatalogueId& id) {
    return first(connection_, query(sql::catalogues, "byId"), id);
}

Result<void> CatalogueStore::put(const CatalogueRow& row) {
    return connection_.change(query(sql::catalogues, "put"), row.id, row.path, row.name, row.bundled, row.forgotten,
                              row.lastOpened, row.fingerprint);
}

Result<std::vector<ArticleId>> CatalogueStore::articles(const CatalogueId& id) {
    std::vector<ArticleId> articles;
    const auto take = [&](const Row& row) { articles.push_back({row.text(0)}); };
    return carry(connection_.each(query(sql::catalogues, "articles"), take, id), std::move(articles));
}

Result<void> CatalogueStore::setArticles(const CatalogueId& id, const std::vector<ArticleId>& articles) {
    if (auto cleared = connection_.change(query(sql::catalogues, "clearArticles"), id); !cleared) return cleared;
    for (const auto& article : articles) {
        auto added = connection_.change(query(sql::catalogues, "addArticle"), id, article);
        if (!added) return added;
    }
    return {};
}

}  // namespace periplus::store
