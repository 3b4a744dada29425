#pragma once
// Forms: names that say the one thing inside, and headers that open with their contract.
// Ownership: values. Thread: any. Errors: each problem names the file, and the line of a type.
#include "source_tree.h"

namespace periplus::architecture {

// Files are snake_case, types CamelCase, and none is called Manager, Helper, Util, Data, Info or 2.
Problems nameProblems(const SourceTree& tree);

// `#pragma once`, then the contract: any header of core and app opens with a comment; one that another module includes
// is public and has three to eight lines that also say the thread rule.
Problems contractProblems(const SourceTree& tree);

}  // namespace periplus::architecture
