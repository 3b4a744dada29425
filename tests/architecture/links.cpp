#include "links.h"

#include "layers.h"

#include <algorithm>
#include <regex>
#include <sstream>

namespace periplus::architecture {

namespace {

struct Call {
    std::string name;
    std::set<std::string> uses;
    std::set<std::string> libraries;
};

std::string withoutComments(const std::string& text) { return std::regex_replace(text, std::regex("#[^\n]*"), ""); }

// The calls of one of our CMake functions: name first, then keywords with lists.
std::vector<Call> callsOf(const std::string& function, const std::string& text) {
    std::vector<Call> calls;
    const std::regex pattern(function + R"(\s*\(([^)]*)\))");
    const auto plain = withoutComments(text);
    for (std::sregex_iterator at(plain.begin(), plain.end(), pattern), end; at != end; ++at) {
        std::istringstream words((*at)[1].str());
        Call call;
        words >> call.name;
        std::string keyword;
        for (std::string word; words >> word;) {
            if (word == "SOURCES" || word == "USES" || word == "LIBRARIES")
                keyword = word;
            else if (keyword == "USES")
                call.uses.insert(word);
            else if (keyword == "LIBRARIES")
                call.libraries.insert(word);
        }
        calls.push_back(call);
    }
    return calls;
}

std::set<std::string> modulesIncludedBy(const SourceTree& tree, const std::string& module) {
    std::set<std::string> names;
    for (const auto& [path, text] : tree) {
        if (!isCpp(path) || !isBelow(path, module)) continue;
        for (const auto& include : includesOf(text)) {
            const auto target = moduleOf(resolve(tree, path, include));
            if (!target.empty() && target != module) names.insert(target.substr(target.find('/') + 1));
        }
    }
    return names;
}

// Libraries with one owner: a word of the CMake target, and the module that may link it.
const std::vector<std::pair<std::string, std::string>> kOwned = {
    {"SQLite", "store"}, {"sqlite", "store"}, {"cmark", "catalogue"}, {"OpenSSL", "base"}, {"Qt6", ""}};

Problems libraryProblems(const std::string& path, const Call& call) {
    Problems problems;
    for (const auto& library : call.libraries) {
        for (const auto& [word, owner] : kOwned) {
            if (library.find(word) != std::string::npos && call.name != owner) {
                problems.push_back(path + ": " + call.name + " links " + library +
                                   (owner.empty() ? ", which has no place in core" : ", which belongs to " + owner));
            }
        }
    }
    return problems;
}

}  // namespace

Problems linkProblems(const SourceTree& tree) {
    Problems problems;
    for (const auto& [path, text] : tree) {
        if (!isBelow(path, "core") || !path.ends_with("/CMakeLists.txt") || path == "core/CMakeLists.txt") continue;
        for (const auto& call : callsOf("periplus_core_module", text)) {
            const auto module = "core/" + call.name;
            const auto needed = modulesIncludedBy(tree, module);
            for (const auto& use : call.uses) {
                if (!allowedFor(module).contains("core/" + use)) {
                    problems.push_back(path + ": " + call.name + " must not link " + use);
                } else if (!needed.contains(use)) {
                    problems.push_back(path + ": " + call.name + " links " + use + " and includes nothing of it");
                }
            }
            for (const auto& need : needed) {
                if (!call.uses.contains(need)) {
                    problems.push_back(path + ": " + call.name + " includes headers of " + need +
                                       " and does not name it");
                }
            }
            std::ranges::move(libraryProblems(path, call), std::back_inserter(problems));
        }
    }
    return problems;
}

Problems lonelyTestProblems(const SourceTree& tree) {
    std::set<std::string> lonely;
    for (const auto& [path, text] : tree) {
        if (!isBelow(path, "tests/core")) continue;
        for (const auto& call : callsOf("periplus_core_test", text)) {
            for (const auto& module : call.uses) {
                const auto below = allowedFor("core/" + module);
                const bool alone = std::ranges::all_of(
                    call.uses, [&](const auto& use) { return use == module || below.contains("core/" + use); });
                if (alone) lonely.insert(module);
            }
        }
    }
    Problems problems;
    for (const auto& [path, text] : tree) {
        if (!isBelow(path, "core") || path == "core/CMakeLists.txt") continue;
        for (const auto& call : callsOf("periplus_core_module", text)) {
            if (!lonely.contains(call.name)) problems.push_back(path + ": no test links " + call.name + " alone");
        }
    }
    return problems;
}

}  // namespace periplus::architecture
