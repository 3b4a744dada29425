#pragma once
// A capture as one self-contained HTML file: the sealed page with its parts as data: addresses, and a leading comment
// that says address and date, so that reading it again (SingleFile's form) gives page and parts back. It opens in any
// browser, runs nothing and asks nobody. Held in memory; what exceeds kMostInlined is left out.
// Ownership: values. Thread: any. Errors: none; what is not there is left out, as the sealed page would.
#include "archive/seal.h"
#include "base/clock.h"

namespace periplus::archive {

inline constexpr std::size_t kMostInlined = std::size_t{192} * 1024 * 1024;

struct PartContent {
    std::string contentType;
    std::string bytes;  // as captured
};

using PartOf = std::function<std::optional<PartContent>(const Reference& reference)>;

std::string inlinePage(std::string_view html, std::string_view contentType, const std::string& url, UnixMillis at,
                       const PartOf& part);

}  // namespace periplus::archive
