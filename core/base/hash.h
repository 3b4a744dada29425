#pragma once
// SHA-256, beside every word of the person that we keep. Built on OpenSSL's EVP, whose header only hash.cpp sees.
// Ownership: values. Thread: any.
// Errors: none.
#include <string>
#include <string_view>

namespace periplus {

// 64 lower-case hexadecimal digits.
std::string sha256Hex(std::string_view bytes);

}  // namespace periplus
