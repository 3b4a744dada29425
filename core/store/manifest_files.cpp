#include "store/manifest_files.h"

#include "base/atomic_file.h"
#include "base/file_handle.h"
#include "base/hash.h"
#include "base/system_error.h"
#include "store/capture_store.h"
#include "store/part_codec.h"
#include "store/row_json.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>

namespace periplus::store {

namespace {

constexpr std::uint64_t kMost = 256ULL * 1024 * 1024;
constexpr std::size_t kChecksum = 64;
constexpr const char* kHalfWritten = ".part";

Error named(Error error, const CaptureId& id) {
    error.subject = id.value;
    return error;
}

Result<void> makeFolder(const std::string& folder) {
    if (::mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST) return {};
    return std::unexpected(systemError(folder, errno, Access::Write));
}

}  // namespace

std::string ManifestFiles::pathOf(const CaptureId& id) const {
    return folder_ + '/' + id.value.substr(0, 2) + '/' + id.value.substr(2);
}

Result<void> ManifestFiles::put(const CaptureManifest& manifest) {
    const std::string path = pathOf(manifest.capture.id);
    auto done = makeFolder(folder_);
    if (done) done = makeFolder(folderOf(path));
    if (!done) return done;
    const std::string json = toJson(manifest);
    const std::string half = path + kHalfWritten;
    {
        const auto file = FileHandle::open(half, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0600);
        done = file ? file->writeAll(pack(sha256Hex(json) + json)) : std::unexpected(file.error());
    }
    if (done && std::rename(half.c_str(), path.c_str()) != 0)
        done = std::unexpected(systemError(path, errno, Access::Write));
    if (!done) ::unlink(half.c_str());
    return done;
}

Result<CaptureManifest> ManifestFiles::read(const CaptureId& id) const {
    if (!isCaptureId(id.value)) return fail(ErrorCode::NotFound, id.value);
    const auto file = FileHandle::open(pathOf(id), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    if (!file) return std::unexpected(named(file.error(), id));
    const auto packed = file->readAll();
    if (!packed) return std::unexpected(named(packed.error(), id));
    const auto bytes = unpack(*packed, kMost);
    if (!bytes) return std::unexpected(named(bytes.error(), id));
    const std::string_view all = *bytes;
    const auto json = all.substr(std::min(kChecksum, all.size()));
    auto manifest = sha256Hex(json) == all.substr(0, kChecksum) ? manifestFromJson(json) : std::nullopt;
    if (!manifest || manifest->capture.id != id)
        return fail(ErrorCode::Damaged, id.value, "its list of parts is not what was written");
    return *std::move(manifest);
}

std::uint64_t ManifestFiles::remove(const CaptureId& id) {
    std::error_code failed;
    const auto size = std::filesystem::file_size(pathOf(id), failed);
    return ::unlink(pathOf(id).c_str()) == 0 && !failed ? size : 0;
}

std::vector<CaptureId> ManifestFiles::all() const {
    std::vector<CaptureId> ids;
    std::error_code ignored;
    for (const auto& folder : std::filesystem::directory_iterator(folder_, ignored)) {
        if (folder.is_symlink(ignored)) continue;
        for (const auto& file : std::filesystem::directory_iterator(folder.path(), ignored)) {
            CaptureId id{folder.path().filename().string() + file.path().filename().string()};
            if (isCaptureId(id.value)) ids.push_back(std::move(id));
        }
    }
    return ids;
}

}  // namespace periplus::store
