#include "study/clone_code.h"

#include <algorithm>
#include <array>
#include <vector>

namespace periplus::study {
namespace {

struct Language {
    std::string_view ending;  // of the file's name, or all of it
    std::string_view name;
};

constexpr auto kLanguages = std::to_array<Language>({
    {".go", "go"},
    {".c", "c"},
    {".h", "c"},
    {".cc", "cpp"},
    {".cpp", "cpp"},
    {".cxx", "cpp"},
    {".hpp", "cpp"},
    {".rs", "rust"},
    {".py", "python"},
    {".java", "java"},
    {".kt", "kotlin"},
    {".scala", "scala"},
    {".js", "javascript"},
    {".mjs", "javascript"},
    {".jsx", "javascript"},
    {".ts", "typescript"},
    {".tsx", "typescript"},
    {".rb", "ruby"},
    {".php", "php"},
    {".cs", "csharp"},
    {".swift", "swift"},
    {".sh", "bash"},
    {".bash", "bash"},
    {".zsh", "bash"},
    {".yaml", "yaml"},
    {".yml", "yaml"},
    {".json", "json"},
    {".toml", "ini"},
    {".ini", "ini"},
    {".xml", "xml"},
    {".html", "xml"},
    {".css", "css"},
    {".scss", "scss"},
    {".sql", "sql"},
    {".proto", "protobuf"},
    {".lua", "lua"},
    {".pl", "perl"},
    {".r", "r"},
    {".diff", "diff"},
    {".patch", "diff"},
    {".s", "x86asm"},
    {".asm", "x86asm"},
    {".mk", "makefile"},
    {"Makefile", "makefile"},
    {"Dockerfile", "dockerfile"},
    {".cmake", "cmake"},
    {"CMakeLists.txt", "cmake"},
    {".md", "markdown"},
    {".markdown", "markdown"},
    {".mdown", "markdown"},
    {".mkd", "markdown"},
    {"go.mod", "go"},
});

std::vector<std::string_view> linesOf(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.push_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

struct Window {
    std::size_t first = 0;  // 0-based
    std::size_t end = 0;
};

// As much as may be shown, with the linked lines in it.
Window windowOf(const std::vector<std::string_view>& lines, const std::optional<source::LineRange>& linked) {
    constexpr std::size_t kBefore = 100;
    Window window;
    if (linked && linked->last > kMostCodeLines && linked->first <= lines.size())
        window.first = linked->first > kBefore ? linked->first - kBefore : 0;
    std::size_t bytes = 0;
    window.end = window.first;
    while (window.end < lines.size() && window.end - window.first < kMostCodeLines) {
        bytes += lines[window.end].size() + 1;
        if (bytes > kMostCodeBytes && window.end > window.first) break;
        ++window.end;
    }
    return window;
}

}  // namespace

std::string languageOf(std::string_view path) {
    const auto name = path.substr(path.rfind('/') + 1);
    for (const Language& language : kLanguages) {
        const bool dotted = language.ending.starts_with('.');
        if (dotted ? name.size() > language.ending.size() && name.ends_with(language.ending) : name == language.ending)
            return std::string(language.name);
    }
    return {};
}

std::string cloneCode(std::string_view utf8, std::string_view language, const std::optional<source::LineRange>& linked,
                      const CloneWords& words) {
    const auto lines = linesOf(utf8);
    const Window window = windowOf(lines, linked);
    std::string html;
    if (window.first > 0 || window.end < lines.size())
        html += "<p class=\"note\">" +
                escapedHtml(filled(words.cut, {{"{count}", std::to_string(lines.size())},
                                               {"{first}", std::to_string(window.first + 1)},
                                               {"{last}", std::to_string(window.end)}})) +
                "</p>\n";
    html += "<pre class=\"numbered\" style=\"counter-reset: line " + std::to_string(window.first) + "\"><code";
    if (!language.empty()) html += " class=\"language-" + std::string(language) + "\"";
    html += ">";
    for (auto at = window.first; at < window.end; ++at) {
        const auto number = at + 1;
        const bool on = linked && number >= linked->first && number <= linked->last;
        html += "<span class=\"line" + std::string(on ? " on" : "") + "\" id=\"L" + std::to_string(number) + "\">";
        html += escapedHtml(lines[at].substr(0, kMostCodeBytes)) + "</span>\n";
    }
    return html + "</code></pre>\n";
}

std::string_view cloneCodeStyle() {
    return "pre.numbered{padding-left:0}"
           "pre.numbered .line::before{counter-increment:line;content:counter(line);display:inline-block;width:4em;"
           "margin-right:1.2em;text-align:right;color:#8a857c;user-select:none}"
           "pre.numbered .on{background:#fbeebc;display:inline-block;min-width:100%}"
           "pre.numbered .line:target{background:#f6e08a;display:inline-block;min-width:100%}";
}

}  // namespace periplus::study
