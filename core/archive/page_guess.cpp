#include "archive/page_guess.h"

#include "archive/header_lines.h"

#include <utility>

namespace periplus::archive {
namespace {

bool isDocument(std::string_view contentType) {
    const auto type = trimmed(contentType.substr(0, contentType.find(';')));
    return sameWord(type, "text/html") || sameWord(type, "application/xhtml+xml");
}

}  // namespace

std::optional<PageMark> PageGuess::response(const ResourceHead& head, std::string_view resourceType) {
    auto done = otherRecord(head.url);
    const bool part = head.url == embeddedUrl_ || (!resourceType.empty() && !sameWord(resourceType, "document"));
    if (head.status == 200 && isDocument(head.contentType) && !part) {
        if (!done) done = end();
        held_ = PageMark{head.url, {}, head.at, false, {}};
    }
    return done;
}

std::optional<PageMark> PageGuess::otherRecord(const std::string& url) {
    if (url != embeddedUrl_) embeddedUrl_.clear();
    return held_ && held_->url != url ? std::exchange(held_, std::nullopt) : std::nullopt;
}

std::optional<PageMark> PageGuess::end() { return std::exchange(held_, std::nullopt); }

void PageGuess::embedded(const std::string& url) {
    embeddedUrl_ = url;
    if (held_ && held_->url == url) held_.reset();
}

bool asksForPart(std::string_view requestHead) {
    bool part = false;
    takeLine(requestHead);
    eachField(requestHead, [&](std::string_view name, std::string_view value) {
        if (sameWord(name, "Sec-Fetch-Dest")) part = part || !sameWord(value, "document");
        if (sameWord(name, "X-Requested-With")) part = part || sameWord(value, "XMLHttpRequest");
    });
    return part;
}

bool leadsToPart(std::string_view warcFields) {
    bool part = false;
    eachField(warcFields, [&](std::string_view name, std::string_view value) {
        if (sameWord(name, "hopsFromSeed")) part = value.ends_with('E') || value.ends_with('X') || value.ends_with('I');
    });
    return part;
}

}  // namespace periplus::archive
