#pragma once
// The checksum of a row that holds no long words: the first 60 bits of SHA-256, as an integer.
// Ownership: values. Thread: any.
// Errors: none.
#include "base/hash.h"

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

namespace periplus::store {

inline std::int64_t checksum(std::string_view bytes) {
    const std::string hex = sha256Hex(bytes);
    std::int64_t value = 0;
    std::from_chars(hex.data(), hex.data() + 15, value, 16);
    return value;
}

}  // namespace periplus::store
