#include "cli/library_folder.h"

#include <cstdlib>
#include <filesystem>

namespace periplus::cli {
namespace {

std::filesystem::path absoluteVariable(const char* name) {
    const char* value = std::getenv(name);
    if (value == nullptr) return {};
    const std::filesystem::path path(value);
    return path.is_absolute() ? path : std::filesystem::path();
}

}  // namespace

Result<std::string> libraryFolder(const std::string& told) {
    if (!told.empty()) return told;
    if (const auto data = absoluteVariable("XDG_DATA_HOME"); !data.empty()) return data / "periplus";
    if (const auto home = absoluteVariable("HOME"); !home.empty()) return home / ".local/share/periplus";
    return fail(ErrorCode::InvalidArgument, "opening the library", "HOME is not set; name the library with --library");
}

}  // namespace periplus::cli
