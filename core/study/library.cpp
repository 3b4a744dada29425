#include "study/library.h"

#include "study/command_names.h"
#include "study/library_state.h"

namespace periplus::study {

Library::State::State(OpenOptions asked, std::unique_ptr<store::LibraryFolder> opened)
    : options(std::move(asked)),
      folder(std::move(opened)),
      notices(folder->notices()),
      articles(folder->connection()),
      catalogues(folder->connection()),
      statuses(folder->connection()),
      notes(folder->connection()),
      annotations(folder->connection()),
      history(folder->connection()),
      ledger(*folder, options.clock),
      captures(*folder, ledger, options.clock) {}

Library::Library(std::unique_ptr<State> state) : state_(std::move(state)) {}
Library::~Library() = default;

Result<std::unique_ptr<Library>> Library::open(OpenOptions options) {
    auto folder = store::LibraryFolder::open(options.folder, options.program, options.clock);
    if (!folder) return std::unexpected(folder.error());
    auto state = std::make_unique<State>(std::move(options), *std::move(folder));
    return std::unique_ptr<Library>(new Library(std::move(state)));
}

const std::vector<Error>& Library::notices() const { return state_->notices; }

Result<void> Library::maintain() {
    auto tidied = state_->watched(state_->captures.tidy());
    auto kept = state_->watched(state_->folder->maintain());
    return kept ? tidied : kept;
}

Captures& Library::captures() { return state_->captures; }

Result<std::optional<CommandKind>> Library::undoKind() { return state_->ledger.undoKind(); }
Result<std::optional<CommandKind>> Library::redoKind() { return state_->ledger.redoKind(); }
Result<ChangeSet> Library::undo() { return state_->watched(state_->ledger.undo()); }
Result<ChangeSet> Library::redo() { return state_->watched(state_->ledger.redo()); }

Result<std::vector<HistoryRow>> Library::history(const ArticleId& article) {
    auto entries = state_->watched(state_->history.ofArticle(article));
    if (!entries) return std::unexpected(entries.error());
    std::vector<HistoryRow> rows;
    for (auto& entry : *entries) {
        rows.push_back({entry.sequence, commandOf(entry.kind), std::move(entry.article), std::move(entry.annotation),
                        std::move(entry.before), std::move(entry.after), entry.at});
    }
    return rows;
}

}  // namespace periplus::study
