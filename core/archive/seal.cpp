#include "archive/seal.h"

#include "archive/css_seal.h"
#include "archive/page_sealer.h"
#include "archive/svg_writer.h"
#include "text/charset.h"
#include "text/html.h"

#include <algorithm>

namespace periplus::archive {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
// Where an article's addresses lead: its part paths are below it, and nothing else is.
constexpr std::string_view kArticleUrl = "http://article.invalid/";
constexpr std::string_view kOurScheme = "periplus-snap://";

std::string policyElement(std::string_view policy) {
    return "<meta http-equiv=\"Content-Security-Policy\" content=\"" + std::string(policy) + "\">";
}

std::optional<std::string> partPath(std::string_view address) {
    if (!address.starts_with(kArticleUrl)) return std::nullopt;
    address.remove_prefix(kArticleUrl.size());
    const bool plain = address.size() >= 8 && address.size() <= 128 && std::ranges::all_of(address, [](char c) {
                           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
                       });
    return plain ? std::optional<std::string>(address) : std::nullopt;
}

// Scripts give addresses whole: those of our own scheme become paths again, of the same capture whatever they say.
std::string localAddresses(const std::string& value) {
    std::string out;
    std::size_t from = 0;
    for (auto at = value.find(kOurScheme); at != std::string::npos; at = value.find(kOurScheme, from)) {
        out.append(value, from, at - from);
        from = std::min(value.find_first_of("/#, \t\n", at + kOurScheme.size()), value.size());
    }
    return out.append(value, from);
}

void makeLocal(text::HtmlTree& tree) {
    for (auto& node : tree.nodes) {
        for (auto& attribute : node.attributes) {
            if (attribute.value.find(kOurScheme) == std::string::npos) continue;
            const bool link = attribute.name == "href" && attribute.value.starts_with(kOurScheme);
            attribute.value = localAddresses(attribute.value);
            const auto hash = attribute.value.find('#');  // "/3f2a#here" and "/#here": here
            if (link && hash != std::string::npos) attribute.value.erase(0, hash);
        }
    }
}

text::HtmlIndex bodyOf(const text::HtmlTree& tree) {
    for (std::size_t i = 0; i < tree.nodes.size(); ++i)
        if (tree.nodes[i].kind == text::HtmlKind::Element && tree.nodes[i].name == "body")
            return static_cast<text::HtmlIndex>(i);
    return text::kNoHtml;
}

}  // namespace

std::string sealedPage(std::string_view utf8, References& references, const std::string& url, int depth,
                       std::vector<std::string>& doubts) {
    PageSealer sealer(text::parseHtml(utf8), references, url, SealMode::Page, depth);
    const auto tree = sealer.run();
    doubts = sealer.cutOff();
    auto html = toHtml(tree);
    return html.find("<head") != std::string::npos
               ? html
               : "<!DOCTYPE html><html><head>" + policyElement(references.policy()) + "</head></html>";
}

Sealed sealHtml(std::string_view bytes, std::string_view contentType, const std::string& url, const PartKey& part) {
    References references(url, part);
    Sealed sealed;
    const auto decoded = text::decodeHtml(bytes, text::charsetOf(contentType));
    sealed.bytes = std::string(kByteOrderMark) + sealedPage(decoded.utf8, references, url, 0, sealed.doubts);
    references.moveInto(sealed);
    return sealed;
}

Sealed sealCss(std::string_view bytes, std::string_view contentType, const std::string& url, const PartKey& part) {
    References references(url, part);
    Sealed sealed;
    sealed.bytes = sealedCss(text::decodeCss(bytes, text::charsetOf(contentType)).utf8, references, true);
    references.moveInto(sealed);
    return sealed;
}

Sealed sealSvg(std::string_view bytes, const std::string& url, const PartKey& part) {
    References references(url, part);
    Sealed sealed;
    PageSealer sealer(text::parseHtml(text::decodeText(bytes, "").utf8), references, url, SealMode::Picture);
    sealed.bytes = toSvg(sealer.run());
    sealed.doubts = sealer.cutOff();
    references.moveInto(sealed);
    if (sealed.bytes.empty()) sealed.doubts.emplace_back("there is no picture in it");
    return sealed;
}

Sealed sealArticle(std::string_view html, std::string_view head) {
    const PartKey part = [](const Reference& reference) { return partPath(reference.url); };
    References references{std::string(kArticleUrl), part};
    Sealed sealed;
    auto page = text::parseHtml(html);
    makeLocal(page);
    PageSealer sealer(std::move(page), references, std::string(kArticleUrl), SealMode::Article);
    const auto tree = sealer.run();
    const auto body = bodyOf(tree);
    sealed.bytes.append(kByteOrderMark)
        .append("<!DOCTYPE html><html><head>")
        .append(policyElement(kPolicy))
        .append(head);
    sealed.bytes += "</head><body>";
    if (body != text::kNoHtml) sealed.bytes += toHtml(tree, body);
    sealed.bytes += "</body></html>";
    sealed.doubts = sealer.cutOff();
    references.moveInto(sealed);
    const auto keyOnly = [](Reference& reference) { reference.url.erase(0, kArticleUrl.size() - 1); };
    std::ranges::for_each(sealed.found, keyOnly);
    return sealed;
}

}  // namespace periplus::archive
