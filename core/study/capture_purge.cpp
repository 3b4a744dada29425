// Space comes back: first the rows of forgotten captures say so, then their manifests go, then the parts that nobody
// names any more. Killed in between, the next purge ends it.
#include "store/transaction.h"
#include "study/captures_state.h"

namespace periplus::study {

namespace {

using Hashes = std::unordered_set<std::string>;  // 32 bytes each: half of what the digits take

std::string bytesOf(std::string_view hex) {
    const auto value = [](char digit) { return digit <= '9' ? digit - '0' : digit - 'a' + 10; };
    std::string bytes;
    bytes.reserve(hex.size() / 2);
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes += static_cast<char>(value(hex[i]) * 16 + value(hex[i + 1]));
    return bytes;
}

void nameParts(const store::CaptureManifest& manifest, const store::CaptureRow& row, Hashes& named) {
    for (const auto& part : manifest.parts) {
        named.insert(bytesOf(part.hash));
        if (!part.sealed.empty()) named.insert(bytesOf(part.sealed));
    }
    named.insert(bytesOf(manifest.text));
    if (!row.reading.empty()) named.insert(bytesOf(row.reading));
}

// Whose bytes stay: all that are not purged.
Result<std::vector<store::CaptureRow>> keptRows(store::CaptureStore& captures) {
    std::vector<store::CaptureRow> rows;
    const auto broken = captures.each([&](const store::FoundCapture& found) {
        if (!found.purged) rows.push_back(found.row);
    });
    if (!broken) return std::unexpected(broken.error());
    if (*broken > 0) return fail(ErrorCode::Damaged, "capture", std::to_string(*broken) + " captures");
    return rows;
}

// One capture whose manifest cannot be read could name any part: then nothing goes.
Result<std::uint64_t> sweep(store::LibraryFolder& folder, store::CaptureStore& captures) {
    const auto rows = keptRows(captures);
    if (!rows) return std::unexpected(rows.error());
    Hashes named;
    std::unordered_set<CaptureId> kept;
    for (const auto& row : *rows) {
        const auto manifest = folder.manifests().read(row.id);
        if (!manifest) return std::unexpected(manifest.error());
        nameParts(*manifest, row, named);
        kept.insert(row.id);
    }
    std::uint64_t freed = 0;
    for (const auto& id : folder.manifests().all())
        if (!kept.contains(id)) freed += folder.manifests().remove(id);
    const auto parts = folder.parts()->sweep([&](std::string_view hash) { return named.contains(bytesOf(hash)); });
    if (!parts) return parts;
    return freed + *parts;
}

}  // namespace

Result<std::uint64_t> Captures::purge() {
    const auto ids = state_->watched(state_->captures.forgotten());
    if (!ids) return std::unexpected(ids.error());
    if (auto gone = state_->letGo(*ids); !gone) return std::unexpected(gone.error());
    return sweep(state_->folder, state_->captures);
}

Result<void> Captures::tidy() {
    if (state_->tidied) return {};
    state_->tidied = true;
    auto ids = state_->watched(state_->captures.forgotten());
    if (!ids) return std::unexpected(ids.error());
    std::erase_if(*ids, [&](const CaptureId& id) { return state_->forgottenNow.contains(id); });
    if (ids->empty() && !state_->folder.parts()->mayHaveStrays()) return {};
    if (auto gone = state_->letGo(*ids); !gone) return gone;
    // A damaged capture keeps all parts; it is the one that looks at it who hears of it.
    const auto swept = sweep(state_->folder, state_->captures);
    if (!swept && swept.error().code != ErrorCode::Damaged) return std::unexpected(swept.error());
    return {};
}

Result<void> Captures::State::letGo(const std::vector<CaptureId>& ids) {
    if (ids.empty()) return {};
    auto transaction = store::Transaction::begin(folder.connection());
    if (!transaction) return std::unexpected(transaction.error());
    for (const auto& id : ids)
        if (auto done = captures.setPurged(id); !done) return done;
    if (auto done = transaction->commit(); !done) return done;
    for (const auto& id : ids) {
        ledger.dropCapture(id);
        forgottenNow.erase(id);
        std::erase_if(loaded, [&](const auto& each) { return each.first == id; });
    }
    return {};
}

}  // namespace periplus::study
