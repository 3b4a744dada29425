#pragma once
// Owners: each foreign library is known in one place, so that it can be replaced in one place.
// Ownership: values. Thread: any. Errors: each problem names the file and the owner, or the two files that share.
#include "source_tree.h"

namespace periplus::architecture {

Problems ownerProblems(const SourceTree& tree);

}  // namespace periplus::architecture
