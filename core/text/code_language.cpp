#include "text/code_block.h"
#include "text/html_tame.h"
#include "text/page_elements.h"

#include <algorithm>
#include <array>

namespace periplus::text {
namespace {

using std::string_view_literals::operator""sv;

// Names that mean a language where they stand alone beside "hljs", "highlight" and their like.
constexpr std::array kLanguages = {
    "asm"sv,        "assembly"sv, "awk"sv,       "bash"sv,       "c"sv,      "c++"sv,        "clojure"sv,  "cmake"sv,
    "cpp"sv,        "cs"sv,       "csharp"sv,    "css"sv,        "cuda"sv,   "dart"sv,       "diff"sv,     "docker"sv,
    "dockerfile"sv, "elixir"sv,   "erlang"sv,    "go"sv,         "golang"sv, "graphql"sv,    "groovy"sv,   "haskell"sv,
    "hcl"sv,        "html"sv,     "http"sv,      "ini"sv,        "java"sv,   "javascript"sv, "js"sv,       "json"sv,
    "jsx"sv,        "kotlin"sv,   "latex"sv,     "less"sv,       "lisp"sv,   "lua"sv,        "makefile"sv, "markdown"sv,
    "md"sv,         "nasm"sv,     "nginx"sv,     "nix"sv,        "objc"sv,   "objectivec"sv, "ocaml"sv,    "perl"sv,
    "php"sv,        "plain"sv,    "plaintext"sv, "powershell"sv, "proto"sv,  "protobuf"sv,   "ps1"sv,      "py"sv,
    "python"sv,     "r"sv,        "rb"sv,        "ruby"sv,       "rust"sv,   "scala"sv,      "scss"sv,     "sh"sv,
    "shell"sv,      "sql"sv,      "swift"sv,     "terraform"sv,  "text"sv,   "toml"sv,       "ts"sv,       "tsx"sv,
    "typescript"sv, "vim"sv,      "vue"sv,       "x86asm"sv,     "xml"sv,    "yaml"sv,       "yml"sv,      "zig"sv,
    "zsh"sv};
constexpr std::array kPrefixes = {
    "language-"sv, "lang-"sv, "highlight-source-"sv, "highlight-text-"sv, "code-snippet__"sv, "brush:"sv,
    "type-"sv,     "src-"sv};
constexpr std::array kHosts = {"hljs"sv,       "highlight"sv,   "syntaxhighlighter"sv,
                               "sourceCode"sv, "prettyprint"sv, "chroma"sv,
                               "code"sv,       "src"sv,         "CodeRay"sv};
constexpr int kAncestors = 6;
constexpr int kLookedAt = 16;

bool isLanguage(std::string_view name) {
    return std::find(kLanguages.begin(), kLanguages.end(), name) != kLanguages.end();
}

std::string cleaned(std::string_view said) {
    auto name = lowerAscii(said.substr(0, said.find_first_of(";,: {")));
    return name == "none" || name.size() > 40 ? std::string() : name;
}

std::string ofPrefix(std::string_view prefix, const std::vector<std::string_view>& classes, std::size_t i) {
    auto rest = classes[i].substr(prefix.size());
    if (prefix == "brush:" && rest.empty() && i + 1 < classes.size()) rest = classes[i + 1];
    auto name = cleaned(rest);
    const bool sure = prefix == "language-" || prefix == "lang-" || prefix == "brush:";
    return sure || isLanguage(name) ? name : std::string();
}

std::string ofClasses(const HtmlNode& node, bool isCode) {
    const auto classes = classesOf(node);
    for (const auto& prefix : kPrefixes) {
        for (std::size_t i = 0; i < classes.size(); ++i) {
            if (!classes[i].starts_with(prefix)) continue;
            if (auto name = ofPrefix(prefix, classes, i); !name.empty()) return name;
        }
    }
    const bool hosted = isCode || std::any_of(classes.begin(), classes.end(), [](auto each) {
                            return std::find(kHosts.begin(), kHosts.end(), each) != kHosts.end();
                        });
    for (const auto each : classes) {
        const auto name = lowerAscii(each);
        const bool host = std::find(kHosts.begin(), kHosts.end(), each) != kHosts.end();
        if (hosted && !host && isLanguage(name)) return name;
    }
    return {};
}

// What one element says.
std::string ofElement(const HtmlNode& node, bool isCode) {
    if (node.kind != HtmlKind::Element) return {};
    for (const auto* name : {"data-lang", "data-language", "data-code-language"}) {
        const auto* said = node.attribute(name);
        if (said != nullptr && !cleaned(*said).empty()) return cleaned(*said);
    }
    if (auto name = ofClasses(node, isCode); !name.empty()) return name;
    const auto* lang = isCode ? node.attribute("lang") : nullptr;
    return lang != nullptr && isLanguage(cleaned(*lang)) ? cleaned(*lang) : std::string();
}

}  // namespace

std::string codeLanguage(const HtmlTree& tree, HtmlIndex root) {
    if (auto name = ofElement(tree.nodes[root], true); !name.empty()) return name;
    int looked = 0;
    for (auto at = following(tree, root, root); at != kNoHtml && ++looked < kLookedAt; at = following(tree, at, root)) {
        const bool isCode = isElement(tree.nodes[at], "code");
        if (!isCode) continue;
        if (auto name = ofElement(tree.nodes[at], true); !name.empty()) return name;
    }
    auto at = tree.nodes[root].parent;
    for (int i = 0; i < kAncestors && at != kNoHtml; ++i, at = tree.nodes[at].parent) {
        const auto& node = tree.nodes[at];
        if (node.name == "body" || node.name == "article" || node.name == "main" || node.name == "html") break;
        if (auto name = ofElement(node, false); !name.empty()) return name;
    }
    return {};
}

}  // namespace periplus::text
