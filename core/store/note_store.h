#pragma once
// Notes: the revisions of each article's note; the last one is the note. Each carries its SHA-256, which is checked
// whenever it is read. Writes belong inside a Transaction.
// Ownership: refers to the connection. Thread: the connection's.
// Errors: Damaged when a revision is no longer what was written (subject: the database, detail: the article).
#include "store/connection.h"
#include "store/rows.h"

#include <functional>
#include <optional>
#include <vector>

namespace periplus::store {

class NoteStore {
public:
    explicit NoteStore(Connection& connection) : connection_(connection) {}

    Result<NoteRow> latest(const ArticleId& article);  // sequence 0: never written
    Result<NoteRow> revision(Sequence sequence);       // sequence 0 in the answer: there is none
    Result<void> add(const NoteRow& row);
    Result<std::vector<ArticleId>> noted();  // articles whose note is not empty

    // Every revision that is whole, oldest first; the answer is how many were not.
    Result<std::uint64_t> each(const std::function<void(const NoteRow&)>& take);

private:
    Connection& connection_;
};

// The row of a query that selects the columns as in notes.sql; nothing when its SHA-256 does not hold.
std::optional<NoteRow> wholeNoteRow(const Row& row);

}  // namespace periplus::store
