#pragma once
// Content-Transfer-Encoding undone piece by piece. Thread: one. Errors: none; what means nothing is passed over.
// Source: RFC 2045, section 6
#include <cstdint>
#include <string>
#include <string_view>

namespace periplus::archive {

class TransferDecoder {
public:
    explicit TransferDecoder(std::string_view encoding);  // as the header says it; unknown ones are as they are

    // Adds what `piece` means to `out`. `lineEnd`: "\n" or "\r\n" behind it; empty within a line.
    void add(std::string_view piece, std::string_view lineEnd, std::string& out);

private:
    enum class Kind : std::uint8_t { Plain, QuotedPrintable, Base64 };
    void quotedPrintable(std::string_view piece, std::string_view lineEnd, std::string& out);
    void base64(std::string_view piece, std::string& out);

    Kind kind_ = Kind::Plain;
    std::string held_;  // of quoted-printable: blanks and a begun "=X" at the end of a piece
    std::uint32_t bits_ = 0;
    int count_ = 0;
};

}  // namespace periplus::archive
