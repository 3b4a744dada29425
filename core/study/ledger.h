#pragma once
// Ledger: the one way in which the person's marks and words change. A Step says what was and what shall be; the ledger
// writes row, history and journal in one go, and keeps the session's undo. Undo writes the step backwards, as a change
// of its own: the history only grows.
// Several note saves of one article without a pause (kNotePause) or another command between are one step to undo; each
// of them is a revision of its own in library and journal.
// Ownership: refers to the folder. Thread: the library's. Errors: as the store; after an error nothing changed.
#include "store/annotation_store.h"
#include "store/article_store.h"
#include "store/capture_store.h"
#include "store/history_store.h"
#include "store/library_folder.h"
#include "store/note_store.h"
#include "store/status_store.h"
#include "study/types.h"

#include <optional>
#include <variant>
#include <vector>

namespace periplus::study {

inline constexpr std::int64_t kNotePause = 10'000;  // milliseconds
inline constexpr std::size_t kUndoSteps = 1'000;

struct StateValue {
    ReadingState state = ReadingState::Unread;
    UnixMillis finished;
};
struct StarValue {
    std::optional<bool> starred;
};
struct NoteValue {
    store::Sequence revision = 0;  // 0: not written yet
    std::string markdown;
    UnixMillis modified;
};
struct ForgottenValue {
    bool forgotten = false;
};
using Value = std::variant<StateValue, StarValue, NoteValue, store::AnnotationRow, store::CaptureRow, ForgottenValue>;

struct Step {
    CommandKind kind = CommandKind::SetState;
    ArticleId article;  // empty for a capture whose address no article has
    AnnotationId annotation;
    Value before;
    Value after;
    UnixMillis at;
    CaptureId capture{};
};

class Ledger {
public:
    Ledger(store::LibraryFolder& folder, Clock clock);

    Result<ChangeSet> perform(Step step);
    // The same for what came by itself (captures): not undone by undo(), and never at the cost of the reserve.
    Result<ChangeSet> record(Step step);
    // Its bytes are gone: no undo brings it back.
    void dropCapture(const CaptureId& capture);
    Result<ChangeSet> recordOpened(const ArticleId& article);
    Result<ChangeSet> undo();
    Result<ChangeSet> redo();
    [[nodiscard]] std::optional<CommandKind> undoKind() const;
    [[nodiscard]] std::optional<CommandKind> redoKind() const;

    // The number of the next change; call inside a transaction.
    Result<store::Sequence> nextSequence();

private:
    Result<ChangeSet> write(Step& step, bool onReserve);
    Result<store::ArticleRow> articleOf(const Step& step);
    Result<store::JournalRecord> commit(Step& step);
    Result<store::WordRow> put(Step& step, store::Sequence sequence);
    Result<store::StatusRow> putStatus(const Step& step, store::Sequence sequence);
    Result<store::CaptureRow> putCapture(const Step& step, store::Sequence sequence);
    void remember(Step step);

    store::LibraryFolder& folder_;
    Clock clock_;
    store::ArticleStore articles_;
    store::StatusStore statuses_;
    store::NoteStore notes_;
    store::AnnotationStore annotations_;
    store::CaptureStore captures_;
    store::HistoryStore history_;
    std::vector<Step> done_;
    std::vector<Step> undone_;
};

}  // namespace periplus::study
