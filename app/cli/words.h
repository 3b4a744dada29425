#pragma once
// The names that the command line gives to states, roles and times. They are part of its contract: scripts read them.
// Thread: any. Errors: none.
#include "study/capture_types.h"
#include "study/types.h"

#include <string>
#include <string_view>

namespace periplus::cli {

std::string_view nameOf(study::ReadingState state);
std::optional<study::ReadingState> stateNamed(std::string_view name);
std::string_view nameOf(study::HighlightColour colour);
std::string_view nameOf(annotate::Standing standing);
std::string_view nameOf(catalogue::LinkRole role);
std::string_view nameOf(catalogue::NodeKind kind);
std::string_view nameOf(catalogue::Diagnostic::Kind kind);

// 2026-11-23T07:05:00Z; empty for never.
std::string timeText(UnixMillis time);

// The host of an address, lower case; empty when there is none.
std::string hostOf(std::string_view url);

std::string_view nameOf(study::CaptureState state);
std::string_view nameOf(study::CaptureOrigin origin);

// Where the entry's first link leads now: its successor, when it has moved. Empty when it has none.
std::string_view primaryUrl(const catalogue::Node& node);

bool containsIgnoringCase(std::string_view text, std::string_view part);

}  // namespace periplus::cli
