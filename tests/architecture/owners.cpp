#include "owners.h"

#include <algorithm>
#include <regex>

namespace periplus::architecture {

namespace {

// How widely a header may be known.
enum class Reach {
    Owner,           // below or at the named path
    OneFile,         // one file, whichever
    OneModule,       // one module, whichever
    OneFileAModule,  // one file in each module that needs it
};

struct Rule {
    const char* header;  // regular expression, whole name
    Reach reach;
    const char* owner;  // several with '|' between them
};

constexpr Rule kRules[] = {
    {R"(cmark.*\.h|registry\.h|cmark-gfm/.*)", Reach::Owner, "core/catalogue/markdown.cpp"},
    {R"(sqlite3(ext)?\.h)", Reach::Owner, "core/store"},
    {R"(openssl/.*)", Reach::Owner, "core/base/hash.cpp"},
    {R"(utf8(cpp/.*|\.h|/.*))", Reach::Owner, "core/base/utf8.cpp"},
    {R"(CLI/.*)", Reach::Owner, "app/cli"},
    {R"(QWebEngine.*|QtWebEngine.*)", Reach::Owner, "app/reader"},
    {R"(unicode/.*)", Reach::OneModule, ""},
    {R"(QJS.*|QQml.*|QtQml.*)", Reach::OneModule, ""},
    {R"(zstd\.h)", Reach::Owner, "core/store"},
    {R"(zlib\.h)", Reach::Owner, "core/archive|core/source/loose_object.cpp"},
    {R"(brotli/.*|zip\.h|zipconf\.h)", Reach::Owner, "core/archive"},
    {R"(idn2\.h)", Reach::OneFile, ""},
    {R"(git2\.h|git2/.*)", Reach::OneFile, ""},
    {R"(tree_sitter/.*)", Reach::OneFile, ""},
    {R"(lexbor/.*|gumbo\.h)", Reach::OneFile, ""},
    {R"(nlohmann/.*)", Reach::OneFileAModule, ""},
};

// What may be known once: the key under which a second holder is one too many.
std::string keyOf(Reach reach, const std::string& path) {
    return reach == Reach::OneFileAModule ? moduleOf(path) : std::string();
}

std::string holderOf(Reach reach, const std::string& path) { return reach == Reach::OneModule ? moduleOf(path) : path; }

bool belongsTo(const std::string& path, std::string_view owners) {
    while (!owners.empty()) {
        const std::string owner(owners.substr(0, owners.find('|')));
        if (path == owner || isBelow(path, owner)) return true;
        owners.remove_prefix(std::min(owner.size() + 1, owners.size()));
    }
    return false;
}

}  // namespace

Problems ownerProblems(const SourceTree& tree) {
    Problems problems;
    for (const auto& rule : kRules) {
        const std::regex header(rule.header);
        std::map<std::string, std::string> holders;  // key -> the file that came first
        for (const auto& [path, text] : tree) {
            if (!isCpp(path) || isBelow(path, "tests")) continue;
            for (const auto& include : includesOf(text)) {
                if (!std::regex_match(include.name, header) || !resolve(tree, path, include).empty()) continue;
                const auto where = path + ":" + std::to_string(include.line) + " includes " + include.name;
                if (rule.reach == Reach::Owner) {
                    if (!belongsTo(path, rule.owner)) {
                        problems.push_back(where + ", which belongs to " + rule.owner);
                    }
                    continue;
                }
                const auto [first, fresh] = holders.try_emplace(keyOf(rule.reach, path), path);
                if (holderOf(rule.reach, first->second) != holderOf(rule.reach, path)) {
                    problems.push_back(where + ", which " + first->second + " owns");
                }
            }
        }
    }
    return problems;
}

}  // namespace periplus::architecture
