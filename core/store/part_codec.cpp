#include "store/part_codec.h"

#include <zstd.h>

#include <algorithm>

namespace periplus::store {

namespace {

constexpr std::string_view kPacked = "PZ1\n";
constexpr std::string_view kPlain = "PR1\n";
constexpr int kLevel = 3;
constexpr std::size_t kLeast = 64;             // nothing shorter is worth a frame
constexpr std::size_t kSample = 64ULL * 1024;  // so much of a long part is tried
constexpr std::size_t kPiece = 128ULL * 1024;  // of what is unpacked at a time

// Contexts are costly to make, so each thread keeps one.
struct FreeCompressor {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};
struct FreeDecompressor {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};
using Compressor = std::unique_ptr<ZSTD_CCtx, FreeCompressor>;
using Decompressor = std::unique_ptr<ZSTD_DCtx, FreeDecompressor>;

ZSTD_CCtx* compressorOfThread() {
    thread_local const Compressor context(ZSTD_createCCtx());
    return context.get();
}

bool pays(std::size_t packed, std::size_t plain) { return packed < plain - plain / 16; }

// The frame, or nothing when it does not pay.
std::string frameOf(std::string_view bytes) {
    if (bytes.size() < kLeast) return {};
    std::string frame(ZSTD_compressBound(bytes.size()), '\0');
    const std::size_t size =
        ZSTD_compressCCtx(compressorOfThread(), frame.data(), frame.size(), bytes.data(), bytes.size(), kLevel);
    if (ZSTD_isError(size) != 0 || !pays(size, bytes.size())) return {};
    frame.resize(size);
    return frame;
}

std::unexpected<Error> damaged() { return fail(ErrorCode::Damaged, {}, "it does not unpack"); }
std::unexpected<Error> tooLarge(std::uint64_t cap) {
    return fail(ErrorCode::TooLarge, {}, std::to_string(cap) + " bytes");
}

}  // namespace

std::string pack(std::string_view bytes) {
    const std::string frame = frameOf(bytes);
    std::string file(frame.empty() ? kPlain : kPacked);
    file += frame.empty() ? bytes : std::string_view(frame);
    return file;
}

Result<std::string> unpack(std::string_view file, std::uint64_t cap) {
    std::string out;
    // A frame says its size, which is only believed as far as the cap.
    const std::string_view frame = file.substr(std::min(file.size(), kPacked.size()));
    const auto said = file.starts_with(kPacked) ? ZSTD_getFrameContentSize(frame.data(), frame.size()) : frame.size();
    if (said != ZSTD_CONTENTSIZE_UNKNOWN && said != ZSTD_CONTENTSIZE_ERROR)
        out.reserve(std::min<std::uint64_t>(said, cap));
    Unpacker unpacker(cap);
    if (auto done = unpacker.add(file, out); !done) return std::unexpected(done.error());
    if (!unpacker.whole()) return damaged();
    return out;
}

struct Packer::State {
    Compressor context;  // none: as they are
    bool begun = false;
};

Packer::Packer(std::string_view begin) : state_(std::make_unique<State>()) {
    if (frameOf(begin.substr(0, kSample)).empty()) return;
    state_->context.reset(ZSTD_createCCtx());
    ZSTD_CCtx_setParameter(state_->context.get(), ZSTD_c_compressionLevel, kLevel);
}
Packer::Packer(Packer&&) noexcept = default;
Packer& Packer::operator=(Packer&&) noexcept = default;
Packer::~Packer() = default;

namespace {

Result<void> compress(ZSTD_CCtx* context, std::string_view bytes, ZSTD_EndDirective end, std::string& out) {
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    for (;;) {
        const std::size_t before = out.size();
        out.resize(before + ZSTD_CStreamOutSize());
        ZSTD_outBuffer to{out.data() + before, out.size() - before, 0};
        const std::size_t left = ZSTD_compressStream2(context, &to, &in, end);
        out.resize(before + to.pos);
        if (ZSTD_isError(left) != 0) return fail(ErrorCode::Internal, {}, ZSTD_getErrorName(left));
        if (end == ZSTD_e_end ? left == 0 : in.pos == in.size) return {};
    }
}

}  // namespace

Result<void> Packer::add(std::string_view bytes, std::string& out) {
    if (!state_->begun) out += state_->context ? kPacked : kPlain;
    state_->begun = true;
    if (state_->context) return compress(state_->context.get(), bytes, ZSTD_e_continue, out);
    out += bytes;
    return {};
}

Result<void> Packer::finish(std::string& out) {
    if (auto begun = add({}, out); !begun || !state_->context) return begun;
    return compress(state_->context.get(), {}, ZSTD_e_end, out);
}

struct Unpacker::State {
    std::uint64_t left = 0;
    std::string mark;
    Decompressor context;
    bool plain = false;
    bool ended = false;
};

Unpacker::Unpacker(std::uint64_t cap) : state_(std::make_unique<State>()) { state_->left = cap; }
Unpacker::Unpacker(Unpacker&&) noexcept = default;
Unpacker& Unpacker::operator=(Unpacker&&) noexcept = default;
Unpacker::~Unpacker() = default;

Result<void> Unpacker::add(std::string_view file, std::string& out) {
    State& state = *state_;
    while (state.mark.size() < kPacked.size() && !file.empty()) {
        state.mark += file.front();
        file.remove_prefix(1);
    }
    if (state.mark.size() < kPacked.size()) return {};
    if (state.mark != kPacked && state.mark != kPlain) return damaged();
    if (state.mark == kPlain) {
        if (file.size() > state.left) return tooLarge(state.left);
        state.left -= file.size();
        out += file;
        return {};
    }
    if (!state.context) state.context.reset(ZSTD_createDCtx());
    ZSTD_inBuffer in{file.data(), file.size(), 0};
    bool full = false;  // there may be more to come out than came in
    while (in.pos < in.size || full) {
        if (state.ended) return damaged();  // something stands behind the frame
        const std::size_t before = out.size();
        out.resize(before + kPiece);
        ZSTD_outBuffer to{out.data() + before, kPiece, 0};
        const std::size_t hint = ZSTD_decompressStream(state.context.get(), &to, &in);
        out.resize(before + to.pos);
        if (ZSTD_isError(hint) != 0) return damaged();
        if (to.pos > state.left) return tooLarge(state.left);
        state.left -= to.pos;
        state.ended = hint == 0;
        full = to.pos == kPiece && !state.ended;
    }
    return {};
}

bool Unpacker::whole() const { return state_->mark == kPlain || state_->ended; }

}  // namespace periplus::store
