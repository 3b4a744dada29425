// Any bytes are a list: parse() keeps its invariants, spans fit edit.h, identity finds an article for each entry.
// With libFuzzer (PERIPLUS_FUZZ, clang) it invents inputs; otherwise main() replays the files and folders it is given.
#include "catalogue/edit.h"
#include "catalogue/identity.h"
#include "catalogue/parse.h"
#include "core/catalogue/invariants.h"

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
    using namespace periplus::catalogue;
    const auto catalogue = parse(source);
    const auto broken = brokenInvariant(catalogue);
    require(broken.empty(), broken);
    require(*catalogue.source == source, "the source was changed");
    parseFragment(source);
    std::uint64_t next = 0;
    const auto found = identify(
        catalogue, [](const std::string&) { return std::nullopt; },
        [&next] { return periplus::ArticleId{std::to_string(++next)}; });
    require(found.entries.size() == catalogue.entryCount(), "an entry without an article");
    for (const auto& entry : found.entries) {
        for (const auto& alias : entry.aliases) require(normalisedUrl(alias) == alias, "not one spelling: " + alias);
    }
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
