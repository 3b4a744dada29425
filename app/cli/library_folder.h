#pragma once
// Where the library lies: as told, or `periplus` in the XDG data folder (XDG Base Directory 0.8: a relative
// XDG_DATA_HOME does not count). The same place as the window's.
// Thread: main (reads the environment). Errors: InvalidArgument when no home is known.
#include "base/error.h"

#include <string>

namespace periplus::cli {

Result<std::string> libraryFolder(const std::string& told);

}  // namespace periplus::cli
