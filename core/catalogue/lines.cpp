#include "catalogue/lines.h"

#include "base/utf8.h"

#include <algorithm>

namespace periplus::catalogue {

Lines::Lines(std::string_view source) : source_(source) {
    starts_.push_back(source.starts_with(kByteOrderMark) ? 3 : 0);
    auto feed = source.find('\n');
    auto carriage = source.find('\r');
    for (auto at = std::min(feed, carriage); at != std::string_view::npos; at = std::min(feed, carriage)) {
        at += source.substr(at, 2) == "\r\n" ? 2U : 1U;
        if (at < source.size()) starts_.push_back(static_cast<std::uint32_t>(at));
        if (feed < at) feed = source.find('\n', at);
        if (carriage < at) carriage = source.find('\r', at);
    }
}

std::uint32_t Lines::nextStart(std::uint32_t line) const {
    return line < count() ? starts_[line] : static_cast<std::uint32_t>(source_.size());
}

ByteSpan Lines::span(std::uint32_t line) const {
    line = std::clamp(line, 1U, count());
    const auto begin = starts_[line - 1];
    auto end = std::max(begin, nextStart(line));
    while (end > begin && (source_[end - 1] == '\n' || source_[end - 1] == '\r')) --end;
    return {{begin}, {end}};
}

std::string_view Lines::text(std::uint32_t line) const {
    const auto bytes = span(line);
    return source_.substr(bytes.begin.value, bytes.size());
}

std::uint32_t Lines::lineOf(std::uint32_t byte) const {
    const auto after = std::ranges::upper_bound(starts_, byte);
    return std::max<std::uint32_t>(1, static_cast<std::uint32_t>(after - starts_.begin()));
}

Place Lines::place(std::uint32_t byte) const {
    const bool onCursorLine =
        cursorLine_ != 0 && byte >= cursorByte_ && (cursorLine_ == count() || byte < starts_[cursorLine_]);
    if (!onCursorLine) {
        const bool earlierOnLine = cursorLine_ != 0 && byte < cursorByte_ && byte >= starts_[cursorLine_ - 1];
        const bool nextLine = cursorLine_ != 0 && cursorLine_ < count() && byte >= starts_[cursorLine_] &&
                              (cursorLine_ + 1 == count() || byte < starts_[cursorLine_ + 1]);
        if (!earlierOnLine) cursorLine_ = nextLine ? cursorLine_ + 1 : lineOf(byte);
        cursorByte_ = starts_[cursorLine_ - 1];
        cursorColumn_ = 1;
    }
    if (byte > cursorByte_) {
        cursorColumn_ += static_cast<std::uint32_t>(codePointCount(source_.substr(cursorByte_, byte - cursorByte_)));
        cursorByte_ = byte;
    }
    return {cursorLine_, cursorColumn_};
}

}  // namespace periplus::catalogue
