#include "shell/end_signals.h"

#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <utility>

#include <sys/socket.h>
#include <unistd.h>

namespace periplus {

namespace {

constexpr std::array kSignals = {SIGTERM, SIGINT, SIGHUP};

// A handler may do next to nothing: it writes a byte here, and the event loop reads it at the other end.
std::array<int, 2> sockets = {-1, -1};

void wake(int) {
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(sockets[0], &byte, 1);
}

void handle(void (*handler)(int), int flags) {
    struct sigaction action{};
    action.sa_handler = handler;
    action.sa_flags = flags;
    for (const int signal : kSignals) sigaction(signal, &action, nullptr);
}

}  // namespace

EndSignals::EndSignals(QObject* parent) : QObject(parent) {
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, sockets.data()) != 0) return;
    arrived_ = new QSocketNotifier(sockets[1], QSocketNotifier::Read, this);
    connect(arrived_, &QSocketNotifier::activated, this, [this] {
        std::array<char, 16> bytes{};
        if (::read(sockets[1], bytes.data(), bytes.size()) > 0) emit asked();
    });
    handle(wake, static_cast<int>(SA_RESTART | SA_RESETHAND));
}

EndSignals::~EndSignals() {
    if (arrived_ == nullptr) return;
    handle(SIG_DFL, 0);
    delete arrived_;
    for (int& end : sockets) ::close(std::exchange(end, -1));
}

}  // namespace periplus
