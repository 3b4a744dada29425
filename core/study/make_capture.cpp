#include "study/make_capture.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "study/capture_json.h"

#include <algorithm>
#include <unordered_set>

namespace periplus::study {

namespace {

// Lengths in front, so that no two lists of words give one text.
void append(std::string& all, const std::string& words) { all += std::to_string(words.size()) + ':' + words + '\n'; }

void mend(std::string& words) {
    while (const auto at = firstInvalidUtf8(words)) words.replace(*at, 1, "\uFFFD");
}

void fill(std::string& words, const std::string& fromText) {
    if (words.empty()) words = fromText;
    mend(words);
}

}  // namespace

CaptureId captureIdOf(const NewCapture& made) {
    std::vector<std::string> parts;
    for (const auto& part : made.parts) {
        auto& words = parts.emplace_back();
        append(words, part.url);
        append(words, part.hash);
        append(words, std::to_string(part.status));
        append(words, part.contentType);
    }
    std::ranges::sort(parts);
    std::string all;
    append(all, made.capture.url);
    append(all, made.capture.finalUrl);
    append(all, std::to_string(made.capture.capturedAt.value));
    for (const auto& part : parts) append(all, part);
    return {sha256Hex(all).substr(0, 32)};
}

Result<NewCapture> makeCapture(store::PartFiles& files, NewCapture made) {
    Capture& capture = made.capture;
    if (made.parts.empty()) return fail(ErrorCode::InvalidArgument, capture.url, "a capture without parts");
    capture.title = text::oneLine(capture.title);
    capture.reason = text::oneLine(capture.reason);
    fill(capture.title, made.text.title);
    fill(capture.byline, made.text.byline);
    fill(capture.language, made.text.language);
    fill(capture.published, made.text.published);
    for (auto* words : {&capture.url, &capture.finalUrl}) mend(*words);
    std::unordered_set<std::string_view> seen;
    capture.bytes = 0;
    for (auto& part : made.parts) {
        if (!store::isPartHash(part.hash)) return fail(ErrorCode::InvalidArgument, part.hash, "it is no SHA-256");
        mend(part.url);
        mend(part.contentType);
        if (seen.insert(part.hash).second) capture.bytes += part.bytes;
    }
    for (auto& part : made.missing) {
        mend(part.url);
        part.reason = text::oneLine(part.reason);
    }
    auto text = files.put(pageTextJson(made.text));
    if (!text) return std::unexpected(text.error());
    made.textHash = std::move(text->hash);
    capture.parts = static_cast<std::uint32_t>(made.parts.size());
    capture.missing = static_cast<std::uint32_t>(made.missing.size());
    capture.id = captureIdOf(made);
    return made;
}

}  // namespace periplus::study
