// Content-Encoding: gzip, deflate and br. Which of them a body really is in is tried on its first bytes.
#include "archive/body_decoder.h"
#include "archive/brotli_decoder.h"
#include "archive/inflate.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace periplus::archive {
namespace {

constexpr std::size_t kTryBytes = 4096;
constexpr std::size_t kRoom = std::size_t{64} * 1024;
constexpr std::uint64_t kFreeBytes = std::uint64_t{1024} * 1024;

using Decoder = std::variant<Inflater, BrotliDecoder>;

std::vector<Decoder (*)()> candidates(std::string_view coding) {
    if (coding == "br") return {[] { return Decoder(BrotliDecoder()); }};
    if (coding == "gzip") return {[] { return Decoder(Inflater(Wrapping::Gzip)); }};
    return {[] { return Decoder(Inflater(Wrapping::Zlib)); }, [] { return Decoder(Inflater(Wrapping::Raw)); }};
}

DecodeStep stepOf(Decoder& decoder, std::string_view input, std::string& room) {
    return std::visit([&](auto& one) { return one.step(input, room.data(), room.size()); }, decoder);
}

class CodingLayer final : public BodyLayer {
public:
    CodingLayer(std::string_view coding, const ReadLimits& limits)
        : makers_(candidates(coding)), limits_(limits), room_(kRoom, '\0') {}

    Result<bool> add(std::string_view piece, const TakeBytes& take) override {
        if (at_ == At::Trying) {
            held_ += piece;
            return held_.size() < kTryBytes ? Result<bool>(true) : begin(take);
        }
        return at_ == At::Passing ? take(piece) : decode(piece, take);
    }

    Result<bool> finish(const TakeBytes& take) override {
        if (at_ == At::Trying) {
            if (held_.empty()) return true;
            if (const auto more = begin(take); !more || !*more) return more;
        }
        if (at_ == At::Decoding) trouble = "content encoding ends too early";
        return trouble.empty();
    }

private:
    enum class At : std::uint8_t { Trying, Decoding, Passing, Done };

    [[nodiscard]] bool decodes(Decoder decoder) {
        std::string_view input = held_;
        for (std::size_t given = 0; given < kRoom && !input.empty();) {
            const auto step = stepOf(decoder, input, room_);
            if (step.state == DecodeStep::State::Broken) return false;
            if (step.state == DecodeStep::State::End || (step.taken == 0 && step.given == 0)) return true;
            input.remove_prefix(step.taken);
            given += step.given;
        }
        return true;
    }

    Result<bool> begin(const TakeBytes& take) {
        const auto found = std::ranges::find_if(makers_, [&](auto make) { return decodes(make()); });
        const auto held = std::exchange(held_, {});
        if (found == makers_.end()) {
            at_ = At::Passing;
            note = "body is not encoded as its head says";
            return take(held);
        }
        at_ = At::Decoding;
        decoder_.push_back((*found)());
        return decode(held, take);
    }

    Result<bool> decode(std::string_view piece, const TakeBytes& take) {
        for (;;) {
            if (at_ == At::Done && !startsMember(piece)) return true;
            const auto step = stepOf(decoder_.front(), piece, room_);
            piece.remove_prefix(step.taken);
            in_ += step.taken;
            out_ += step.given;
            if (step.given > 0) {
                const auto more = take(std::string_view(room_).substr(0, step.given));
                if (!more || !*more) return more;
            }
            if (step.state == DecodeStep::State::End) at_ = At::Done;
            if (step.state == DecodeStep::State::Broken) trouble = "content encoding is broken";
            if (out_ > limits_.resourceBytes) trouble = "larger than the limit";
            if (out_ > kFreeBytes && out_ / limits_.ratio > in_) trouble = "expands further than the limit";
            if (!trouble.empty()) return false;
            const bool stuck = step.taken == 0 && step.given == 0;
            if (at_ != At::Done && (stuck || (piece.empty() && step.given < room_.size()))) return true;
        }
    }

    // Several gzip members are one body; anything else behind the end is junk that browsers pass over.
    bool startsMember(std::string_view piece) {
        auto* inflater = std::get_if<Inflater>(&decoder_.front());
        if (inflater == nullptr || !piece.starts_with("\x1F\x8B")) return false;
        inflater->reset();
        at_ = At::Decoding;
        return true;
    }

    At at_ = At::Trying;
    std::vector<Decoder (*)()> makers_;
    std::vector<Decoder> decoder_;  // none before it is known
    ReadLimits limits_;
    std::string held_;
    std::string room_;
    std::uint64_t in_ = 0;
    std::uint64_t out_ = 0;
};

}  // namespace

std::unique_ptr<BodyLayer> makeCodingLayer(std::string_view coding, const ReadLimits& limits) {
    return std::make_unique<CodingLayer>(coding, limits);
}

}  // namespace periplus::archive
