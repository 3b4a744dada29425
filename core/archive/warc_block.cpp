#include "archive/warc_block.h"

#include <algorithm>
#include <utility>

namespace periplus::archive {
namespace {

constexpr std::string_view kNextRecord = "\r\n\r\nWARC/1.";
constexpr std::string_view kRecord = "WARC/";
constexpr std::size_t kLineEnds = 4;  // what stands behind a block; more of them do no harm

}  // namespace

WarcBlock::WarcBlock(WarcBytes& bytes, std::uint64_t length, std::uint64_t sourceSize)
    : bytes_(bytes),
      start_(bytes.place().member),
      left_(length),
      trusted_(bytes.isGzip() || length <= sourceSize - std::min(sourceSize, start_)) {}

// A plain record that says it is longer than all that is left: it ends where the next one begins.
std::string_view WarcBlock::untilNextRecord(std::string_view piece) {
    if (const auto at = piece.find(kNextRecord); at != std::string_view::npos) {
        trouble_ = "record is not as long as it says";
        left_ = at;
        return piece.substr(0, at);
    }
    return piece.substr(0, piece.size() - std::min(piece.size(), kNextRecord.size() - 1));
}

Result<std::string_view> WarcBlock::next() {
    while (left_ > 0) {
        auto piece = bytes_.available();
        if (!trusted_ && trouble_.empty()) {
            piece = untilNextRecord(piece);
            if (left_ == 0) break;
        }
        const bool nextBegins = bytes_.atMember() && given_ > 0 && bytes_.available().starts_with("WARC/1.");
        if (nextBegins) {
            trouble_ = "record cut off";
            left_ = 0;
            ended_ = true;
            break;
        }
        piece = piece.substr(0, left_);
        if (!piece.empty()) {
            bytes_.consume(piece.size());
            left_ -= piece.size();
            given_ += piece.size();
            return piece;
        }
        const auto more = bytes_.more();
        if (!more) return std::unexpected(more.error());
        if (!*more) {
            const auto rest = bytes_.available();
            bytes_.consume(rest.size());
            given_ += rest.size();
            trouble_ = bytes_.damage().empty() ? "record cut off" : bytes_.damage();
            left_ = 0;
            ended_ = true;
            return rest;
        }
    }
    return std::string_view();
}

Result<void> WarcBlock::settle() {
    if (std::exchange(settled_, true)) return {};
    for (;;) {
        const auto piece = next();
        if (!piece) return std::unexpected(piece.error());
        if (piece->empty()) break;
    }
    for (std::size_t ends = 0; !ended_;) {
        const auto text = bytes_.available();
        const auto space = std::min(text.find_first_not_of("\r\n"), text.size());
        bytes_.consume(space);
        ends += space;
        const auto rest = text.substr(space);
        // A member goes on to its checksum, which says whether what it gave was right.
        const bool last = bytes_.isGzip() && bytes_.memberEnded();
        if (ends >= kLineEnds && (bytes_.memberEnded() || !rest.empty())) break;
        if (rest.size() >= kRecord.size() || (last && !rest.empty())) {
            framed_ = rest.starts_with(kRecord);
            break;
        }
        if (last) break;
        const auto more = bytes_.more();
        if (!more) return std::unexpected(more.error());
        if (!*more) {
            trouble_ = bytes_.damage();
            framed_ = bytes_.available().empty();
            break;
        }
    }
    if (!framed_ && trouble_.empty()) trouble_ = "record is not as long as it says";
    return {};
}

Result<bool> WarcBlock::recover() {
    if (framed_ && bytes_.damage().empty()) return true;
    if (bytes_.damage().empty()) {
        if (const auto back = bytes_.goBack(start_); !back) return back;
    }
    return bytes_.resync();
}

}  // namespace periplus::archive
