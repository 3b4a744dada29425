#pragma once
// Progress of long work: how far it is, and what it is at. Long functions take a sink and a std::stop_token; they
// report at most 20 times a second and give Cancelled soon after a stop was asked for. Ownership: values. Thread: the
// sink is called on the thread that works. Errors: none.
#include <cstdint>
#include <functional>
#include <string>

namespace periplus {

struct Progress {
    std::uint64_t done = 0;
    std::uint64_t total = 0;  // 0: not known
    std::string item;         // URL or path being worked on; may be empty
};

using ProgressSink = std::function<void(const Progress&)>;

}  // namespace periplus
