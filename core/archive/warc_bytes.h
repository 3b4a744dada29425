#pragma once
// The bytes of a WARC as records see them, whatever way it is compressed: plain, a gzip member a record, one over all,
// or borders in the wrong places. Knows where in the archive it is, and gets back on its feet after damage.
// Ownership: holds its source. Thread: one. Errors: of the source; damage of the compression is a state (`damage`).
#include "archive/byte_source.h"
#include "archive/inflate.h"
#include "archive/read.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace periplus::archive {

// Where a record begins: the member in the archive's file, and the place in what the member holds.
struct WarcPlace {
    std::uint64_t member = 0;
    std::uint64_t inner = 0;
};

class WarcBytes {
public:
    // At a member's beginning (or anywhere in a plain file).
    WarcBytes(std::unique_ptr<ByteSource> source, std::uint64_t at, const ReadLimits& limits, std::stop_token stop);

    // What has been decoded and not been consumed.
    [[nodiscard]] std::string_view available() const { return std::string_view(buffer_).substr(at_); }
    void consume(std::size_t count) { at_ += count; }
    // Decodes more behind it, never over the border of a member more than once; false at the end, or at damage.
    Result<bool> more();

    // Whether the bytes to be consumed next are the first of a member. Not when the WARC is plain.
    [[nodiscard]] bool atMember() const { return gzip_ && at_ == border_; }
    // Whether the member that was decoded last has come to its end, checked.
    [[nodiscard]] bool memberEnded() const { return !gzip_ || !inside_; }
    [[nodiscard]] bool isGzip() const { return gzip_; }
    [[nodiscard]] WarcPlace place() const;
    // Bytes of the file used so far.
    [[nodiscard]] std::uint64_t used() const { return rawAt_ - raw_.size(); }
    // What is wrong with the compression, once more() gave false; empty: the end.
    [[nodiscard]] const std::string& damage() const { return damage_; }

    // Goes on at the next record's beginning that can be found; false: there is none.
    Result<bool> resync();
    // Goes on at a place passed earlier. Such ways back are limited: false when there were too many.
    Result<bool> goBack(std::uint64_t plainOffset);

private:
    Result<bool> readRaw();
    Result<bool> inflateMore();
    void startMember();
    Result<bool> findMember();
    Result<bool> findLine();
    static bool startsRecord(std::string_view raw);
    bool mayRewind(std::uint64_t to);
    void restart(std::unique_ptr<ByteSource> source, std::uint64_t at);

    std::unique_ptr<ByteSource> source_;
    ReadLimits limits_;
    std::stop_token stop_;
    std::string_view raw_;     // of the source, not looked at yet
    std::uint64_t rawAt_ = 0;  // in the file, behind raw_
    std::string decoded_;      // room for one step
    std::string buffer_;
    std::size_t at_ = 0;                      // consumed of buffer_
    std::size_t border_ = std::string::npos;  // where in buffer_ the current member begins
    std::optional<Inflater> inflater_;
    bool known_ = false;
    bool gzip_ = false;
    bool inside_ = false;        // a member
    std::uint64_t current_ = 0;  // where the member began that was decoded last
    std::uint64_t memberOut_ = 0;
    std::uint64_t rewound_ = 0;
    std::string damage_;
};

}  // namespace periplus::archive
