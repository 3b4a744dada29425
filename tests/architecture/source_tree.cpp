#include "source_tree.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>

namespace periplus::architecture {

namespace fs = std::filesystem;

namespace {

std::string readAll(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

SourceTree load(const fs::path& root, const std::vector<std::string>& folders) {
    SourceTree tree;
    for (const auto& folder : folders) {
        if (!fs::is_directory(root / folder)) continue;
        for (const auto& item : fs::recursive_directory_iterator(root / folder)) {
            if (!item.is_regular_file()) continue;
            const auto path = item.path().lexically_relative(root).generic_string();
            if (isCpp(path) || item.path().filename() == "CMakeLists.txt") tree[path] = readAll(item.path());
        }
    }
    return tree;
}

std::vector<Include> includesOf(std::string_view text) {
    static const std::regex pattern(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re");
    std::vector<Include> includes;
    std::istringstream lines{std::string(text)};
    std::string line;
    for (std::size_t number = 1; std::getline(lines, line); ++number) {
        std::smatch match;
        if (std::regex_search(line, match, pattern))
            includes.push_back({number, match[2].str(), match[1].str() == "<"});
    }
    return includes;
}

std::string resolve(const SourceTree& tree, const std::string& includer, const Include& include) {
    if (include.system) return {};
    const auto beside = (fs::path(includer).parent_path() / include.name).lexically_normal().generic_string();
    for (const auto& candidate : {beside, "core/" + include.name, "app/" + include.name, "tests/" + include.name}) {
        if (tree.contains(candidate)) return candidate;
    }
    return {};
}

std::string moduleOf(std::string_view path) {
    const auto first = path.find('/');
    if (first == std::string_view::npos) return {};
    const auto second = path.find('/', first + 1);
    return std::string(path.substr(0, second == std::string_view::npos ? first : second));
}

bool isHeader(std::string_view path) { return path.ends_with(".h") || path.ends_with(".hpp"); }

bool isCpp(std::string_view path) { return isHeader(path) || path.ends_with(".cpp"); }

bool isBelow(std::string_view path, std::string_view folder) {
    return path.starts_with(folder) && path.size() > folder.size() && path[folder.size()] == '/';
}

std::size_t lineCount(std::string_view text) {
    const auto ends = static_cast<std::size_t>(std::ranges::count(text, '\n'));
    return ends + (text.empty() || text.ends_with('\n') ? 0 : 1);
}

}  // namespace periplus::architecture
