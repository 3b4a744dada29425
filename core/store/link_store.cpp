#include "store/link_store.h"

#include "store/query.h"
#include "store/sql.h"

namespace periplus::store {

QueueRow queueRow(const Row& row) {
    return {{row.text(0)}, row.integer(1), row.text(2),    row.text(3), row.integer(4),
            {row.text(5)}, row.text(6),    row.integer(7), row.time(8)};
}

LinkRow linkRow(const Row& row) { return {row.text(0), row.time(1), row.time(2), row.flag(3), row.text(4)}; }

Result<std::vector<QueueRow>> QueueStore::all() {
    std::vector<QueueRow> rows;
    return carry(connection_.each(query(sql::queue, "all"), [&](const Row& row) { rows.push_back(queueRow(row)); }),
                 std::move(rows));
}

Result<std::optional<QueueRow>> QueueStore::find(const ArticleId& article) {
    std::optional<QueueRow> found;
    return carry(connection_.each(
                     query(sql::queue, "find"), [&](const Row& row) { found = queueRow(row); }, article),
                 std::move(found));
}

Result<std::int64_t> QueueStore::lastPosition() { return connection_.integer(query(sql::queue, "last")); }

Result<void> QueueStore::put(const QueueRow& row) {
    return connection_.change(query(sql::queue, "put"), row.article, row.position, row.urls, row.title, row.state,
                              row.capture, row.reason, row.attempts, row.missedAt);
}

Result<void> QueueStore::remove(const ArticleId& article) {
    return connection_.change(query(sql::queue, "remove"), article);
}

Result<std::vector<LinkRow>> LinkStore::all() {
    std::vector<LinkRow> rows;
    return carry(connection_.each(query(sql::links, "all"), [&](const Row& row) { rows.push_back(linkRow(row)); }),
                 std::move(rows));
}

Result<std::optional<LinkRow>> LinkStore::find(std::string_view url) {
    std::optional<LinkRow> found;
    return carry(connection_.each(
                     query(sql::links, "find"), [&](const Row& row) { found = linkRow(row); }, url),
                 std::move(found));
}

Result<void> LinkStore::put(const LinkRow& row) {
    return connection_.change(query(sql::links, "put"), row.url, row.checked, row.failedSince, row.dead, row.reason);
}

}  // namespace periplus::store
