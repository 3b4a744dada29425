#pragma once
// What a data: address holds. Thread: any. Errors: nothing when it is none, or larger than asked for.
// Source: https://fetch.spec.whatwg.org/#data-url-processor
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace periplus::archive {

struct InlineContent {
    std::string contentType;
    std::string bytes;
};

std::optional<InlineContent> inlineContent(std::string_view address, std::size_t most);

// Blanks and line ends between are passed over; nothing when a letter is none of base64.
std::optional<std::string> fromBase64(std::string_view text);
std::string toBase64(std::string_view bytes);

}  // namespace periplus::archive
