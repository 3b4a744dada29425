#include "store/status_store.h"

#include "store/checksum.h"
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
                              row.lastOpened, row.finished, row.opened, row.sequence, statusChecksum(row));
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

Result<std::uint64_t> StatusStore::broken() {
    std::uint64_t broken = 0;
    const auto see = [&](const Row& row) {
        if (row.integer(8) != statusChecksum(statusFrom(row))) ++broken;
    };
    return carry(connection_.each(query(sql::statuses, "allWithChecksum"), see), broken);
}

std::int64_t statusChecksum(const StatusRow& row) {
    std::string all = row.article.value;
    const std::int64_t starred = row.starred ? std::int64_t{*row.starred} : -1;
    for (const std::int64_t number :
         {row.state, starred, row.firstOpened.value, row.lastOpened.value, row.finished.value,
          static_cast<std::int64_t>(row.opened), static_cast<std::int64_t>(row.sequence)}) {
        all += '\n' + std::to_string(number);
    }
    return checksum(all);
}

}  // namespace periplus::store
