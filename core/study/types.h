#pragma once
// What the study knows, as plain values: catalogues, states, places, notes, annotations, and what a command changed.
// A published CatalogueSnapshot is never changed.
// Ownership: values. Thread: any. Errors: none.
#include "annotate/resolve.h"
#include "annotate/selector.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/ids.h"
#include "catalogue/catalogue.h"
#include "catalogue/identity.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace periplus::study {

enum class ReadingState : std::uint8_t { Unread, Reading, Read, Skipped };
enum class HighlightColour : std::uint8_t { Sand, Moss, Sky, Rose };

// Where the reader stopped. `view` is "entry" or the URL of a live page; `anchor` is a short quote of the text at the
// top of the view (found again by its words), `fraction` (0 to 1) the fallback.
struct ReadingPlace {
    std::string view;
    std::string anchor;
    double fraction = 0;
    bool operator==(const ReadingPlace&) const = default;
};

struct ArticleStatus {
    ArticleId id;
    ReadingState state = ReadingState::Unread;
    std::optional<bool> starred;  // the person's own star; nothing: as the list says
    bool hasNote = false;
    std::uint32_t annotations = 0;
    UnixMillis firstOpened;
    UnixMillis lastOpened;
    UnixMillis finished;
};

struct ArticleName {
    std::string title;
    std::string url;  // normalised; `entry:...` for an article without an address
};

struct Note {
    std::string markdown;
    UnixMillis modified;  // 0: never written
};

struct Annotation {
    AnnotationId id;
    ArticleId article;
    HighlightColour colour = HighlightColour::Sand;
    std::string note;      // Markdown; may be empty
    std::string language;  // of the excerpt it was made on
    annotate::SelectorSet selectors;
    UnixMillis created;
    UnixMillis modified;
};

// Where an annotation stands in the list as it is now. `block` is an index in Node::blocks of `entry`.
struct Placement {
    AnnotationId annotation;
    annotate::Resolution resolution;
    catalogue::NodeIndex entry = catalogue::kNoNode;
    std::uint32_t block = 0;
};

struct CatalogueFile {
    CatalogueId id;
    std::string path;  // empty for the bundled list
    std::string name;  // file name, or the bundled list's first heading
    bool bundled = false;
    bool missing = false;
    UnixMillis lastOpened;
};

struct Rollup {
    std::uint32_t total = 0;  // entries, struck ones included
    std::uint32_t unread = 0;
    std::uint32_t reading = 0;
    std::uint32_t read = 0;
    std::uint32_t skipped = 0;
};

// One parsed list and who its entries are. Immutable; shared freely between threads.
struct CatalogueSnapshot {
    CatalogueFile file;
    std::shared_ptr<const catalogue::Catalogue> catalogue;
    std::vector<ArticleId> articleOf;  // by NodeIndex; empty for sections and groups
    std::vector<catalogue::IdentityReport> reports;

    [[nodiscard]] catalogue::NodeIndex entryOf(const ArticleId& article) const;  // first entry; kNoNode: none
    [[nodiscard]] std::vector<std::uint32_t> excerptBlocks(catalogue::NodeIndex entry) const;
};
using SnapshotPtr = std::shared_ptr<const CatalogueSnapshot>;

using StatusMap = std::unordered_map<ArticleId, ArticleStatus>;  // articles without a row are Unread

// Reading order is document order.
Rollup rollup(const CatalogueSnapshot& snapshot, const StatusMap& statuses, catalogue::NodeIndex node);
std::vector<Rollup> rollups(const CatalogueSnapshot& snapshot, const StatusMap& statuses);  // by NodeIndex, one pass
catalogue::NodeIndex nextUnread(const CatalogueSnapshot& snapshot, const StatusMap& statuses,
                                catalogue::NodeIndex after);

enum class CommandKind : std::uint8_t {
    OpenCatalogue,
    ReloadCatalogue,
    ForgetCatalogue,
    SetState,
    SetStar,
    SetPlace,
    RecordOpened,
    SetNote,
    AddAnnotation,
    EditAnnotation,
    RemoveAnnotation,
    AddCapture,
    ProveCapture,
    ForgetCapture,
    QueueCaptures,
    CheckLink,
};

// What a command changed, by id. Views refresh from it.
struct ChangeSet {
    CommandKind kind = CommandKind::SetState;
    std::uint64_t sequence = 0;  // of the history row; order of changes
    bool undoable = false;
    std::vector<ArticleId> articles;
    std::vector<AnnotationId> annotations;
    std::vector<CaptureId> captures;
    std::optional<CatalogueId> catalogue;
    std::optional<Error> warning;  // done and durable, but the person should know (ReserveUsed)
};

struct HistoryRow {
    std::uint64_t sequence = 0;
    CommandKind kind = CommandKind::SetState;
    ArticleId article;
    AnnotationId annotation;
    std::string before;  // JSON
    std::string after;   // JSON
    UnixMillis at;
};

}  // namespace periplus::study
