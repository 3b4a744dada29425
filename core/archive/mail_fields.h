#pragma once
// What the header lines of mail hold, which MHTML shares: encoded words, dates, parameters.
// Ownership: values. Thread: any. Errors: none; what cannot be read is empty or 0.
// Source: RFC 2045, 2047, 5322
#include "base/clock.h"

#include <string>
#include <string_view>

namespace periplus::archive {

// A subject: encoded words decoded, all else as UTF-8.
std::string decodedWords(std::string_view value);

// "Mon, 23 Nov 2026 13:18:26 -0500"; also what JavaScript's Date writes ("Sat Feb 15 2020 11:00:00 GMT+0100 (CET)").
UnixMillis writtenDate(std::string_view value);

// A parameter of a content type: multipart/related; boundary="x".
std::string parameterOf(std::string_view value, std::string_view name);
std::string mediaTypeOf(std::string_view contentType);  // lower case, without parameters

}  // namespace periplus::archive
