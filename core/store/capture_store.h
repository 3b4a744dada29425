#pragma once
// Captures: one row each, with a checksum that is checked whenever it is read; and to whom each belongs: the article
// for which it was made, or else the one that has its address, as the aliases are now. Forgotten ones stay as rows.
// Writes belong inside a Transaction. Ownership: refers to the connection. Thread: the connection's.
// Errors: Damaged when a row is no longer what was written (subject: the database, detail: the capture).
#include "store/connection.h"
#include "store/rows.h"

#include <functional>
#include <optional>
#include <vector>

namespace periplus::store {

struct FoundCapture {
    CaptureRow row;
    ArticleId article;    // empty: no article has its address
    bool purged = false;  // its bytes are gone
};

class CaptureStore {
public:
    explicit CaptureStore(Connection& connection) : connection_(connection) {}

    // In order of time, newest first; forgotten ones are left out.
    Result<std::vector<FoundCapture>> all();
    Result<std::vector<FoundCapture>> ofArticle(const ArticleId& article);
    Result<std::optional<FoundCapture>> find(const CaptureId& id);   // forgotten ones too
    Result<std::optional<CaptureRow>> changedBy(Sequence sequence);  // the one whose last change this was
    Result<void> put(const CaptureRow& row);                         // no longer purged
    Result<std::vector<CaptureId>> forgotten();                      // whose bytes are still there
    Result<void> setPurged(const CaptureId& id);

    // Every row that is whole, forgotten ones too; the answer is how many were not.
    Result<std::uint64_t> each(const std::function<void(const FoundCapture&)>& take);

private:
    Connection& connection_;
};

bool isCaptureId(std::string_view text);  // 32 hexadecimal digits

// The row of a query that selects the columns as in captures.sql; nothing when its checksum does not hold.
std::optional<FoundCapture> wholeCaptureRow(const Row& row);

}  // namespace periplus::store
