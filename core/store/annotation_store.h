#pragma once
// Annotations: one row each, with the SHA-256 of its words, checked whenever it is read. Removed ones stay as rows.
// Writes belong inside a Transaction. Ownership: refers to the connection. Thread: the connection's.
// Errors: Damaged when a row is no longer what was written (subject: the database, detail: the annotation).
#include "store/connection.h"
#include "store/rows.h"

#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

namespace periplus::store {

class AnnotationStore {
public:
    explicit AnnotationStore(Connection& connection) : connection_(connection) {}

    Result<std::optional<AnnotationRow>> find(const AnnotationId& id);  // removed ones too
    Result<std::vector<AnnotationRow>> all();                           // in order of creation
    Result<std::vector<AnnotationRow>> ofArticle(const ArticleId& article);
    Result<std::unordered_map<ArticleId, std::uint32_t>> counts();
    Result<std::uint32_t> count(const ArticleId& article);
    Result<void> put(const AnnotationRow& row);

    // Every row that is whole, removed ones too; the answer is how many were not.
    Result<std::uint64_t> each(const std::function<void(const AnnotationRow&)>& take);

private:
    Connection& connection_;
};

// The row of a query that selects the columns as in annotations.sql; nothing when its SHA-256 does not hold.
std::optional<AnnotationRow> wholeAnnotationRow(const Row& row);

}  // namespace periplus::store
