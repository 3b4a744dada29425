#include "store/file_inspection.h"

#include "base/file_handle.h"
#include "base/system_error.h"
#include "store/connection.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <string_view>

namespace periplus::store {

namespace {

// https://www.sqlite.org/fileformat.html#the_database_header
constexpr std::string_view kMagic("SQLite format 3\0", 16);
constexpr std::size_t kHeaderSize = 100;
constexpr std::size_t kUserVersionAt = 60;
constexpr std::size_t kApplicationIdAt = 68;

std::int64_t bigEndian32(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (const char c : bytes.substr(at, 4)) value = value << 8U | static_cast<unsigned char>(c);
    return static_cast<std::int32_t>(value);
}

Result<std::string> readHeader(const std::string& path) {
    const auto file = FileHandle::open(path, O_RDONLY | O_NOFOLLOW);
    if (!file) return std::unexpected(file.error());
    std::string header(kHeaderSize, '\0');
    const ssize_t count = ::pread(file->descriptor(), header.data(), header.size(), 0);
    if (count < 0) return std::unexpected(systemError(path, errno, Access::Read));
    header.resize(static_cast<std::size_t>(count));
    return header;
}

// A process was killed while it made the file: no mark yet and nothing inside.
bool hasNoTables(const std::string& path) {
    auto connection = Connection::open(path, OpenMode::Immutable);
    if (!connection) return false;
    const auto tables = (*connection)->integer("SELECT count(*) FROM sqlite_schema");
    return tables && *tables == 0;
}

}  // namespace

Result<FileStanding> inspectLibraryFile(const std::string& path, std::int64_t newestSchema) {
    struct stat status{};
    if (::lstat(path.c_str(), &status) != 0) {
        if (errno == ENOENT) return FileStanding::Missing;
        return std::unexpected(systemError(path, errno, Access::Read));
    }
    if (S_ISLNK(status.st_mode))
        return fail(ErrorCode::Malformed, path, "it is a symbolic link; open the folder that it leads to");
    if (!S_ISREG(status.st_mode)) return fail(ErrorCode::Malformed, path, "it is not a file");
    if (status.st_size == 0) return FileStanding::Empty;
    const auto header = readHeader(path);
    if (!header) return std::unexpected(header.error());
    if (header->size() < kHeaderSize || !header->starts_with(kMagic)) return FileStanding::Broken;
    const auto application = bigEndian32(*header, kApplicationIdAt);
    const auto schema = bigEndian32(*header, kUserVersionAt);
    if (application == 0 && schema == 0) return hasNoTables(path) ? FileStanding::Ours : FileStanding::Foreign;
    if (application != kApplicationId) return FileStanding::Foreign;
    if (schema <= 0) return FileStanding::Broken;
    // A flipped bit can look like this too; refusing loses nothing, while mending could undo a newer program's work.
    if (schema > newestSchema) return fail(ErrorCode::NewerVersion, path, "schema " + std::to_string(schema));
    return FileStanding::Ours;
}

std::int64_t schemaInHeader(const std::string& path) {
    const auto header = readHeader(path);
    return header && header->size() == kHeaderSize ? bigEndian32(*header, kUserVersionAt) : 0;
}

}  // namespace periplus::store
