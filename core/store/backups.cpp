#include "store/backups.h"

#include "base/atomic_file.h"
#include "base/file_handle.h"
#include "base/ids.h"
#include "base/system_error.h"
#include "store/thinning.h"
#include "store/time_name.h"
#include "store/verify.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <optional>
#include <string_view>

namespace periplus::store {

namespace {

constexpr std::string_view kBefore = "library-";
constexpr std::string_view kBetween = "-s";
constexpr std::string_view kAfter = ".db";
constexpr const char* kHalfMade = ".part";
constexpr std::int64_t kDay = 24LL * 60 * 60 * 1000;

std::optional<Backup> backupAt(const std::filesystem::path& path) {
    const std::string name = path.filename().string();
    std::string_view rest = name;
    if (!rest.starts_with(kBefore) || !rest.ends_with(kAfter)) return std::nullopt;
    rest.remove_prefix(kBefore.size());
    rest.remove_suffix(kAfter.size());
    const auto made = timeFromName(rest.substr(0, kTimeNameSize));
    if (!made || !rest.substr(kTimeNameSize).starts_with(kBetween)) return std::nullopt;
    rest.remove_prefix(kTimeNameSize + kBetween.size());
    Backup backup{path.string(), *made, 0};
    const auto [end, failed] = std::from_chars(rest.data(), rest.data() + rest.size(), backup.sequence);
    if (failed != std::errc{} || end != rest.data() + rest.size()) return std::nullopt;
    return backup;
}

Result<void> copyInto(Connection& connection, const std::string& path) {
    const auto file = FileHandle::open(path, O_RDWR | O_CREAT | O_EXCL, 0600);
    if (!file) return std::unexpected(file.error());
    if (auto copied = connection.change("VACUUM INTO ?1", path); !copied) return copied;
    if (auto verified = verifyFile(path); !verified) return verified;
    return file->sync();
}

}  // namespace

std::vector<Backup> Backups::all() const {
    std::vector<Backup> backups;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder_, ignored))
        if (auto backup = backupAt(entry.path())) backups.push_back(*std::move(backup));
    std::ranges::sort(backups, [](const Backup& a, const Backup& b) {
        return std::pair(a.sequence, a.made) > std::pair(b.sequence, b.made);
    });
    return backups;
}

Result<void> Backups::make(Connection& connection, UnixMillis now) {
    if (::mkdir(folder_.c_str(), 0700) != 0 && errno != EEXIST)
        return std::unexpected(systemError(folder_, errno, Access::Write));
    removeHalfMade();
    const auto sequence = connection.integer("SELECT coalesce(max(sequence), 0) FROM history");
    if (!sequence) return std::unexpected(sequence.error());
    const std::string part = folder_ + '/' + randomIdText() + kHalfMade;
    auto made = copyInto(connection, part);
    if (made) {
        const std::string name = std::string(kBefore) + timeName(now) + std::string(kBetween) +
                                 std::to_string(*sequence) + std::string(kAfter);
        made = renameDurably(part, folder_ + '/' + name);
    }
    if (!made) ::unlink(part.c_str());
    return made;
}

Result<void> Backups::makeDaily(Connection& connection, UnixMillis now) {
    const auto known = all();
    if (!known.empty()) {
        const std::int64_t age = now.value - known.front().made.value;
        if (age >= 0 && age < kDay) return {};  // a clock set back makes a backup too many, not one too few
        const auto last = connection.integer("SELECT coalesce(max(sequence), 0) FROM history");
        if (!last) return std::unexpected(last.error());
        if (static_cast<Sequence>(*last) == known.front().sequence) return {};
    }
    auto made = make(connection, now);
    if (made) thin(now);
    return made;
}

// The process was killed, or the power went, while it made them.
void Backups::removeHalfMade() const {
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder_, ignored)) {
        const std::string name = entry.path().filename().string();
        if (name.ends_with(kHalfMade) || name.ends_with(std::string(kHalfMade) + "-journal"))
            ::unlink(entry.path().c_str());
    }
}

void Backups::thin(UnixMillis now) const {
    const auto backups = all();
    std::vector<UnixMillis> times;
    times.reserve(backups.size());
    for (const auto& backup : backups) times.push_back(backup.made);
    const auto keep = keepBackups(times, now);
    for (std::size_t i = 0; i < backups.size(); ++i)
        if (!keep[i]) ::unlink(backups[i].path.c_str());
}

}  // namespace periplus::store
