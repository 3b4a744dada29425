#include "store/history_store.h"

#include "store/query.h"
#include "store/sql.h"

namespace periplus::store {

namespace {

template <class Value>
Result<std::vector<HistoryEntry>> several(Connection& connection, std::string_view sql, const Value& key) {
    std::vector<HistoryEntry> rows;
    const auto take = [&](const Row& row) {
        rows.push_back(
            {row.sequence(0), row.text(1), {row.text(2)}, {row.text(3)}, row.text(4), row.text(5), row.time(6)});
    };
    return carry(connection.each(sql, take, key), std::move(rows));
}

}  // namespace

Result<void> HistoryStore::add(const HistoryEntry& row) {
    return connection_.change(query(sql::history, "add"), row.sequence, row.kind, row.article, row.annotation,
                              row.before, row.after, row.at);
}

Result<void> HistoryStore::merge(const HistoryEntry& row) {
    return connection_.change(query(sql::history, "merge"), row.sequence, row.kind, row.article, row.annotation,
                              row.before, row.after, row.at);
}

Result<std::vector<HistoryEntry>> HistoryStore::ofArticle(const ArticleId& article) {
    return several(connection_, query(sql::history, "ofArticle"), article);
}

Result<std::vector<HistoryEntry>> HistoryStore::after(Sequence sequence) {
    return several(connection_, query(sql::history, "after"), sequence);
}

Result<Sequence> HistoryStore::last() {
    const auto last = connection_.integer(query(sql::history, "last"));
    if (!last) return std::unexpected(last.error());
    return static_cast<Sequence>(*last);
}

}  // namespace periplus::store
