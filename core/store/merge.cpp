#include "store/merge.h"

#include "store/annotation_store.h"
#include "store/article_store.h"
#include "store/capture_store.h"
#include "store/history_store.h"
#include "store/note_store.h"
#include "store/status_store.h"

#include <algorithm>

namespace periplus::store {

namespace {

struct MergeRow {
    Connection& connection;
    Result<void> operator()(const NoteRow& row) const { return mergeNote(connection, row); }
    Result<void> operator()(const AnnotationRow& row) const { return mergeAnnotation(connection, row); }
    Result<void> operator()(const StatusRow& row) const { return mergeStatus(connection, row); }
    Result<void> operator()(const CaptureRow& row) const { return mergeCapture(connection, row); }
};

struct AfterJson {
    std::string operator()(const NoteRow& row) const { return revisionJson(row.sequence); }
    std::string operator()(const AnnotationRow& row) const { return row.removed ? "null" : toJson(row); }
    std::string operator()(const StatusRow& row) const { return toJson(row); }
    std::string operator()(const CaptureRow& row) const { return standingJson(row); }
};

// The word that a history row wrote; nothing when a later change has replaced it (then that one's row says more).
Result<std::optional<WordRow>> wordOf(Connection& connection, const HistoryEntry& entry) {
    auto note = NoteStore(connection).revision(entry.sequence);
    if (!note) return std::unexpected(note.error());
    if (note->sequence != 0) return WordRow(*std::move(note));
    if (!entry.annotation.empty()) {
        auto annotation = AnnotationStore(connection).find(entry.annotation);
        if (!annotation) return std::unexpected(annotation.error());
        if (*annotation && (*annotation)->sequence == entry.sequence) return WordRow(**std::move(annotation));
        return std::nullopt;
    }
    auto capture = CaptureStore(connection).changedBy(entry.sequence);
    if (!capture) return std::unexpected(capture.error());
    if (*capture) return WordRow(**std::move(capture));
    auto status = StatusStore(connection).find(entry.article);
    if (!status) return std::unexpected(status.error());
    if (status->sequence == entry.sequence) return WordRow(*std::move(status));
    return std::nullopt;
}

}  // namespace

Result<void> mergeNote(Connection& connection, const NoteRow& row) { return NoteStore(connection).add(row); }

Result<void> mergeAnnotation(Connection& connection, const AnnotationRow& row) {
    const auto found = AnnotationStore(connection).find(row.id);
    if (!found) return std::unexpected(found.error());
    if (*found && (*found)->sequence >= row.sequence) return {};
    return AnnotationStore(connection).put(row);
}

Result<void> mergeStatus(Connection& connection, const StatusRow& row) {
    StatusStore statuses(connection);
    auto merged = statuses.find(row.article);
    if (!merged) return std::unexpected(merged.error());
    if (merged->sequence < row.sequence) {
        merged->state = row.state;
        merged->starred = row.starred;
        merged->finished = row.finished;
        merged->sequence = row.sequence;
    }
    if (merged->opened < row.opened) {
        merged->opened = row.opened;
        merged->lastOpened = row.lastOpened;
    }
    if (merged->firstOpened.value == 0) merged->firstOpened = row.firstOpened;
    return statuses.put(*merged);
}

Result<void> mergeCapture(Connection& connection, const CaptureRow& row) {
    CaptureStore captures(connection);
    const auto found = captures.find(row.id);
    if (!found) return std::unexpected(found.error());
    if (*found && (*found)->row.sequence >= row.sequence) return {};
    return captures.put(row);
}

Result<void> merge(Connection& connection, const JournalRecord& record) {
    ArticleStore articles(connection);
    Result<void> done;
    if (!record.article.id.empty()) done = articles.add(record.article, record.at);
    if (done && !record.article.url.empty()) done = articles.addAlias(record.article.url, record.article.id);
    if (done) done = std::visit(MergeRow{connection}, record.row);
    if (!done) return done;
    HistoryEntry entry{
        record.sequence(), record.kind, record.article.id, {}, "null", std::visit(AfterJson{}, record.row), record.at};
    if (const auto* annotation = std::get_if<AnnotationRow>(&record.row)) entry.annotation = annotation->id;
    return HistoryStore(connection).merge(entry);
}

Result<std::vector<JournalRecord>> recordsAfter(Connection& connection, Sequence sequence) {
    const auto entries = HistoryStore(connection).after(sequence);
    if (!entries) return std::unexpected(entries.error());
    std::vector<JournalRecord> records;
    for (const auto& entry : *entries) {
        auto word = wordOf(connection, entry);
        if (!word) return std::unexpected(word.error());
        if (!*word) continue;
        auto article = ArticleStore(connection).find(entry.article);
        if (!article) return std::unexpected(article.error());
        records.push_back(
            {{}, entry.kind, entry.at, article->value_or(ArticleRow{entry.article, {}, {}}), **std::move(word)});
    }
    return records;
}

}  // namespace periplus::store
