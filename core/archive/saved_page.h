#pragma once
// What a saved page says of itself: its address and when it was saved. Thread: any. Errors: none; empty without a say.
#include "base/clock.h"

#include <string>
#include <string_view>
#include <vector>

namespace periplus::archive {

struct SavedPage {
    std::string url;  // http or https, without fragment
    UnixMillis at;
    bool single = false;  // all in one file, by SingleFile's comment or ours
};

SavedPage savedPageOf(std::string_view html);

bool looksLikeSingleFile(std::string_view firstBytes);
bool looksLikeHtml(std::string_view firstBytes);

// The comment that we write at the front of such a page.
std::string savedPageComment(const std::string& url, UnixMillis at);

// Where base64 data: addresses of pictures, fonts, sound, styles and pages stand in tags and styles; long ones only.
struct EmbeddedPart {
    std::size_t begin = 0;
    std::size_t length = 0;
};
std::vector<EmbeddedPart> embeddedParts(std::string_view html);
std::vector<EmbeddedPart> embeddedInStyle(std::string_view css);

}  // namespace periplus::archive
