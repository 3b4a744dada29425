#pragma once
// Rows as JSON: in the journal, as before/after of the history, and in the manifests of captures.
// Ownership: values. Thread: any.
// Errors: the readers give nothing for what is not such a row; they never throw.
#include "store/rows.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace periplus::store {

using WordRow = std::variant<StatusRow, NoteRow, AnnotationRow, CaptureRow>;  // what the journal keeps

// One change, with all that is needed to make it again in an empty library.
struct JournalRecord {
    std::string library;  // id of the library it belongs to
    std::string kind;     // as in the history
    UnixMillis at;
    ArticleRow article;
    WordRow row;

    [[nodiscard]] Sequence sequence() const;
};

std::string toJson(const JournalRecord& record);  // one line, no line break
std::optional<JournalRecord> recordFromJson(std::string_view text);

// For the history: the parts that a command changes.
std::string stateJson(std::int64_t state, UnixMillis finished);
std::string starJson(std::optional<bool> starred);
std::string revisionJson(Sequence revision);  // of a note
std::string toJson(const StatusRow& row);
std::string toJson(const AnnotationRow& row);
std::string standingJson(const CaptureRow& row);

// The manifest of a capture.
std::string toJson(const CaptureManifest& manifest);
std::optional<CaptureManifest> manifestFromJson(std::string_view text);

}  // namespace periplus::store
