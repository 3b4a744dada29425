#pragma once
// The head of a WARC record, 1.0 and 1.1, as far as anything here asks for it.
// Ownership: values. Thread: any. Errors: none; nothing for bytes that are no head, or have no length.
// Source: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
#include "base/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace periplus::archive {

enum class WarcType : std::uint8_t { Info, Response, Resource, Request, Metadata, Revisit, Continuation, Other };

struct WarcHead {
    WarcType type = WarcType::Other;
    std::uint64_t length = 0;
    std::string url;  // WARC-Target-URI without < >, in its plain spelling
    UnixMillis at;
    std::string contentType;  // of the block
    std::string payloadDigest;
    std::string blockDigest;
    std::string refersToUrl;
    UnixMillis refersToAt;
    std::string resourceType;  // "document": as one crawler says what a response was for
    std::string pageTitle;     // of our own metadata records
    bool truncated = false;    // its writer stopped early
};

std::optional<WarcHead> parseWarcHead(std::string_view head);

// "2016-01-11T23:24:25.412030Z" and shorter forms; 0 for anything else.
UnixMillis parseWarcDate(std::string_view text);
std::string warcDate(UnixMillis at);        // to the second, or with milliseconds where there are some
std::string fourteenDigits(UnixMillis at);  // "20160111232425"

// Our own marks in archives.
inline constexpr std::string_view kManifestType = "application/vnd.periplus.capture+json";
inline constexpr std::string_view kPagesField = "periplus-pages";  // of the warcinfo: "named"
inline constexpr std::string_view kTitleField = "Periplus-Title";

}  // namespace periplus::archive
