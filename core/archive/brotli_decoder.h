#pragma once
// Brotli in pieces. Its header is seen by brotli_decoder.cpp alone.
// Ownership: moves only. Thread: one. Errors: broken input is a state (inflate.h).
#include "archive/inflate.h"

#include <memory>
#include <string_view>

namespace periplus::archive {

class BrotliDecoder {
public:
    BrotliDecoder();
    BrotliDecoder(BrotliDecoder&& other) noexcept;
    BrotliDecoder& operator=(BrotliDecoder&& other) noexcept;
    ~BrotliDecoder();

    DecodeStep step(std::string_view input, char* out, std::size_t room);

private:
    struct Stream;
    std::unique_ptr<Stream> stream_;
};

}  // namespace periplus::archive
