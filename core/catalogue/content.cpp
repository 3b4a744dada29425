#include "catalogue/content.h"

#include "catalogue/characters.h"

#include <algorithm>

namespace periplus::catalogue {
namespace {

bool isUnderline(std::string_view line) {
    while (!line.empty() && isSpace(line.back())) line.remove_suffix(1);
    return !line.empty() && (line[0] == '=' || line[0] == '-') &&
           line.find_first_not_of(line[0]) == std::string_view::npos;
}

// The text between the marks of `## heading ##`; the span as it is when there are none.
bool stripAtxMarks(std::string_view source, ByteSpan& span) {
    auto line = source.substr(span.begin.value, span.size());
    const auto marks = std::min(line.find_first_not_of('#'), line.size());
    if (marks == 0 || marks > 6 || (marks < line.size() && !isSpace(line[marks]))) return false;
    line.remove_prefix(marks);
    span.begin.value += static_cast<std::uint32_t>(marks);
    while (!line.empty() && isSpace(line.back())) line.remove_suffix(1);
    const auto last = line.find_last_not_of('#');
    if (last == std::string_view::npos) {
        line = {};
    } else if (last + 1 < line.size() && isSpace(line[last])) {
        line = line.substr(0, last);
    }
    span.end.value = span.begin.value + static_cast<std::uint32_t>(line.size());
    return true;
}

}  // namespace

ByteSpan withoutPrefix(const Lines& lines, std::uint32_t line, std::uint8_t quotes) {
    auto span = lines.span(line);
    const auto source = lines.source();
    auto at = span.begin.value;
    const auto skipBlank = [&] {
        while (at < span.end.value && isSpace(source[at])) ++at;
    };
    skipBlank();
    for (; quotes > 0 && at < span.end.value && source[at] == '>'; --quotes) {
        ++at;
        skipBlank();
    }
    span.begin.value = at;
    return span;
}

void Content::view(std::string_view source, ByteSpan span) {
    whole_ = source;
    joined_.clear();
    pieces_.clear();
    length_ = 0;
    dropped_ = 0;
    append(source, span);
    trimEnd();
}

void Content::read(const Lines& lines, const MarkdownBlock& block) {
    const auto source = lines.source();
    auto first = lines.span(block.firstLine);
    first.begin.value = std::min(first.end.value, first.begin.value + std::max(1U, block.column) - 1);
    view(source, {});
    if (block.kind == MarkdownKind::Heading && stripAtxMarks(source, first)) {
        append(source, first);
        trimEnd();
        return;
    }
    append(source, first);
    for (auto line = block.firstLine + 1; line <= std::min(block.lastLine, lines.count()); ++line) {
        const auto next = withoutPrefix(lines, line, block.quoteDepth);
        const auto text = source.substr(next.begin.value, next.size());
        if (text.empty() || (block.kind == MarkdownKind::Heading && isUnderline(text))) break;
        append(source, next);
    }
    trimEnd();
}

void Content::append(std::string_view source, ByteSpan span) {
    while (span.begin < span.end && isSpace(source[span.begin.value])) ++span.begin.value;
    if (pieces_.empty() || length_ == 0) {
        pieces_.assign(1, {0, span.begin.value});
        length_ = span.size();
        return;
    }
    if (pieces_.size() == 1) joined_ = source.substr(pieces_[0].source, length_);
    joined_ += '\n';
    pieces_.push_back({joined_.size(), span.begin.value});
    joined_ += source.substr(span.begin.value, span.size());
    length_ = joined_.size();
}

void Content::trimEnd() {
    auto rest = pieces_.size() > 1 ? std::string_view(joined_) : whole_.substr(pieces_[0].source, length_);
    while (!rest.empty() && (isSpace(rest.back()) || rest.back() == '\n')) rest.remove_suffix(1);
    length_ = rest.size();
}

std::string_view Content::text() const {
    auto all =
        pieces_.size() > 1 ? std::string_view(joined_).substr(0, length_) : whole_.substr(pieces_[0].source, length_);
    return all.substr(std::min(dropped_, all.size()));
}

std::uint32_t Content::sourceOf(std::size_t at) const {
    at += dropped_;
    if (pieces_.size() == 1) return pieces_.front().source + static_cast<std::uint32_t>(at);
    const auto after = std::ranges::upper_bound(pieces_, at, {}, &Piece::begin);
    const auto& piece = *(after - 1);
    return piece.source + static_cast<std::uint32_t>(at - piece.begin);
}

ByteSpan Content::sourceSpan(std::size_t begin, std::size_t end) const {
    if (end <= begin) return {{sourceOf(begin)}, {sourceOf(begin)}};
    return {{sourceOf(begin)}, {sourceOf(end - 1) + 1}};
}

}  // namespace periplus::catalogue
