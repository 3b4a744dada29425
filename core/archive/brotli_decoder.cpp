#include "archive/brotli_decoder.h"

#include <brotli/decode.h>

namespace periplus::archive {

struct BrotliDecoder::Stream {
    BrotliDecoderState* state = BrotliDecoderCreateInstance(nullptr, nullptr, nullptr);
    Stream() = default;
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
    ~Stream() {
        if (state != nullptr) BrotliDecoderDestroyInstance(state);
    }
};

BrotliDecoder::BrotliDecoder() : stream_(std::make_unique<Stream>()) {}
BrotliDecoder::BrotliDecoder(BrotliDecoder&& other) noexcept = default;
BrotliDecoder& BrotliDecoder::operator=(BrotliDecoder&& other) noexcept = default;
BrotliDecoder::~BrotliDecoder() = default;

DecodeStep BrotliDecoder::step(std::string_view input, char* out, std::size_t room) {
    if (stream_->state == nullptr) return {DecodeStep::State::Broken, 0, 0};
    const auto* next = reinterpret_cast<const std::uint8_t*>(input.data());
    auto* target = reinterpret_cast<std::uint8_t*>(out);
    std::size_t left = input.size();
    std::size_t free = room;
    const auto code = BrotliDecoderDecompressStream(stream_->state, &left, &next, &free, &target, nullptr);
    DecodeStep step{DecodeStep::State::More, input.size() - left, room - free};
    if (code == BROTLI_DECODER_RESULT_SUCCESS) step.state = DecodeStep::State::End;
    if (code == BROTLI_DECODER_RESULT_ERROR) step.state = DecodeStep::State::Broken;
    return step;
}

}  // namespace periplus::archive
