#pragma once
// ZIP files put together by hand, stored entries only, so that every field can lie.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace periplus::archive {

struct ZipPart {
    std::string name;
    std::string bytes;
    std::uint32_t attributes = 0100644U << 16U;
    std::uint16_t flags = 0;
    std::uint16_t method = 0;
    std::uint32_t size = 0;         // 0: the true one
    std::string extra{};            // of the central entry
    std::int64_t localOffset = -1;  // -1: the true one
    std::uint32_t checksum = 0;     // of packed bytes; 0: the true one
};

inline std::uint32_t crcOf(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

inline void put(std::string& out, std::uint64_t number, unsigned bytes) {
    for (unsigned i = 0; i < bytes; ++i) out += static_cast<char>((number >> (8 * i)) & 0xFFU);
}

inline std::string zipOf(const std::vector<ZipPart>& parts) {
    std::string out;
    std::string central;
    for (const auto& part : parts) {
        const auto offset = part.localOffset >= 0 ? static_cast<std::uint64_t>(part.localOffset) : out.size();
        const auto crc = part.checksum != 0 ? part.checksum : crcOf(part.bytes);
        const auto common = [&](std::string& to) {
            put(to, 20, 2);
            put(to, part.flags, 2);
            put(to, part.method, 2);
            put(to, 0, 4);
            put(to, crc, 4);
            put(to, part.size == 0xFFFFFFFFU ? part.size : part.bytes.size(), 4);
            put(to, part.size != 0 ? part.size : part.bytes.size(), 4);
            put(to, part.name.size(), 2);
        };
        out += "PK\x03\x04";
        common(out);
        put(out, 0, 2);
        out += part.name + part.bytes;
        central += "PK\x01\x02";
        put(central, 0x031E, 2);
        common(central);
        put(central, part.extra.size(), 2);
        put(central, 0, 8);  // comment, disk, internal attributes: 2 + 2 + 2, and 2 of the external ones
        central.resize(central.size() - 2);
        put(central, part.attributes, 4);
        put(central, offset, 4);
        central += part.name + part.extra;
    }
    const auto at = out.size();
    out += central + "PK\x05\x06";
    put(out, 0, 4);
    put(out, parts.size(), 2);
    put(out, parts.size(), 2);
    put(out, central.size(), 4);
    put(out, at, 4);
    put(out, 0, 2);
    return out;
}

}  // namespace periplus::archive
