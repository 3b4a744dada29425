#pragma once
// Ballast: a file that only takes room, given back when the disk is full, so that the words being saved still fit.
// Thread: the library's. Errors: take() as systemError(); a full disk is no reason not to open a library.
#include "base/error.h"

#include <cstdint>
#include <string>

namespace periplus::store {

class Ballast {
public:
    static constexpr std::uint64_t kSize = 2ULL * 1024 * 1024;

    explicit Ballast(std::string path) : path_(std::move(path)) {}

    Result<void> take();  // no effect when it is there
    bool release();       // true: there was room to give back

private:
    std::string path_;
};

}  // namespace periplus::store
