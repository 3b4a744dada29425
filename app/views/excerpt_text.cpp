#include "views/excerpt_text.h"

#include <algorithm>

namespace periplus {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// One code point; a broken byte counts as one, as in base/utf8.h.
char32_t next(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    const std::size_t size = lead < 0x80 ? 1 : (lead & 0xE0) == 0xC0 ? 2 : (lead & 0xF0) == 0xE0 ? 3 : 4;
    if (lead >= 0x80 && (lead < 0xC2 || lead > 0xF4 || at + size > text.size())) return ++at, kReplacement;
    char32_t value = size == 1 ? lead : lead & (0xFFU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) return ++at, kReplacement;
        value = (value << 6) | (byte(at + i) & 0x3FU);
    }
    at += size;
    return value;
}

// What QTextDocument would take for structure of its own.
bool reserved(char32_t value) {
    return value == 0 || value == 0x2028 || value == 0x2029 || value == 0xFDD0 || value == 0xFDD1 || value == 0xFFFC;
}

void append(QString& line, char32_t value) {
    if (reserved(value)) value = kReplacement;
    if (QChar::requiresSurrogates(value)) {
        line += QChar(QChar::highSurrogate(value));
        line += QChar(QChar::lowSurrogate(value));
    } else {
        line += QChar(static_cast<char16_t>(value));
    }
}

}  // namespace

ExcerptText::ExcerptText(std::string_view text) {
    lines_.clear();
    starts_.clear();
    QString line;
    Start start;
    std::uint64_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t value = next(text, at);
        ++count;
        if (value == U'\r' && at < text.size() && text[at] == '\n') {
            ++at;
            ++count;
            endLine(line, start, count);
        } else if (value == U'\n' || value == U'\r') {
            endLine(line, start, count);
        } else {
            append(line, value);
        }
    }
    if (!line.isEmpty() || lines_.isEmpty()) endLine(line, start, count);
}

void ExcerptText::endLine(QString& line, Start& next, std::uint64_t codePoint) {
    starts_.push_back(next);
    next = {codePoint, next.position + static_cast<int>(line.size()) + 1};
    lines_.append(std::exchange(line, QString()));
}

int ExcerptText::length() const { return starts_.back().position + static_cast<int>(lines_.back().size()); }

int ExcerptText::position(CodePointOffset at) const {
    const auto after = std::ranges::upper_bound(starts_, at.value, {}, &Start::codePoint);
    const auto line = static_cast<std::size_t>(std::distance(starts_.begin(), after)) - 1;
    const QString& shown = lines_[static_cast<qsizetype>(line)];
    std::uint64_t left = at.value - starts_[line].codePoint;
    qsizetype unit = 0;
    for (; left > 0 && unit < shown.size(); --left) unit += shown[unit].isHighSurrogate() ? 2 : 1;
    return starts_[line].position + static_cast<int>(unit);
}

CodePointOffset ExcerptText::codePoint(int position) const {
    position = std::clamp(position, 0, length());
    const auto after = std::ranges::upper_bound(starts_, position, {}, &Start::position);
    const auto line = static_cast<std::size_t>(std::distance(starts_.begin(), after)) - 1;
    const QString& shown = lines_[static_cast<qsizetype>(line)];
    std::uint64_t count = starts_[line].codePoint;
    const qsizetype wanted = position - starts_[line].position;
    for (qsizetype unit = 0; unit < wanted; ++count) {
        unit += shown[unit].isHighSurrogate() ? 2 : 1;
        if (unit > wanted) break;
    }
    return {count};
}

}  // namespace periplus
