#include "archive/inline_page.h"

#include "archive/content_type.h"
#include "archive/css_seal.h"
#include "archive/inline_content.h"
#include "archive/page_sealer.h"
#include "archive/saved_page.h"
#include "archive/svg_writer.h"
#include "text/charset.h"

#include <algorithm>
#include <map>

namespace periplus::archive {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kInlinePolicy =
    "default-src 'none'; img-src data:; style-src 'unsafe-inline' data:; font-src data:; media-src data:; "
    "frame-src data:; form-action 'none'; base-uri 'none'";

class Inliner {
public:
    explicit Inliner(const PartOf& part) : part_(part) {}

    std::string page(std::string_view html, std::string_view contentType, const std::string& url, int depth) {
        const PartKey key = [this, depth](const Reference& reference) { return address(reference, depth); };
        References references(url, key);
        references.inlineAll(kInlinePolicy);
        std::vector<std::string> doubts;
        return sealedPage(text::decodeHtml(html, text::charsetOf(contentType)).utf8, references, url, depth, doubts);
    }

private:
    std::optional<std::string> address(const Reference& reference, int depth) {
        const auto known = addresses_.find({reference.url, reference.kind});
        if (known != addresses_.end()) return known->second;
        if (std::ranges::find(open_, reference.url) != open_.end()) return std::nullopt;  // it holds itself
        open_.push_back(reference.url);
        auto address = made(reference, depth);
        open_.pop_back();
        if (address) total_ += address->size();
        return addresses_.emplace(std::pair(reference.url, reference.kind), std::move(address)).first->second;
    }

    std::optional<std::string> made(const Reference& reference, int depth) {
        auto content = total_ < kMostInlined ? part_(reference) : std::nullopt;
        if (!content || content->bytes.size() > kMostInlined - total_) return std::nullopt;
        const auto type = servedType(content->contentType, std::string_view(content->bytes).substr(0, 64));
        const bool frame = reference.kind == ReferenceKind::Frame;
        if (type.name.empty() || frame != (type.kind == PartKind::Html)) return std::nullopt;
        std::string name(type.name);
        std::erase(name, ' ');
        return "data:" + name + ";base64," +
               toBase64(sealedBytes(std::move(*content), type.kind, reference.url, depth));
    }

    std::string sealedBytes(PartContent content, PartKind kind, const std::string& url, int depth) {
        if (kind == PartKind::Html)
            return std::string(kByteOrderMark) + page(content.bytes, content.contentType, url, depth + 1);
        if (kind != PartKind::Css && kind != PartKind::Svg) return std::move(content.bytes);
        const PartKey key = [this, depth](const Reference& reference) { return address(reference, depth); };
        References references(url, key);
        references.inlineAll(kInlinePolicy);
        if (kind == PartKind::Css)
            return sealedCss(text::decodeCss(content.bytes, text::charsetOf(content.contentType)).utf8, references,
                             true);
        auto tree = text::parseHtml(text::decodeText(content.bytes, "").utf8);
        return toSvg(PageSealer(std::move(tree), references, url, SealMode::Picture).run());
    }

    const PartOf& part_;
    std::map<std::pair<std::string, ReferenceKind>, std::optional<std::string>> addresses_;
    std::vector<std::string> open_;
    std::size_t total_ = 0;
};

}  // namespace

std::string inlinePage(std::string_view html, std::string_view contentType, const std::string& url, UnixMillis at,
                       const PartOf& part) {
    auto page = Inliner(part).page(html, contentType, url, 0);
    const auto behind = page.starts_with("<!DOCTYPE") ? page.find('>') + 1 : 0;  // which must stay first
    page.insert(behind, savedPageComment(url, at));
    return std::string(kByteOrderMark) + page;
}

}  // namespace periplus::archive
