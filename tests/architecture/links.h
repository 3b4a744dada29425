#pragma once
// Links: what CMake links is what the includes need. A core module names in USES the modules whose headers it
// includes, no more and no less, and a test of its own links it without what it must not
// know.
// Ownership: values. Thread: any. Errors: each problem names the CMakeLists.txt and the module.
#include "source_tree.h"

namespace periplus::architecture {

Problems linkProblems(const SourceTree& tree);

// Every module under core/ has a periplus_core_test that uses it and nothing but what may lie below it.
Problems lonelyTestProblems(const SourceTree& tree);

}  // namespace periplus::architecture
