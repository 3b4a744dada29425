#include "archive/inflate.h"

#include <zlib.h>

#include <algorithm>
#include <limits>

namespace periplus::archive {
namespace {

int windowBits(Wrapping wrapping) {
    switch (wrapping) {
        case Wrapping::Gzip: return MAX_WBITS + 16;
        case Wrapping::Zlib: return MAX_WBITS;
        case Wrapping::Raw: break;
    }
    return -MAX_WBITS;
}

uInt capped(std::size_t size) {
    return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
}

// zlib reads through a pointer to bytes it may change, and does not.
Bytef* readable(std::string_view bytes) { return reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data())); }

}  // namespace

struct Inflater::Stream {
    z_stream z{};
    bool ready = false;
    explicit Stream(Wrapping wrapping) { ready = inflateInit2(&z, windowBits(wrapping)) == Z_OK; }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
    ~Stream() {
        if (ready) inflateEnd(&z);
    }
};

Inflater::Inflater(Wrapping wrapping) : stream_(std::make_unique<Stream>(wrapping)) {}
Inflater::Inflater(Inflater&& other) noexcept = default;
Inflater& Inflater::operator=(Inflater&& other) noexcept = default;
Inflater::~Inflater() = default;

DecodeStep Inflater::step(std::string_view input, char* out, std::size_t room) {
    if (!stream_->ready) return {DecodeStep::State::Broken, 0, 0};
    auto& z = stream_->z;
    z.next_in = readable(input);
    z.avail_in = capped(input.size());
    z.next_out = reinterpret_cast<Bytef*>(out);
    z.avail_out = capped(room);
    const auto before = z.avail_in;
    const auto free = z.avail_out;
    const int code = inflate(&z, Z_NO_FLUSH);
    DecodeStep step{DecodeStep::State::More, before - z.avail_in, free - z.avail_out};
    if (code == Z_STREAM_END) step.state = DecodeStep::State::End;
    // Z_BUF_ERROR: nothing could be done with this input and room; not a fault of the bytes.
    else if (code != Z_OK && code != Z_BUF_ERROR)
        step.state = DecodeStep::State::Broken;
    return step;
}

void Inflater::reset() {
    if (stream_->ready) inflateReset(&stream_->z);
}

struct Deflater::Stream {
    z_stream z{};
    bool ready = false;
    explicit Stream(int strategy) { ready = deflateInit2(&z, 6, Z_DEFLATED, MAX_WBITS + 16, 8, strategy) == Z_OK; }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
    ~Stream() {
        if (ready) deflateEnd(&z);
    }
    void run(std::string_view bytes, int flush, std::string& out) {
        if (!ready) return;
        z.next_in = readable(bytes);
        z.avail_in = capped(bytes.size());
        do {
            const auto had = out.size();
            out.resize(had + std::size_t{64} * 1024);
            z.next_out = reinterpret_cast<Bytef*>(out.data() + had);
            z.avail_out = static_cast<uInt>(out.size() - had);
            deflate(&z, flush);
            out.resize(out.size() - z.avail_out);
        } while (z.avail_out == 0 || z.avail_in > 0);
    }
};

Deflater::Deflater(Packing packing)
    : stream_(std::make_unique<Stream>(packing == Packing::Loose ? Z_HUFFMAN_ONLY : Z_DEFAULT_STRATEGY)) {}
Deflater::Deflater(Deflater&& other) noexcept = default;
Deflater& Deflater::operator=(Deflater&& other) noexcept = default;
Deflater::~Deflater() = default;

void Deflater::add(std::string_view bytes, std::string& out) { stream_->run(bytes, Z_NO_FLUSH, out); }

void Deflater::finish(std::string& out) {
    stream_->run({}, Z_FINISH, out);
    if (stream_->ready) deflateReset(&stream_->z);
}

std::string gzipped(std::string_view bytes) {
    std::string out;
    Deflater deflater;
    deflater.add(bytes, out);
    deflater.finish(out);
    return out;
}

}  // namespace periplus::archive
