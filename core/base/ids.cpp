#include "base/ids.h"

#include <random>
#include <string_view>

namespace periplus {

std::string randomIdText() {
    static constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    std::random_device source;
    std::uniform_int_distribution<std::size_t> letter(0, alphabet.size() - 1);
    std::string text(16, '0');
    for (char& c : text) c = alphabet[letter(source)];
    return text;
}

}  // namespace periplus
