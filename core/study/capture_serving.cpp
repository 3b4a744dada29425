// What is shown of a capture: its sealed forms, and pictures and fonts as captured.
#include "archive/content_type.h"
#include "study/captures_state.h"

namespace periplus::study {

namespace {

constexpr std::string_view kReading = "reading";
constexpr std::string_view kHtml = "text/html; charset=utf-8";

}  // namespace

Result<ServedPart> Captures::serve(const CaptureId& id, std::string_view path) {
    const auto& files = state_->folder.parts();
    if (path == kReading) {
        const auto found = state_->present(id);
        if (!found) return std::unexpected(found.error());
        if (found->row.reading.empty()) return fail(ErrorCode::NotFound, id.value, "no article was taken out of it");
        auto bytes = files->read(found->row.reading);
        if (!bytes) return std::unexpected(bytes.error());
        return ServedPart{std::string(kHtml), *std::move(bytes)};
    }
    const auto loaded = state_->load(id);
    if (!loaded) return std::unexpected(loaded.error());
    const auto& parts = (*loaded)->made.parts;
    const auto at = (*loaded)->partOf.find(path.empty() ? parts.front().hash : std::string(path));
    if (at == (*loaded)->partOf.end()) return fail(ErrorCode::NotFound, std::string(path));
    const CapturePart& part = parts[at->second];
    auto bytes = files->read(part.sealed.empty() ? part.hash : part.sealed);
    if (!bytes) return std::unexpected(bytes.error());
    const auto type = archive::servedType(part.contentType, *bytes);
    const bool page = !part.sealed.empty() && type.kind == archive::PartKind::Text;  // Markdown is shown as a page
    if (!page && type.name.empty()) return fail(ErrorCode::NotFound, part.hash, "of a kind that is not shown");
    return ServedPart{std::string(page ? kHtml : type.name), *std::move(bytes)};
}

}  // namespace periplus::study
