#include "base/ids.h"

#include <sys/random.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <string_view>

namespace periplus {

// 32 letters: five bits of each byte choose one, all equally likely.
std::string randomIdText() {
    static constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    std::array<unsigned char, 16> bytes{};
    while (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
        if (errno != EINTR) std::abort();  // a system without chance: no id would be safe
    std::string text(bytes.size(), '0');
    for (std::size_t i = 0; i < bytes.size(); ++i) text[i] = alphabet[bytes[i] & 31U];
    return text;
}

}  // namespace periplus
