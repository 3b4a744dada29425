#include "archive/folder_files.h"

#include "text/html_tame.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>

namespace periplus::archive {
namespace {

using std::string_view_literals::operator""sv;
namespace fs = std::filesystem;

constexpr std::size_t kMostFiles = 100'000;
constexpr int kMostDepth = 16;

constexpr std::array<std::pair<std::string_view, std::string_view>, 28> kTypes = {{
    {"html", "text/html"},
    {"htm", "text/html"},
    {"xhtml", "application/xhtml+xml"},
    {"css", "text/css"},
    {"svg", "image/svg+xml"},
    {"png", "image/png"},
    {"apng", "image/apng"},
    {"jpg", "image/jpeg"},
    {"jpeg", "image/jpeg"},
    {"gif", "image/gif"},
    {"webp", "image/webp"},
    {"avif", "image/avif"},
    {"bmp", "image/bmp"},
    {"ico", "image/x-icon"},
    {"woff2", "font/woff2"},
    {"woff", "font/woff"},
    {"ttf", "font/ttf"},
    {"otf", "font/otf"},
    {"mp4", "video/mp4"},
    {"m4v", "video/mp4"},
    {"webm", "video/webm"},
    {"mp3", "audio/mpeg"},
    {"m4a", "audio/mp4"},
    {"ogg", "audio/ogg"},
    {"wav", "audio/wav"},
    {"txt", "text/plain"},
    {"md", "text/markdown; charset=utf-8"},
    {"markdown", "text/markdown; charset=utf-8"},
}};

std::string endingOf(std::string_view path) {
    const auto dot = path.find_last_of("./");
    return dot == std::string_view::npos || path[dot] == '/' ? std::string() : text::lowerAscii(path.substr(dot + 1));
}

bool mayBeNamed(const std::string& part) {
    return !part.empty() && part.size() <= 255 && part.front() != '.' && part.find('\0') == std::string::npos;
}

}  // namespace

Result<FolderFiles> FolderFiles::open(const std::string& folder) {
    auto opened = FileHandle::open(folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY);
    if (!opened) return std::unexpected(opened.error());
    return FolderFiles(std::move(*opened));
}

Result<std::string> FolderFiles::read(const std::string& path, std::uint64_t most) const {
    std::optional<FileHandle> at;
    for (std::size_t begin = 0; begin <= path.size();) {
        const auto end = std::min(path.find('/', begin), path.size());
        const auto part = path.substr(begin, end - begin);
        if (!mayBeNamed(part)) return fail(ErrorCode::RefusedUrl, path);
        // Nothing that could be a device or wait for somebody is opened for more than a look.
        const int flags = O_NOFOLLOW | O_NONBLOCK | O_RDONLY | (end < path.size() ? O_DIRECTORY : 0);
        auto opened = at ? at->openIn(part, flags) : folder_.openIn(part, flags);
        if (!opened) return std::unexpected(opened.error());
        at = std::move(*opened);
        begin = end + 1;
    }
    struct stat state{};
    if (!at || ::fstat(at->descriptor(), &state) != 0 || !S_ISREG(state.st_mode))
        return fail(ErrorCode::NotAFile, path);
    if (static_cast<std::uint64_t>(state.st_size) > most) return fail(ErrorCode::TooLarge, path);
    return at->readAll();
}

std::string typeOfName(const std::string& path) {
    const auto ending = endingOf(path);
    const auto* const found = std::ranges::find(kTypes, ending, &std::pair<std::string_view, std::string_view>::first);
    return found == kTypes.end() ? std::string() : std::string(found->second);
}

std::vector<std::string> markdownBelow(const std::string& folder) {
    std::vector<std::string> found;
    std::error_code error;
    const auto options = fs::directory_options::skip_permission_denied;
    for (fs::recursive_directory_iterator at(folder, options, error), end; !error && at != end; at.increment(error)) {
        const auto name = at->path().filename().string();
        const bool hidden = name.starts_with('.');
        const bool isFolder = at->symlink_status(error).type() == fs::file_type::directory;
        if (isFolder && (hidden || at.depth() >= kMostDepth)) at.disable_recursion_pending();
        if (hidden || at->symlink_status(error).type() != fs::file_type::regular) continue;
        if (!typeOfName(name).starts_with("text/markdown")) continue;
        found.push_back(at->path().lexically_relative(folder).generic_string());
        if (found.size() >= kMostFiles) break;
    }
    std::ranges::sort(found);
    return found;
}

}  // namespace periplus::archive
