#include "cli/words.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <ranges>

namespace periplus::cli {
namespace {

constexpr std::array kStates = {std::string_view("unread"), std::string_view("reading"), std::string_view("read"),
                                std::string_view("skipped")};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::string_view nameOf(study::ReadingState state) { return kStates[static_cast<std::size_t>(state)]; }

std::optional<study::ReadingState> stateNamed(std::string_view name) {
    const auto found = std::ranges::find(kStates, name);
    if (found == kStates.end()) return std::nullopt;
    return static_cast<study::ReadingState>(found - kStates.begin());
}

std::string_view nameOf(study::HighlightColour colour) {
    switch (colour) {
        case study::HighlightColour::Sand: return "sand";
        case study::HighlightColour::Moss: return "moss";
        case study::HighlightColour::Sky: return "sky";
        case study::HighlightColour::Rose: break;
    }
    return "rose";
}

std::string_view nameOf(annotate::Standing standing) {
    switch (standing) {
        case annotate::Standing::Exact: return "exact";
        case annotate::Standing::Moved: return "moved";
        case annotate::Standing::Edited: return "edited";
        case annotate::Standing::Ambiguous: return "ambiguous";
        case annotate::Standing::Lost: break;
    }
    return "lost";
}

std::string_view nameOf(catalogue::LinkRole role) {
    switch (role) {
        case catalogue::LinkRole::Primary: return "primary";
        case catalogue::LinkRole::Alternative: return "alternative";
        case catalogue::LinkRole::Reference: break;
    }
    return "reference";
}

std::string_view nameOf(catalogue::NodeKind kind) {
    switch (kind) {
        case catalogue::NodeKind::Section: return "section";
        case catalogue::NodeKind::Group: return "group";
        case catalogue::NodeKind::Entry: break;
    }
    return "entry";
}

std::string_view nameOf(catalogue::Diagnostic::Kind kind) {
    using Kind = catalogue::Diagnostic::Kind;
    switch (kind) {
        case Kind::DoubtfulLink: return "looks like an address but cannot be one";
        case Kind::RefusedLink: return "an address of a kind that is never opened";
        case Kind::StruckWithoutLink: return "struck out, but without a link";
        case Kind::MovedWithoutTarget: return "an arrow without an address after it";
        case Kind::UnclosedMark: return "a mark that is not closed";
        case Kind::DuplicateLink: return "the same article stands here twice";
        case Kind::TooDeep: return "nested too deep; shown flatter";
        case Kind::AmbiguousIdentity: return "several known articles answer to this entry";
        case Kind::UnusedDefinition: return "the address of a link that is nowhere";
        case Kind::InvalidText: break;
    }
    return "characters that are no text were replaced";
}

std::string_view nameOf(study::CaptureState state) {
    switch (state) {
        case study::CaptureState::Complete: return "complete";
        case study::CaptureState::Partial: return "partial";
        case study::CaptureState::NeedsLogin: return "needs-login";
        case study::CaptureState::Gone: return "gone";
        case study::CaptureState::Refused: return "refused";
        case study::CaptureState::Failed: break;
    }
    return "failed";
}

std::string_view nameOf(study::CaptureOrigin origin) {
    switch (origin) {
        case study::CaptureOrigin::Live: return "live";
        case study::CaptureOrigin::Warc: return "warc";
        case study::CaptureOrigin::Wacz: return "wacz";
        case study::CaptureOrigin::Mhtml: return "mhtml";
        case study::CaptureOrigin::SingleFile: return "singlefile";
        case study::CaptureOrigin::HtmlPage: return "html";
        case study::CaptureOrigin::Markdown: return "markdown";
        case study::CaptureOrigin::LocalClone: break;
    }
    return "clone";
}

std::string timeText(UnixMillis time) {
    if (time.value == 0) return {};
    const auto seconds = static_cast<std::time_t>(time.value / 1000);
    std::tm parts{};
    if (gmtime_r(&seconds, &parts) == nullptr) return {};
    std::array<char, 40> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

std::string hostOf(std::string_view url) {
    const auto scheme = url.find("://");
    if (scheme == std::string_view::npos) return {};
    url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find_first_of("/?#"));
    if (const auto user = url.rfind('@'); user != std::string_view::npos) url.remove_prefix(user + 1);
    if (const auto port = url.rfind(':'); port != std::string_view::npos && !url.ends_with(']'))
        url = url.substr(0, port);
    std::string host(url);
    std::ranges::transform(host, host.begin(), lower);
    return host;
}

std::string_view primaryUrl(const catalogue::Node& node) {
    if (node.links.empty()) return {};
    const auto& first = node.links.front();
    return first.movedTo.empty() ? first.url : first.movedTo;
}

bool containsIgnoringCase(std::string_view text, std::string_view part) {
    const auto same = [](char a, char b) { return lower(a) == lower(b); };
    return part.empty() || !std::ranges::search(text, part, same).empty();
}

}  // namespace periplus::cli
