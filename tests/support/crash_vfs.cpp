#include "support/crash_vfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace periplus::test {

namespace {

constexpr std::size_t kSector = 512;

std::string readAll(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// A change that the disk has been told of and has not promised yet.
struct Pending {
    std::optional<std::uint64_t> truncate;
    std::uint64_t offset = 0;
    std::string bytes;
};

struct FileState {
    std::string durable;
    std::vector<Pending> pending;
};

void apply(std::string& content, const Pending& change, std::mt19937* torn) {
    if (change.truncate) {
        content.resize(*change.truncate, '\0');
        return;
    }
    for (std::size_t at = 0; at < change.bytes.size(); at += kSector) {
        if (torn != nullptr && (*torn)() % 2 == 0) continue;
        const auto part = change.bytes.substr(at, kSector);
        const auto end = change.offset + at + part.size();
        if (content.size() < end) content.resize(end, '\0');
        content.replace(change.offset + at, part.size(), part);
    }
}

}  // namespace

struct CrashVfs::Disk {
    sqlite3_vfs vfs{};
    sqlite3_vfs* system = nullptr;
    std::map<std::string, FileState> files;
    std::function<bool()> isFull = [] { return false; };
    Fault fault = Fault::None;
    std::uint64_t at = 0;
    std::uint64_t count = 0;
    bool struck = false;
    bool cut = false;

