// Any bytes are an archive (WARC, WACZ), the body of an answer, or what a reader process says: nothing breaks, the
// order of a ResourceSink is kept, limits hold, and no address comes through that has no place.
// With libFuzzer (PERIPLUS_FUZZ, clang) it invents inputs; otherwise main() replays the files and folders it is given.
#include "archive/body_decoder.h"
#include "archive/frames.h"
#include "archive/warc_resource.h"
#include "base/file_handle.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

using namespace periplus;
using namespace periplus::archive;

constexpr ReadLimits kLimits{
    .resourceBytes = 4'000'000, .ratio = 200, .headerBytes = 65'536, .depth = 8, .encodings = 3};

void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

class CheckingSink final : public ResourceSink {
public:
    Result<void> begin(const ResourceHead& head) override {
        require(!inside_, "a resource in a resource");
        require(isResourceUrl(head.url), "an address that has no place");
        require(head.contentType.find_first_of("\r\n") == std::string::npos, "a type with a line break");
        inside_ = true;
        given_ = 0;
        return {};
    }
    Result<void> bytes(std::string_view piece) override {
        require(inside_, "bytes outside of a resource");
        given_ += piece.size();
        require(given_ <= kLimits.resourceBytes, "a resource over the limit");
        return {};
    }
    Result<void> end(bool) override {
        require(inside_, "an end without a beginning");
        inside_ = false;
        return {};
    }
    Result<void> page(const PageMark&) override { return {}; }
    Result<void> doubt(const Doubt&) override { return {}; }
    Result<void> progress(const Progress&) override { return {}; }

private:
    bool inside_ = false;
    std::uint64_t given_ = 0;
};

// Frames may name any key; only their order and sizes are checked by the receiver.
class OrderSink final : public ResourceSink {
public:
    Result<void> begin(const ResourceHead&) override { return turn(false, true); }
    Result<void> bytes(std::string_view) override { return turn(true, true); }
    Result<void> end(bool) override { return turn(true, false); }
    Result<void> page(const PageMark&) override { return turn(false, false); }
    Result<void> doubt(const Doubt&) override { return turn(false, false); }
    Result<void> progress(const Progress&) override { return {}; }

private:
    Result<void> turn(bool expected, bool next) {
        require(inside_ == expected, "frames out of order");
        inside_ = next;
        return {};
    }
    bool inside_ = false;
};

void readAsFile(const std::string& bytes) {
    const int descriptor = ::memfd_create("archive", MFD_CLOEXEC);
    require(descriptor >= 0, "no memory file");
    for (std::string_view rest = bytes; !rest.empty();) {
        const auto count = ::write(descriptor, rest.data(), rest.size());
        require(count > 0, "not written");
        rest.remove_prefix(static_cast<std::size_t>(count));
    }
    CheckingSink sink;
    const auto path = "/proc/self/fd/" + std::to_string(descriptor);
    const auto format = formatOf(path);
    // The other formats have a fuzzer of their own.
    if (format && (*format == Format::Warc || *format == Format::Wacz)) (void)readArchive(path, sink, kLimits);
    ::close(descriptor);
}

void readAsAnswer(const std::string& bytes) {
    const auto head = parseHttpHead(std::string_view(bytes).substr(0, 4096));
    if (!head) return;
    BodyDecoder decoder(*head, kLimits);
    std::uint64_t given = 0;
    const auto take = [&](std::string_view piece) -> Result<bool> {
        given += piece.size();
        return given < kLimits.resourceBytes;
    };
    const auto body = bytes.find("\r\n\r\n");
    std::string_view rest = body == std::string::npos ? std::string_view() : std::string_view(bytes).substr(body + 4);
    while (!rest.empty()) {
        const auto piece = rest.substr(0, 7);
        rest.remove_prefix(piece.size());
        if (const auto more = decoder.add(piece, take); !more || !*more) return;
    }
    (void)decoder.finish(take);
}

void readAsFrames(const std::string& bytes) {
    OrderSink sink;
    FrameReceiver receiver(sink, kLimits);
    if (!receiver.add(bytes)) (void)receiver.cutOff({"", "", 0});
}

void check(const std::string& bytes) {
    readAsFile(bytes);
    readAsAnswer(bytes);
    readAsFrames(bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    check(std::string(data, data + size));
    return 0;
}

#ifndef PERIPLUS_LIBFUZZER
#include <filesystem>
#include <fstream>
#include <iterator>

int main(int argc, char** argv) {
    int files = 0;
    for (int i = 1; i < argc; ++i) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
            if (!entry.is_regular_file()) continue;
            std::ifstream file(entry.path(), std::ios::binary);
            const std::string bytes(std::istreambuf_iterator<char>(file), {});
            check(bytes);
            // Every beginning of it, and every part that is missing.
            for (std::size_t at = 0; at < bytes.size(); at += 1 + bytes.size() / 40) {
                check(bytes.substr(0, at));
                check(bytes.substr(0, at) + bytes.substr(std::min(bytes.size(), at + 9)));
            }
            ++files;
        }
    }
    std::printf("%d inputs\n", files);
    return files > 0 ? 0 : 1;
}
#endif
