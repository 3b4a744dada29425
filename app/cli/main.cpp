// periplusctl: runs one verb. Exit codes: 0 done, 1 it failed, 2 wrong usage.
#include "base/error_text.h"
#include "cli/command_line.h"
#include "cli/printable.h"
#include "cli/session.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <exception>
#include <system_error>

namespace periplus::cli {
namespace {

// Columns of the terminal on standard output; 0: no terminal.
std::size_t terminalColumns() {
    if (isatty(STDOUT_FILENO) == 0) return 0;
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
    return size.ws_col;
}

// errno, or 0.
int writeAll(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t wrote = ::write(file, text.data(), text.size());
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote < 0) return errno;
        text.remove_prefix(static_cast<std::size_t>(wrote));
    }
    return 0;
}

void complain(const Error& error) { writeAll(STDERR_FILENO, "periplusctl: " + printable(sentence(error)) + "\n"); }

// A reader that went away wanted no more: that is no failure.
int print(std::string_view text, int exit) {
    const int failed = writeAll(STDOUT_FILENO, text);
    if (failed == 0 || failed == EPIPE) return exit;
    const auto why = std::generic_category().message(failed);
    complain({ErrorCode::Unwritable, "standard output", why, {}, {}});
    return 1;
}

int run(const std::vector<std::string>& words) {
    const Parsed parsed = parseCommandLine(words);
    if (parsed.verb == nullptr) {
        writeAll(STDERR_FILENO, parsed.err);
        return print(parsed.out, parsed.exit);
    }
    Session session(parsed.arguments, terminalColumns());
    const auto answer = parsed.verb->run(parsed.arguments, session);
    for (const Error& notice : session.notices()) complain(notice);
    if (answer) return print(*answer, session.failed() ? 1 : 0);
    complain(answer.error());
    return 1;
}

}  // namespace
}  // namespace periplus::cli

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);
    try {
        return periplus::cli::run({argv + std::min(argc, 1), argv + argc});
    } catch (const std::exception& defect) {
        periplus::cli::complain({periplus::ErrorCode::Internal, "periplusctl", defect.what(), {}, {}});
        return 1;
    }
}
