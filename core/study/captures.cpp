#include "study/captures.h"

#include "store/address_table.h"
#include "study/capture_json.h"
#include "study/captures_state.h"

#include <algorithm>

namespace periplus::study {

namespace {

constexpr std::size_t kLoaded = 8;  // captures looked at at once: tabs, a comparison

Result<std::vector<Capture>> capturesOf(Result<std::vector<store::FoundCapture>> rows) {
    if (!rows) return std::unexpected(rows.error());
    std::vector<Capture> captures;
    captures.reserve(rows->size());
    for (const auto& found : *rows) captures.push_back(captureOf(found.row, found.article));
    return captures;
}

LoadedCapture loadedOf(const store::CaptureManifest& manifest) {
    LoadedCapture loaded;
    loaded.made = captureOf(manifest);
    const auto& parts = loaded.made.parts;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        loaded.partAt.try_emplace(store::comparedAddress(parts[i].url), i);
        const auto [known, fresh] = loaded.partOf.try_emplace(parts[i].hash, i);
        const auto redirected = [](const CapturePart& part) { return part.status >= 300 && part.status < 400; };
        if (!fresh && redirected(parts[known->second]) && !redirected(parts[i])) known->second = i;
    }
    for (const auto* url : {&loaded.made.capture.finalUrl, &loaded.made.capture.url})
        loaded.partAt.try_emplace(store::comparedAddress(*url), 0);
    return loaded;
}

}  // namespace

Captures::State::State(store::LibraryFolder& opened, Ledger& changes, Clock now)
    : folder(opened),
      ledger(changes),
      clock(std::move(now)),
      articles(folder.connection()),
      captures(folder.connection()),
      queue(folder.connection()),
      links(folder.connection()) {}

Captures::Captures(store::LibraryFolder& folder, Ledger& ledger, Clock clock)
    : state_(std::make_unique<State>(folder, ledger, std::move(clock))) {}
Captures::~Captures() = default;

Result<store::FoundCapture> Captures::State::present(const CaptureId& id) {
    auto found = watched(captures.find(id));
    if (!found) return std::unexpected(found.error());
    if (!*found || (*found)->row.forgotten) return fail(ErrorCode::NotFound, id.value);
    return **std::move(found);
}

Result<LoadedCapture*> Captures::State::load(const CaptureId& id) {
    const auto known = std::ranges::find(loaded, id, &std::pair<CaptureId, LoadedCapture>::first);
    if (known != loaded.end()) {
        loaded.splice(loaded.begin(), loaded, known);
        return &loaded.front().second;
    }
    if (const auto found = present(id); !found) return std::unexpected(found.error());
    auto manifest = folder.manifests().read(id);
    if (!manifest && manifest.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::Damaged, id.value, "its list of parts is gone");
    if (!manifest) return std::unexpected(manifest.error());
    loaded.emplace_front(id, loadedOf(*manifest));
    if (loaded.size() > kLoaded) loaded.pop_back();
    return &loaded.front().second;
}

Result<std::vector<Capture>> Captures::all() { return capturesOf(state_->watched(state_->captures.all())); }

Result<std::vector<Capture>> Captures::ofArticle(const ArticleId& article) {
    return capturesOf(state_->watched(state_->captures.ofArticle(article)));
}

Result<Capture> Captures::find(const CaptureId& id) {
    const auto found = state_->present(id);
    if (!found) return std::unexpected(found.error());
    return captureOf(found->row, found->article);
}

Result<std::vector<CapturePart>> Captures::parts(const CaptureId& id) {
    const auto loaded = state_->load(id);
    if (!loaded) return std::unexpected(loaded.error());
    return (*loaded)->made.parts;
}

Result<std::vector<MissingPart>> Captures::missing(const CaptureId& id) {
    const auto loaded = state_->load(id);
    if (!loaded) return std::unexpected(loaded.error());
    return (*loaded)->made.missing;
}

Result<text::PageText> Captures::text(const CaptureId& id) {
    const auto loaded = state_->load(id);
    if (!loaded) return std::unexpected(loaded.error());
    const std::string& hash = (*loaded)->made.textHash;
    const auto json = state_->folder.parts()->read(hash);
    if (!json) return std::unexpected(json.error());
    auto text = pageTextFromJson(*json);
    if (!text) return fail(ErrorCode::Damaged, hash, text.error().detail);
    return text;
}

Result<std::string> Captures::partBytes(const CaptureId& id, const std::string& hash) {
    const auto loaded = state_->load(id);
    if (!loaded) return std::unexpected(loaded.error());
    if (!(*loaded)->partOf.contains(hash)) return fail(ErrorCode::NotFound, hash);
    return state_->folder.parts()->read(hash);
}

std::shared_ptr<store::PartFiles> Captures::partFiles() { return state_->folder.parts(); }

}  // namespace periplus::study
