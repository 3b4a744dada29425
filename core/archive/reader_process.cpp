#include "archive/reader_process.h"

#include "archive/frames.h"
#include "base/system_error.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <vector>

namespace periplus::archive {
namespace {

constexpr int kPipeBytes = 1024 * 1024;
constexpr std::size_t kReadBytes = std::size_t{512} * 1024;
constexpr int kLookMillis = 100;  // how soon a stop is noticed

// A child and the pipe it writes to. Ends with its owner.
class Child {
public:
    Child() = default;
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        if (pid_ > 0) {
            ::kill(pid_, SIGKILL);
            wait();
        }
        if (pipe_ >= 0) ::close(pipe_);
    }

    Result<void> start(const std::vector<std::string>& arguments) {
        int ends[2] = {-1, -1};
        if (::pipe2(ends, O_CLOEXEC) != 0) return std::unexpected(systemError(arguments[0], errno, Access::Read));
        pipe_ = ends[0];
        ::fcntl(pipe_, F_SETPIPE_SZ, kPipeBytes);
        const int failure = spawn(arguments, ends[1]);
        ::close(ends[1]);
        if (failure != 0) {
            pid_ = -1;
            return fail(ErrorCode::Internal, arguments[0], std::strerror(failure));
        }
        return {};
    }

    [[nodiscard]] int pipe() const { return pipe_; }

    // How it ended, in plain words; empty when it ended well.
    std::string wait() {
        int status = 0;
        while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
        }
        pid_ = -1;
        if (WIFSIGNALED(status)) return "signal " + std::to_string(WTERMSIG(status));
        const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        return code == 0 ? std::string() : "exit code " + std::to_string(code);
    }

private:
    int spawn(const std::vector<std::string>& arguments, int output) {
        std::vector<char*> pointers;
        for (const auto& argument : arguments) pointers.push_back(const_cast<char*>(argument.c_str()));
        pointers.push_back(nullptr);
        char* environment[] = {nullptr};
        sigset_t none;
        sigset_t all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawn_file_actions_t files{};
        posix_spawnattr_t attributes{};
        ::posix_spawn_file_actions_init(&files);
        ::posix_spawnattr_init(&attributes);
        ::posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
        ::posix_spawn_file_actions_adddup2(&files, output, 1);
        ::posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
        ::posix_spawn_file_actions_addclosefrom_np(&files, 3);
        ::posix_spawnattr_setsigmask(&attributes, &none);
        ::posix_spawnattr_setsigdefault(&attributes, &all);
        ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
        const int failure = ::posix_spawn(&pid_, pointers[0], &files, &attributes, pointers.data(), environment);
        ::posix_spawnattr_destroy(&attributes);
        ::posix_spawn_file_actions_destroy(&files);
        return failure;
    }

    pid_t pid_ = -1;
    int pipe_ = -1;
};

std::vector<std::string> argumentsOf(const ReaderProcess& process, const std::string& path, const ReadLimits& limits) {
    return {process.program,
            std::to_string(process.memoryBytes),
            std::to_string(limits.resourceBytes),
            std::to_string(limits.ratio),
            std::to_string(limits.headerBytes),
            std::to_string(limits.depth),
            std::to_string(limits.encodings),
            path};
}

// How listening ended: why the child is of no use any more (empty: it said its last word and closed).
Result<std::string> listen(const Child& child, const ReaderProcess& process, FrameReceiver& receiver,
                           const std::stop_token& stop) {
    using Steady = std::chrono::steady_clock;
    std::string bytes(kReadBytes, '\0');
    auto heard = Steady::now();
    for (;;) {
        if (stop.stop_requested()) return fail(ErrorCode::Cancelled, {});
        pollfd one{child.pipe(), POLLIN, 0};
        const int ready = ::poll(&one, 1, kLookMillis);
        if (ready < 0 && errno != EINTR) return std::unexpected(systemError({}, errno, Access::Read));
        if (ready <= 0) {
            if (Steady::now() - heard > std::chrono::seconds(process.quietSeconds))
                return "its reader said nothing more";
            continue;
        }
        const auto count = ::read(child.pipe(), bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return std::unexpected(systemError({}, errno, Access::Read));
        if (count == 0) return std::string();
        const auto taken = receiver.add(std::string_view(bytes).substr(0, static_cast<std::size_t>(count)));
        // Without a subject the error is not the sink's: what was said cannot be.
        if (!taken && taken.error().code == ErrorCode::Malformed && taken.error().subject.empty())
            return "its reader said what cannot be: " + taken.error().detail;
        if (!taken) return std::unexpected(taken.error());
        heard = Steady::now();  // the time the sink took is not the child's
    }
}

}  // namespace

Result<Format> readArchive(const ReaderProcess& process, const std::string& path, ResourceSink& sink,
                           const ReadLimits& limits, const std::stop_token& stop) {
    Child child;
    if (const auto started = child.start(argumentsOf(process, path, limits)); !started)
        return std::unexpected(started.error());
    FrameReceiver receiver(sink, limits);
    auto ended = listen(child, process, receiver, stop);
    if (!ended) {
        auto error = ended.error();
        if (error.subject.empty()) error.subject = path;
        return std::unexpected(std::move(error));
    }
    if (ended->empty()) {
        const auto how = child.wait();
        if (receiver.last()) {
            auto last = *receiver.last();
            if (!last && last.error().subject.empty()) last = fail(last.error().code, path, last.error().detail);
            return last;
        }
        ended = how.empty() ? "its reader ended early" : "its reader ended early: " + how;
    }
    if (const auto cut = receiver.cutOff({*ended, path, 0}); !cut) return std::unexpected(cut.error());
    return fail(ErrorCode::Malformed, path, *ended);
}

std::string findReaderProgram() {
    constexpr const char* kName = "periplus-archive-reader";
    std::error_code error;
    const auto here = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
    if (error) return {};
    for (const char* place : {".", "../libexec/periplus", "../../core/archive", "../../../core/archive"}) {
        const auto program = (here / place / kName).lexically_normal();
        if (::access(program.c_str(), X_OK) == 0) return program.string();
    }
    return {};
}

}  // namespace periplus::archive
