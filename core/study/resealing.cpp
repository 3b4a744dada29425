#include "study/resealing.h"

#include "store/address_table.h"
#include "study/markdown_page.h"
#include "text/charset.h"

namespace periplus::study {

using archive::PartKind;

archive::ServedType servedTypeOf(const CapturePart& part, std::string_view firstBytes) {
    auto type = archive::servedType(part.contentType, firstBytes);
    if (type.kind == PartKind::Text && !part.sealed.empty()) type = archive::servedType("text/html", {});
    return type;
}

bool isSealedKind(PartKind kind) { return kind == PartKind::Html || kind == PartKind::Css || kind == PartKind::Svg; }

archive::Sealed sealAgain(const LoadedCapture& capture, const CapturePart& part, std::string_view bytes) {
    const archive::PartKey key = [&](const archive::Reference& reference) -> std::optional<std::string> {
        const auto found = capture.partAt.find(store::comparedAddress(reference.url));
        if (found == capture.partAt.end()) return std::nullopt;
        return capture.made.parts[found->second].hash;
    };
    if (archive::servedType(part.contentType, bytes).kind == PartKind::Text) {  // a page written in Markdown
        const auto decoded = text::decodeText(bytes, text::charsetOf(part.contentType));
        const auto page = markdownPage(decoded.utf8, capture.made.capture.title);
        return archive::sealHtml(page, "text/html; charset=utf-8", part.url, key);
    }
    switch (servedTypeOf(part, bytes).kind) {
        case PartKind::Css: return archive::sealCss(bytes, part.contentType, part.url, key);
        case PartKind::Svg: return archive::sealSvg(bytes, part.url, key);
        default: return archive::sealHtml(bytes, part.contentType, part.url, key);
    }
}

}  // namespace periplus::study
