// Pictures, sound and film: of several alternatives what is there stays; lazy ones get the address that a script would
// have given them.
#include "archive/page_sealer.h"
#include "text/html_tame.h"

#include <algorithm>
#include <array>

namespace periplus::archive {

using text::HtmlIndex;
using text::HtmlKind;
using text::HtmlNode;
using text::kNoHtml;
using std::string_view_literals::operator""sv;

namespace {

constexpr std::array kLazy = {"data-src"sv,          "data-original"sv, "data-actualsrc"sv, "data-lazy-src"sv,
                              "data-original-src"sv, "data-lazyload"sv, "data-lazy"sv,      "data-echo"sv};
constexpr std::array kLazySets = {"data-srcset"sv, "data-lazy-srcset"sv, "data-original-set"sv};
constexpr std::array kStandIns = {"placeholder"sv, "blank."sv, "spacer."sv, "loading."sv,    "lazy."sv,
                                  "grey."sv,       "gray."sv,  "pixel."sv,  "transparent"sv, "1x1."sv};

bool isAddress(const std::string* value) {
    return value != nullptr && value->find_first_of("./:") != std::string::npos;
}

bool isStandIn(const std::string* src) {
    if (src == nullptr || src->empty() || *src == "#") return true;
    const auto lower = text::lowerAscii(std::string_view(*src).substr(0, 2048));
    if (lower.starts_with("data:") || lower.starts_with("about:")) return true;
    const auto name = lower.substr(lower.find_last_of('/') + 1);
    return std::ranges::any_of(kStandIns, [&](auto word) { return name.find(word) != std::string::npos; });
}

// Of one pixel, or hidden and no lazy one: it counts visitors.
bool isPixel(const HtmlNode& node) {
    const auto small = [&](std::string_view side) {
        const auto* value = node.attribute(side);
        return value != nullptr && (*value == "0" || *value == "1" || *value == "1px" || *value == "0px");
    };
    if (small("width") && small("height")) return true;
    const auto* look = node.attribute("style");
    if (look == nullptr || std::ranges::any_of(kLazy, [&](auto name) { return node.attribute(name) != nullptr; }))
        return false;
    auto style = text::lowerAscii(std::string_view(*look).substr(0, 2048));
    std::erase(style, ' ');
    return style.find("display:none") != std::string::npos;
}

}  // namespace

bool PageSealer::isLazyImage(HtmlIndex at) const {
    if (at == kNoHtml || in_.nodes[at].name != "img") return false;
    return std::ranges::any_of(kLazy, [&](auto name) { return isAddress(in_.nodes[at].attribute(name)); });
}

void PageSealer::chooseSrcset(const HtmlNode& node, std::string_view name, Choice& choice) const {
    const auto* value = node.attribute(name);
    if (value == nullptr) return;
    for (auto& candidate : srcsetCandidates(*value)) {
        auto place = references_.place(candidate.address, ReferenceKind::Image);
        if (!place.path.empty()) choice.srcset.push_back({place.path, std::move(candidate.descriptor)});
        choice.all.push_back(std::move(place));
    }
}

PageSealer::Choice PageSealer::chooseImage(const HtmlNode& node) const {
    Choice choice;
    std::vector<const std::string*> addresses;
    for (const auto name : kLazy)
        if (const auto* value = node.attribute(name); isAddress(value)) addresses.push_back(value);
    const auto* src = node.attribute("src");
    const bool standIn = isStandIn(src);
    if (src != nullptr && !standIn) addresses.insert(addresses.begin(), src);
    for (const auto* address : addresses) {
        auto place = references_.place(*address, ReferenceKind::Image);
        if (choice.src.empty()) choice.src = place.path;
        choice.all.push_back(std::move(place));
        if (!choice.src.empty()) break;
    }
    if (references_.inlinesAll() && !choice.src.empty()) return choice;  // one is enough
    chooseSrcset(node, "srcset", choice);
    for (const auto name : kLazySets)
        if (choice.srcset.empty()) chooseSrcset(node, name, choice);
    if (src != nullptr && standIn && choice.src.empty() && choice.srcset.empty()) {
        auto place = references_.place(*src, ReferenceKind::Image);
        choice.src = place.path;
        if (choice.all.empty()) choice.all.push_back(std::move(place));
    }
    return choice;
}

void PageSealer::image(HtmlIndex at) {
    const auto& from = in_.nodes[at];
    const auto choice = chooseImage(from);
    if (isPixel(from) && choice.src.empty() && choice.srcset.empty()) return;
    const auto& parent = in_.nodes[from.parent];
    if (parent.name != "picture") references_.noteAlternatives(choice.all);
    auto node = copyOf(at, "img");
    std::erase_if(node.attributes, [](const auto& each) {
        return std::ranges::find(kLazy, each.name) != kLazy.end() ||
               std::ranges::find(kLazySets, each.name) != kLazySets.end();
    });
    if (!choice.src.empty()) node.set("src", choice.src);
    if (!choice.srcset.empty()) node.set("srcset", toSrcset(choice.srcset));
    append(std::move(node));
}

void PageSealer::picture(HtmlIndex at) {
    std::vector<Place> all;
    for (auto child = in_.nodes[at].firstChild; child != kNoHtml; child = in_.nodes[child].next) {
        const auto& node = in_.nodes[child];
        if (node.kind != HtmlKind::Element || (node.name != "img" && node.name != "source")) continue;
        auto choice = chooseImage(node);
        // What is missing is called by the name of the image itself.
        all.insert(node.name == "img" ? all.begin() : all.end(), std::make_move_iterator(choice.all.begin()),
                   std::make_move_iterator(choice.all.end()));
    }
    references_.noteAlternatives(all);
    keep(at, copyOf(at, "picture"));
}

void PageSealer::source(HtmlIndex at) {
    const auto& from = in_.nodes[at];
    const auto& parent = in_.nodes[from.parent].name;
    auto node = copyOf(at, "source");
    if (parent == "picture") {
        const auto choice = chooseImage(from);
        if (choice.srcset.empty()) return;
        std::erase_if(node.attributes,
                      [](const auto& each) { return std::ranges::find(kLazySets, each.name) != kLazySets.end(); });
        node.set("srcset", toSrcset(choice.srcset));
    } else if (parent == "video" || parent == "audio") {
        const auto* src = from.attribute("src");
        const auto place = references_.place(src == nullptr ? "" : *src, ReferenceKind::Media);
        if (place.path.empty()) return;
        node.set("src", place.path);
    } else {
        return;
    }
    append(std::move(node));
}

void PageSealer::media(HtmlIndex at, const std::string& name) {
    const auto& from = in_.nodes[at];
    auto node = copyOf(at, name);
    std::vector<Place> all;
    if (const auto* src = from.attribute("src")) {
        all.push_back(references_.place(*src, ReferenceKind::Media));
        if (!all.back().path.empty()) node.set("src", all.back().path);
    }
    for (auto child = from.firstChild; child != kNoHtml; child = in_.nodes[child].next) {
        const auto* src = in_.nodes[child].name == "source" ? in_.nodes[child].attribute("src") : nullptr;
        if (src != nullptr) all.push_back(references_.place(*src, ReferenceKind::Media));
    }
    references_.noteAlternatives(all);
    if (const auto* poster = from.attribute("poster")) {
        if (const auto path = references_.take(*poster, ReferenceKind::Image); !path.empty()) node.set("poster", path);
    }
    keep(at, std::move(node));
}

// Stays where it stands for a lazy picture or holds styles: what a browser without scripts shows. Words of it ("switch
// your scripts on") do not.
void PageSealer::noscript(HtmlIndex at) {
    HtmlIndex image = kNoHtml;
    bool styles = false;
    for (auto below = text::following(in_, at, at); below != kNoHtml; below = text::following(in_, below, at)) {
        const auto& node = in_.nodes[below];
        if (node.name == "img" && image == kNoHtml) image = below;
        if (node.name == "style" || node.name == "link") styles = true;
    }
    if (image == kNoHtml) return styles ? unwrap(at) : void();
    if (isPixel(in_.nodes[image])) return;
    auto next = in_.nodes[at].next;
    while (next != kNoHtml && in_.nodes[next].kind != HtmlKind::Element) next = in_.nodes[next].next;
    if (isLazyImage(next) || isLazyImage(open_.back().lastElement)) return;  // shown already
    unwrap(at);
}

}  // namespace periplus::archive
