// Any bytes are a file of a clone, an object of git or a link: nothing crashes, and what is read is read back the same.
// With libFuzzer (PERIPLUS_FUZZ, clang) it invents inputs; otherwise main() replays the files and folders it is given.
#include "source/clone_config.h"
#include "source/git_object.h"
#include "source/github_link.h"
#include "source/loose_object.h"

#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

using namespace periplus::source;

void require(bool holds, const std::string& what) {
    if (holds) return;
    std::fprintf(stderr, "%s\n", what.c_str());
    std::abort();
}

void checkObjects(const std::string& bytes) {
    const ObjectId id{};
    if (const auto commit = readCommit(id, bytes)) require(commit->date.value >= 0, "a date before all dates");
    (void)readTag(id, bytes);
    const auto tree = readTree(id, bytes, 100);
    if (tree) {
        require(tree->entries.size() <= 100, "more names than the limit");
        for (const auto& entry : tree->entries) {
            require(!entry.name.empty() && !entry.name.contains('/'), "a name that is none");
            const auto found = findInTree(id, bytes, entry.name);
            require(found && *found, "a name that is not found again");
        }
    }
    constexpr std::size_t kLimit = std::size_t{1} << 20U;
    const auto inflated = inflateLoose(bytes, kLimit);
    if (inflated) require(inflated->size() <= 2 * kLimit, "larger than the limit");
    if (inflated) (void)readLoose(*inflated);
    (void)readLoose(bytes);
}

void checkLinks(const std::string& text) {
    require(readCloneConfig(text).remotes.size() <= 100, "more remotes than the limit");
    if (const auto name = githubRemote(text)) require(readGithubName(name->text()) == *name, "a name of another kind");
    const auto link = readGithubLink(text);
    if (!link || link->segments.size() < 2) return;
    std::string path;
    for (std::size_t at = 1; at < link->segments.size(); ++at) path += (path.empty() ? "" : "/") + link->segments[at];
    const auto again = readGithubLink(githubAddress(link->repository, LinkTarget::File, link->segments.front(), path));
    require(!again || again->segments == link->segments || link->segments.front() == "refs", "another link: " + text);
}

void check(const std::string& bytes) {
    checkObjects(bytes);
    checkLinks(bytes);
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
