#include "store/part_files.h"

#include "base/ids.h"
#include "base/system_error.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

namespace periplus::store {

namespace {

constexpr std::string_view kSynced = "synced";  // in kUnswept when all parts are durable
constexpr int kFolder = O_RDONLY | O_DIRECTORY | O_NOFOLLOW;

Error named(Error error, std::string_view hash) {
    error.subject = std::string(hash);
    return error;
}

}  // namespace

bool isPartHash(std::string_view text) {
    return text.size() == 64 &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

Result<std::shared_ptr<PartFiles>> PartFiles::open(const std::string& folder) {
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
        return std::unexpected(systemError(folder, errno, Access::Write));
    auto handle = FileHandle::open(folder, kFolder);
    if (!handle) return std::unexpected(handle.error());
    std::shared_ptr<PartFiles> files(new PartFiles(*std::move(handle)));
    if (const auto mark = files->folder_.openIn(kUnswept, O_RDONLY | O_NOFOLLOW)) {
        files->marked_ = true;
        files->doubted_ = mark->readAll().value_or("") != kSynced;
    }
    return files;
}

PartFiles::~PartFiles() {
    if (!begun_ || !marked_ || doubted_) return;
    if (dirty_ && !sync()) return;
    if (const auto mark = folder_.openIn(kUnswept, O_WRONLY | O_NOFOLLOW)) (void)mark->writeAll(kSynced);
}

Result<FileHandle> PartFiles::folderOfPart(std::string_view hash, bool make) const {
    const std::string name(hash.substr(0, 2));
    auto folder = folder_.openIn(name, kFolder);
    if (folder || !make || folder.error().code != ErrorCode::NotFound) return folder;
    if (::mkdirat(folder_.descriptor(), name.c_str(), 0700) != 0 && errno != EEXIST)
        return std::unexpected(systemError(folder_.path() + '/' + name, errno, Access::Write));
    return folder_.openIn(name, kFolder);
}

Result<FileHandle> PartFiles::openPart(std::string_view hash) const {
    if (!isPartHash(hash)) return fail(ErrorCode::InvalidArgument, std::string(hash), "it is no SHA-256");
    const auto folder = folderOfPart(hash, false);
    if (!folder) return std::unexpected(named(folder.error(), hash));
    // Not blocking: somebody may have put a pipe there.
    auto file = folder->openIn(std::string(hash.substr(2)), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    if (!file) return std::unexpected(named(file.error(), hash));
    struct stat status{};
    if (::fstat(file->descriptor(), &status) != 0 || !S_ISREG(status.st_mode))
        return fail(ErrorCode::Damaged, std::string(hash), "it is not a file");
    return file;
}

bool PartFiles::has(std::string_view hash) const { return openPart(hash).has_value(); }

bool PartFiles::isThere(std::string_view hash) const {
    {
        const std::scoped_lock lock(mutex_);
        if (!doubted_) return has(hash);
    }
    return read(hash).has_value();
}

Result<std::string> PartFiles::read(std::string_view hash, std::uint64_t cap) const {
    const auto file = openPart(hash);
    if (!file) return std::unexpected(file.error());
    const auto packed = file->readAll();
    if (!packed) return std::unexpected(named(packed.error(), hash));
    auto bytes = unpack(*packed, cap);
    if (!bytes) return std::unexpected(named(bytes.error(), hash));
    if (sha256Hex(*bytes) != hash) return fail(ErrorCode::Damaged, std::string(hash), "its bytes are not what was put");
    return bytes;
}

Result<PartReader> PartFiles::reader(std::string_view hash, std::uint64_t cap) const {
    auto file = openPart(hash);
    if (!file) return std::unexpected(file.error());
    return PartReader(*std::move(file), std::string(hash), cap);
}

Result<std::uint64_t> PartFiles::storedBytes(std::string_view hash) const {
    const auto file = openPart(hash);
    if (!file) return std::unexpected(file.error());
    return file->size();
}

PartWriter PartFiles::begin() { return PartWriter(*this); }

Result<StoredPart> PartFiles::put(std::string_view bytes) {
    StoredPart part{sha256Hex(bytes), bytes.size()};
    if (isThere(part.hash)) return part;
    if (auto done = putFile(part.hash, pack(bytes)); !done) return std::unexpected(done.error());
    return part;
}

// Before the first byte of a session: should it end badly, the next one knows.
Result<void> PartFiles::markWriting() {
    const std::scoped_lock lock(mutex_);
    dirty_ = true;
    if (begun_ && marked_) return {};
    const auto mark = folder_.openIn(kUnswept, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0600);
    if (!mark) return std::unexpected(mark.error());
    auto durable = mark->sync();
    if (durable) durable = folder_.sync();
    if (!durable) return durable;
    marked_ = true;
    begun_ = true;
    return {};
}

Result<void> PartFiles::putFile(std::string_view hash, std::string_view bytes) {
    if (auto marked = markWriting(); !marked) return marked;
    const std::string name = randomIdText();
    const auto file = folder_.openIn(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
    if (!file) return std::unexpected(file.error());
    auto done = file->writeAll(bytes);
    if (done) return publish(name, hash);
    ::unlinkat(folder_.descriptor(), name.c_str(), 0);
    return done;
}

Result<void> PartFiles::publish(const std::string& name, std::string_view hash) {
    const auto folder = folderOfPart(hash, true);
    const std::string target(hash.substr(2));
    if (folder && ::renameat(folder_.descriptor(), name.c_str(), folder->descriptor(), target.c_str()) == 0) {
        dirty_ = true;  // a sync() may have come between
        return {};
    }
    auto error = folder ? systemError(folder->path() + '/' + target, errno, Access::Write) : folder.error();
    ::unlinkat(folder_.descriptor(), name.c_str(), 0);
    return std::unexpected(std::move(error));
}

// What is put while it runs is not durable by it: the mark comes off before. It always runs: manifests rely on it too.
Result<void> PartFiles::sync() {
    dirty_ = false;
    if (::syncfs(folder_.descriptor()) == 0) return {};
    dirty_ = true;
    return std::unexpected(systemError(folder_.path(), errno, Access::Write));
}

Result<std::string> PartReader::next() {
    std::string out;
    std::string packed(32ULL * 1024, '\0');
    while (out.empty() && !ended_) {
        const ssize_t count = ::pread(file_.descriptor(), packed.data(), packed.size(), static_cast<off_t>(at_));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return std::unexpected(systemError(wanted_, errno, Access::Read));
        at_ += static_cast<std::uint64_t>(count);
        if (count > 0) {
            auto done = unpacker_.add(std::string_view(packed).substr(0, static_cast<std::size_t>(count)), out);
            if (!done) return std::unexpected(named(done.error(), wanted_));
            hash_.add(out);
            continue;
        }
        ended_ = true;
        if (!unpacker_.whole() || hexOf(hash_.bytes()) != wanted_)
            return fail(ErrorCode::Damaged, wanted_, "its bytes are not what was put");
    }
    return out;
}

}  // namespace periplus::store
