#pragma once
// The block of one record, in pieces: as long as it says, or shorter where the archive is cut, or the next record
// begins before its end.
// Ownership: borrows the bytes. Thread: one. Errors: of the source.
#include "archive/warc_bytes.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace periplus::archive {

class WarcBlock {
public:
    WarcBlock(WarcBytes& bytes, std::uint64_t length, std::uint64_t sourceSize);

    Result<std::string_view> next();  // empty at the end
    // Passes over what was not read, and looks at what follows. Afterwards `trouble` says what is wrong with the
    // record's frame, if anything.
    Result<void> settle();
    // Once settled: goes to the next record after a trouble; false: there is none.
    Result<bool> recover();

    [[nodiscard]] const std::string& trouble() const { return trouble_; }
    [[nodiscard]] std::uint64_t given() const { return given_; }

private:
    std::string_view untilNextRecord(std::string_view piece);

    WarcBytes& bytes_;
    std::uint64_t start_;
    std::uint64_t left_;
    std::uint64_t given_ = 0;
    bool trusted_;
    bool ended_ = false;
    bool settled_ = false;
    bool framed_ = true;  // the next record begins where this one ends
    std::string trouble_;
};

}  // namespace periplus::archive
