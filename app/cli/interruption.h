#pragma once
// Ctrl+C while long work runs: a stop is asked for, and the work ends clean; a second one ends the program at once.
// Ownership: one at a time; from its making to its end the signals INT, TERM and HUP are its own, and programs started
// meanwhile do not get them. Thread: main, before others are started. Errors: none.
#include <atomic>
#include <stop_token>
#include <thread>

namespace periplus::cli {

class Interruption {
public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    [[nodiscard]] std::stop_token token() const { return source_.get_token(); }

private:
    void wait();

    std::stop_source source_;
    std::atomic<bool> ended_ = false;
    std::thread waiter_;
};

}  // namespace periplus::cli
