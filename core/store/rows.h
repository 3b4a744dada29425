#pragma once
// The rows of library.db as plain values. `sequence` is the history row that last changed them; of two versions of a
// row the one with the higher sequence is the later one, whatever the clock said.
// Ownership: values. Thread: any. Errors: none.
#include "base/clock.h"
#include "base/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

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

struct CaptureRow {
    CaptureId id;
    ArticleId article;  // for which it was made; empty: it is its address that says
    std::string url;
    std::string alias;  // normalised
    std::string finalUrl;
    std::string finalAlias;
    std::string title;
    std::string byline;
    std::string language;
    std::string published;
    UnixMillis capturedAt;
    std::int64_t state = 0;
    std::string reason;
    std::int64_t origin = 0;
    bool proven = false;
    std::uint64_t bytes = 0;
    std::uint64_t parts = 0;
    std::uint64_t missing = 0;
    std::string reading;  // hash of a part
    bool forgotten = false;
    Sequence sequence = 0;
    bool operator==(const CaptureRow&) const = default;
};

struct CapturePartRow {
    std::string url;
    std::string hash;
    std::string contentType;
    std::int64_t status = 0;
    std::uint64_t bytes = 0;
    std::string sealed;
};

struct MissingPartRow {
    std::string url;
    std::string reason;
};

// What a capture is made of; never changes.
struct CaptureManifest {
    CaptureRow capture;
    std::vector<CapturePartRow> parts;  // the first is the page
    std::vector<MissingPartRow> missing;
    std::string text;  // hash of the part that holds its text
    std::int64_t sealVersion = 0;
};

struct QueueRow {
    ArticleId article;
    std::int64_t position = 0;
    std::string urls;  // one a line
    std::string title;
    std::int64_t state = 0;
    CaptureId capture;
    std::string reason;
    std::int64_t attempts = 0;
    UnixMillis missedAt;  // 0: it was not tried, or it came
};

struct LinkRow {
    std::string url;  // normalised
    UnixMillis checked;
    UnixMillis failedSince;  // 0: the last time went well
    bool dead = false;
    std::string reason;
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
