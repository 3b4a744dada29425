#include "cpp_text.h"

#include <algorithm>
#include <cctype>
#include <regex>

namespace periplus::architecture {

namespace {

bool isWord(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

void blank(std::string& text, std::size_t from, std::size_t to) {
    for (auto i = from; i < std::min(to, text.size()); ++i) {
        if (text[i] != '\n') text[i] = ' ';
    }
}

std::size_t endOf(std::string_view text, std::string_view closing, std::size_t from) {
    const auto at = text.find(closing, from);
    return at == std::string_view::npos ? text.size() : at + closing.size();
}

std::size_t endOfQuoted(std::string_view text, std::size_t open) {
    for (auto i = open + 1; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == text[open] || text[i] == '\n')
            return i + 1;
    }
    return text.size();
}

std::size_t endOfLogicalLine(std::string_view text, std::size_t from) {
    auto end = text.find('\n', from);
    while (end != std::string_view::npos && end > 0 && text[end - 1] == '\\') end = text.find('\n', end + 1);
    return end == std::string_view::npos ? text.size() : end;
}

bool startsLine(std::string_view text, std::size_t at) {
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
    return at == 0 || text[at - 1] == '\n';
}

// The end of the comment, literal or directive that begins at `at`; `at` itself when none does.
std::size_t endOfOpaque(std::string_view text, std::size_t at) {
    const auto rest = text.substr(at);
    if (rest.starts_with("//")) return endOfLogicalLine(text, at);
    if (rest.starts_with("/*")) return endOf(text, "*/", at + 2);
    if (rest.starts_with("R\"") && (at == 0 || !isWord(text[at - 1]) || text[at - 1] == 'u' || text[at - 1] == '8')) {
        const auto paren = text.find('(', at);
        if (paren == std::string_view::npos) return text.size();
        const auto closing = ")" + std::string(text.substr(at + 2, paren - at - 2)) + "\"";
        return endOf(text, closing, paren);
    }
    if (text[at] == '"') return endOfQuoted(text, at);
    if (text[at] == '\'' && (at == 0 || std::isxdigit(static_cast<unsigned char>(text[at - 1])) == 0)) {
        return endOfQuoted(text, at);
    }
    if (text[at] == '#' && startsLine(text, at)) return endOfLogicalLine(text, at);
    return at;
}

std::size_t lineOf(std::string_view text, std::size_t at) {
    return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, at), '\n'));
}

std::size_t matchingBrace(std::string_view code, std::size_t open) {
    int depth = 0;
    for (auto i = open; i < code.size(); ++i) {
        if (code[i] == '{') ++depth;
        if (code[i] == '}' && --depth == 0) return i;
    }
    return code.size();
}

std::string squeezed(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (std::isspace(static_cast<unsigned char>(c)) == 0)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    while (out.ends_with(' ')) out.pop_back();
    return out;
}

enum class Opening { Scope, Function, Initializer };

// A ":" of its own after the parameters: what follows up to the body are members being initialised.
bool hasInitializerList(const std::string& head) {
    static const std::regex pattern(R"(\)[\w\s]*[^:]:[^:])");
    return std::regex_search(head, pattern);
}

// What the brace after `head` opens; head is all since the last statement, at namespace or class level.
Opening openingAfter(const std::string& head) {
    static const std::regex scope(
        R"(^(export |inline |typedef )*(template ?<.*> ?)?(namespace|class|struct|union|enum|extern)\b)");
    static const std::regex function(R"(^(struct|class|enum|union)\b[^{]*\)( const| noexcept)*$)");
    if (head.empty()) return Opening::Initializer;
    if (std::regex_search(head, scope) && !std::regex_search(head, function)) return Opening::Scope;
    if (head.find('(') == std::string::npos) return Opening::Initializer;
    const char last = head.back();
    if (last == '=' || last == '(' || last == ',') return Opening::Initializer;
    if (hasInitializerList(head) && (isWord(last) || last == '>')) return Opening::Initializer;
    return Opening::Function;
}

std::string nameOf(const std::string& head) {
    const auto paren = head.find('(');
    if (head.starts_with("TEST") || head.starts_with("BENCHMARK")) return head.substr(0, head.find(')') + 1);
    const auto before = squeezed(head.substr(0, paren));
    const auto space = before.rfind(' ');
    return space == std::string::npos ? before : before.substr(space + 1);
}

}  // namespace

std::string blanked(std::string_view text) {
    std::string out(text);
    for (std::size_t i = 0; i < text.size();) {
        const auto end = endOfOpaque(text, i);
        if (end == i) {
            ++i;
            continue;
        }
        const bool literal = text[i] == '"' || text[i] == '\'';
        blank(out, literal ? i + 1 : i, literal ? end - 1 : end);
        i = end;
    }
    return out;
}

std::vector<Function> functionsOf(std::string_view text) {
    const auto code = blanked(text);
    std::vector<Function> functions;
    std::size_t head = 0;
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (code[i] == ';' || code[i] == '}') head = i + 1;
        if (code[i] != '{') continue;
        auto before = squeezed(std::string_view(code).substr(head, i - head));
        before = std::regex_replace(
            before, std::regex(R"(^((public|private|protected|signals)( slots)? ?: ?|Q_OBJECT ?)+)"), "");
        const auto opening = openingAfter(before);
        if (opening == Opening::Scope) {
            head = i + 1;
            continue;
        }
        const auto close = matchingBrace(code, i);
        if (opening == Opening::Function) {
            const auto line = lineOf(code, i);
            functions.push_back({nameOf(before), line, lineOf(code, close) - line + 1});
            head = close + 1;
        }
        i = close;  // an initializer's braces belong to the statement that goes on
    }
    return functions;
}

std::vector<Type> typesOf(std::string_view text) {
    static const std::regex pattern(
        R"(\b(class|struct|union|enum)\s+(?:class\s+|struct\s+)?(\w+)\s*(?:final\s*)?[:{])");
    const auto code = blanked(text);
    std::vector<Type> types;
    for (std::sregex_iterator at(code.begin(), code.end(), pattern), end; at != end; ++at) {
        if (code[static_cast<std::size_t>(at->position() + at->length())] == ':') continue;  // struct A::B
        types.push_back({(*at)[2].str(), lineOf(code, static_cast<std::size_t>(at->position()))});
    }
    return types;
}

}  // namespace periplus::architecture
