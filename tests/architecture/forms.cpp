#include "forms.h"

#include "cpp_text.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <regex>
#include <set>
#include <sstream>

namespace periplus::architecture {

namespace {

constexpr std::size_t kShortest = 3;
constexpr std::size_t kLongest = 8;

// The word of a name that says nothing; empty when each says something. Works for snake_case and CamelCase.
std::string emptyWordIn(const std::string& name) {
    static const std::regex words("[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+");
    static const std::set<std::string> empty = {"manager", "managers", "helper", "helpers", "util",
                                                "utils",   "data",     "info",   "infos",   "2"};
    for (std::sregex_iterator at(name.begin(), name.end(), words), end; at != end; ++at) {
        auto word = at->str();
        std::ranges::transform(word, word.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        if (empty.contains(word)) return at->str();
    }
    return {};
}

std::vector<std::string> contractOf(const std::string& text) {
    std::istringstream lines(text);
    std::vector<std::string> contract;
    std::string line;
    std::getline(lines, line);
    if (line != "#pragma once") return {};
    while (std::getline(lines, line) && line.starts_with("//")) contract.push_back(line);
    return contract;
}

bool saysThread(const std::vector<std::string>& contract) {
    return std::ranges::any_of(contract,
                               [](const std::string& line) { return line.find("hread") != std::string::npos; });
}

std::set<std::string> publicHeaders(const SourceTree& tree) {
    std::set<std::string> headers;
    for (const auto& [path, text] : tree) {
        if (!isCpp(path) || isBelow(path, "tests")) continue;
        for (const auto& include : includesOf(text)) {
            const auto target = resolve(tree, path, include);
            if (!target.empty() && moduleOf(target) != moduleOf(path)) headers.insert(target);
        }
    }
    return headers;
}

}  // namespace

Problems nameProblems(const SourceTree& tree) {
    static const std::regex snake("([a-z][a-z0-9]*(_[a-z0-9]+)*/)*[a-z][a-z0-9]*(_[a-z0-9]+)*\\.(h|cpp)");
    static const std::regex camel("[A-Z][A-Za-z0-9]*");
    Problems problems;
    for (const auto& [path, text] : tree) {
        if (!isCpp(path)) continue;
        if (!std::regex_match(path, snake)) problems.push_back(path + ": files and folders are snake_case");
        const auto file = emptyWordIn(std::filesystem::path(path).stem().string());
        if (!file.empty()) problems.push_back(path + ": \"" + file + "\" says nothing; name the one thing inside");
        for (const auto& type : typesOf(text)) {
            const auto where = path + ":" + std::to_string(type.line) + " " + type.name;
            if (!std::regex_match(type.name, camel)) problems.push_back(where + ": types are CamelCase");
            const auto word = emptyWordIn(type.name);
            if (!word.empty()) problems.push_back(where + ": \"" + word + "\" says nothing; name what it is");
        }
    }
    return problems;
}

Problems contractProblems(const SourceTree& tree) {
    const auto shared = publicHeaders(tree);
    Problems problems;
    for (const auto& [path, text] : tree) {
        if (!isHeader(path) || isBelow(path, "tests")) continue;
        const auto contract = contractOf(text);
        if (contract.empty()) {
            problems.push_back(path + ": opens with #pragma once and a comment that says what it promises");
        } else if (shared.contains(path) && (contract.size() < kShortest || contract.size() > kLongest)) {
            problems.push_back(path + ": the contract of a public header has three to eight lines, not " +
                               std::to_string(contract.size()));
        } else if (shared.contains(path) && !saysThread(contract)) {
            problems.push_back(path + ": the contract does not say the thread rule");
        }
    }
    return problems;
}

}  // namespace periplus::architecture
