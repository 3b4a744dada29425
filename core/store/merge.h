#pragma once
// Merging: a change from the journal, or a row from a damaged file, comes into a library. The row with the higher
// sequence wins, so merging in any order, any number of times, gives the same library.
// Writes belong inside a Transaction. Thread: the connection's. Errors: as the connection.
#include "store/connection.h"
#include "store/row_json.h"

#include <vector>

namespace periplus::store {

// The article, if the record has one, is made when it is not known.
Result<void> merge(Connection& connection, const JournalRecord& record);

Result<void> mergeNote(Connection& connection, const NoteRow& row);
Result<void> mergeAnnotation(Connection& connection, const AnnotationRow& row);
Result<void> mergeStatus(Connection& connection, const StatusRow& row);
Result<void> mergeCapture(Connection& connection, const CaptureRow& row);

// What stands in the library for the changes after `sequence`, as the journal wants it.
Result<std::vector<JournalRecord>> recordsAfter(Connection& connection, Sequence sequence);

}  // namespace periplus::store
