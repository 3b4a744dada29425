#include "cli/capture_rows.h"

#include "cli/words.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace periplus::cli {
namespace {

constexpr std::size_t kShortId = 12;

Result<study::Capture> captureIn(const std::vector<study::Capture>& all, const std::string& id) {
    std::vector<const study::Capture*> found;
    for (const auto& capture : all)
        if (!id.empty() && capture.id.value.starts_with(id)) found.push_back(&capture);
    if (found.empty())
        return fail(ErrorCode::NotFound, "A capture with the id \"" + id + "\"",
                    "`periplusctl capture list` shows them");
    if (found.size() > 1)
        return fail(ErrorCode::Ambiguous, id,
                    found[0]->id.value + ", " + found[1]->id.value + (found.size() > 2 ? " ..." : ""));
    return *found.front();
}

}  // namespace

Result<study::Capture> captureNamed(study::Captures& captures, const std::string& id) {
    const auto all = captures.all();
    if (!all) return std::unexpected(all.error());
    return captureIn(*all, id);
}

Result<std::vector<study::Capture>> capturesNamed(study::Captures& captures, const std::vector<std::string>& ids) {
    auto all = captures.all();
    if (!all || ids.empty()) return all;
    std::vector<study::Capture> named;
    for (const auto& id : ids) {
        auto capture = captureIn(*all, id);
        if (!capture) return std::unexpected(capture.error());
        const bool twice = std::ranges::any_of(named, [&](const auto& other) { return other.id == capture->id; });
        if (!twice) named.push_back(std::move(*capture));
    }
    return named;
}

void writeFields(JsonWriter& out, const study::Capture& capture) {
    out.field("id", capture.id.value);
    out.fieldOrNull("entry", capture.article.value);
    out.field("url", capture.url);
    out.field("finalUrl", capture.finalUrl);
    out.field("title", capture.title);
    out.fieldOrNull("capturedAt", timeText(capture.capturedAt));
    out.field("state", nameOf(capture.state));
    out.field("reason", capture.reason);
    out.field("proven", capture.proven);
    out.field("origin", nameOf(capture.origin));
    out.field("bytes", capture.bytes);
    out.field("parts", capture.parts);
}

std::vector<std::string> rowOf(const study::Capture& capture) {
    return {capture.id.value.substr(0, kShortId), timeText(capture.capturedAt).substr(0, 10),
            std::string(nameOf(capture.state)), capture.title.empty() ? capture.url : capture.title,
            hostOf(capture.url)};
}

std::string sizeText(std::uint64_t bytes) {
    constexpr std::array units = {"bytes", "KiB", "MiB", "GiB", "TiB"};
    auto size = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (size >= 1024 && unit + 1 < units.size()) {
        size /= 1024;
        ++unit;
    }
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), unit == 0 ? "%.0f %s" : "%.1f %s", size, units[unit]);
    return text.data();
}

}  // namespace periplus::cli
