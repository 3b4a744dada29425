#include "source/loose_object.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <memory>

namespace periplus::source {
namespace {

constexpr std::size_t kStep = std::size_t{64} * 1024;

std::unexpected<Error> damaged() { return fail(ErrorCode::NotInClone, {}, "it is damaged"); }

std::optional<ObjectKind> kindNamed(std::string_view name) {
    if (name == "blob") return ObjectKind::Blob;
    if (name == "tree") return ObjectKind::Tree;
    if (name == "commit") return ObjectKind::Commit;
    if (name == "tag") return ObjectKind::Tag;
    return {};
}

struct EndInflate {
    void operator()(z_stream* stream) const { inflateEnd(stream); }
};

}  // namespace

Result<std::string> inflateLoose(std::string_view file, std::size_t limit) {
    z_stream stream{};
    if (file.size() > std::numeric_limits<uInt>::max() || inflateInit(&stream) != Z_OK) return damaged();
    const std::unique_ptr<z_stream, EndInflate> open(&stream);
    std::string input(file);  // zlib's old signature wants to write there, and does not
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    std::string out;
    for (int state = Z_OK; state != Z_STREAM_END;) {
        const auto before = out.size();
        if (before > limit) return fail(ErrorCode::NotInClone, {}, "it is too large");
        out.resize(before + kStep);
        stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
        stream.avail_out = static_cast<uInt>(kStep);
        state = inflate(&stream, Z_NO_FLUSH);
        out.resize(before + kStep - stream.avail_out);
        if (state != Z_STREAM_END && (state != Z_OK || out.size() == before)) return damaged();
    }
    return out;
}

Result<Object> readLoose(std::string_view inflated) {
    const auto header = inflated.substr(0, std::min<std::size_t>(inflated.size(), 64));
    const auto blank = header.find(' ');
    const auto zero = header.find('\0');
    if (blank == std::string_view::npos || zero == std::string_view::npos || blank > zero) return damaged();
    const auto kind = kindNamed(header.substr(0, blank));
    std::uint64_t size = 0;
    const auto [end, error] = std::from_chars(header.data() + blank + 1, header.data() + zero, size);
    if (!kind || error != std::errc{} || end != header.data() + zero || size != inflated.size() - zero - 1)
        return damaged();
    return Object{*kind, std::string(inflated.substr(zero + 1))};
}

}  // namespace periplus::source
