#include "support/crash_files.h"

#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <set>

namespace periplus::test {

namespace {

namespace fs = std::filesystem;
using Files = std::map<std::string, std::string>;  // content by path below the folder

std::string readAll(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::mutex guard;
CrashFiles::Disk* active = nullptr;

}  // namespace

struct CrashFiles::Disk {
    std::string folder;
    std::function<bool(const std::string&)> isPlain;
    std::function<void()> atCut;
    Files durable;
    Files written;  // content that fsync() made durable, of files whose names may not be
    std::uint64_t at = 0;
    std::uint64_t count = 0;
    bool isCut = false;
    bool armed = false;

    Files now() const {
        Files files;
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            const auto path = entry.path().lexically_relative(folder).string();
            if (entry.is_regular_file() && isPlain(path)) files[path] = readAll(entry.path().string());
        }
        return files;
    }
    // Where an open file is, below the folder; nothing: it is another's.
    std::optional<std::string> pathOf(int descriptor) const {
        std::error_code failed;
        const auto path = fs::read_symlink("/proc/self/fd/" + std::to_string(descriptor), failed);
        const auto below = path.lexically_relative(folder).string();
        if (failed || below.empty() || below.starts_with("..")) return std::nullopt;
        return below;
    }
    // Does this sync fail?
    bool fails() {
        if (isCut) return true;
        if (++count != at) return false;
        isCut = true;
        return true;
    }
    void syncAll() { durable = now(); }
    void syncOne(const std::string& path) {
        const auto whole = folder + '/' + path;
        if (!fs::is_directory(whole)) {
            if (!isPlain(path)) return;
            auto content = readAll(whole);
            if (durable.contains(path)) durable[path] = content;
            written[path] = std::move(content);
            return;
        }
        const auto isIn = [&](const std::string& file) { return fs::path(file).parent_path() == fs::path(path); };
        const auto all = now();
        std::erase_if(durable, [&](const auto& file) { return isIn(file.first) && !all.contains(file.first); });
        for (const auto& [file, content] : all)
            if (isIn(file) && written.contains(file)) durable[file] = written[file];
    }
    static std::string torn(const std::string& content, std::mt19937& random) {
        const auto kept = content.empty() ? 0 : random() % content.size();
        if (random() % 2 == 0) return content.substr(0, kept);
        return content.substr(0, kept) + std::string(content.size() - kept, '\0');
    }
    void write(const std::string& path, const std::string& content) const {
        fs::create_directories(fs::path(folder + '/' + path).parent_path());
        std::ofstream(folder + '/' + path, std::ios::binary | std::ios::trunc) << content;
    }
    void settleOne(const std::string& path, const Files& all, std::mt19937& random) const {
        const auto old = durable.find(path);
        const auto fresh = all.find(path);
        if (fresh == all.end()) {  // removed, or perhaps not
            if (random() % 2 == 0) write(path, old->second);
            return;
        }
        if (old != durable.end() && old->second == fresh->second) return;
        switch (random() % 4) {
            case 0: return;
            case 1: return write(path, torn(fresh->second, random));
            default: break;
        }
        if (old != durable.end()) return write(path, old->second);
        fs::remove(folder + '/' + path);
    }
};

CrashFiles::CrashFiles(std::string folder, std::function<bool(const std::string&)> isPlain)
    : disk_(std::make_unique<Disk>()) {
    disk_->folder = std::move(folder);
    disk_->isPlain = std::move(isPlain);
    const std::scoped_lock lock(guard);
    active = disk_.get();
}

CrashFiles::~CrashFiles() {
    const std::scoped_lock lock(guard);
    active = nullptr;
}

void CrashFiles::arm(std::uint64_t atSync, std::function<void()> atCut) {
    const std::scoped_lock lock(guard);
    disk_->at = atSync;
    disk_->atCut = std::move(atCut);
    disk_->count = 0;
    disk_->isCut = false;
    disk_->armed = true;
    disk_->written.clear();
    disk_->syncAll();
}

void CrashFiles::cut() {
    const std::scoped_lock lock(guard);
    disk_->isCut = true;
}

bool CrashFiles::struck() const {
    const std::scoped_lock lock(guard);
    return disk_->isCut;
}

void CrashFiles::settle(std::uint32_t seed) {
    const std::scoped_lock lock(guard);
    std::mt19937 random(seed);
    const auto all = disk_->now();
    std::set<std::string> paths;
    for (const auto& [path, content] : all) paths.insert(path);
    for (const auto& [path, content] : disk_->durable) paths.insert(path);
    for (const auto& path : paths) disk_->settleOne(path, all, random);
    disk_->armed = false;
}

namespace {

// What a sync of this program does; nothing: the system's is asked.
std::optional<int> synced(int descriptor, bool everything) {
    std::function<void()> told;
    bool failed = false;
    {
        const std::scoped_lock lock(guard);
        const auto path = active != nullptr && active->armed ? active->pathOf(descriptor) : std::nullopt;
        if (!path || (!everything && !fs::is_directory(active->folder + '/' + *path) && !active->isPlain(*path)))
            return std::nullopt;
        const bool before = active->isCut;
        failed = active->fails();
        if (failed && !before) told = active->atCut;
        if (!failed && everything) active->syncAll();
        if (!failed && !everything) active->syncOne(*path);
    }
    if (told) told();
    if (!failed) return 0;
    errno = EIO;
    return -1;
}

}  // namespace

}  // namespace periplus::test

// NOLINTBEGIN(misc-definitions-in-headers,readability-inconsistent-declaration-parameter-name)
extern "C" int syncfs(int descriptor) noexcept {
    const auto done = periplus::test::synced(descriptor, true);
    return done ? *done : static_cast<int>(::syscall(SYS_syncfs, descriptor));
}
extern "C" int fsync(int descriptor) {
    const auto done = periplus::test::synced(descriptor, false);
    return done ? *done : static_cast<int>(::syscall(SYS_fsync, descriptor));
}
extern "C" int fdatasync(int descriptor) {
    const auto done = periplus::test::synced(descriptor, false);
    return done ? *done : static_cast<int>(::syscall(SYS_fdatasync, descriptor));
}
// NOLINTEND(misc-definitions-in-headers,readability-inconsistent-declaration-parameter-name)
