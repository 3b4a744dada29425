#pragma once
// What a page that came is: the article, or what a server shows instead of one (a login, a notice that it is gone, a
// domain for sale, a check for robots). Said by the status of HTTP, by where it was led, and by small tables of words.
// Ownership: values. Thread: any. Errors: none; an article has no verdict.
#include "study/capture_types.h"

#include <optional>
#include <string>
#include <string_view>

namespace periplus::study {

struct PageFacts {
    std::string_view url;       // that was asked for
    std::string_view finalUrl;  // where it led
    int status = 200;
    std::string_view source;  // as captured
    const text::PageText& text;
};

struct Verdict {
    CaptureState state = CaptureState::Failed;
    std::string reason;
};

std::optional<Verdict> verdictOn(const PageFacts& facts);

}  // namespace periplus::study
