#include "archive/line_source.h"

namespace periplus::archive {
namespace {

constexpr std::size_t kMaxPiece = std::size_t{64} * 1024;

}  // namespace

Result<bool> LineSource::more() {
    if (ended_) return false;
    const auto piece = source_->read();
    if (!piece) return std::unexpected(piece.error());
    if (piece->empty()) {
        ended_ = true;
        return false;
    }
    begin_ += at_;
    bytes_.erase(0, at_);
    at_ = 0;
    bytes_ += *piece;
    return true;
}

Result<bool> LineSource::next(Line& line) {
    auto end = bytes_.find('\n', at_);
    while (end == std::string::npos && bytes_.size() - at_ < kMaxPiece) {
        const auto searched = bytes_.size() - at_;
        const auto read = more();
        if (!read) return read;
        if (!*read) break;
        end = bytes_.find('\n', at_ + searched);
    }
    if (at_ >= bytes_.size()) return false;
    line.begin = begin_ + at_;
    line.first = lineBegins_;
    auto text = std::string_view(bytes_).substr(at_, end == std::string::npos ? end : end - at_);
    if (text.size() > kMaxPiece) {
        text = text.substr(0, kMaxPiece);
        end = std::string::npos;
    }
    line.last = end != std::string::npos || (ended_ && at_ + text.size() == bytes_.size());
    line.end = {};
    if (end != std::string::npos) {
        const bool carriage = text.ends_with('\r');
        if (carriage) text.remove_suffix(1);
        line.end = carriage ? "\r\n" : "\n";
    } else if (!line.last && text.size() > 1 && text.ends_with('\r')) {
        text.remove_suffix(1);  // it may belong to the line's end
    }
    line.text = text;
    at_ += text.size() + line.end.size();
    lineBegins_ = line.last;
    return true;
}

}  // namespace periplus::archive
