// Which attributes stay, and how.
#include "archive/css_seal.h"
#include "archive/page_sealer.h"
#include "archive/seal_names.h"
#include "text/html_tame.h"

#include <algorithm>

namespace periplus::archive {

using text::HtmlAttribute;
using text::HtmlIndex;
using text::HtmlNode;

namespace {

// Words of our own marks are taken from pages that fake them.
std::string withoutOurs(std::string_view words) {
    std::string out;
    while (!words.empty()) {
        const auto begin = std::min(words.find_first_not_of(" \t\n\r\f"), words.size());
        words.remove_prefix(begin);
        const auto end = std::min(words.find_first_of(" \t\n\r\f"), words.size());
        const auto word = words.substr(0, end);
        words.remove_prefix(end);
        if (word.empty() || text::lowerAscii(word.substr(0, 8)) == "periplus") continue;
        if (!out.empty()) out += ' ';
        out += word;
    }
    return out;
}

bool mayBeNamed(std::string_view element) {
    return element == "a" || element == "map" || element == "slot" || element == "details" || element == "input";
}

bool isStyled(std::string_view value) { return value.find_first_of("(\\") != std::string_view::npos; }

}  // namespace

void PageSealer::attribute(const std::string& element, const HtmlAttribute& from, HtmlNode& to) {
    const auto name = text::lowerAscii(from.name);
    if (name.starts_with("on") || !isPlainName(name)) return;
    if (name == "style") {
        if (mode_ != SealMode::Article) to.attributes.push_back({"style", sealedCss(from.value, references_, false)});
        return;
    }
    if (name == "class" || name == "id") {
        if (auto words = withoutOurs(from.value); !words.empty()) to.attributes.push_back({name, std::move(words)});
        return;
    }
    if (name == "name") {
        if (mayBeNamed(element)) to.attributes.push_back(from);
        return;
    }
    if (name == "href" || name == "xlink:href" || name == "background" || name == "usemap")
        return addressAttribute(element, name, from.value, to);
    if (isInert(name)) {
        to.attributes.push_back(from);
    } else if (isDrawing(name)) {
        to.attributes.push_back(
            {from.name, isStyled(from.value) ? sealedCss(from.value, references_, false) : from.value});
    } else if (isFrameworkMark(name, from.value)) {
        to.attributes.push_back(from);
    }
}

void PageSealer::addressAttribute(const std::string& element, const std::string& name, const std::string& value,
                                  HtmlNode& to) {
    std::string sealed;
    if (name == "background") {
        sealed = references_.take(value, ReferenceKind::Image);
    } else if (name != "usemap" && (element == "a" || element == "area")) {
        sealed = references_.link(value, url_);
    } else if (name != "usemap" && (element == "image" || element == "feimage")) {
        sealed = value.starts_with('#') ? value : references_.take(value, ReferenceKind::Image);
    } else if (value.starts_with('#')) {
        sealed = value;
    }
    if (!sealed.empty()) to.attributes.push_back({name, std::move(sealed)});
}

}  // namespace periplus::archive
