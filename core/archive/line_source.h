#pragma once
// The lines of a file, one after another; a long line comes in pieces, so that memory is bounded by a piece.
// Ownership: a line holds until the next one is asked for. Thread: one. Errors: those of the source.
#include "archive/byte_source.h"

namespace periplus::archive {

struct Line {
    std::string_view text;    // without its end
    std::string_view end;     // "\n" or "\r\n"; empty: within a line, or the end of the file
    std::uint64_t begin = 0;  // of this piece, in the file
    bool first = true;        // the line begins here
    bool last = true;         // and nothing of it follows
};

class LineSource {
public:
    explicit LineSource(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

    // False at the end of the file.
    Result<bool> next(Line& line);
    [[nodiscard]] std::uint64_t used() const { return begin_ + at_; }
    [[nodiscard]] std::uint64_t size() const { return source_->size(); }

private:
    Result<bool> more();

    std::unique_ptr<ByteSource> source_;
    std::string bytes_;
    std::uint64_t begin_ = 0;  // of bytes_ in the file
    std::size_t at_ = 0;
    bool ended_ = false;
    bool lineBegins_ = true;
};

}  // namespace periplus::archive
