#pragma once
// A page saved as HTML: all in one file (SingleFile, or our own export), whose embedded parts are given as parts of
// their own so that they are shared, or with a folder beside it, of which the files that the page asks for are given.
// A page that does not say its address gets one below http://saved.invalid/. Thread: one.
// Errors: of files and the sink; Malformed when it is no page; TooLarge; Cancelled.
#include "archive/read.h"

namespace periplus::archive {

inline constexpr std::string_view kSavedHost = "http://saved.invalid/";

Result<void> readHtmlPage(const std::string& path, ResourceSink& sink, const ReadLimits& limits,
                          const std::stop_token& stop);

// One resource with its bytes.
Result<void> giveWhole(ResourceSink& sink, const ResourceHead& head, std::string_view bytes);

}  // namespace periplus::archive
