#include "archive/inline_content.h"

#include "archive/address.h"
#include "text/html_tame.h"

#include <array>
#include <cstdint>

namespace periplus::archive {
namespace {

constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::uint32_t digit(char c) {
    static const auto values = [] {
        std::array<std::uint8_t, 256> all{};
        all.fill(64);
        for (std::size_t i = 0; i < kDigits.size(); ++i)
            all[static_cast<unsigned char>(kDigits[i])] = static_cast<std::uint8_t>(i);
        return all;
    }();
    return values[static_cast<unsigned char>(c)];
}

}  // namespace

std::optional<std::string> fromBase64(std::string_view text) {
    std::string out;
    out.reserve(text.size() / 4 * 3 + 3);
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        if (c == '=' || text::isHtmlSpace(c)) continue;
        const auto value = digit(c);
        if (value > 63) return std::nullopt;
        bits = (bits << 6U) | value;
        if (++count < 4) continue;
        out += static_cast<char>(bits >> 16U);
        out += static_cast<char>((bits >> 8U) & 0xFFU);
        out += static_cast<char>(bits & 0xFFU);
        bits = 0;
        count = 0;
    }
    if (count == 2) out += static_cast<char>((bits >> 4U) & 0xFFU);
    if (count == 3) {
        out += static_cast<char>((bits >> 10U) & 0xFFU);
        out += static_cast<char>((bits >> 2U) & 0xFFU);
    }
    return out;
}

std::string toBase64(std::string_view bytes) {
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t bits = 0;
        for (std::size_t j = 0; j < 3; ++j)
            bits = (bits << 8U) | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0U);
        out += kDigits[bits >> 18U];
        out += kDigits[(bits >> 12U) & 63U];
        out += i + 1 < bytes.size() ? kDigits[(bits >> 6U) & 63U] : '=';
        out += i + 2 < bytes.size() ? kDigits[bits & 63U] : '=';
    }
    return out;
}

std::optional<InlineContent> inlineContent(std::string_view address, std::size_t most) {
    if (text::lowerAscii(address.substr(0, 5)) != "data:") return std::nullopt;
    const auto comma = address.find(',');
    if (comma == std::string_view::npos || comma > 1024 || (address.size() - comma) / 4 * 3 > most) return std::nullopt;
    auto type = address.substr(5, comma - 5);
    const auto body = address.substr(comma + 1);
    InlineContent content;
    const auto lower = text::lowerAscii(type);
    if (const auto base64 = lower.rfind(";base64"); base64 != std::string::npos && base64 + 7 == lower.size()) {
        type = type.substr(0, base64);
        auto bytes = fromBase64(body.find('%') == std::string_view::npos ? std::string(body) : unescaped(body));
        if (!bytes) return std::nullopt;
        content.bytes = std::move(*bytes);
    } else {
        content.bytes = unescaped(body);
    }
    content.contentType = type.empty() ? "text/plain;charset=US-ASCII" : std::string(type);
    if (content.contentType.starts_with(';')) content.contentType.insert(0, "text/plain");
    if (content.bytes.size() > most) return std::nullopt;
    return content;
}

}  // namespace periplus::archive
