#include "layers.h"

#include <deque>
#include <regex>

namespace periplus::architecture {

namespace {

using Arrows = std::map<std::string, std::set<std::string>>;

const std::set<std::string> kValues = {"core/base",     "core/catalogue", "core/text",  "core/archive",
                                       "core/annotate", "core/source",    "core/review"};

std::set<std::string> with(std::set<std::string> modules, const std::set<std::string>& more) {
    modules.insert(more.begin(), more.end());
    return modules;
}

// Settings are typed keys with defaults: they know the bridge, and everything above the bridge may read them.
const Arrows& arrows() {
    static const std::set<std::string> study = with(kValues, {"core/study"});
    static const std::set<std::string> bridge = with(study, {"app/bridge", "app/settings"});
    static const std::set<std::string> models = with(bridge, {"app/models"});
    static const std::set<std::string> shell = with(models, {"app/views", "app/reader"});
    static const Arrows all = {
        {"core/base", {}},
        {"core/catalogue", {"core/base"}},
        {"core/text", {"core/base"}},
        {"core/archive", {"core/base", "core/text"}},
        {"core/annotate", {"core/base", "core/text"}},
        {"core/source", {"core/base"}},
        {"core/review", {"core/base"}},
        {"core/store", kValues},
        {"core/study", with(kValues, {"core/store"})},
        {"app/cli", study},
        {"app/bridge", study},
        {"app/settings", with(study, {"app/bridge"})},
        {"app/models", bridge},
        {"app/views", models},
        {"app/reader", models},
        {"app/shell", shell},
        {"app", with(shell, {"app/shell"})},
    };
    return all;
}

std::string at(const std::string& path, std::size_t line) { return path + ":" + std::to_string(line); }

}  // namespace

bool isPlaced(const std::string& module) { return arrows().contains(module); }

std::set<std::string> allowedFor(const std::string& module) {
    const auto found = arrows().find(module);
    return found == arrows().end() ? std::set<std::string>{} : found->second;
}

Problems arrowProblems(const SourceTree& tree) {
    Problems problems;
    for (const auto& [path, text] : tree) {
        const auto module = moduleOf(path);
        if (!isCpp(path) || isBelow(path, "tests")) continue;
        if (!isPlaced(module)) problems.push_back(path + ": the module " + module + " has no place in the layers");
        for (const auto& include : includesOf(text)) {
            const auto target = resolve(tree, path, include);
            const auto to = moduleOf(target);
            if (target.empty() || to == module || allowedFor(module).contains(to)) continue;
            problems.push_back(at(path, include.line) + " includes " + target + ": " + module + " must not know " + to);
        }
    }
    return problems;
}

Problems storeProblems(const SourceTree& tree) {
    Problems problems;
    for (const auto& [start, unused] : tree) {
        if (!isCpp(start) || !isBelow(start, "app")) continue;
        std::set<std::string> seen = {start};
        std::deque<std::string> open = {start};
        while (!open.empty()) {
            const auto path = open.front();
            open.pop_front();
            for (const auto& include : includesOf(tree.at(path))) {
                const auto target = resolve(tree, path, include);
                if (target.empty() || !seen.insert(target).second) continue;
                if (isBelow(target, "core/store")) {
                    problems.push_back(start + " reaches " + target + " through " + at(path, include.line));
                }
                open.push_back(target);
            }
        }
    }
    return problems;
}

Problems qtProblems(const SourceTree& tree) {
    static const std::regex qt(R"(^(Q[A-Za-z]\w*(/.*)?|Qt\w*/.*|q[a-z]+\.h)$)");
    Problems problems;
    for (const auto& [path, text] : tree) {
        if (!isCpp(path) || !(isBelow(path, "core") || isBelow(path, "app/cli"))) continue;
        for (const auto& include : includesOf(text)) {
            if (std::regex_match(include.name, qt)) {
                problems.push_back(at(path, include.line) + " includes <" + include.name + ">: no Qt here");
            }
        }
    }
    return problems;
}

}  // namespace periplus::architecture
