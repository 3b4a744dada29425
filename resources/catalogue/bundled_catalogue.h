#pragma once
// The list that comes with the program: the bytes of kubernetes-source-analysis.md, embedded by CMake.
// Ownership: static memory. Thread: any. Errors: none.
#include <string_view>

namespace periplus {

std::string_view bundledCatalogue();

}  // namespace periplus
