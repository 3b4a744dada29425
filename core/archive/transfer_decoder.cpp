#include "archive/transfer_decoder.h"

#include "archive/header_lines.h"

#include <array>

namespace periplus::archive {
namespace {

constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t kNone = 64;

constexpr auto kValues = [] {
    std::array<std::uint8_t, 256> all{};
    all.fill(kNone);
    for (std::size_t i = 0; i < kDigits.size(); ++i)
        all[static_cast<unsigned char>(kDigits[i])] = static_cast<std::uint8_t>(i);
    return all;
}();

int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c = static_cast<char>(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

}  // namespace

TransferDecoder::TransferDecoder(std::string_view encoding) {
    if (sameWord(encoding, "base64")) kind_ = Kind::Base64;
    if (sameWord(encoding, "quoted-printable")) kind_ = Kind::QuotedPrintable;
}

void TransferDecoder::add(std::string_view piece, std::string_view lineEnd, std::string& out) {
    switch (kind_) {
        case Kind::Base64: return base64(piece, out);
        case Kind::QuotedPrintable: return quotedPrintable(piece, lineEnd, out);
        case Kind::Plain: out.append(piece).append(lineEnd);
    }
}

void TransferDecoder::base64(std::string_view piece, std::string& out) {
    for (const char c : piece) {
        const auto value = kValues[static_cast<unsigned char>(c)];
        if (value == kNone) {
            if (c != '=') continue;
            if (count_ == 2) out += static_cast<char>((bits_ >> 4U) & 0xFFU);
            if (count_ == 3)
                out.append({static_cast<char>((bits_ >> 10U) & 0xFFU), static_cast<char>((bits_ >> 2U) & 0xFFU)});
            count_ = 0;
            bits_ = 0;
            continue;
        }
        bits_ = (bits_ << 6U) | value;
        if (++count_ < 4) continue;
        out.append({static_cast<char>((bits_ >> 16U) & 0xFFU), static_cast<char>((bits_ >> 8U) & 0xFFU),
                    static_cast<char>(bits_ & 0xFFU)});
        bits_ = 0;
        count_ = 0;
    }
}

void TransferDecoder::quotedPrintable(std::string_view piece, std::string_view lineEnd, std::string& out) {
    std::string whole;
    if (!held_.empty()) {
        whole = held_ + std::string(piece);
        piece = whole;
        held_.clear();
    }
    const bool lineEnds = !lineEnd.empty();
    auto end = piece.find_last_not_of(" \t") + 1;  // blanks at the end of a line are not meant
    if (!lineEnds && end >= 1 && piece[end - 1] == '=') --end;
    if (!lineEnds && end >= 2 && end == piece.size() && piece[end - 2] == '=') end -= 2;
    if (!lineEnds) held_ = piece.substr(end);
    piece = piece.substr(0, end);
    for (std::size_t i = 0; i < piece.size(); ++i) {
        if (piece[i] != '=') {
            out += piece[i];
        } else if (i + 1 == piece.size()) {
            return;  // a soft line break
        } else if (i + 2 < piece.size() && hexDigit(piece[i + 1]) >= 0 && hexDigit(piece[i + 2]) >= 0) {
            out += static_cast<char>(hexDigit(piece[i + 1]) * 16 + hexDigit(piece[i + 2]));
            i += 2;
        } else {
            out += '=';
        }
    }
    out += lineEnd;
}

}  // namespace periplus::archive
