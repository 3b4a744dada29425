#include "study/capture_json.h"

#include "catalogue/identity.h"
#include "store/row_json.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace periplus::study {

namespace {

using nlohmann::json;

template <class Enum>
Enum known(std::int64_t stored, Enum last, Enum otherwise) {
    return stored >= 0 && stored <= std::to_underlying(last) ? static_cast<Enum>(stored) : otherwise;
}

std::string line(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

std::string textOf(const json& value, const char* name) { return value.at(name).get<std::string>(); }

text::PageText pageTextOf(const json& value) {
    text::PageText page;
    page.title = textOf(value, "title");
    page.byline = textOf(value, "byline");
    page.language = textOf(value, "language");
    page.published = textOf(value, "published");
    page.text = textOf(value, "text");
    for (const auto& block : value.at("code")) {
        text::CodeBlock code;
        code.language = textOf(block, "language");
        code.code = textOf(block, "code");
        code.span = {{block.at("begin").get<std::uint64_t>()}, {block.at("end").get<std::uint64_t>()}};
        page.code.push_back(std::move(code));
    }
    for (const auto& entry : value.at("map"))
        page.map.push_back({{entry.at(0).get<std::uint64_t>()},
                            entry.at(1).get<std::uint32_t>(),
                            entry.at(2).get<std::uint32_t>(),
                            entry.at(3).get<std::uint32_t>()});
    return page;
}

}  // namespace

Capture captureOf(const store::CaptureRow& row, const ArticleId& article) {
    Capture capture;
    capture.id = row.id;
    capture.article = article;
    capture.url = row.url;
    capture.finalUrl = row.finalUrl;
    capture.title = row.title;
    capture.byline = row.byline;
    capture.language = row.language;
    capture.published = row.published;
    capture.capturedAt = row.capturedAt;
    capture.state = known(row.state, CaptureState::Failed, CaptureState::Failed);
    capture.reason = row.reason;
    capture.origin = known(row.origin, CaptureOrigin::LocalClone, CaptureOrigin::Live);
    capture.proven = row.proven;
    capture.bytes = row.bytes;
    capture.parts = static_cast<std::uint32_t>(row.parts);
    capture.missing = static_cast<std::uint32_t>(row.missing);
    return capture;
}

store::CaptureManifest manifestOf(const NewCapture& made) {
    store::CaptureManifest manifest;
    const Capture& capture = made.capture;
    store::CaptureRow& row = manifest.capture;
    row.id = capture.id;
    row.article = capture.article;
    row.url = capture.url;
    row.alias = catalogue::normalisedUrl(capture.url);
    row.finalUrl = capture.finalUrl;
    row.finalAlias = catalogue::normalisedUrl(capture.finalUrl);
    row.title = capture.title;
    row.byline = capture.byline;
    row.language = capture.language;
    row.published = capture.published;
    row.capturedAt = capture.capturedAt;
    row.state = std::to_underlying(capture.state);
    row.reason = capture.reason;
    row.origin = std::to_underlying(capture.origin);
    row.proven = capture.proven;
    row.bytes = capture.bytes;
    row.parts = capture.parts;
    row.missing = capture.missing;
    for (const auto& part : made.parts)
        manifest.parts.push_back({part.url, part.hash, part.contentType, part.status, part.bytes, part.sealed});
    for (const auto& part : made.missing) manifest.missing.push_back({part.url, part.reason});
    manifest.text = made.textHash;
    manifest.sealVersion = made.sealVersion;
    return manifest;
}

NewCapture captureOf(const store::CaptureManifest& manifest) {
    NewCapture made;
    made.capture = captureOf(manifest.capture, manifest.capture.article);
    for (const auto& part : manifest.parts)
        made.parts.push_back(
            {part.url, part.hash, part.contentType, static_cast<int>(part.status), part.bytes, part.sealed});
    for (const auto& part : manifest.missing) made.missing.push_back({part.url, part.reason});
    made.textHash = manifest.text;
    made.sealVersion = static_cast<int>(manifest.sealVersion);
    return made;
}

std::string captureJson(const NewCapture& capture) { return store::toJson(manifestOf(capture)); }

Result<NewCapture> captureFromJson(std::string_view text) {
    const auto manifest = store::manifestFromJson(text);
    if (!manifest) return fail(ErrorCode::Malformed, {}, "it is no manifest of a capture");
    return captureOf(*manifest);
}

std::string pageTextJson(const text::PageText& page) {
    json code = json::array();
    for (const auto& block : page.code)
        code.push_back({{"language", block.language},
                        {"code", block.code},
                        {"begin", block.span.begin.value},
                        {"end", block.span.end.value}});
    json map = json::array();
    for (const auto& entry : page.map) map.push_back({entry.at.value, entry.textNode, entry.offset, entry.length});
    return line({{"title", page.title},
                 {"byline", page.byline},
                 {"language", page.language},
                 {"published", page.published},
                 {"text", page.text},
                 {"code", std::move(code)},
                 {"map", std::move(map)}});
}

Result<text::PageText> pageTextFromJson(std::string_view text) {
    const json value = json::parse(text, nullptr, false);
    try {
        if (!value.is_discarded()) return pageTextOf(value);
    } catch (const json::exception&) {  // falls through: it is not of our form
    }
    return fail(ErrorCode::Malformed, {}, "it is no text of a page");
}

}  // namespace periplus::study
