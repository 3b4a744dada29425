#include "cli/input.h"

#include "base/utf8.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace periplus::cli {

Result<std::string> checkedText(std::string text, std::string_view subject) {
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        return std::unexpected(Error{ErrorCode::NotUtf8, std::string(subject), "UTF-16", 0, {}});
    }
    if (const auto nul = text.find('\0'); nul != std::string::npos) {
        return std::unexpected(Error{ErrorCode::Malformed, std::string(subject), "it holds a NUL byte", nul, {}});
    }
    if (const auto bad = firstInvalidUtf8(text)) {
        return std::unexpected(Error{ErrorCode::NotUtf8, std::string(subject), {}, bad, {}});
    }
    return text;
}

Result<std::string> readStandardInput(std::uint64_t limit) {
    std::string text;
    std::array<char, 65536> piece{};
    while (true) {
        const ssize_t got = ::read(STDIN_FILENO, piece.data(), piece.size());
        if (got == 0) break;
        if (got < 0 && errno == EINTR) continue;
        if (got < 0)
            return fail(ErrorCode::Unreadable, std::string(kStandardInput), std::generic_category().message(errno));
        text.append(piece.data(), static_cast<std::size_t>(got));
        if (text.size() > limit) {
            return fail(ErrorCode::TooLarge, std::string(kStandardInput),
                        "more than " + std::to_string(limit / (1024ULL * 1024)) + " MiB");
        }
    }
    return checkedText(std::move(text), kStandardInput);
}

}  // namespace periplus::cli
