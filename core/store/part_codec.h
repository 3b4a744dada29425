#pragma once
// How the bytes of a part stand in its file: a mark of four bytes, then a zstd frame, or the bytes themselves where
// compressing does not pay. The only one that sees zstd.h. zstd itself may change between versions: what matters is
// that reading gives the same bytes back, and PartFiles checks that by SHA-256.
// Ownership: values; a Packer and an Unpacker move only. Thread: any; one object one at a time.
// Errors: Damaged (no subject) for what is not such a file, TooLarge beyond `cap`, Internal when memory is out.
#include "base/error.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace periplus::store {

// The whole of a part that is at hand.
std::string pack(std::string_view bytes);
Result<std::string> unpack(std::string_view file, std::uint64_t cap);

// A part that comes in pieces; what add() and finish() append to `out` belongs into the file in this order.
class Packer {
public:
    explicit Packer(std::string_view begin);  // the first bytes decide whether compressing pays; they are not added
    Packer(Packer&&) noexcept;
    Packer& operator=(Packer&&) noexcept;
    ~Packer();
    Result<void> add(std::string_view bytes, std::string& out);
    Result<void> finish(std::string& out);

private:
    struct State;
    std::unique_ptr<State> state_;
};

class Unpacker {
public:
    explicit Unpacker(std::uint64_t cap);
    Unpacker(Unpacker&&) noexcept;
    Unpacker& operator=(Unpacker&&) noexcept;
    ~Unpacker();
    Result<void> add(std::string_view file, std::string& out);
    [[nodiscard]] bool whole() const;  // nothing is missing at the end

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace periplus::store
