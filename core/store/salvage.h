#pragma once
// Salvage: the rows of a damaged library that can still be read come into another one. Words only when their SHA-256
// holds; every table is read from both ends, because reading stops at the first broken page.
// Thread: the target connection's. Errors: only those of the target; what cannot be read is left out.
#include "store/connection.h"

#include <string>

namespace periplus::store {

// `path` is opened for reading only. The answer is how many rows were read.
Result<std::uint64_t> salvage(const std::string& path, Connection& target);

}  // namespace periplus::store
