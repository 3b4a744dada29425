#include "store/status_store.h"

#include "store/query.h"
#include "store/sql.h"

namespace periplus::store {

namespace {

PlaceRow readPlace(const Row& row) { return {{row.text(0)}, row.text(1), row.text(2), row.real(3), row.time(4)}; }

}  // namespace

StatusRow statusFrom(const Row& row) {
    return {{row.text(0)},   row.integer(1), row.isNull(2) ? std::nullopt : std::optional(row.flag(2)),
            row.time(3),     row.time(4),    row.time(5),
            row.sequence(6), row.sequence(7)};
}

Result<std::vector<StatusRow>> StatusStore::all() {
    std::vector<StatusRow> rows;
    return carry(
        connection_.each(query(sql::statuses, "all"), [&](const Row& row) { rows.push_back(statusFrom(row)); }),
        std::move(rows));
}

Result<StatusRow> StatusStore::find(const ArticleId& article) {
    StatusRow found;
    found.article = article;
    return carry(connection_.each(
                     query(sql::statuses, "find"), [&](const Row& row) { found = statusFrom(row); }, article),
                 std::move(found));
}

Result<void> StatusStore::put(const StatusRow& row) {
    return connection_.change(query(sql::statuses, "put"), row.article, row.state, row.starred, row.firstOpened,
                              row.lastOpened, row.finished, row.opened, row.sequence);
}

Result<std::optional<ArticleId>> StatusStore::lastOpened() {
    std::optional<ArticleId> found;
    return carry(
        connection_.each(query(sql::statuses, "lastOpened"), [&](const Row& row) { found = ArticleId{row.text(0)}; }),
        std::move(found));
}

Result<std::optional<PlaceRow>> StatusStore::place(const ArticleId& article) {
    std::optional<PlaceRow> found;
    return carry(connection_.each(
                     query(sql::statuses, "place"), [&](const Row& row) { found = readPlace(row); }, article),
                 std::move(found));
}

Result<std::vector<PlaceRow>> StatusStore::places() {
    std::vector<PlaceRow> rows;
    return carry(
        connection_.each(query(sql::statuses, "places"), [&](const Row& row) { rows.push_back(readPlace(row)); }),
        std::move(rows));
}

Result<void> StatusStore::putPlace(const PlaceRow& place) {
    return connection_.change(query(sql::statuses, "putPlace"), place.article, place.view, place.anchor, place.fraction,
                              place.at);
}

}  // namespace periplus::store
