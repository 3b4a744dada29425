#include "text/meta_charset.h"

#include "text/charset.h"
#include "text/charset_labels.h"
#include "text/html_tame.h"

#include <optional>

namespace periplus::text {
namespace {

// The standard asks for 1024; pages that put their styles first need more.
constexpr std::size_t kPrescanned = 8192;

// The next attribute of a tag, from `at` on; nothing at the tag's end.
struct Attribute {
    std::string name;
    std::string value;
};

std::optional<Attribute> nextAttribute(std::string_view html, std::size_t& at) {
    while (at < html.size() && (isHtmlSpace(html[at]) || html[at] == '/')) ++at;
    if (at >= html.size() || html[at] == '>') return std::nullopt;
    Attribute found;
    const auto begin = at++;
    while (at < html.size() && !isHtmlSpace(html[at]) && html[at] != '/' && html[at] != '>' && html[at] != '=') ++at;
    found.name = lowerAscii(html.substr(begin, at - begin));
    auto value = at;
    while (value < html.size() && isHtmlSpace(html[value])) ++value;
    if (value >= html.size() || html[value] != '=') return found;
    ++value;
    while (value < html.size() && isHtmlSpace(html[value])) ++value;
    auto end = value;
    if (value < html.size() && (html[value] == '"' || html[value] == '\'')) {
        end = std::min(html.find(html[value], value + 1), html.size());
        found.value = html.substr(value + 1, end - value - 1);
        at = std::min(end + 1, html.size());
    } else {
        while (end < html.size() && !isHtmlSpace(html[end]) && html[end] != '>') ++end;
        found.value = html.substr(value, end - value);
        at = end;
    }
    return found;
}

std::string ofMeta(std::string_view html, std::size_t at) {
    std::string charset;
    std::string content;
    bool pragma = false;
    while (const auto attribute = nextAttribute(html, at)) {
        if (attribute->name == "charset" && charset.empty()) charset = attribute->value;
        if (attribute->name == "content" && content.empty()) content = attribute->value;
        if (attribute->name == "http-equiv") pragma = lowerAscii(attribute->value) == "content-type";
    }
    if (charset.empty() && pragma) charset = charsetOf(content);
    auto name = std::string(charsetOfLabel(charset));
    if (name.starts_with("utf-16")) return "utf-8";  // or the tag could not have been read
    return name == "x-user-defined" ? "windows-1252" : name;
}

}  // namespace

std::string metaCharset(std::string_view html) {
    html = html.substr(0, kPrescanned);
    for (std::size_t at = 0; (at = html.find('<', at)) != std::string_view::npos;) {
        if (html.substr(at, 4) == "<!--") {
            at = std::min(html.find("-->", at + 2), html.size());
        } else if (lowerAscii(html.substr(at, 5)) == "<meta" && at + 5 < html.size() &&
                   (isHtmlSpace(html[at + 5]) || html[at + 5] == '/')) {
            if (auto name = ofMeta(html, at + 5); !name.empty()) return name;
        }
        if (at < html.size()) ++at;
    }
    return {};
}

std::string atRuleCharset(std::string_view css) {
    constexpr std::string_view kRule = "@charset \"";
    if (!css.starts_with(kRule)) return {};
    const auto end = css.substr(0, 1024).find("\";", kRule.size());
    if (end == std::string_view::npos) return {};
    const auto name = std::string(charsetOfLabel(css.substr(kRule.size(), end - kRule.size())));
    return name.starts_with("utf-16") ? "utf-8" : name;
}

}  // namespace periplus::text
