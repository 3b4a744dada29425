#include "cli/interruption.h"

#include <pthread.h>
#include <unistd.h>

#include <csignal>

namespace periplus::cli {
namespace {

sigset_t endings() {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&set, signal);
    return set;
}

}  // namespace

Interruption::Interruption() {
    const auto set = endings();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    waiter_ = std::thread([this] { wait(); });
}

Interruption::~Interruption() {
    ended_ = true;
    pthread_kill(waiter_.native_handle(), SIGTERM);
    waiter_.join();
    const auto set = endings();
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

void Interruption::wait() {
    const auto set = endings();
    for (bool asked = false;; asked = true) {
        int signal = 0;
        sigwait(&set, &signal);
        if (ended_) return;
        if (asked) _exit(128 + signal);
        source_.request_stop();
    }
}

}  // namespace periplus::cli
