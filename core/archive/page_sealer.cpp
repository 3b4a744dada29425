#include "archive/page_sealer.h"

#include "archive/address.h"
#include "archive/css_seal.h"
#include "archive/inline_content.h"
#include "archive/seal_names.h"
#include "base/resolve_url.h"
#include "text/charset.h"
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

constexpr int kMaxDepth = 3;  // of srcdoc
constexpr std::size_t kMaxStyle = std::size_t{4} * 1024 * 1024;

bool hasWord(const std::string* list, std::string_view word) {
    if (list == nullptr) return false;
    const auto lower = text::lowerAscii(*list);
    for (std::size_t at = 0; (at = lower.find(word, at)) != std::string::npos; ++at) {
        const auto end = at + word.size();
        if ((at == 0 || text::isHtmlSpace(lower[at - 1])) && (end == lower.size() || text::isHtmlSpace(lower[end])))
            return true;
    }
    return false;
}

bool holds(const std::string* value, std::string_view what) {
    return value != nullptr && text::lowerAscii(*value).find(what) != std::string::npos;
}

}  // namespace

PageSealer::PageSealer(text::HtmlTree page, References& references, std::string url, SealMode mode, int depth)
    : in_(std::move(page)), references_(references), url_(std::move(url)), mode_(mode), depth_(depth) {}

text::HtmlTree PageSealer::run() {
    setBase();
    out_.nodes.push_back({.kind = HtmlKind::Document});
    open_.push_back({in_.nodes[0].firstChild, 0, kNoHtml, kNoHtml});
    while (!open_.empty()) {
        auto& frame = open_.back();
        if (frame.next == kNoHtml) {
            const auto done = frame;
            open_.pop_back();
            if (!open_.empty() && open_.back().into == done.into) open_.back().last = done.last;
            continue;
        }
        const auto at = frame.next;
        frame.next = in_.nodes[at].next;
        const auto depth = open_.size() - 1;
        visit(at);
        if (in_.nodes[at].kind == HtmlKind::Element) open_[depth].lastElement = at;
    }
    return std::move(out_);
}

void PageSealer::setBase() {
    if (mode_ != SealMode::Page) return;
    for (const auto& node : in_.nodes) {
        if (node.kind != HtmlKind::Element || node.name != "base") continue;
        const auto* href = node.attribute("href");
        if (href == nullptr) continue;
        const auto base = resolveUrl(url_, *href);
        if (isWebAddress(base)) references_.setBase(base);
        return;
    }
}

void PageSealer::visit(HtmlIndex at) {
    const auto& node = in_.nodes[at];
    switch (node.kind) {
        case HtmlKind::Text: append({.kind = HtmlKind::Text, .text = node.text}); return;
        case HtmlKind::Doctype: return documentType(node);
        case HtmlKind::Element: return element(at, text::lowerAscii(node.name));
        case HtmlKind::Document:
        case HtmlKind::Comment: return;
    }
}

HtmlIndex PageSealer::append(HtmlNode node) {
    auto& frame = open_.back();
    const auto index = static_cast<HtmlIndex>(out_.nodes.size());
    node.parent = frame.into;
    node.firstChild = node.next = kNoHtml;
    (frame.last == kNoHtml ? out_.nodes[frame.into].firstChild : out_.nodes[frame.last].next) = index;
    frame.last = index;
    out_.nodes.push_back(std::move(node));
    return index;
}

HtmlIndex PageSealer::keep(HtmlIndex at, HtmlNode node) {
    const auto index = append(std::move(node));
    open_.push_back({in_.nodes[at].firstChild, index, kNoHtml, kNoHtml});
    return index;
}

void PageSealer::unwrap(HtmlIndex at) {
    const auto [into, last] = std::pair(open_.back().into, open_.back().last);
    open_.push_back({in_.nodes[at].firstChild, into, last, kNoHtml});
}

HtmlNode PageSealer::copyOf(HtmlIndex at, const std::string& name) {
    const auto& from = in_.nodes[at];
    HtmlNode node{.kind = HtmlKind::Element, .space = from.space, .name = from.name};
    for (const auto& each : from.attributes) attribute(name, each, node);
    return node;
}

void PageSealer::element(HtmlIndex at, const std::string& name) {
    switch (fateOf(name)) {
        case Fate::Drop: return;
        case Fate::Unwrap: return unwrap(at);
        case Fate::Keep: break;
    }
    if (mode_ == SealMode::Picture && in_.nodes[at].space == text::HtmlSpace::Html)
        return name == "style" ? void() : unwrap(at);
    if (special(at, name) || drawnOrField(at, name)) return;
    keep(at, copyOf(at, name));
}

