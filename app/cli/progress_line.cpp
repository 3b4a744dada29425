#include "cli/progress_line.h"

#include "cli/printable.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>

namespace periplus::cli {
namespace {

constexpr auto kPause = std::chrono::milliseconds(100);

std::size_t errorColumns() {
    if (isatty(STDERR_FILENO) == 0) return 0;
    winsize size{};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 ? 80 : size.ws_col;
}

void put(const std::string& text) {
    [[maybe_unused]] const auto wrote = ::write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace

ProgressLine::ProgressLine(std::string what) : what_(std::move(what)), columns_(errorColumns()) {}

ProgressSink ProgressLine::sink() {
    if (columns_ == 0) return {};
    return [this](const Progress& progress) { show(progress); };
}

void ProgressLine::show(const Progress& progress) {
    const auto now = std::chrono::steady_clock::now();
    if (now < next_) return;
    next_ = now + kPause;
    const auto share = progress.total == 0 ? 0 : std::min<std::uint64_t>(100, progress.done * 100 / progress.total);
    const std::string percent = std::string(share < 100 ? share < 10 ? 2 : 1 : 0, ' ') + std::to_string(share) + " %  ";
    put("\r\x1B[K" +
        cut(printable(percent + what_ + "  " + progress.item), columns_ - std::min<std::size_t>(columns_, 1)));
    shown_ = true;
}

void ProgressLine::wipe() {
    if (shown_) put("\r\x1B[K");
}

}  // namespace periplus::cli
