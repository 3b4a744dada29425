#include "archive/frames.h"

#include "archive/byte_source.h"
#include "archive/header_lines.h"
#include "base/system_error.h"
#include "base/url.h"
#include "base/utf8.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace periplus::archive {
namespace {

constexpr std::size_t kHead = 5;
constexpr std::uint32_t kMostPayload = 36U * 1024 * 1024;  // a page's manifest and its words
constexpr std::size_t kMostWords = 4096;

void putNumber(std::string& out, std::uint64_t number, unsigned bytes = 8) {
    for (unsigned i = 0; i < bytes; ++i) out += static_cast<char>((number >> (8 * i)) & 0xFFU);
}

void putText(std::string& out, std::string_view text) {
    putNumber(out, text.size(), 4);
    out += text;
}

// Takes a payload apart; once something does not fit, nothing does.
class Fields {
public:
    explicit Fields(std::string_view payload) : rest_(payload) {}

    std::uint64_t number(unsigned bytes = 8) {
        if (rest_.size() < bytes) return broken();
        std::uint64_t number = 0;
        for (unsigned i = 0; i < bytes; ++i) number |= std::uint64_t{static_cast<unsigned char>(rest_[i])} << (8 * i);
        rest_.remove_prefix(bytes);
        return number;
    }
    std::string_view text() {
        const auto size = number(4);
        if (rest_.size() < size) {
            broken();
            return {};
        }
        const auto text = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return text;
    }
    [[nodiscard]] bool whole() const { return good_ && rest_.empty(); }

private:
    std::uint64_t broken() {
        good_ = false;
        rest_ = {};
        return 0;
    }
    std::string_view rest_;
    bool good_ = true;
};

std::unexpected<Error> wrong(const char* what) { return fail(ErrorCode::Malformed, {}, what); }

// An address as a key of a part: nothing in it can do anything but be compared.
bool isKey(std::string_view url) {
    const auto bad = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    return !url.empty() && url.size() <= kMaxUrlBytes && std::ranges::none_of(url, bad) && !firstInvalidUtf8(url) &&
           !splitUrl(url).scheme.empty();
}

std::string words(std::string_view text) {
    text = text.substr(0, kMostWords);
    return firstInvalidUtf8(text) ? plainWords(text, kMostWords) : std::string(text);
}

}  // namespace

