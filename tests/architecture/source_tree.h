#pragma once
// SourceTree: the files under test as plain text, by path from the root of the repository ("core/base/ids.h").
// Ownership: values. Thread: any. Errors: load() gives an empty tree when there is nothing to read; the tests that use
// it expect files.
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace periplus::architecture {

using SourceTree = std::map<std::string, std::string>;
using Problems = std::vector<std::string>;

// C++ files and CMakeLists.txt below the given folders of `root`.
SourceTree load(const std::filesystem::path& root, const std::vector<std::string>& folders);

struct Include {
    std::size_t line = 0;  // 1-based
    std::string name;      // as written
    bool system = false;   // <...>
};
std::vector<Include> includesOf(std::string_view text);

// The file of the tree that a quoted include means (beside the includer, then core/, app/, tests/); empty when it is
// none of ours, as with generated files.
std::string resolve(const SourceTree& tree, const std::string& includer, const Include& include);

// "core/base" for core/base/ids.h, "app" for app/main.cpp.
std::string moduleOf(std::string_view path);

bool isHeader(std::string_view path);
bool isCpp(std::string_view path);
bool isBelow(std::string_view path, std::string_view folder);
std::size_t lineCount(std::string_view text);

}  // namespace periplus::architecture
