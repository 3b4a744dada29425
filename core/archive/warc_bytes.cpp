#include "archive/warc_bytes.h"

#include <algorithm>
#include <utility>

namespace periplus::archive {
namespace {

constexpr std::uint64_t kFreeBytes = std::uint64_t{1024} * 1024;
constexpr std::uint64_t kFreeRewind = std::uint64_t{16} * 1024 * 1024;
constexpr std::size_t kLook = 512;  // compressed bytes that a record's first line surely is in
constexpr std::size_t kNever = std::string::npos;
constexpr std::size_t kVersion = 9;  // "WARC/1.0" and the line's end

bool isVersionLine(std::string_view text) {
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    return text.size() >= kVersion && text.starts_with("WARC/") && isDigit(text[5]) && text[6] == '.' &&
           isDigit(text[7]) && (text[8] == '\r' || text[8] == '\n');
}

}  // namespace

WarcBytes::WarcBytes(std::unique_ptr<ByteSource> source, std::uint64_t at, const ReadLimits& limits,
                     std::stop_token stop)
    : source_(std::move(source)), limits_(limits), stop_(std::move(stop)), rawAt_(at) {}

WarcPlace WarcBytes::place() const {
    const auto ahead = buffer_.size() - at_;
    if (!gzip_) return {used() - ahead, 0};
    return {current_, memberOut_ > ahead ? memberOut_ - ahead : 0};
}

Result<bool> WarcBytes::readRaw() {
    if (stop_.stop_requested()) return fail(ErrorCode::Cancelled, source_->name());
    const auto piece = source_->read();
    if (!piece && piece.error().code == ErrorCode::Damaged) {
        damage_ = piece.error().detail;
        raw_ = {};
        return false;
    }
    if (!piece) return std::unexpected(piece.error());
    raw_ = *piece;
    rawAt_ += raw_.size();
    return !raw_.empty();
}

Result<bool> WarcBytes::more() {
    if (!damage_.empty()) return false;
    if (raw_.empty() && !inside_) {
        if (const auto read = readRaw(); !read || !*read) return read;
    }
    if (!std::exchange(known_, true)) {
        gzip_ = raw_.starts_with("\x1F\x8B");
        for (auto at = raw_.find("\x1F\x8B\x08"); !gzip_ && !raw_.starts_with("WARC/") && at != kNever;
             at = raw_.find("\x1F\x8B\x08", at + 1))
            gzip_ = startsRecord(raw_.substr(at));
    }
    border_ = border_ != kNever && border_ >= at_ ? border_ - at_ : kNever;
    buffer_.erase(0, at_);
    at_ = 0;
    if (gzip_) return inflateMore();
    buffer_ += raw_;
    raw_ = {};
    return true;
}

void WarcBytes::startMember() {
    if (inflater_)
        inflater_->reset();
    else
        inflater_.emplace(Wrapping::Gzip);
    current_ = used();
    memberOut_ = 0;
    border_ = buffer_.size();
    inside_ = true;
}

Result<bool> WarcBytes::inflateMore() {
    if (!inside_) {
        if (!raw_.starts_with('\x1F')) {
            current_ = used();
            damage_ = "no gzip member where one should begin";
            return false;
        }
        startMember();
    }
    decoded_.resize(kPieceBytes);
    for (;;) {
        if (raw_.empty()) {
            const auto read = readRaw();
            if (!read) return read;
            if (!*read && damage_.empty()) damage_ = "gzip member cut off";
        }
        const auto step = inflater_->step(raw_, decoded_.data(), decoded_.size());
        raw_.remove_prefix(step.taken);
        memberOut_ += step.given;
        buffer_.append(decoded_, 0, step.given);
        if (step.state == DecodeStep::State::Broken) damage_ = "gzip data is damaged";
        if (step.state == DecodeStep::State::End) {
            inside_ = false;
            damage_.clear();
            return true;
        }
        if (memberOut_ > kFreeBytes && memberOut_ / limits_.ratio > used() - current_)
            damage_ = "gzip member expands further than the limit";
        if (step.given > 0) return true;
        if (!damage_.empty()) return false;
    }
}

bool WarcBytes::startsRecord(std::string_view raw) {
    Inflater inflater(Wrapping::Gzip);
    std::string first(16, '\0');
    std::size_t given = 0;
    raw = raw.substr(0, kLook);
    while (given < kVersion) {
        const auto step = inflater.step(raw, first.data() + given, first.size() - given);
        given += step.given;
        raw.remove_prefix(step.taken);
        if (step.state != DecodeStep::State::More || (step.given == 0 && step.taken == 0)) break;
    }
    return isVersionLine(std::string_view(first).substr(0, given));
}

void WarcBytes::restart(std::unique_ptr<ByteSource> source, std::uint64_t at) {
    source_ = std::move(source);
    raw_ = {};
    rawAt_ = at;
    buffer_.clear();
    at_ = 0;
    border_ = kNever;
    inside_ = false;
    damage_.clear();
}

bool WarcBytes::mayRewind(std::uint64_t to) {
    const auto cost = used() - std::min(used(), to);
    if (rewound_ + cost > source_->size() * 2 + kFreeRewind) return false;
    rewound_ += cost;
    return true;
}

Result<bool> WarcBytes::goBack(std::uint64_t plainOffset) {
    if (gzip_ || !mayRewind(plainOffset)) return false;
    auto source = source_->from(plainOffset);
    if (!source) return std::unexpected(source.error());
    restart(std::move(*source), plainOffset);
    return true;
}

Result<bool> WarcBytes::resync() {
    if (damage_.empty()) {
        const auto found = findLine();
        if (!found || *found || damage_.empty()) return found;
    }
    return gzip_ ? findMember() : Result<bool>(false);
}

Result<bool> WarcBytes::findLine() {
    char before = '\n';
    for (;;) {
        const auto text = available();
        for (auto at = text.find("WARC/"); at != kNever; at = text.find("WARC/", at + 1)) {
            const bool atLine = at == 0 ? before == '\n' : text[at - 1] == '\n';
            if ((atLine || at_ + at == border_) && isVersionLine(text.substr(at))) {
                consume(at);
                return true;
            }
        }
        const auto done = text.size() - std::min(text.size(), kVersion - 1);
        if (done > 0) before = text[done - 1];
        consume(done);
        const auto read = more();
        if (!read) return read;
        if (!*read) {
            consume(available().size());
            return false;
        }
    }
}

Result<bool> WarcBytes::findMember() {
    auto start = current_ + 1;
    if (!mayRewind(start)) start = std::max(start, used());
    auto source = source_->from(start);
    if (!source) return std::unexpected(source.error());
    restart(std::move(*source), start);
    std::string window;
    std::uint64_t windowAt = start;
    for (bool ended = false; !ended;) {
        const auto read = readRaw();
        if (!read) return read;
        ended = !*read;
        window += raw_;
        raw_ = {};
        std::size_t at = window.find("\x1F\x8B\x08");
        for (; at != kNever && (ended || window.size() - at >= kLook); at = window.find("\x1F\x8B\x08", at + 1)) {
            if (!startsRecord(std::string_view(window).substr(at))) continue;
            auto found = source_->from(windowAt + at);
            if (!found) return std::unexpected(found.error());
            restart(std::move(*found), windowAt + at);
            return true;
        }
        const auto done = at == kNever ? window.size() - std::min<std::size_t>(window.size(), 2) : at;
        window.erase(0, done);
        windowAt += done;
    }
    return false;
}

}  // namespace periplus::archive
