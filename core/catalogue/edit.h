#pragma once
// Edits of a list in place: every byte outside the edited span stays as it is. Pure functions; any thread.
// Errors: InvalidArgument for a span outside the source or inside a code point.
#include "base/error.h"
#include "base/offset.h"

#include <string>
#include <string_view>

namespace periplus::catalogue {

struct Edit {
    ByteSpan span;
    std::string replacement;  // UTF-8
};

Result<std::string> apply(std::string_view source, const Edit& edit);

}  // namespace periplus::catalogue
