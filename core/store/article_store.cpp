#include "store/article_store.h"

#include "store/checksum.h"
#include "store/query.h"
#include "store/sql.h"

namespace periplus::store {

Result<std::optional<ArticleId>> ArticleStore::byAlias(std::string_view alias) {
    std::optional<ArticleId> found;
    return carry(connection_.each(
                     query(sql::articles, "byAlias"), [&](const Row& row) { found = ArticleId{row.text(0)}; }, alias),
                 std::move(found));
}

Result<std::optional<ArticleRow>> ArticleStore::find(const ArticleId& id) {
    std::optional<ArticleRow> found;
    const auto take = [&](const Row& row) { found = ArticleRow{{row.text(0)}, row.text(1), row.text(2)}; };
    return carry(connection_.each(query(sql::articles, "find"), take, id), std::move(found));
}

Result<std::vector<ArticleId>> ArticleStore::byTitle(std::string_view title) {
    std::vector<ArticleId> found;
    const auto take = [&](const Row& row) { found.push_back({row.text(0)}); };
    const auto read = connection_.each(query(sql::articles, "byTitle"), take, title);
    return carry(read, std::move(found));
}

Result<void> ArticleStore::put(const ArticleRow& article, UnixMillis firstSeen) {
    return connection_.change(query(sql::articles, "put"), article.id, article.url, article.title, firstSeen);
}

Result<void> ArticleStore::add(const ArticleRow& article, UnixMillis firstSeen) {
    return connection_.change(query(sql::articles, "add"), article.id, article.url, article.title, firstSeen);
}

Result<void> ArticleStore::addAlias(std::string_view alias, const ArticleId& article) {
    return connection_.change(query(sql::articles, "addAlias"), alias, article, aliasChecksum(alias, article));
}

Result<std::uint64_t> ArticleStore::brokenAliases() {
    std::uint64_t broken = 0;
    const auto see = [&](const Row& row) {
        if (row.integer(2) != aliasChecksum(row.text(0), {row.text(1)})) ++broken;
    };
    return carry(connection_.each(query(sql::articles, "allAliases"), see), broken);
}

std::int64_t aliasChecksum(std::string_view alias, const ArticleId& article) {
    return checksum(article.value + '\n' + std::string(alias));
}

}  // namespace periplus::store
