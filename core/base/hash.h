#pragma once
// Digests: SHA-256, beside every word of the person that we keep; SHA-1 and MD5 only to check what others wrote down.
// Built on OpenSSL's EVP, whose header only hash.cpp sees.
// Ownership: values; a Digest moves only. Thread: any; one Digest at a time. Errors: none.
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace periplus {

// 64 lower-case hexadecimal digits.
std::string sha256Hex(std::string_view bytes);

enum class DigestKind : std::uint8_t { Sha256, Sha1, Md5 };

// Of bytes that come in pieces.
class Digest {
public:
    explicit Digest(DigestKind kind);
    Digest(Digest&& other) noexcept;
    Digest& operator=(Digest&& other) noexcept;
    ~Digest();

    void add(std::string_view piece);
    std::string bytes();  // the digest itself, not as text; once, at the end

private:
    struct State;
    std::unique_ptr<State> state_;
};

std::string hexOf(std::string_view bytes);  // lower case

}  // namespace periplus
