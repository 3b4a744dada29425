#include "archive/digest_check.h"

#include "archive/header_lines.h"

namespace periplus::archive {
namespace {

struct Named {
    std::string_view name;
    DigestKind kind;
    std::size_t size;
};

constexpr Named kKinds[] = {
    {"sha1", DigestKind::Sha1, 20},      {"sha-1", DigestKind::Sha1, 20}, {"sha256", DigestKind::Sha256, 32},
    {"sha-256", DigestKind::Sha256, 32}, {"md5", DigestKind::Md5, 16},
};

int hexValue(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char lower = static_cast<char>(c | ' ');
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

int base32Value(char c) {
    const char lower = static_cast<char>(c | ' ');
    if (lower >= 'a' && lower <= 'z') return lower - 'a';
    return c >= '2' && c <= '7' ? c - '2' + 26 : -1;
}

// Digits of `bits` bits each, as whole bytes; what is left over is padding.
std::optional<std::string> decoded(std::string_view digits, unsigned bits, int (*value)(char)) {
    std::string out;
    unsigned held = 0;
    unsigned count = 0;
    for (const char c : digits) {
        const int digit = value(c);
        if (digit < 0) return std::nullopt;
        held = (held << bits) | static_cast<unsigned>(digit);
        count += bits;
        if (count >= 8) {
            count -= 8;
            out += static_cast<char>((held >> count) & 0xFFU);
            held &= (1U << count) - 1;
        }
    }
    return out;
}

}  // namespace

std::optional<NamedDigest> parseDigest(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto name = trimmed(text.substr(0, colon));
    auto digits = trimmed(text.substr(colon + 1));
    while (digits.ends_with('=')) digits.remove_suffix(1);
    for (const auto& kind : kKinds) {
        if (!sameWord(kind.name, name)) continue;
        std::optional<std::string> bytes;
        if (digits.size() == kind.size * 2)
            bytes = decoded(digits, 4, hexValue);
        else if (digits.size() == (kind.size * 8 + 4) / 5)
            bytes = decoded(digits, 5, base32Value);
        if (bytes) return NamedDigest{kind.kind, *bytes};
    }
    return std::nullopt;
}

DigestCheck::DigestCheck(std::string_view text) : expected_(parseDigest(text)) {
    if (expected_) running_.emplace(expected_->kind);
}

void DigestCheck::add(std::string_view piece) {
    if (running_) running_->add(piece);
}

bool DigestCheck::holds() { return !running_ || running_->bytes() == expected_->bytes; }

}  // namespace periplus::archive
