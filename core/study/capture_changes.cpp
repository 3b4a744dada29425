// Adding, proving, forgetting, and giving space back.
#include "store/transaction.h"
#include "study/capture_json.h"
#include "study/captures_state.h"
#include "study/make_capture.h"

#include <utility>

namespace periplus::study {

namespace {

ChangeSet nothing(CommandKind kind) { return {kind, 0, false, {}, {}, {}, {}, {}}; }

Step stepOf(CommandKind kind, const ArticleId& article, store::CaptureRow before, store::CaptureRow after) {
    const CaptureId id = after.id;
    return {kind, article, {}, std::move(before), std::move(after), {}, id};
}

Step forgetting(const store::FoundCapture& found, bool forgotten) {
    return {CommandKind::ForgetCapture,
            found.article,
            {},
            ForgottenValue{!forgotten},
            ForgottenValue{forgotten},
            {},
            found.row.id};
}

// Every part that the capture names.
template <class Take>
void eachHash(const store::CaptureManifest& manifest, const store::CaptureRow& row, Take take) {
    for (const auto& part : manifest.parts) {
        take(part.hash);
        if (!part.sealed.empty()) take(part.sealed);
    }
    take(manifest.text);
    if (!row.reading.empty()) take(row.reading);
}

Result<void> checkWhole(const store::PartFiles& files, const store::CaptureManifest& manifest) {
    std::string lost;
    eachHash(manifest, {}, [&](const std::string& hash) {
        if (lost.empty() && !files.has(hash)) lost = hash.empty() ? "-" : hash;
    });
    return lost.empty() ? Result<void>{} : fail(ErrorCode::NotFound, lost, "a part that was not put");
}

}  // namespace

Result<ChangeSet> Captures::add(const NewCapture& made) {
    if (made.parts.empty() || captureIdOf(made) != made.capture.id)
        return fail(ErrorCode::InvalidArgument, made.capture.id.value, "it was not made by makeCapture()");
    auto known = state_->watched(state_->captures.find(made.capture.id));
    if (!known) return std::unexpected(known.error());
    if (*known && !(*known)->row.forgotten) return nothing(CommandKind::AddCapture);
    const auto manifest = manifestOf(made);
    if (auto whole = checkWhole(*state_->folder.parts(), manifest); !whole) return std::unexpected(whole.error());
    auto kept = state_->folder.manifests().put(manifest);
    if (kept) kept = state_->folder.parts()->sync();
    if (!kept) return std::unexpected(kept.error());
    ArticleId article = made.capture.article;
    for (const auto* alias : {&manifest.capture.alias, &manifest.capture.finalAlias}) {
        if (!article.empty() || alias->empty()) continue;
        const auto owner = state_->watched(state_->articles.byAlias(*alias));
        if (!owner) return std::unexpected(owner.error());
        article = owner->value_or(ArticleId{});
    }
    if (auto noted = state_->noteInQueue(made.capture); !noted) return std::unexpected(noted.error());
    auto changes = state_->watched(
        state_->ledger.record(stepOf(CommandKind::AddCapture, article, store::CaptureRow{}, manifest.capture)));
    if (!changes) return changes;
    if (made.capture.state <= CaptureState::Partial) {
        if (auto told = state_->came(article); !told) return std::unexpected(told.error());
    }
    // It may have been forgotten before: what an undo would do is done.
    state_->ledger.dropCapture(made.capture.id);
    state_->forgottenNow.erase(made.capture.id);
    std::erase_if(state_->loaded, [&](const auto& each) { return each.first == made.capture.id; });
    return changes;
}

Result<ChangeSet> Captures::setProof(const CaptureId& id, CaptureState state, const std::string& reason) {
    const auto found = state_->present(id);
    if (!found) return std::unexpected(found.error());
    store::CaptureRow row = found->row;
    row.state = std::to_underlying(state);
    row.reason = reason;
    row.proven = state == CaptureState::Complete;
    if (row == found->row) return nothing(CommandKind::ProveCapture);
    return state_->watched(
        state_->ledger.record(stepOf(CommandKind::ProveCapture, found->article, found->row, std::move(row))));
}

Result<ChangeSet> Captures::forget(const CaptureId& id) {
    const auto found = state_->present(id);
    if (!found) return std::unexpected(found.error());
    auto changes = state_->watched(state_->ledger.perform(forgetting(*found, true)));
    if (changes) state_->forgottenNow.insert(id);
    std::erase_if(state_->loaded, [&](const auto& each) { return each.first == id; });
    return changes;
}

Result<ChangeSet> Captures::unforget(const CaptureId& id) {
    const auto found = state_->watched(state_->captures.find(id));
    if (!found) return std::unexpected(found.error());
    if (!*found || (*found)->purged) return fail(ErrorCode::NotFound, id.value);
    if (!(*found)->row.forgotten) return nothing(CommandKind::ForgetCapture);
    return state_->watched(state_->ledger.perform(forgetting(**found, false)));
}

}  // namespace periplus::study
