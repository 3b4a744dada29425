#pragma once
// How far long work is, as one line that is written over on a terminal; nothing when standard error is none.
// Ownership: value; wipes its line at the end. Thread: one. Errors: none.
#include "base/progress.h"

#include <chrono>
#include <string>

namespace periplus::cli {

class ProgressLine {
public:
    explicit ProgressLine(std::string what);
    ~ProgressLine() { wipe(); }
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    [[nodiscard]] ProgressSink sink();

private:
    void show(const Progress& progress);
    void wipe();

    std::string what_;
    std::size_t columns_ = 0;  // of the terminal; 0: none
    bool shown_ = false;
    std::chrono::steady_clock::time_point next_;
};

}  // namespace periplus::cli
