#include "sizes.h"

#include "cpp_text.h"

#include <algorithm>
#include <sstream>

namespace periplus::architecture {

namespace {

struct Limit {
    std::size_t reason;
    std::size_t end;
};
constexpr Limit kFile{400, 600};
constexpr Limit kFunction{40, 80};

struct Measured {
    std::size_t lines = 0;
    Limit limit{};
    std::string where;
};

std::map<std::string, Measured> measured(const SourceTree& tree) {
    std::map<std::string, Measured> all;
    for (const auto& [path, text] : tree) {
        if (!isCpp(path)) continue;
        all[path] = {lineCount(text), kFile, path};
        for (const auto& function : functionsOf(text)) {
            auto name = function.name;
            std::erase(name, ' ');
            auto& entry = all[path + "#" + name];  // overloads share an entry: the longest counts
            if (function.length <= entry.lines) continue;
            entry = {function.length, kFunction, path + ":" + std::to_string(function.line) + " " + name};
        }
    }
    return all;
}

struct Exception {
    std::size_t lines = 0;
    std::string reason;
};

std::map<std::string, Exception> parseExceptions(const std::string& text) {
    std::map<std::string, Exception> exceptions;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.starts_with('#')) continue;
        std::istringstream words(line);
        std::string key;
        Exception exception;
        words >> key >> exception.lines >> std::ws;
        std::getline(words, exception.reason);
        exceptions[key] = exception;
    }
    return exceptions;
}

std::string has(const Measured& thing) { return thing.where + " has " + std::to_string(thing.lines) + " lines"; }

}  // namespace

Problems sizeProblems(const SourceTree& tree, const std::string& exceptions) {
    Problems problems;
    auto allowed = parseExceptions(exceptions);
    for (const auto& [key, thing] : measured(tree)) {
        const auto exception = allowed.find(key);
        const bool listed = exception != allowed.end();
        if (thing.lines > thing.limit.end) {
            problems.push_back(has(thing) + "; " + std::to_string(thing.limit.end) +
                               " are the end: split it by subject");
        } else if (thing.lines > thing.limit.reason && !listed) {
            problems.push_back(has(thing) + ": split it, or give a reason in tests/architecture/exceptions.txt");
        } else if (listed && thing.lines > exception->second.lines) {
            problems.push_back(has(thing) + " and outgrew its exception of " + std::to_string(exception->second.lines));
        } else if (listed && thing.lines <= thing.limit.reason) {
            problems.push_back(has(thing) + ": its exception is no longer needed, remove it");
        } else if (listed && exception->second.reason.empty()) {
            problems.push_back(thing.where + ": its exception gives no reason");
        }
        if (listed) allowed.erase(exception);
    }
    for (const auto& [key, unused] : allowed)
        problems.push_back("exceptions.txt names " + key + ", which is not there");
    return problems;
}

}  // namespace periplus::architecture
