// Notes and annotations: what the person wrote.
#include "base/utf8.h"
#include "study/library_state.h"

#include <utility>

namespace periplus::study {

namespace {

ChangeSet nothing(CommandKind kind) { return {kind, 0, false, {}, {}, {}, {}, {}}; }

// Words are kept as UTF-8 or not at all: nothing else could be given back unchanged everywhere.
Result<void> checkText(std::string_view text, const std::string& subject) {
    const auto invalid = firstInvalidUtf8(text);
    if (!invalid) return {};
    Error error{ErrorCode::NotUtf8, subject, {}, invalid, {}};
    return std::unexpected(std::move(error));
}

HighlightColour colourOf(std::int64_t stored) {
    const bool known = stored >= 0 && stored <= std::to_underlying(HighlightColour::Rose);
    return known ? static_cast<HighlightColour>(stored) : HighlightColour::Sand;
}

Result<Annotation> annotationOf(store::AnnotationRow row) {
    auto selectors = annotate::fromJson(row.selectors);
    if (!selectors) return std::unexpected(selectors.error());
    return Annotation{std::move(row.id),       std::move(row.article), colourOf(row.colour), std::move(row.note),
                      std::move(row.language), *std::move(selectors),  row.created,          row.modified};
}

Result<std::vector<Annotation>> annotationsOf(Result<std::vector<store::AnnotationRow>> rows) {
    if (!rows) return std::unexpected(rows.error());
    std::vector<Annotation> annotations;
    for (auto& row : *rows) {
        auto annotation = annotationOf(std::move(row));
        if (!annotation) return std::unexpected(annotation.error());
        annotations.push_back(*std::move(annotation));
    }
    return annotations;
}

// The row of an annotation that is there.
Result<store::AnnotationRow> present(Result<std::optional<store::AnnotationRow>> row, const AnnotationId& id) {
    if (!row) return std::unexpected(row.error());
    if (!*row || (*row)->removed) return fail(ErrorCode::NotFound, id.value);
    return **std::move(row);
}

Step stepOf(CommandKind kind, store::AnnotationRow before, store::AnnotationRow after) {
    const ArticleId article = after.article;
    const AnnotationId id = after.id;
    return {kind, article, id, std::move(before), std::move(after), {}};
}

}  // namespace

Result<Note> Library::note(const ArticleId& article) {
    auto row = state_->watched(state_->notes.latest(article));
    if (!row) return std::unexpected(row.error());
    return Note{std::move(row->markdown), row->modified};
}

Result<ChangeSet> Library::setNote(const ArticleId& article, std::string_view markdown) {
    if (auto text = checkText(markdown, "the note"); !text) return std::unexpected(text.error());
    auto row = state_->watched(state_->notes.latest(article));
    if (!row) return std::unexpected(row.error());
    if (row->markdown == markdown) return nothing(CommandKind::SetNote);
    NoteValue before{row->sequence, std::move(row->markdown), row->modified};
    NoteValue after{0, std::string(markdown), state_->options.clock()};
    return state_->watched(
        state_->ledger.perform({CommandKind::SetNote, article, {}, std::move(before), std::move(after), {}}));
}

Result<std::vector<Annotation>> Library::annotations() {
    return annotationsOf(state_->watched(state_->annotations.all()));
}

Result<std::vector<Annotation>> Library::annotations(const ArticleId& article) {
    return annotationsOf(state_->watched(state_->annotations.ofArticle(article)));
}

Result<Annotation> Library::annotation(const AnnotationId& id) {
    auto row = present(state_->watched(state_->annotations.find(id)), id);
    if (!row) return std::unexpected(row.error());
    return annotationOf(*std::move(row));
}

Result<ChangeSet> Library::addAnnotation(Annotation annotation) {
    if (auto text = checkText(annotation.note, "the annotation"); !text) return std::unexpected(text.error());
    if (annotation.id.empty()) annotation.id = makeId<AnnotationId>();
    const auto known = state_->watched(state_->annotations.find(annotation.id));
    if (!known) return std::unexpected(known.error());
    if (*known) return fail(ErrorCode::Conflict, annotation.id.value, "an annotation with this id exists");
    const UnixMillis now = state_->options.clock();
    store::AnnotationRow row{std::move(annotation.id),
                             std::move(annotation.article),
                             false,
                             std::to_underlying(annotation.colour),
                             std::move(annotation.note),
                             std::move(annotation.language),
                             annotate::toJson(annotation.selectors),
                             now,
                             now};
    store::AnnotationRow absent = row;
    absent.removed = true;
    return state_->watched(
        state_->ledger.perform(stepOf(CommandKind::AddAnnotation, std::move(absent), std::move(row))));
}

Result<ChangeSet> Library::editAnnotation(const AnnotationId& id, HighlightColour colour, std::string_view note) {
    if (auto text = checkText(note, "the annotation"); !text) return std::unexpected(text.error());
    auto before = present(state_->watched(state_->annotations.find(id)), id);
    if (!before) return std::unexpected(before.error());
    store::AnnotationRow after = *before;
    after.colour = std::to_underlying(colour);
    after.note = note;
    if (after == *before) return nothing(CommandKind::EditAnnotation);
    after.modified = state_->options.clock();
    return state_->watched(
        state_->ledger.perform(stepOf(CommandKind::EditAnnotation, *std::move(before), std::move(after))));
}

Result<ChangeSet> Library::removeAnnotation(const AnnotationId& id) {
    auto before = present(state_->watched(state_->annotations.find(id)), id);
    if (!before) return std::unexpected(before.error());
    store::AnnotationRow after = *before;
    after.removed = true;
    return state_->watched(
        state_->ledger.perform(stepOf(CommandKind::RemoveAnnotation, *std::move(before), std::move(after))));
}

}  // namespace periplus::study
