#include "store/lock_file.h"

#include "base/system_error.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <sstream>
#include <thread>

namespace periplus::store {

namespace {

struct Holder {
    std::string program;
    std::string process;
    std::string state;
};

Holder readHolder(const FileHandle& file) {
    Holder holder;
    std::istringstream lines(file.readAll().value_or(std::string{}));
    std::getline(lines, holder.program);
    std::getline(lines, holder.process);
    std::getline(lines, holder.state);
    return holder;
}

// The holder may not have written its name yet: it gets a moment.
std::string nameHolder(const FileHandle& file) {
    Holder holder = readHolder(file);
    for (int patience = 20; patience > 0 && holder.state != "open"; --patience) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        holder = readHolder(file);
    }
    if (holder.state != "open") return "another program";
    return holder.program + " (process " + holder.process + ")";
}

}  // namespace

Result<LockFile> LockFile::take(const std::string& path, const std::string& program, const std::string& subject) {
    auto file = FileHandle::open(path, O_RDWR | O_CREAT | O_NOFOLLOW, 0600);
    if (!file) return std::unexpected(file.error());
    while (::flock(file->descriptor(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EINTR) continue;
        if (errno == EWOULDBLOCK) return fail(ErrorCode::Locked, subject, nameHolder(*file));
        return std::unexpected(systemError(path, errno, Access::Write));
    }
    const bool unclean = readHolder(*file).state == "open";
    LockFile lock(*std::move(file), program, unclean);
    if (auto written = lock.markOpen(); !written) return std::unexpected(written.error());
    return lock;
}

Result<void> LockFile::markOpen() { return write("open"); }
Result<void> LockFile::markClean() { return write("clean"); }

// One write over the old words, then the rest is cut: a reader sees the old or the new state, never an empty file.
Result<void> LockFile::write(const char* state) {
    const std::string text = program_ + '\n' + std::to_string(::getpid()) + '\n' + state + '\n';
    const ssize_t count = ::pwrite(file_.descriptor(), text.data(), text.size(), 0);
    if (count != static_cast<ssize_t>(text.size()))
        return std::unexpected(systemError(file_.path(), errno, Access::Write));
    return file_.truncate(text.size());
}

}  // namespace periplus::store
