// Transfer-Encoding: chunked. Source: https://www.rfc-editor.org/rfc/rfc9112#section-7.1
#include "archive/body_decoder.h"
#include "archive/header_lines.h"

#include <algorithm>
#include <optional>

namespace periplus::archive {
namespace {

constexpr std::size_t kMostLine = 4096;

std::optional<std::uint64_t> chunkSize(std::string_view line) {
    const auto digits = trimmed(line.substr(0, line.find(';')));
    if (digits.empty() || digits.size() > 15) return std::nullopt;
    std::uint64_t value = 0;
    for (const char c : digits) {
        const char lower = static_cast<char>(c | ' ');
        if (c >= '0' && c <= '9')
            value = value * 16 + static_cast<std::uint64_t>(c - '0');
        else if (lower >= 'a' && lower <= 'f')
            value = value * 16 + static_cast<std::uint64_t>(lower - 'a' + 10);
        else
            return std::nullopt;
    }
    return value;
}

class ChunkLayer final : public BodyLayer {
public:
    Result<bool> add(std::string_view piece, const TakeBytes& take) override {
        while (!piece.empty() && trouble.empty()) {
            if (at_ == At::Passing) return take(piece);
            if (at_ == At::Done) return true;
            if (at_ == At::Inside) {
                const auto part = piece.substr(0, std::min<std::uint64_t>(left_, piece.size()));
                piece.remove_prefix(part.size());
                left_ -= part.size();
                if (left_ == 0) at_ = At::Behind;
                if (const auto more = take(part); !more || !*more) return more;
                continue;
            }
            if (!lineFrom(piece)) continue;
            if (const auto more = onLine(take); !more || !*more) return more;
        }
        return trouble.empty();
    }

    Result<bool> finish(const TakeBytes& take) override {
        if (at_ == At::Size && first_) return pass(take);
        if (at_ == At::Inside || at_ == At::Behind || at_ == At::Size) trouble = "body ends before its last chunk";
        return trouble.empty();
    }

private:
    enum class At : std::uint8_t { Size, Inside, Behind, Passing, Done };

    // Moves bytes of a line into line_; true when the line is whole, or too long to be one.
    bool lineFrom(std::string_view& piece) {
        auto part = piece.substr(0, kMostLine + 1 - line_.size());
        const auto end = part.find('\n');
        if (end != std::string_view::npos) part = part.substr(0, end + 1);
        line_ += part;
        piece.remove_prefix(part.size());
        return end != std::string_view::npos || line_.size() > kMostLine;
    }

    Result<bool> onLine(const TakeBytes& take) {
        if (at_ == At::Behind) {
            if (!trimmed(line_).empty()) {
                trouble = "a chunk is not as long as it says";
                return false;
            }
            line_.clear();
            at_ = At::Size;
            return true;
        }
        const auto size = line_.size() > kMostLine ? std::nullopt : chunkSize(line_);
        if (!size && first_) return pass(take);
        if (!size) {
            trouble = "bad chunk size";
            return false;
        }
        first_ = false;
        line_.clear();
        left_ = *size;
        at_ = left_ == 0 ? At::Done : At::Inside;
        return true;
    }

    Result<bool> pass(const TakeBytes& take) {
        at_ = At::Passing;
        if (line_.empty()) return true;
        note = "body is not in chunks as its head says";
        return take(line_);
    }

    At at_ = At::Size;
    bool first_ = true;
    std::uint64_t left_ = 0;
    std::string line_;
};

}  // namespace

std::unique_ptr<BodyLayer> makeChunkLayer() { return std::make_unique<ChunkLayer>(); }

}  // namespace periplus::archive
