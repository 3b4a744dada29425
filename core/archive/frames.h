#pragma once
// What a reader of archives says, as frames on a pipe: 4 bytes of length, 1 of kind, then the payload. The one who
// receives trusts none of it: lengths, order, kinds and words are checked, and a wrong one ends the conversation.
// Ownership: borrows descriptor and sink. Thread: one. Errors: of the pipe, and of the sink; Malformed for a frame that
// cannot be.
#include "archive/read.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace periplus::archive {

enum class FrameKind : std::uint8_t { Begin = 1, Bytes, End, Page, Doubt, Progress, Format, Failed };

// The child's side: a sink that writes frames.
class FrameSink final : public ResourceSink {
public:
    explicit FrameSink(int descriptor) : descriptor_(descriptor) {}

    Result<void> begin(const ResourceHead& head) override;
    Result<void> bytes(std::string_view piece) override;
    Result<void> end(bool whole) override;
    Result<void> page(const PageMark& page) override;
    Result<void> doubt(const Doubt& doubt) override;
    Result<void> progress(const Progress& progress) override;

    // The last word: what it was, or why it could not be read.
    Result<void> done(const Result<Format>& format);

private:
    Result<void> put(FrameKind kind, std::string_view payload);
    Result<void> flush();
    int descriptor_;
    std::string buffer_;
};

// The parent's side: checked frames to a sink.
class FrameReceiver {
public:
    FrameReceiver(ResourceSink& sink, const ReadLimits& limits) : sink_(sink), limits_(limits) {}

    // Bytes as they came from the pipe. Malformed: the other side is not to be trusted any more.
    Result<void> add(std::string_view bytes);

    [[nodiscard]] const std::optional<Result<Format>>& last() const { return last_; }
    // For a conversation that ended too early: ends what is open.
    Result<void> cutOff(const Doubt& doubt);

private:
    Result<void> take(FrameKind kind, std::string_view payload);
    Result<void> takeBegin(std::string_view payload);
    Result<void> takeBytes(std::string_view payload);
    Result<void> takePage(std::string_view payload);
    Result<void> takeDoubt(std::string_view payload);
    Result<void> takeProgress(std::string_view payload);
    Result<void> takeLast(FrameKind kind, std::string_view payload);

    ResourceSink& sink_;
    ReadLimits limits_;
    std::string buffer_;
    std::optional<Result<Format>> last_;
    bool inside_ = false;
    std::uint64_t given_ = 0;  // of the resource
};

}  // namespace periplus::archive
