#pragma once
// Layers: which module may include which, as ARCHITECTURE says it: base <- {catalogue, text, archive, annotate,
// source, review} <- store <- study <- {cli, bridge} <- models <- {views, reader} <- shell <- main. Those in braces do
// not know each other, but annotate and archive may use text. The application never sees store, core never sees Qt.
// Ownership: values. Thread: any. Errors: each problem names both files.
#include "source_tree.h"

#include <set>

namespace periplus::architecture {

// The modules that `module` ("core/store", "app/shell", "app" for main) may include besides itself; nothing for a
// module that nobody has placed yet.
std::set<std::string> allowedFor(const std::string& module);
bool isPlaced(const std::string& module);

Problems arrowProblems(const SourceTree& tree);

// From any file of app, core/store must not be reached, not even through another header.
Problems storeProblems(const SourceTree& tree);

// No Qt header in core or app/cli.
Problems qtProblems(const SourceTree& tree);

}  // namespace periplus::architecture
