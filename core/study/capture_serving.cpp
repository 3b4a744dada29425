// What is shown of a capture: its sealed forms, pictures and fonts as captured, and the article of the reading view.
#include "archive/seal.h"
#include "study/captures_state.h"
#include "study/resealing.h"

#include <algorithm>
#include <utility>

namespace periplus::study {

namespace {

constexpr std::string_view kReading = "reading";
constexpr std::string_view kHtml = "text/html; charset=utf-8";

std::string escaped(std::string_view text) {
    std::string html;
    for (const char c : text) {
        switch (c) {
            case '&': html += "&amp;"; break;
            case '<': html += "&lt;"; break;
            case '>': html += "&gt;"; break;
            default: html += c;
        }
    }
    return html;
}

// The stored sealed form, or one that is made of the captured bytes: the seal may have become stricter since.
Result<std::string> sealedBytes(const store::PartFiles& files, LoadedCapture& capture, const CapturePart& part) {
    const bool current = capture.made.sealVersion >= archive::kSealVersion;
    if (current && !part.sealed.empty()) return files.read(part.sealed);
    if (const auto known = capture.resealed.find(part.hash); known != capture.resealed.end()) return known->second;
    const auto bytes = files.read(part.hash);
    if (!bytes) return bytes;
    auto sealed = sealAgain(capture, part, *bytes).bytes;
    return capture.resealed.insert_or_assign(part.hash, std::move(sealed)).first->second;
}

}  // namespace

Result<ServedPart> Captures::serve(const CaptureId& id, std::string_view path) {
    const auto& files = *state_->folder.parts();
    if (path == kReading) {
        const auto found = state_->present(id);
        if (!found) return std::unexpected(found.error());
        if (found->row.reading.empty()) return fail(ErrorCode::NotFound, id.value, "no article was taken out of it");
        auto bytes = files.read(found->row.reading);
        if (!bytes) return std::unexpected(bytes.error());
        return ServedPart{std::string(kHtml), *std::move(bytes)};
    }
    const auto loaded = state_->load(id);
    if (!loaded) return std::unexpected(loaded.error());
    LoadedCapture& capture = **loaded;
    const auto at = capture.partOf.find(path.empty() ? capture.made.parts.front().hash : std::string(path));
    if (at == capture.partOf.end()) return fail(ErrorCode::NotFound, std::string(path));
    const CapturePart& part = capture.made.parts[at->second];
    // Its first bytes decide only what is not said to be a document.
    auto type = servedTypeOf(part, {});
    auto bytes = isSealedKind(type.kind) ? sealedBytes(files, capture, part) : files.read(part.hash);
    if (!bytes) return std::unexpected(bytes.error());
    if (!isSealedKind(type.kind)) {
        type = servedTypeOf(part, *bytes);
        if (isSealedKind(type.kind)) bytes = sealedBytes(files, capture, part);
        if (!bytes) return std::unexpected(bytes.error());
    }
    if (type.name.empty()) return fail(ErrorCode::NotFound, part.hash, "of a kind that is not shown");
    return ServedPart{std::string(type.name), *std::move(bytes)};
}

Result<ChangeSet> Captures::setReading(const CaptureId& id, const std::string& articleHtml) {
    const auto found = state_->present(id);
    if (!found) return std::unexpected(found.error());
    const auto& files = state_->folder.parts();
    const auto hold = files->hold();
    const auto sealed = archive::sealArticle(articleHtml, "<title>" + escaped(found->row.title) + "</title>");
    const auto put = files->put(sealed.bytes);
    if (!put) return std::unexpected(put.error());
    if (auto kept = files->sync(); !kept) return std::unexpected(kept.error());
    store::CaptureRow row = found->row;
    row.reading = put->hash;
    Step step{CommandKind::ProveCapture, found->article, {}, found->row, std::move(row), {}, id};
    return state_->watched(state_->ledger.record(std::move(step)));
}

}  // namespace periplus::study
