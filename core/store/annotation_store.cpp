#include "store/annotation_store.h"

#include "base/hash.h"
#include "store/query.h"
#include "store/sql.h"

namespace periplus::store {

namespace {

// Lengths go in front of the texts, so that no two rows have one digest.
std::string digest(const AnnotationRow& row) {
    std::string all;
    for (const std::string* part : {&row.id.value, &row.article.value, &row.note, &row.language, &row.selectors}) {
        all += std::to_string(part->size()) + ':' + *part + '\n';
    }
    for (const std::int64_t number : {std::int64_t{row.removed}, row.colour, row.created.value, row.modified.value,
                                      static_cast<std::int64_t>(row.sequence)}) {
        all += std::to_string(number) + '\n';
    }
    return sha256Hex(all);
}

template <class... Values>
Result<std::vector<AnnotationRow>> several(Connection& connection, std::string_view sql, const Values&... values) {
    std::vector<AnnotationRow> rows;
    std::string broken;
    const auto take = [&](const Row& row) {
        if (auto annotation = wholeAnnotationRow(row))
            rows.push_back(*std::move(annotation));
        else
            broken = row.text(0);
    };
    if (auto read = connection.each(sql, take, values...); !read) return std::unexpected(read.error());
    if (!broken.empty()) return fail(ErrorCode::Damaged, connection.path(), "the annotation " + broken);
    return rows;
}

}  // namespace

std::optional<AnnotationRow> wholeAnnotationRow(const Row& row) {
    AnnotationRow annotation{{row.text(0)}, {row.text(1)}, row.flag(2), row.integer(3), row.text(4),
                             row.text(5),   row.text(6),   row.time(7), row.time(8),    row.sequence(9)};
    if (digest(annotation) != row.text(10)) return std::nullopt;
    return annotation;
}

Result<std::optional<AnnotationRow>> AnnotationStore::find(const AnnotationId& id) {
    auto rows = several(connection_, query(sql::annotations, "find"), id);
    if (!rows) return std::unexpected(rows.error());
    if (rows->empty()) return std::nullopt;
    return std::move(rows->front());
}

Result<std::vector<AnnotationRow>> AnnotationStore::all() {
    return several(connection_, query(sql::annotations, "all"));
}

Result<std::vector<AnnotationRow>> AnnotationStore::ofArticle(const ArticleId& article) {
    return several(connection_, query(sql::annotations, "ofArticle"), article);
}

Result<std::unordered_map<ArticleId, std::uint32_t>> AnnotationStore::counts() {
    std::unordered_map<ArticleId, std::uint32_t> counts;
    const auto take = [&](const Row& row) {
        counts.emplace(ArticleId{row.text(0)}, static_cast<std::uint32_t>(row.integer(1)));
    };
    return carry(connection_.each(query(sql::annotations, "counts"), take), std::move(counts));
}

Result<std::uint32_t> AnnotationStore::count(const ArticleId& article) {
    std::uint32_t count = 0;
    const auto take = [&](const Row& row) { count = static_cast<std::uint32_t>(row.integer(0)); };
    return carry(connection_.each(query(sql::annotations, "countOf"), take, article), count);
}

Result<void> AnnotationStore::put(const AnnotationRow& row) {
    return connection_.change(query(sql::annotations, "put"), row.id, row.article, row.removed, row.colour, row.note,
                              row.language, row.selectors, row.created, row.modified, row.sequence, digest(row));
}

Result<std::uint64_t> AnnotationStore::each(const std::function<void(const AnnotationRow&)>& take) {
    std::uint64_t broken = 0;
    const auto see = [&](const Row& row) {
        if (const auto annotation = wholeAnnotationRow(row))
            take(*annotation);
        else
            ++broken;
    };
    return carry(connection_.each(query(sql::annotations, "everything"), see), broken);
}

}  // namespace periplus::store