bool PageSealer::special(HtmlIndex at, const std::string& name) {
    using Handler = void (PageSealer::*)(HtmlIndex);
    static constexpr std::array<std::pair<std::string_view, Handler>, 10> kHandlers = {{
        {"head", &PageSealer::head},
        {"meta", &PageSealer::meta},
        {"link", &PageSealer::link},
        {"style", &PageSealer::style},
        {"template", &PageSealer::shadowRoot},
        {"noscript", &PageSealer::noscript},
        {"img", &PageSealer::image},
        {"image", nullptr},
        {"picture", &PageSealer::picture},
        {"source", &PageSealer::source},
    }};
    for (const auto& [known, handler] : kHandlers) {
        if (known != name || handler == nullptr) continue;
        (this->*handler)(at);
        return true;
    }
    if (name == "video" || name == "audio") {
        media(at, name);
    } else if (name == "iframe" || name == "frame") {
        frame(at, name);
    } else {
        return false;
    }
    return true;
}

bool PageSealer::drawnOrField(HtmlIndex at, const std::string& name) {
    if (name == "animate" || name == "set") {
        animation(at, name);
    } else if (name == "form" || name == "xmp" || name == "listing") {
        auto node = copyOf(at, name);
        node.name = name == "form" ? "div" : "pre";  // so that it sends nothing, and its text is written as text
        keep(at, std::move(node));
    } else if (name == "input" || name == "button" || name == "select" || name == "textarea") {
        field(at, name);
    } else if (name == "foreignobject" && mode_ == SealMode::Picture) {
        return true;
    } else {
        return false;
    }
    return true;
}

// Only what decides between standards and quirks mode.
void PageSealer::documentType(const HtmlNode& node) {
    const bool plain =
        std::ranges::all_of(node.text, [](char c) { return c >= ' ' && c < 0x7F && c != '<' && c != '>'; });
    if (plain && node.text.size() < 512 && text::lowerAscii(node.text).starts_with("html"))
        append({.kind = HtmlKind::Doctype, .text = node.text});
}

void PageSealer::head(HtmlIndex at) {
    if (mode_ != SealMode::Page || headSeen_) return unwrap(at);
    headSeen_ = true;
    keep(at, copyOf(at, "head"));
    append({.kind = HtmlKind::Element,
            .name = "meta",
            .attributes = {{"http-equiv", "Content-Security-Policy"}, {"content", std::string(references_.policy())}}});
}

void PageSealer::meta(HtmlIndex at) {
    const auto& from = in_.nodes[at];
    const auto* content = from.attribute("content");
    if (mode_ != SealMode::Page || from.attribute("http-equiv") != nullptr || content == nullptr) return;
    HtmlNode node{.kind = HtmlKind::Element, .name = "meta"};
    for (const auto* name : {"name", "property", "itemprop"}) {
        const auto* value = from.attribute(name);
        if (value == nullptr) continue;
        const auto lower = text::lowerAscii(*value);
        if (lower == "referrer" || lower == "monetization") return;
        node.attributes.push_back({name, *value});
    }
    if (node.attributes.empty()) return;
    node.attributes.push_back({"content", *content});
    append(std::move(node));
}

void PageSealer::link(HtmlIndex at) {
    const auto& from = in_.nodes[at];
    const auto* rel = from.attribute("rel");
    const auto* href = from.attribute("href");
    const auto* onload = from.attribute("onload");
    if (mode_ != SealMode::Page || href == nullptr || from.attribute("disabled") != nullptr) return;
    // Scripts that switch a style sheet on once it is there: it is there.
    const bool switchedOn = hasWord(rel, "preload") && holds(onload, "stylesheet");
    if ((!hasWord(rel, "stylesheet") && !switchedOn) || hasWord(rel, "alternate")) return;
    if (const auto inlined = inlineContent(*href, kMaxStyle)) {
        if (text::lowerAscii(inlined->contentType).starts_with("text/css"))
            inlineStyle(text::decodeCss(inlined->bytes, text::charsetOf(inlined->contentType)).utf8, from);
        return;
    }
    const auto* media = from.attribute("media");
    const auto path = references_.take(*href, ReferenceKind::Style);
    if (path.empty()) return;
    HtmlNode node{.kind = HtmlKind::Element, .name = "link", .attributes = {{"rel", "stylesheet"}, {"href", path}}};
    if (media != nullptr && !holds(onload, "media")) node.attributes.push_back({"media", *media});
    append(std::move(node));
}