Result<void> FrameSink::flush() {
    for (std::string_view rest = buffer_; !rest.empty();) {
        const auto count = ::write(descriptor_, rest.data(), rest.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return std::unexpected(systemError({}, errno, Access::Write));
        rest.remove_prefix(static_cast<std::size_t>(count));
    }
    buffer_.clear();
    return {};
}

Result<void> FrameSink::put(FrameKind kind, std::string_view payload) {
    putNumber(buffer_, payload.size(), 4);
    buffer_ += static_cast<char>(kind);
    buffer_ += payload;
    return buffer_.size() >= kPieceBytes ? flush() : Result<void>();
}

Result<void> FrameSink::begin(const ResourceHead& head) {
    std::string payload;
    putText(payload, head.url);
    putText(payload, head.contentType);
    putNumber(payload, static_cast<std::uint64_t>(head.status), 4);
    putNumber(payload, static_cast<std::uint64_t>(head.at.value));
    putText(payload, head.redirect);
    return put(FrameKind::Begin, payload);
}

Result<void> FrameSink::bytes(std::string_view piece) {
    while (!piece.empty()) {
        const auto part = piece.substr(0, kPieceBytes);
        piece.remove_prefix(part.size());
        if (const auto written = put(FrameKind::Bytes, part); !written) return written;
    }
    return {};
}

Result<void> FrameSink::end(bool whole) { return put(FrameKind::End, whole ? "\x01" : std::string_view("\0", 1)); }

Result<void> FrameSink::page(const PageMark& page) {
    std::string payload;
    putText(payload, page.url);
    putText(payload, page.title);
    putNumber(payload, static_cast<std::uint64_t>(page.at.value));
    putNumber(payload, page.certain ? 1 : 0, 1);
    putText(payload, page.manifest);
    return put(FrameKind::Page, payload);
}

Result<void> FrameSink::doubt(const Doubt& doubt) {
    std::string payload;
    putText(payload, std::string_view(doubt.what).substr(0, kMostWords));
    putText(payload, std::string_view(doubt.subject).substr(0, kMostWords));
    putNumber(payload, doubt.byte);
    return put(FrameKind::Doubt, payload);
}

Result<void> FrameSink::progress(const Progress& progress) {
    std::string payload;
    putNumber(payload, progress.done);
    putNumber(payload, progress.total);
    putText(payload, std::string_view(progress.item).substr(0, kMostWords));
    if (const auto written = put(FrameKind::Progress, payload); !written) return written;
    return flush();
}

Result<void> FrameSink::done(const Result<Format>& format) {
    std::string payload;
    if (format) {
        putNumber(payload, static_cast<std::uint64_t>(*format), 1);
    } else {
        const auto& error = format.error();
        putNumber(payload, static_cast<std::uint64_t>(error.code), 1);
        putText(payload, std::string_view(error.subject).substr(0, kMostWords));
        putText(payload, std::string_view(error.detail).substr(0, kMostWords));
    }
    if (const auto written = put(format ? FrameKind::Format : FrameKind::Failed, payload); !written) return written;
    return flush();
}

Result<void> FrameReceiver::add(std::string_view bytes) {
    buffer_ += bytes;
    std::string_view rest = buffer_;
    while (rest.size() >= kHead) {
        const auto length = Fields(rest).number(4);
        if (length > kMostPayload) return wrong("a frame is too long");
        if (rest.size() < kHead + length) break;
        const auto kind = static_cast<FrameKind>(rest[4]);
        const auto payload = rest.substr(kHead, length);
        if (const auto taken = take(kind, payload); !taken) return taken;
        rest.remove_prefix(kHead + length);
    }
    buffer_.erase(0, buffer_.size() - rest.size());
    return {};
}

Result<void> FrameReceiver::take(FrameKind kind, std::string_view payload) {
    if (last_) return wrong("a frame after the last one");
    if (inside_ != (kind == FrameKind::Bytes || kind == FrameKind::End) && kind != FrameKind::Progress)
        return wrong("frames out of order");
    switch (kind) {
        case FrameKind::Begin: return takeBegin(payload);
        case FrameKind::Bytes: return takeBytes(payload);
        case FrameKind::End:
            if (payload.size() != 1) return wrong("a frame of the wrong size");
            inside_ = false;
            return sink_.end(payload[0] == 1);
        case FrameKind::Page: return takePage(payload);
        case FrameKind::Doubt: return takeDoubt(payload);
        case FrameKind::Progress: return takeProgress(payload);
        case FrameKind::Format:
        case FrameKind::Failed: return takeLast(kind, payload);
    }
    return wrong("a frame of no known kind");
}

Result<void> FrameReceiver::takeBegin(std::string_view payload) {
    Fields fields(payload);
    ResourceHead head;
    head.url = fields.text();
    head.contentType = fields.text();
    const auto status = fields.number(4);
    head.at.value = static_cast<std::int64_t>(fields.number());
    head.redirect = fields.text();
    if (!fields.whole() || status < 100 || status > 999 || !isKey(head.url)) return wrong("a resource that cannot be");
    if (!head.redirect.empty() && !isKey(head.redirect)) return wrong("a redirect that cannot be");
    head.status = static_cast<int>(status);
    head.contentType = plainWords(head.contentType, 1024);
    inside_ = true;
    given_ = 0;
    return sink_.begin(head);
}

Result<void> FrameReceiver::takeBytes(std::string_view payload) {
    given_ += payload.size();
    if (payload.size() > kPieceBytes || given_ > limits_.resourceBytes)
        return wrong("a resource larger than the limit");
    return sink_.bytes(payload);
}

Result<void> FrameReceiver::takePage(std::string_view payload) {
    Fields fields(payload);
    PageMark page;
    page.url = fields.text();
    page.title = words(fields.text());
    page.at.value = static_cast<std::int64_t>(fields.number());
    page.certain = fields.number(1) == 1;
    page.manifest = fields.text();
    if (!fields.whole() || !isKey(page.url)) return wrong("a page that cannot be");
    return sink_.page(page);
}

Result<void> FrameReceiver::takeDoubt(std::string_view payload) {
    Fields fields(payload);
    Doubt doubt;
    doubt.what = words(fields.text());
    doubt.subject = words(fields.text());
    doubt.byte = fields.number();
    return fields.whole() ? sink_.doubt(doubt) : wrong("a doubt that cannot be");
}

Result<void> FrameReceiver::takeProgress(std::string_view payload) {
    Fields fields(payload);
    Progress progress;
    progress.done = fields.number();
    progress.total = fields.number();
    progress.item = words(fields.text());
    return fields.whole() ? sink_.progress(progress) : wrong("progress that cannot be");
}

Result<void> FrameReceiver::takeLast(FrameKind kind, std::string_view payload) {
    Fields fields(payload);
    const auto number = fields.number(1);
    if (kind == FrameKind::Format) {
        if (!fields.whole() || number > static_cast<std::uint64_t>(Format::MarkdownFolder))
            return wrong("a format that cannot be");
        last_ = static_cast<Format>(number);
        return {};
    }
    Error error;
    error.subject = words(fields.text());
    error.detail = words(fields.text());
    if (!fields.whole() || number > static_cast<std::uint64_t>(ErrorCode::Internal))
        return wrong("an error that cannot be");
    error.code = static_cast<ErrorCode>(number);
    last_ = std::unexpected(error);
    return {};
}

Result<void> FrameReceiver::cutOff(const Doubt& doubt) {
    if (std::exchange(inside_, false)) {
        if (const auto ended = sink_.end(false); !ended) return ended;
    }
    return sink_.doubt(doubt);
}

}  // namespace periplus::archive
