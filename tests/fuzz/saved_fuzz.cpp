// Any bytes are a mail with a page and a page in one file: they are read in the order of a ResourceSink, within the
// limits, and addresses are those that may be asked for.
#include "archive/address.h"
#include "archive/html_page_reader.h"
#include "archive/mhtml_reader.h"
#include "archive/saved_page.h"
#include "base/resolve_url.h"
#include "fuzz/corpus_replay.h"

#include <sys/mman.h>
#include <unistd.h>

namespace {

using namespace periplus;
using namespace periplus::archive;
using periplus::fuzz::require;

constexpr ReadLimits kLimits{.resourceBytes = 1'000'000, .headerBytes = 10'000, .depth = 8};

class CheckingSink final : public ResourceSink {
public:
    Result<void> begin(const ResourceHead& head) override {
        require(!inside_, "nested");
        require(isWebAddress(head.url) || head.url.starts_with("cid:"), "address " + head.url);
        require(plainUrl(head.url) == head.url, "not in the one spelling: " + head.url);
        require(head.contentType.find_first_of("\r\n") == std::string::npos, "a type of two lines");
        inside_ = true;
        bytes_ = 0;
        return {};
    }
    Result<void> bytes(std::string_view piece) override {
        require(inside_, "bytes outside");
        bytes_ += piece.size();
        require(bytes_ <= kLimits.resourceBytes, "over the limit");
        return {};
    }
    Result<void> end(bool) override {
        require(inside_, "end outside");
        inside_ = false;
        return {};
    }
    Result<void> page(const PageMark&) override {
        require(!inside_, "page inside");
        return {};
    }
    Result<void> doubt(const Doubt&) override {
        require(!inside_, "doubt inside");
        return {};
    }
    Result<void> progress(const Progress&) override { return {}; }

private:
    bool inside_ = false;
    std::uint64_t bytes_ = 0;
};

void check(const std::string& source) {
    const int file = ::memfd_create("fuzz", 0);
    require(file >= 0 && ::write(file, source.data(), source.size()) == static_cast<ssize_t>(source.size()), "no file");
    const auto path = "/proc/self/fd/" + std::to_string(file);
    CheckingSink mail;
    (void)readMhtml(path, mail, kLimits, {});
    CheckingSink page;
    if (looksLikeSingleFile(source)) (void)readHtmlPage(path, page, kLimits, {});
    ::close(file);
    (void)looksLikeMhtml(source);
    (void)savedPageOf(source);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    check(std::string(data, data + size));
    return 0;
}

#ifndef PERIPLUS_LIBFUZZER
int main(int argc, char** argv) { return periplus::fuzz::replay(argc, argv, check); }
#endif
