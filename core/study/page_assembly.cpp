#include "study/page_assembly.h"

#include "archive/content_type.h"
#include "study/markdown_page.h"
#include "text/charset.h"

#include <algorithm>

namespace periplus::study {

namespace {

using archive::PartKind;
using archive::ReferenceKind;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool isPicture(const store::StoredResource& resource) {
    if (archive::servedType(resource.contentType, resource.firstBytes).kind == PartKind::Svg) return true;
    return archive::servedType({}, resource.firstBytes).kind == PartKind::Image;
}

// Why what came is not what was asked for; empty: it is.
std::string wrongKind(ReferenceKind wanted, const store::StoredResource& resource) {
    const auto kind = archive::servedType(resource.contentType, resource.firstBytes).kind;
    switch (wanted) {
        case ReferenceKind::Image:
        case ReferenceKind::Icon: return isPicture(resource) ? "" : "not a picture";
        case ReferenceKind::Style: return kind == PartKind::Css ? "" : "not a style sheet";
        case ReferenceKind::Font: return kind == PartKind::Font ? "" : "not a font";
        case ReferenceKind::Media: return kind == PartKind::Media ? "" : "not a sound or film";
        case ReferenceKind::Frame: break;
    }
    return kind == PartKind::Other ? "of a kind that is never shown" : "";
}

std::string withoutFragment(const std::string& url) { return url.substr(0, url.find('#')); }

}  // namespace

PageAssembly::PageAssembly(store::PartFiles& files, PartSource& source, const AssemblyLimits& limits,
                           std::stop_token stop)
    : files_(files), source_(source), limits_(limits), stop_(std::move(stop)) {}

Result<AssembledPage> PageAssembly::run(Capture begun, const FoundPart& page, std::optional<Verdict> given,
                                        std::string lack) {
    given_ = given.has_value();
    verdict_ = std::move(given);
    lack_ = std::move(lack);
    auto& made = made_.capture;
    made.capture = std::move(begun);
    made.sealVersion = archive::kSealVersion;
    const auto& resource = page.resource;
    made.parts.push_back({withoutFragment(made.capture.finalUrl),
                          resource.hash,
                          resource.contentType,
                          resource.status,
                          resource.bytes,
                          {}});
    bytes_ = resource.bytes;
    for (const auto& url : {page.finalUrl, made.capture.finalUrl, made.capture.url})
        keys_.emplace(store::comparedAddress(url), resource.hash);
    documents_.push_back({0, page.finalUrl, 0});
    for (std::size_t next = 0; next < documents_.size(); ++next) {
        if (stop_.stop_requested()) return fail(ErrorCode::Cancelled, made.capture.url);
        const auto document = documents_[next];
        if (const auto done = seal(document); !done) return std::unexpected(done.error());
    }
    shareSealed();
    settleState();
    return std::move(made_);
}

std::string PageAssembly::refusal(const archive::Reference& reference, const FoundPart& found,
                                  std::size_t depth) const {
    if (!found.missing.empty()) return found.missing;
    if (auto wrong = wrongKind(reference.kind, found.resource); !wrong.empty()) return wrong;
    if (bytes_ + found.resource.bytes > limits_.bytes) return "larger than the limit";
    if (made_.capture.parts.size() >= limits_.parts) return "more parts than the limit";
    if (depth > limits_.depth) return "nested too deep";
    return {};
}

std::optional<std::string> PageAssembly::keyOf(const archive::Reference& reference, std::size_t depth) {
    const auto address = store::comparedAddress(reference.url);
    if (const auto known = keys_.find(address); known != keys_.end()) return known->second;
    if (reasons_.contains(address) || failed_) return std::nullopt;
    const auto found = source_.find(withoutFragment(reference.url));
    if (!found) {
        failed_ = found.error();
        return std::nullopt;
    }
    if (auto why = refusal(reference, *found, depth); !why.empty()) {
        reasons_.emplace(address, std::move(why));
        return std::nullopt;
    }
    addPart(reference, *found, depth);
    return keys_.emplace(address, found->resource.hash).first->second;
}

void PageAssembly::addPart(const archive::Reference& reference, const FoundPart& found, std::size_t depth) {
    auto& parts = made_.capture.parts;
    const auto& resource = found.resource;
    const auto asked = withoutFragment(reference.url);
    const auto target = store::comparedAddress(found.finalUrl);
    if (reference.kind == ReferenceKind::Frame) made_.frames.push_back(target);
    if (store::comparedAddress(asked) != target) {
        parts.push_back({asked, resource.hash, resource.contentType, 302, resource.bytes, {}});
        if (!keys_.emplace(target, resource.hash).second) return;
    }
    bytes_ += resource.bytes;
    documents_.push_back({parts.size(), found.finalUrl, depth});
    parts.push_back({found.finalUrl, resource.hash, resource.contentType, resource.status, resource.bytes, {}});
}

Result<archive::Sealed> PageAssembly::sealed(const Document& document, const std::string& bytes) {
    const auto& part = made_.capture.parts[document.part];
    const auto key = [this, depth = document.depth + 1](const archive::Reference& reference) {
        return keyOf(reference, depth);
    };
    if (document.part == 0 && isMarkdown(part.contentType)) {
        const auto decoded = text::decodeText(bytes, text::charsetOf(part.contentType));
        const auto page = markdownPage(decoded.utf8, made_.capture.capture.title);
        return archive::sealHtml(page, "text/html; charset=utf-8", document.base, key);
    }
    switch (archive::servedType(part.contentType, bytes).kind) {
        case PartKind::Html: return archive::sealHtml(bytes, part.contentType, document.base, key);
        case PartKind::Css: return archive::sealCss(bytes, part.contentType, document.base, key);
        case PartKind::Svg: return archive::sealSvg(bytes, document.base, key);
        default: return archive::Sealed{};
    }
}

Result<void> PageAssembly::seal(const Document& document) {
    const auto part = made_.capture.parts[document.part];
    const auto kind = archive::servedType(part.contentType, {}).kind;
    const bool page = document.part == 0;
    if (!page && kind != PartKind::Html && kind != PartKind::Css && kind != PartKind::Svg) return {};
    const auto bytes = files_.read(part.hash);
    if (!bytes) return std::unexpected(bytes.error());
    auto sealed = this->sealed(document, *bytes);
    if (failed_) return std::unexpected(*failed_);
    if (!sealed) return std::unexpected(sealed.error());
    noteMissing(*sealed);
    if (!sealed->bytes.empty()) {
        const auto stored = files_.put(sealed->bytes);
        if (!stored) return std::unexpected(stored.error());
        made_.capture.parts[document.part].sealed = stored->hash;
    }
    if (page) readPage(*bytes, sealed->bytes);
    return {};
}

void PageAssembly::noteMissing(const archive::Sealed& sealed) {
    for (const auto& reference : sealed.missing) {
        if (reference.perhaps || reference.kind == ReferenceKind::Icon || missing_.size() >= limits_.parts) continue;
        auto url = withoutFragment(reference.url);
        auto address = store::comparedAddress(url);
        const auto reason = reasons_.find(address);
        const std::string why = reason == reasons_.end() ? "not in the archive" : reason->second;
        if (missing_.insert(std::move(address)).second) made_.capture.missing.push_back({std::move(url), why});
    }
}

void PageAssembly::readPage(const std::string& source, std::string_view sealed) {
    auto& made = made_.capture;
    auto& capture = made.capture;
    const auto kind = archive::servedType(made.parts.front().contentType, source).kind;
    if (!sealed.empty()) {
        if (sealed.starts_with(kByteOrderMark)) sealed.remove_prefix(kByteOrderMark.size());
        made.text = text::pageText(text::parseHtml(sealed));
    } else if (kind == PartKind::Text) {
        made.text.text = text::decodeText(source, text::charsetOf(made.parts.front().contentType)).utf8;
    } else if (kind == PartKind::Other && !given_) {
        verdict_ = Verdict{CaptureState::Failed, "of a kind that is never shown"};
    }
    if (!made.text.title.empty()) capture.title = made.text.title;
    capture.byline = made.text.byline;
    capture.language = made.text.language;
    capture.published = made.text.published;
    const int status = made.parts.front().status;
    if (!given_ && !verdict_) verdict_ = verdictOn({capture.url, capture.finalUrl, status, source, made.text});
}

// A part is served by its hash: all that have one hash show the same.
void PageAssembly::shareSealed() {
    std::unordered_map<std::string, std::string> forms;
    auto& parts = made_.capture.parts;
    for (const auto& part : parts)
        if (!part.sealed.empty()) forms.try_emplace(part.hash, part.sealed);
    for (auto& part : parts)
        if (const auto form = forms.find(part.hash); form != forms.end()) part.sealed = form->second;
}

void PageAssembly::settleState() {
    auto& capture = made_.capture.capture;
    const bool shown =
        !verdict_ || verdict_->state == CaptureState::Complete || verdict_->state == CaptureState::Partial;
    if (!shown) {
        capture.state = verdict_->state;
        capture.reason = verdict_->reason;
    } else if (!lack_.empty()) {
        capture.state = CaptureState::Partial;
        capture.reason = lack_;
    } else if (const auto count = made_.capture.missing.size(); count > 0) {
        capture.state = CaptureState::Partial;
        capture.reason = std::to_string(count) + (count == 1 ? " part is missing" : " parts are missing");
    } else {
        capture.state = verdict_ ? verdict_->state : CaptureState::Complete;
        capture.reason = verdict_ ? verdict_->reason : std::string();
    }
}

}  // namespace periplus::study