    // Does this operation fail?
    bool fails() {
        if (cut) return true;
        ++count;
        if (fault == Fault::None || count != at) return false;
        struck = true;
        if (fault == Fault::Kill) ::raise(SIGKILL);
        cut = fault == Fault::PowerCut;
        return true;
    }
};

namespace {

struct File {
    sqlite3_file base;
    CrashVfs::Disk* disk;
    std::string* path;
    sqlite3_file* real;
};

File* fileOf(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
FileState& stateOf(sqlite3_file* file) { return fileOf(file)->disk->files[*fileOf(file)->path]; }

int closeFile(sqlite3_file* file) {
    File* own = fileOf(file);
    const int code = own->real->pMethods != nullptr ? own->real->pMethods->xClose(own->real) : SQLITE_OK;
    sqlite3_free(own->real);
    delete own->path;
    return code;
}

int readFile(sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
    sqlite3_file* real = fileOf(file)->real;
    return real->pMethods->xRead(real, to, size, at);
}

int writeFile(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
    File* own = fileOf(file);
    if (own->disk->isFull()) return SQLITE_FULL;
    Pending change{{},
                   static_cast<std::uint64_t>(at),
                   std::string(static_cast<const char*>(from), static_cast<std::size_t>(size))};
    const bool fails = own->disk->fails();
    // The operation during which the power goes may be half done.
    if (!fails || own->disk->fault == CrashVfs::Fault::PowerCut) stateOf(file).pending.push_back(std::move(change));
    if (fails) return SQLITE_IOERR_WRITE;
    return own->real->pMethods->xWrite(own->real, from, size, at);
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
    File* own = fileOf(file);
    if (own->disk->fails()) return SQLITE_IOERR_TRUNCATE;
    stateOf(file).pending.push_back({static_cast<std::uint64_t>(size), 0, {}});
    return own->real->pMethods->xTruncate(own->real, size);
}

// The system's sync is left out: a test of what is synced need not wait for it.
int syncFile(sqlite3_file* file, int) {
    if (fileOf(file)->disk->fails()) return SQLITE_IOERR_FSYNC;
    FileState& state = stateOf(file);
    for (const auto& change : state.pending) apply(state.durable, change, nullptr);
    state.pending.clear();
    return SQLITE_OK;
}

int fileSize(sqlite3_file* file, sqlite3_int64* size) {
    return fileOf(file)->real->pMethods->xFileSize(fileOf(file)->real, size);
}
int lockFile(sqlite3_file* file, int level) { return fileOf(file)->real->pMethods->xLock(fileOf(file)->real, level); }
int unlockFile(sqlite3_file* file, int level) {
    return fileOf(file)->real->pMethods->xUnlock(fileOf(file)->real, level);
}
int checkLock(sqlite3_file* file, int* held) {
    return fileOf(file)->real->pMethods->xCheckReservedLock(fileOf(file)->real, held);
}
int control(sqlite3_file* file, int what, void* argument) {
    if (what == SQLITE_FCNTL_SIZE_HINT || what == SQLITE_FCNTL_CHUNK_SIZE) return SQLITE_NOTFOUND;
    return fileOf(file)->real->pMethods->xFileControl(fileOf(file)->real, what, argument);
}
int sectorSize(sqlite3_file*) { return kSector; }
int characteristics(sqlite3_file*) { return 0; }  // no promise that the system might make for its own disk

const sqlite3_io_methods kMethods = {
    1,       closeFile,  readFile,        writeFile, truncateFile, syncFile, fileSize, lockFile, unlockFile, checkLock,
    control, sectorSize, characteristics, {},        {},           {},       {},       {},       {}};

CrashVfs::Disk* diskOf(sqlite3_vfs* vfs) { return static_cast<CrashVfs::Disk*>(vfs->pAppData); }

int openFile(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* outFlags) {
    auto* disk = diskOf(vfs);
    File* own = fileOf(file);
    own->base.pMethods = nullptr;
    own->real = static_cast<sqlite3_file*>(sqlite3_malloc(disk->system->szOsFile));
    std::memset(own->real, 0, static_cast<std::size_t>(disk->system->szOsFile));
    const int code = disk->system->xOpen(disk->system, name, own->real, flags, outFlags);
    if (code != SQLITE_OK) {
        sqlite3_free(own->real);
        return code;
    }
    own->disk = disk;
    own->path = new std::string(name == nullptr ? "" : name);
    if (!disk->files.contains(*own->path)) disk->files[*own->path].durable = readAll(*own->path);
    own->base.pMethods = &kMethods;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs* vfs, const char* name, int syncFolder) {
    auto* disk = diskOf(vfs);
    if (disk->fails()) return SQLITE_IOERR_DELETE;
    disk->files.erase(name);
    return disk->system->xDelete(disk->system, name, syncFolder);
}

}  // namespace

CrashVfs::CrashVfs() : disk_(std::make_unique<Disk>()) {
    disk_->system = sqlite3_vfs_find(nullptr);
    disk_->vfs = *disk_->system;
    disk_->vfs.iVersion = 1;
    disk_->vfs.szOsFile = sizeof(File);
    disk_->vfs.zName = "crash";
    disk_->vfs.pAppData = disk_.get();
    disk_->vfs.xOpen = openFile;
    disk_->vfs.xDelete = deleteFile;
    // The system's own functions want the system's own VFS.
    disk_->vfs.xAccess = [](sqlite3_vfs* vfs, const char* name, int flags, int* out) {
        return diskOf(vfs)->system->xAccess(diskOf(vfs)->system, name, flags, out);
    };
    disk_->vfs.xFullPathname = [](sqlite3_vfs* vfs, const char* name, int size, char* out) {
        return diskOf(vfs)->system->xFullPathname(diskOf(vfs)->system, name, size, out);
    };
    sqlite3_vfs_register(&disk_->vfs, 1);
}

CrashVfs::~CrashVfs() {
    sqlite3_vfs_unregister(&disk_->vfs);
    sqlite3_vfs_register(disk_->system, 1);
}

void CrashVfs::arm(Fault fault, std::uint64_t atOperation) {
    disk_->fault = fault;
    disk_->at = atOperation;
    disk_->count = 0;
    disk_->struck = false;
    disk_->cut = false;
}

void CrashVfs::fullWhile(std::function<bool()> isFull) { disk_->isFull = std::move(isFull); }
std::uint64_t CrashVfs::operations() const { return disk_->count; }
bool CrashVfs::struck() const { return disk_->struck; }

void CrashVfs::settle(std::uint32_t seed) {
    std::mt19937 random(seed);
    for (auto& [path, state] : disk_->files) {
        if (path.empty() || !std::filesystem::exists(path)) continue;
        for (const auto& change : state.pending) {
            switch (random() % 3) {
                case 0: break;
                case 1: apply(state.durable, change, nullptr); break;
                default: apply(state.durable, change, &random);
            }
        }
        std::ofstream(path, std::ios::binary | std::ios::trunc) << state.durable;
    }
    disk_->files.clear();
    arm(Fault::None, 0);
}

}  // namespace periplus::test
