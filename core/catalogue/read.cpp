#include "base/utf8.h"
#include "catalogue/parse.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace periplus::catalogue {
namespace {

class OpenFile {
public:
    // Not blocking: a FIFO without a writer must not hold the caller.
    explicit OpenFile(const std::string& path)
        : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)) {}
    ~OpenFile() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    [[nodiscard]] int descriptor() const { return descriptor_; }

private:
    int descriptor_;
};

std::unexpected<Error> tooLarge(const std::string& path, std::uint64_t bytes) {
    constexpr auto mebibyte = 1024ULL * 1024;
    return fail(ErrorCode::TooLarge, path,
                "it has " + std::to_string((bytes + mebibyte - 1) / mebibyte) + " MiB, the limit is " +
                    std::to_string(kMaxCatalogueBytes / mebibyte) + " MiB");
}

Result<std::string> bytesOf(const std::string& path) {
    const OpenFile file(path);
    if (file.descriptor() < 0) {
        const auto code = errno == ENOENT || errno == ENOTDIR ? ErrorCode::NotFound
                          : errno == ENXIO                    ? ErrorCode::NotAFile
                                                              : ErrorCode::Unreadable;
        return fail(code, path, std::strerror(errno));
    }
    struct stat status{};
    if (::fstat(file.descriptor(), &status) != 0) return fail(ErrorCode::Unreadable, path, std::strerror(errno));
    if (!S_ISREG(status.st_mode)) return fail(ErrorCode::NotAFile, path);
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size > kMaxCatalogueBytes) return tooLarge(path, size);
    // The size may be 0 for a file that is made while it is read, and it may grow: read to the end.
    std::string text(static_cast<std::size_t>(size) + 1, '\0');
    std::size_t filled = 0;
    for (;;) {
        if (filled == text.size()) text.resize(text.size() + 65536);
        const auto count = ::read(file.descriptor(), text.data() + filled, text.size() - filled);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return fail(ErrorCode::Unreadable, path, std::strerror(errno));
        if (count == 0) break;
        filled += static_cast<std::size_t>(count);
        if (filled > kMaxCatalogueBytes) return tooLarge(path, filled);
    }
    text.resize(filled);
    return text;
}

std::unexpected<Error> failAt(ErrorCode code, const std::string& path, std::uint64_t byte, std::string detail) {
    return std::unexpected(Error{code, path, std::move(detail), byte, {}});
}

}  // namespace

Result<std::string> readCatalogueFile(const std::string& path) {
    auto text = bytesOf(path);
    if (!text) return text;
    if (text->empty() || *text == "\xEF\xBB\xBF") return fail(ErrorCode::Empty, path);
    if (text->starts_with("\xFF\xFE") || text->starts_with("\xFE\xFF")) {
        return failAt(ErrorCode::NotUtf8, path, 0, "it is UTF-16; save it as UTF-8");
    }
    if (const auto zero = text->find('\0'); zero != std::string::npos) {
        return failAt(ErrorCode::Binary, path, zero, "it holds a NUL byte");
    }
    if (const auto invalid = firstInvalidUtf8(*text)) {
        return failAt(ErrorCode::NotUtf8, path, *invalid, "a byte is no UTF-8 text");
    }
    return text;
}

Result<Catalogue> readCatalogue(const std::string& path) {
    auto text = readCatalogueFile(path);
    if (!text) return std::unexpected(std::move(text.error()));
    return parse(std::move(*text));
}

}  // namespace periplus::catalogue
