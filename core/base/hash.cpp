#include "base/hash.h"

#include <openssl/evp.h>

#include <array>

namespace periplus {

struct Digest::State {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { EVP_MD_CTX_free(context); }
};

namespace {

const EVP_MD* algorithm(DigestKind kind) {
    switch (kind) {
        case DigestKind::Sha1: return EVP_sha1();
        case DigestKind::Md5: return EVP_md5();
        case DigestKind::Sha256: break;
    }
    return EVP_sha256();
}

}  // namespace

Digest::Digest(DigestKind kind) : state_(std::make_unique<State>()) {
    EVP_DigestInit_ex(state_->context, algorithm(kind), nullptr);
}

Digest::Digest(Digest&& other) noexcept = default;
Digest& Digest::operator=(Digest&& other) noexcept = default;
Digest::~Digest() = default;

void Digest::add(std::string_view piece) { EVP_DigestUpdate(state_->context, piece.data(), piece.size()); }

std::string Digest::bytes() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_DigestFinal_ex(state_->context, digest.data(), &size);
    return {digest.begin(), digest.begin() + size};
}

std::string hexOf(std::string_view bytes) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    hex.reserve(2 * bytes.size());
    for (const char c : bytes) {
        const auto value = static_cast<unsigned char>(c);
        hex += digits[value >> 4U];
        hex += digits[value & 15U];
    }
    return hex;
}

std::string sha256Hex(std::string_view bytes) {
    Digest digest(DigestKind::Sha256);
    digest.add(bytes);
    return hexOf(digest.bytes());
}

}  // namespace periplus
