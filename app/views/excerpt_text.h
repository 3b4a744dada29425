#pragma once
// ExcerptText: an excerpt as it stands in a text document, and the exact way between its code points (what annotations
// are stored in) and document positions (UTF-16 units, one unit for each line break), counted from its first line.
// LF, CRLF and CR end a line; the line break that ends the text shows no empty line after it. Characters that a text
// document keeps for itself are shown as U+FFFD, one for one. Ownership: value. Thread: any. Errors: none; what lies
// outside is clamped.
#include "base/offset.h"

#include <QString>
#include <QStringList>

#include <string_view>
#include <vector>

namespace periplus {

class ExcerptText {
public:
    ExcerptText() = default;
    explicit ExcerptText(std::string_view text);

    [[nodiscard]] const QStringList& lines() const { return lines_; }  // at least one
    [[nodiscard]] int length() const;                                  // position of the end of the last line
    [[nodiscard]] int position(CodePointOffset at) const;
    [[nodiscard]] CodePointOffset codePoint(int position) const;  // inside a surrogate pair: the pair's own

private:
    struct Start {
        std::uint64_t codePoint = 0;
        int position = 0;
    };
    void endLine(QString& line, Start& next, std::uint64_t codePoint);

    QStringList lines_{QString()};
    std::vector<Start> starts_{Start{}};  // of each line
};

}  // namespace periplus
