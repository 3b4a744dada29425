// Any bytes are a page, a style sheet, a picture and an article: sealed, nothing in them leads outside, and sealing is
// repeatable. What holds is checked by a reader that shares no code with the sealer.
#include "archive/seal.h"
#include "core/archive/sealed_invariants.h"
#include "fuzz/corpus_replay.h"

namespace {

using namespace periplus::archive;
using periplus::fuzz::require;

std::optional<std::string> half(const Reference& reference) {
    if (reference.url.size() % 2 == 0) return std::nullopt;
    return "cafe" + std::to_string(reference.url.size());
}

void check(const std::string& source) {
    const std::string url = "https://here.example/";
    const auto page = sealHtml(source, "text/html", url, half);
    auto broken = brokenSealedPage(page.bytes);
    require(broken.empty(), broken);
    require(page.bytes == sealHtml(source, "text/html", url, half).bytes, "not repeatable");
    broken = brokenCss(sealCss(source, "text/css", url, half).bytes);
    require(broken.empty(), broken);
    broken = brokenHtml(sealSvg(source, url, half).bytes, false);
    require(broken.empty(), broken);
    broken = brokenSealedPage(sealArticle(source, "<title>t</title>").bytes);
    require(broken.empty(), broken);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    check(std::string(data, data + size));
    return 0;
}

#ifndef PERIPLUS_LIBFUZZER
int main(int argc, char** argv) { return periplus::fuzz::replay(argc, argv, check); }
#endif
