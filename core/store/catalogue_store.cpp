#include "store/catalogue_store.h"

#include "store/query.h"
#include "store/sql.h"

#include <algorithm>
#include <iterator>

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

Result<std::vector<CatalogueId>> CatalogueStore::holding(const ArticleId& article) {
    std::vector<CatalogueId> lists;
    const auto take = [&](const Row& row) { lists.push_back({row.text(0)}); };
    return carry(connection_.each(query(sql::catalogues, "holding"), take, article), std::move(lists));
}

Result<std::vector<ArticleId>> CatalogueStore::articles(const CatalogueId& id) {
    std::vector<ArticleId> articles;
    const auto take = [&](const Row& row) { articles.push_back({row.text(0)}); };
    return carry(connection_.each(query(sql::catalogues, "articles"), take, id), std::move(articles));
}

// Most of a list stays as it was: only the difference is written, in the order of the table.
Result<void> CatalogueStore::setArticles(const CatalogueId& id, std::vector<ArticleId> now) {
    const auto before = articles(id);
    if (!before) return std::unexpected(before.error());
    std::ranges::sort(now);
    now.erase(std::ranges::unique(now).begin(), now.end());
    const auto writeEach = [&](const std::vector<ArticleId>& some, std::string_view sql) -> Result<void> {
        for (const auto& article : some)
            if (auto done = connection_.change(sql, id, article); !done) return done;
        return {};
    };
    std::vector<ArticleId> gone;
    std::vector<ArticleId> added;
    std::ranges::set_difference(*before, now, std::back_inserter(gone));
    std::ranges::set_difference(now, *before, std::back_inserter(added));
    auto done = writeEach(gone, query(sql::catalogues, "removeArticle"));
    return done ? writeEach(added, query(sql::catalogues, "addArticle")) : done;
}

}  // namespace periplus::store
