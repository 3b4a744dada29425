#pragma once
// The rows of library.db as plain values. `sequence` is the history row that last changed them; of two versions of a
// row the one with the higher sequence is the later one, whatever the clock said. Thread: any. Errors: none.
#include "base/clock.h"
#include "base/ids.h"

#include <cstdint>
#include <optional>
#include <string>

namespace periplus::store {

using Sequence = std::uint64_t;  // 0: none

struct ArticleRow {
    ArticleId id;
    std::string url;
    std::string title;
};

struct CatalogueRow {
    CatalogueId id;
    std::string path;  // empty: the bundled list
    std::string name;
    bool bundled = false;
    bool forgotten = false;
    UnixMillis lastOpened;
    std::string fingerprint;
};

struct StatusRow {
    ArticleId article;
    std::int64_t state = 0;
    std::optional<bool> starred;
    UnixMillis firstOpened;
    UnixMillis lastOpened;
    UnixMillis finished;
    Sequence opened = 0;
    Sequence sequence = 0;
    bool operator==(const StatusRow&) const = default;
};

struct PlaceRow {
    ArticleId article;
    std::string view;
    std::string anchor;
    double fraction = 0;
    UnixMillis at;
};

struct NoteRow {
    Sequence sequence = 0;
    ArticleId article;
    std::string markdown;
    UnixMillis modified;
    bool operator==(const NoteRow&) const = default;
};

struct AnnotationRow {
    AnnotationId id;
    ArticleId article;
    bool removed = false;
    std::int64_t colour = 0;
    std::string note;
    std::string language;
    std::string selectors;  // JSON
    UnixMillis created;
    UnixMillis modified;
    Sequence sequence = 0;
    bool operator==(const AnnotationRow&) const = default;
};

struct HistoryEntry {
    Sequence sequence = 0;
    std::string kind;
    ArticleId article;
    AnnotationId annotation;
    std::string before;
    std::string after;
    UnixMillis at;
};

}  // namespace periplus::store
