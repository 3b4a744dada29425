#pragma once
// The body of an HTTP response as an archive keeps it, undone in pieces: chunks, then content encodings, last one
// first. A body that is not encoded as its head says (many archives keep it decoded) is taken as it is, with a note.
// Ownership: holds its decoders. Thread: one. Errors: only of what takes the bytes; what is wrong with the body is
// `trouble`, and then no more comes.
#include "archive/http_head.h"
#include "archive/read.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace periplus::archive {

// Takes decoded bytes; false: no more are wanted.
using TakeBytes = std::function<Result<bool>(std::string_view)>;

// One layer of a body. What it says of itself is for Doubt::what.
class BodyLayer {
public:
    virtual ~BodyLayer() = default;
    virtual Result<bool> add(std::string_view piece, const TakeBytes& take) = 0;
    virtual Result<bool> finish(const TakeBytes& take) = 0;

    std::string trouble;  // the body is not whole
    std::string note;     // it is whole, and yet not what its head says
};

class BodyDecoder {
public:
    BodyDecoder(const HttpHead& head, const ReadLimits& limits);

    // False: the rest is of no use.
    Result<bool> add(std::string_view piece, const TakeBytes& take);
    Result<bool> finish(const TakeBytes& take);

    [[nodiscard]] std::string trouble() const;  // empty: whole so far
    [[nodiscard]] std::string note() const;
    [[nodiscard]] bool chunked() const { return chunked_; }
    // Sees the bytes between the chunks and the content encodings: what some writers take the payload digest of.
    void watchPayload(std::function<void(std::string_view)> watch) { watch_ = std::move(watch); }

private:
    Result<bool> push(std::size_t layer, std::string_view piece, const TakeBytes& take);
    std::vector<std::unique_ptr<BodyLayer>> layers_;
    std::function<void(std::string_view)> watch_;
    std::string refusal_;
    bool chunked_ = false;
};

std::unique_ptr<BodyLayer> makeChunkLayer();
std::unique_ptr<BodyLayer> makeCodingLayer(std::string_view coding, const ReadLimits& limits);

}  // namespace periplus::archive
