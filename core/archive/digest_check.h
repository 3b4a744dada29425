#pragma once
// Digests as archives write them: "sha1:" and base 32, or hexadecimal digits, of SHA-1, SHA-256 and MD5. What is
// written in another way is not checked.
// Ownership: holds its running digest. Thread: one. Errors: none.
#include "base/hash.h"

#include <optional>
#include <string>
#include <string_view>

namespace periplus::archive {

struct NamedDigest {
    DigestKind kind = DigestKind::Sha256;
    std::string bytes;  // the digest itself
};

std::optional<NamedDigest> parseDigest(std::string_view text);

class DigestCheck {
public:
    explicit DigestCheck(std::string_view text);
    void add(std::string_view piece);
    // Whether it holds, or was never checked. Once, at the end.
    [[nodiscard]] bool holds();
    [[nodiscard]] bool isChecked() const { return running_.has_value(); }

private:
    std::optional<NamedDigest> expected_;
    std::optional<Digest> running_;
};

}  // namespace periplus::archive