void PageSealer::style(HtmlIndex at) {
    const auto& from = in_.nodes[at];
    if (mode_ == SealMode::Article || from.attribute("disabled") != nullptr) return;
    const auto* type = from.attribute("type");
    if (type != nullptr && !type->empty() && text::lowerAscii(*type) != "text/css") return;
    std::string css;
    for (auto child = from.firstChild; child != kNoHtml; child = in_.nodes[child].next)
        if (in_.nodes[child].kind == HtmlKind::Text) css += in_.nodes[child].text;
    inlineStyle(css, from);
}

void PageSealer::inlineStyle(std::string_view css, const HtmlNode& from) {
    HtmlNode node{.kind = HtmlKind::Element, .space = from.space, .name = "style"};
    if (const auto* media = from.attribute("media")) node.attributes.push_back({"media", *media});
    const auto index = append(std::move(node));
    const auto child = static_cast<HtmlIndex>(out_.nodes.size());
    out_.nodes.push_back({.kind = HtmlKind::Text, .text = sealedCss(css, references_, true), .parent = index});
    out_.nodes[index].firstChild = child;
}

void PageSealer::frame(HtmlIndex at, const std::string& name) {
    if (mode_ != SealMode::Page || name == "frame") return;
    const auto& from = in_.nodes[at];
    const auto is = [&](const char* side) {
        const auto* value = from.attribute(side);
        return value != nullptr && (*value == "0" || *value == "1");
    };
    const auto* look = from.attribute("style");
    if (is("width") || is("height") || holds(look, "display:none") || holds(look, "display: none"))
        return;  // a tracker
    auto node = copyOf(at, name);
    if (const auto* page = from.attribute("srcdoc")) {
        if (depth_ >= kMaxDepth) return references_.doubt("pages within pages were left out");
        std::vector<std::string> doubts;
        const auto base = references_.base();
        node.attributes.push_back({"srcdoc", sealedPage(*page, references_, url_, depth_ + 1, doubts)});
        references_.setBase(base);
        for (const auto& doubt : doubts) references_.doubt(doubt);
    } else if (const auto* src = from.attribute("src")) {
        const auto path = references_.take(*src, ReferenceKind::Frame);
        if (path.empty()) return;
        node.attributes.push_back({"src", path});
    }
    append(std::move(node));
}

// As Chromium's MHTML and declarative shadow DOM write them; any other template shows nothing.
void PageSealer::shadowRoot(HtmlIndex at) {
    const auto& from = in_.nodes[at];
    for (const auto* name : {"shadowrootmode", "shadowroot", "shadowmode"}) {
        const auto* mode = from.attribute(name);
        if (mode == nullptr || mode_ != SealMode::Page) continue;
        auto node = copyOf(at, "template");
        const auto plain = *mode == "closed" ? "closed" : "open";
        node.set("shadowrootmode", plain);
        node.set("shadowroot", plain);  // Chromium 102
        keep(at, std::move(node));
        return;
    }
}

// What can be filled in shows what it held, and opens nothing.
void PageSealer::field(HtmlIndex at, const std::string& name) {
    if (mode_ == SealMode::Article && name != "input") return;
    const auto* given = in_.nodes[at].attribute("type");
    const auto type = given == nullptr ? std::string() : text::lowerAscii(*given);
    if (mode_ == SealMode::Article && type != "checkbox") return;  // of task lists
    if (type == "hidden") return;
    auto node = copyOf(at, name);
    if (name == "button" || type == "submit" || type == "reset") node.set("type", "button");
    if (type == "image") {
        const auto* src = in_.nodes[at].attribute("src");
        if (const auto path = references_.take(src == nullptr ? "" : *src, ReferenceKind::Image); !path.empty())
            node.set("src", path);
    }
    if (type == "file" || type == "password" || type == "color") {
        node.set("type", "text");
        node.remove("value");
    }
    if (mode_ == SealMode::Article) node.set("disabled", "");
    keep(at, std::move(node));
}

void PageSealer::animation(HtmlIndex at, const std::string& name) {
    const auto* target = in_.nodes[at].attribute("attributeName");
    if (target == nullptr) target = in_.nodes[at].attribute("attributename");
    const auto lower = target == nullptr ? std::string() : text::lowerAscii(*target);
    if (isDrawing(lower) && lower != "path") keep(at, copyOf(at, name));
}

}  // namespace periplus::archive
