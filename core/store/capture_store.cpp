#include "store/capture_store.h"

#include "store/checksum.h"
#include "store/query.h"
#include "store/sql.h"

#include <algorithm>

namespace periplus::store {

namespace {

// Lengths go in front of the texts, so that no two rows have one checksum.
std::int64_t checksumOf(const CaptureRow& row) {
    std::string all;
    for (const std::string* part :
         {&row.id.value, &row.article.value, &row.url, &row.alias, &row.finalUrl, &row.finalAlias, &row.title,
          &row.byline, &row.language, &row.published, &row.reason, &row.reading}) {
        all += std::to_string(part->size()) + ':' + *part + '\n';
    }
    for (const std::int64_t number :
         {row.capturedAt.value, row.state, row.origin, std::int64_t{row.proven}, static_cast<std::int64_t>(row.bytes),
          static_cast<std::int64_t>(row.parts), static_cast<std::int64_t>(row.missing), std::int64_t{row.forgotten},
          static_cast<std::int64_t>(row.sequence)}) {
        all += std::to_string(number) + '\n';
    }
    return checksum(all);
}

template <class... Values>
Result<std::vector<FoundCapture>> several(Connection& connection, std::string_view sql, const Values&... values) {
    std::vector<FoundCapture> rows;
    std::string broken;
    const auto take = [&](const Row& row) {
        if (auto capture = wholeCaptureRow(row))
            rows.push_back(*std::move(capture));
        else
            broken = row.text(0);
    };
    if (auto read = connection.each(sql, take, values...); !read) return std::unexpected(read.error());
    if (!broken.empty()) return fail(ErrorCode::Damaged, connection.path(), "the capture " + broken);
    return rows;
}

}  // namespace

bool isCaptureId(std::string_view text) {
    return text.size() == 32 &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::optional<FoundCapture> wholeCaptureRow(const Row& row) {
    FoundCapture found;
    CaptureRow& capture = found.row;
    capture.id = {row.text(0)};
    capture.article = {row.text(1)};
    capture.url = row.text(2);
    capture.alias = row.text(3);
    capture.finalUrl = row.text(4);
    capture.finalAlias = row.text(5);
    capture.title = row.text(6);
    capture.byline = row.text(7);
    capture.language = row.text(8);
    capture.published = row.text(9);
    capture.capturedAt = row.time(10);
    capture.state = row.integer(11);
    capture.reason = row.text(12);
    capture.origin = row.integer(13);
    capture.proven = row.flag(14);
    capture.bytes = row.sequence(15);
    capture.parts = row.sequence(16);
    capture.missing = row.sequence(17);
    capture.reading = row.text(18);
    capture.forgotten = row.flag(19);
    found.purged = row.integer(19) == 2;
    capture.sequence = row.sequence(20);
    if (checksumOf(capture) != row.integer(21)) return std::nullopt;
    found.article = {row.text(22)};
    return found;
}

Result<std::vector<FoundCapture>> CaptureStore::all() { return several(connection_, query(sql::captures, "all")); }

Result<std::vector<FoundCapture>> CaptureStore::ofArticle(const ArticleId& article) {
    return several(connection_, query(sql::captures, "ofArticle"), article);
}

Result<std::optional<FoundCapture>> CaptureStore::find(const CaptureId& id) {
    auto rows = several(connection_, query(sql::captures, "find"), id);
    if (!rows) return std::unexpected(rows.error());
    if (rows->empty()) return std::nullopt;
    return std::move(rows->front());
}

Result<std::optional<CaptureRow>> CaptureStore::changedBy(Sequence sequence) {
    auto rows = several(connection_, query(sql::captures, "bySequence"), sequence);
    if (!rows) return std::unexpected(rows.error());
    if (rows->empty()) return std::nullopt;
    return std::move(rows->front().row);
}

Result<void> CaptureStore::put(const CaptureRow& row) {
    const auto article = row.article.empty() ? std::nullopt : std::optional(row.article);
    return connection_.change(query(sql::captures, "put"), row.id, article, row.url, row.alias, row.finalUrl,
                              row.finalAlias, row.title, row.byline, row.language, row.published, row.capturedAt,
                              row.state, row.reason, row.origin, row.proven, row.bytes, row.parts, row.missing,
                              row.reading, row.forgotten, row.sequence, checksumOf(row));
}

Result<std::vector<CaptureId>> CaptureStore::forgotten() {
    std::vector<CaptureId> ids;
    const auto take = [&](const Row& row) { ids.push_back({row.text(0)}); };
    return carry(connection_.each(query(sql::captures, "forgotten"), take), std::move(ids));
}

Result<void> CaptureStore::setPurged(const CaptureId& id) {
    return connection_.change(query(sql::captures, "setPurged"), id);
}

Result<std::uint64_t> CaptureStore::each(const std::function<void(const FoundCapture&)>& take) {
    std::uint64_t broken = 0;
    const auto see = [&](const Row& row) {
        if (const auto capture = wholeCaptureRow(row))
            take(*capture);
        else
            ++broken;
    };
    return carry(connection_.each(query(sql::captures, "everything"), see), broken);
}

}  // namespace periplus::store
