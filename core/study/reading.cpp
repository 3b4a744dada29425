// States, stars, openings and places.
#include "study/library_state.h"

#include <utility>

namespace periplus::study {

namespace {

ReadingState stateOf(std::int64_t stored) {
    const bool known = stored >= 0 && stored <= std::to_underlying(ReadingState::Skipped);
    return known ? static_cast<ReadingState>(stored) : ReadingState::Unread;
}

ArticleStatus statusOf(const store::StatusRow& row) {
    ArticleStatus status;
    status.id = row.article;
    status.state = stateOf(row.state);
    status.starred = row.starred;
    status.firstOpened = row.firstOpened;
    status.lastOpened = row.lastOpened;
    status.finished = row.finished;
    return status;
}

ChangeSet nothing(CommandKind kind) { return {kind, 0, false, {}, {}, {}, {}, {}}; }

}  // namespace

Result<StatusMap> Library::statuses() {
    const auto rows = state_->watched(state_->statuses.all());
    if (!rows) return std::unexpected(rows.error());
    const auto noted = state_->watched(state_->notes.noted());
    if (!noted) return std::unexpected(noted.error());
    const auto counts = state_->watched(state_->annotations.counts());
    if (!counts) return std::unexpected(counts.error());
    StatusMap map;
    const auto at = [&](const ArticleId& id) -> ArticleStatus& {
        auto& status = map[id];
        status.id = id;
        return status;
    };
    for (const auto& row : *rows) map.emplace(row.article, statusOf(row));
    for (const auto& id : *noted) at(id).hasNote = true;
    for (const auto& [id, count] : *counts) at(id).annotations = count;
    return map;
}

Result<ArticleStatus> Library::status(const ArticleId& article) {
    const auto row = state_->watched(state_->statuses.find(article));
    if (!row) return std::unexpected(row.error());
    const auto note = state_->watched(state_->notes.latest(article));
    if (!note) return std::unexpected(note.error());
    const auto count = state_->watched(state_->annotations.count(article));
    if (!count) return std::unexpected(count.error());
    ArticleStatus status = statusOf(*row);
    status.hasNote = !note->markdown.empty();
    status.annotations = *count;
    return status;
}

Result<ChangeSet> Library::setState(const ArticleId& article, ReadingState state) {
    const auto row = state_->watched(state_->statuses.find(article));
    if (!row) return std::unexpected(row.error());
    const StateValue before{stateOf(row->state), row->finished};
    if (before.state == state) return nothing(CommandKind::SetState);
    const StateValue after{state, state == ReadingState::Read ? state_->options.clock() : UnixMillis{}};
    return state_->watched(state_->ledger.perform({CommandKind::SetState, article, {}, before, after, {}}));
}

Result<ChangeSet> Library::setStar(const ArticleId& article, bool starred) {
    const auto row = state_->watched(state_->statuses.find(article));
    if (!row) return std::unexpected(row.error());
    if (row->starred == starred) return nothing(CommandKind::SetStar);
    const StarValue before{row->starred};
    return state_->watched(state_->ledger.perform({CommandKind::SetStar, article, {}, before, StarValue{starred}, {}}));
}

Result<ChangeSet> Library::recordOpened(const ArticleId& article) {
    return state_->watched(state_->ledger.recordOpened(article));
}

Result<ChangeSet> Library::setPlace(const ArticleId& article, const ReadingPlace& place) {
    const auto known = state_->watched(state_->articles.find(article));
    if (!known) return std::unexpected(known.error());
    if (!*known) return fail(ErrorCode::UnknownEntry, article.value);
    const auto put = state_->watched(
        state_->statuses.putPlace({article, place.view, place.anchor, place.fraction, state_->options.clock()}));
    if (!put) return std::unexpected(put.error());
    return ChangeSet{CommandKind::SetPlace, 0, false, {article}, {}, {}, {}, {}};
}

Result<std::optional<ReadingPlace>> Library::place(const ArticleId& article) {
    auto row = state_->watched(state_->statuses.place(article));
    if (!row) return std::unexpected(row.error());
    if (!*row) return std::nullopt;
    return ReadingPlace{std::move((*row)->view), std::move((*row)->anchor), (*row)->fraction};
}

Result<std::optional<ArticleId>> Library::lastArticle() { return state_->watched(state_->statuses.lastOpened()); }

}  // namespace periplus::study
