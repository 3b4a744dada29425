// Any bytes are a page: they are decoded to UTF-8, parsed within the limits, and the map leads back to the page.
// With libFuzzer (PERIPLUS_FUZZ, clang) it invents inputs; otherwise main() replays the files and folders it is given.
#include "core/text/page_invariants.h"
#include "text/charset.h"

#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

void require(bool holds, const std::string& what) {
    if (holds) return;
    std::fprintf(stderr, "%s\n", what.c_str());
    std::abort();
}

void check(const std::string& source) {
    using namespace periplus::text;
    const auto decoded = decodeHtml(source, "");
    require(!periplus::firstInvalidUtf8(decoded.utf8), "not UTF-8");
    require(!periplus::firstInvalidUtf8(decodeCss(source, charsetOf(source)).utf8), "not UTF-8");
    const auto tree = parseHtml(decoded.utf8, {.nodes = 20'000, .depth = 64, .seconds = 5});
    require(tree.nodes.size() <= 20'000, "more nodes than asked for");
    const auto broken = brokenPage(tree, pageText(tree));
    require(broken.empty(), broken);
    parseHtml(toHtml(tree));
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
            check(std::string(std::istreambuf_iterator<char>(file), {}));
            ++files;
        }
    }
    std::printf("%d inputs\n", files);
    return files > 0 ? 0 : 1;
}
#endif
