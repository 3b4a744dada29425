#include "study/ledger.h"

#include "store/transaction.h"
#include "study/command_names.h"

#include <algorithm>
#include <utility>

namespace periplus::study {

namespace {

std::string historyJson(const Value& value, const CaptureId& id) {
    if (const auto* note = std::get_if<NoteValue>(&value)) return store::revisionJson(note->revision);
    if (const auto* row = std::get_if<store::AnnotationRow>(&value)) return row->removed ? "null" : store::toJson(*row);
    if (const auto* state = std::get_if<StateValue>(&value))
        return store::stateJson(std::to_underlying(state->state), state->finished);
    if (const auto* capture = std::get_if<store::CaptureRow>(&value))
        return capture->id.empty() ? "null" : store::standingJson(*capture);
    if (const auto* seen = std::get_if<ForgottenValue>(&value))
        return R"({"capture":")" + id.value + R"(","forgotten":)" + (seen->forgotten ? "true}" : "false}");
    return store::starJson(std::get<StarValue>(value).starred);
}

ChangeSet changeOf(const Step& step, store::Sequence sequence) {
    ChangeSet changes;
    changes.kind = step.kind;
    changes.sequence = sequence;
    changes.undoable = true;
    if (!step.article.empty()) changes.articles = {step.article};
    if (!step.annotation.empty()) changes.annotations = {step.annotation};
    if (!step.capture.empty()) changes.captures = {step.capture};
    return changes;
}

}  // namespace

Ledger::Ledger(store::LibraryFolder& folder, Clock clock)
    : folder_(folder),
      clock_(std::move(clock)),
      articles_(folder.connection()),
      statuses_(folder.connection()),
      notes_(folder.connection()),
      annotations_(folder.connection()),
      captures_(folder.connection()),
      history_(folder.connection()) {}

Result<store::Sequence> Ledger::nextSequence() {
    const auto last = history_.last();
    if (!last) return last;
    return std::max(*last, folder_.journal().last()) + 1;
}

Result<ChangeSet> Ledger::perform(Step step) {
    step.at = clock_();
    auto changes = write(step, true);
    if (!changes) return changes;
    undone_.clear();
    remember(std::move(step));
    return changes;
}

Result<ChangeSet> Ledger::record(Step step) {
    step.at = clock_();
    auto changes = write(step, false);
    if (changes) changes->undoable = false;
    return changes;
}

void Ledger::dropCapture(const CaptureId& capture) {
    const auto isIts = [&](const Step& step) { return step.capture == capture; };
    std::erase_if(done_, isIts);
    std::erase_if(undone_, isIts);
}

void Ledger::remember(Step step) {
    if (!done_.empty() && step.kind == CommandKind::SetNote) {
        Step& last = done_.back();
        const bool sameSitting =
            last.kind == step.kind && last.article == step.article && step.at.value - last.at.value < kNotePause;
        if (sameSitting) {
            last.after = std::move(step.after);
            last.at = step.at;
            return;
        }
    }
    if (done_.size() == kUndoSteps) done_.erase(done_.begin());
    done_.push_back(std::move(step));
}

Result<ChangeSet> Ledger::write(Step& step, bool onReserve) {
    auto record = commit(step);
    bool reserveUsed = false;
    if (!record && record.error().code == ErrorCode::DiskFull && onReserve && folder_.releaseBallast()) {
        reserveUsed = true;
        record = commit(step);
    }
    if (!record) return std::unexpected(record.error());
    ChangeSet changes = changeOf(step, record->sequence());
    // The words are durable in the library already; what the journal cannot take now it takes with the next change.
    auto journaled = folder_.journal().append(*std::move(record));
    if (!journaled && journaled.error().code == ErrorCode::DiskFull && onReserve && folder_.releaseBallast()) {
        reserveUsed = true;
        (void)folder_.journal().flush();
    }
    if (reserveUsed) changes.warning = Error{ErrorCode::ReserveUsed, folder_.path(), {}, {}, {}};
    return changes;
}

Result<store::JournalRecord> Ledger::commit(Step& step) {
    auto transaction = store::Transaction::begin(folder_.connection());
    if (!transaction) return std::unexpected(transaction.error());
    auto article = articleOf(step);
    if (!article) return std::unexpected(article.error());
    const auto sequence = nextSequence();
    if (!sequence) return std::unexpected(sequence.error());
    auto row = put(step, *sequence);
    if (!row) return std::unexpected(row.error());
    const std::string kind(nameOf(step.kind));
    auto done = history_.add({*sequence, kind, step.article, step.annotation, historyJson(step.before, step.capture),
                              historyJson(step.after, step.capture), step.at});
    if (done) done = transaction->commit();
    if (!done) return std::unexpected(done.error());
    return store::JournalRecord{{}, kind, step.at, *std::move(article), *std::move(row)};
}

Result<store::ArticleRow> Ledger::articleOf(const Step& step) {
    if (step.article.empty() && !step.capture.empty()) return store::ArticleRow{};
    auto article = articles_.find(step.article);
    if (!article) return std::unexpected(article.error());
    if (!*article) return fail(ErrorCode::UnknownEntry, step.article.value);
    return **std::move(article);
}

Result<store::WordRow> Ledger::put(Step& step, store::Sequence sequence) {
    if (auto* note = std::get_if<NoteValue>(&step.after)) {
        note->revision = sequence;
        store::NoteRow row{sequence, step.article, note->markdown, note->modified};
        auto done = notes_.add(row);
        return store::carry(done, store::WordRow(std::move(row)));
    }
    if (auto* annotation = std::get_if<store::AnnotationRow>(&step.after)) {
        annotation->sequence = sequence;
        return store::carry(annotations_.put(*annotation), store::WordRow(*annotation));
    }
    if (!step.capture.empty()) {
        auto capture = putCapture(step, sequence);
        if (!capture) return std::unexpected(capture.error());
        return store::WordRow(*std::move(capture));
    }
    auto status = putStatus(step, sequence);
    if (!status) return std::unexpected(status.error());
    return store::WordRow(*std::move(status));
}

// What is forgotten or seen again keeps what became known of it meanwhile.
Result<store::CaptureRow> Ledger::putCapture(const Step& step, store::Sequence sequence) {
    store::CaptureRow row;
    if (const auto* whole = std::get_if<store::CaptureRow>(&step.after)) {
        row = *whole;
    } else {
        auto found = captures_.find(step.capture);
        if (!found) return std::unexpected(found.error());
        if (!*found || (*found)->purged) return fail(ErrorCode::NotFound, step.capture.value);
        row = std::move((*found)->row);
        row.forgotten = std::get<ForgottenValue>(step.after).forgotten;
    }
    row.sequence = sequence;
    return store::carry(captures_.put(row), row);
}

Result<store::StatusRow> Ledger::putStatus(const Step& step, store::Sequence sequence) {
    auto row = statuses_.find(step.article);
    if (!row) return row;
    if (const auto* state = std::get_if<StateValue>(&step.after)) {
        row->state = std::to_underlying(state->state);
        row->finished = state->finished;
    } else {
        row->starred = std::get<StarValue>(step.after).starred;
    }
    row->sequence = sequence;
    return store::carry(statuses_.put(*row), *row);
}

Result<ChangeSet> Ledger::recordOpened(const ArticleId& article) {
    auto transaction = store::Transaction::begin(folder_.connection());
    if (!transaction) return std::unexpected(transaction.error());
    const auto known = articles_.find(article);
    if (!known) return std::unexpected(known.error());
    if (!*known) return fail(ErrorCode::UnknownEntry, article.value);
    auto row = statuses_.find(article);
    const auto sequence = nextSequence();
    if (!row) return std::unexpected(row.error());
    if (!sequence) return std::unexpected(sequence.error());
    row->lastOpened = clock_();
    if (row->firstOpened.value == 0) row->firstOpened = row->lastOpened;
    row->opened = *sequence;
    auto done = statuses_.put(*row);
    if (done)
        done = history_.add({*sequence,
                             std::string(nameOf(CommandKind::RecordOpened)),
                             article,
                             {},
                             "null",
                             toJson(*row),
                             row->lastOpened});
    if (done) done = transaction->commit();
    if (!done) return std::unexpected(done.error());
    return ChangeSet{CommandKind::RecordOpened, *sequence, false, {article}, {}, {}, {}, {}};
}

Result<ChangeSet> Ledger::undo() {
    if (done_.empty()) return ChangeSet{};
    Step back = done_.back();
    std::swap(back.before, back.after);
    back.at = clock_();
    auto changes = write(back, true);
    if (!changes) return changes;
    undone_.push_back(std::move(done_.back()));
    done_.pop_back();
    // The next step back starts from the revision that was written just now.
    undone_.back().before = std::move(back.after);
    return changes;
}

Result<ChangeSet> Ledger::redo() {
    if (undone_.empty()) return ChangeSet{};
    Step again = undone_.back();
    again.at = clock_();
    auto changes = write(again, true);
    if (!changes) return changes;
    undone_.pop_back();
    done_.push_back(std::move(again));
    return changes;
}

std::optional<CommandKind> Ledger::undoKind() const {
    return done_.empty() ? std::nullopt : std::optional(done_.back().kind);
}

std::optional<CommandKind> Ledger::redoKind() const {
    return undone_.empty() ? std::nullopt : std::optional(undone_.back().kind);
}

}  // namespace periplus::study
