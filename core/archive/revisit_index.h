#pragma once
// Where the payloads stand that later records may refer to: by digest, and by address and moment. Its memory is
// bounded (24 MiB); when it is full, what is furthest back is forgotten first.
// Ownership: values. Thread: one. Errors: none; what is found must be checked, keys are hashes.
#include "archive/warc_bytes.h"
#include "base/clock.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace periplus::archive {

struct RevisitTarget {
    std::uint32_t source = 0;  // which of the archive's WARC files
    WarcPlace place;
};

class RevisitIndex {
public:
    static std::uint64_t keyOf(std::string_view digest);
    static std::uint64_t keyOf(std::string_view url, UnixMillis at);

    void add(std::uint64_t key, const RevisitTarget& target);
    [[nodiscard]] std::optional<RevisitTarget> find(std::uint64_t key) const;

private:
    struct Slot {
        std::uint64_t key = 0;  // 0: free
        std::uint64_t member = 0;
        std::uint32_t inner = 0;
        std::uint32_t source = 0;
    };
    void put(const Slot& slot);
    std::vector<Slot> slots_;
    std::size_t used_ = 0;
};

}  // namespace periplus::archive
