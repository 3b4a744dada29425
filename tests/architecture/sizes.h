#pragma once
// Sizes: a file of more than 400 lines or a function of more than 40 asks for a reason, which stands in exceptions.txt
// with the size it was given for; 600 and 80 are the end. The list may only shrink: what outgrows its entry fails, and
// so does an entry that nothing needs.
// Ownership: values. Thread: any. Errors: each problem names file, function and lines.
#include "source_tree.h"

namespace periplus::architecture {

// Lines of `exceptions`: "<path> <lines>  <reason>" or "<path>#<function> <lines>  <reason>"; "#" begins a comment.
Problems sizeProblems(const SourceTree& tree, const std::string& exceptions);

}  // namespace periplus::architecture
