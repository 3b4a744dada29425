#pragma once
// A loose object: one file of git's store, deflated "blob 5\0words". Read here and not by libgit2, whose releases up to
// 1.9 never come back from a file that is cut off (its issue 7342). One of two owners of zlib.h.
// Ownership: values. Thread: any. Errors: NotInClone (no subject) for what is damaged or over the limit.
#include "source/git_object.h"

#include <cstddef>
#include <string_view>

namespace periplus::source {

// What it inflates to, header and all.
Result<std::string> inflateLoose(std::string_view file, std::size_t limit);

// The header taken off; the name is checked by who knows how.
Result<Object> readLoose(std::string_view inflated);

}  // namespace periplus::source
