#pragma once
// What must hold for anything sealed, written without the sealer's own code: it reads the result again, and whatever
// could ask, run or lead outside is a fault. Thread: any. Errors: the first fault in words; empty without one.
#include "text/html.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <string_view>

namespace periplus::archive {

inline std::string lowered(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

inline bool isPartPath(std::string_view path) {
    if (path.size() < 2 || path[0] != '/') return false;
    const auto key = path.substr(1, path.find('#') == std::string_view::npos ? path.npos : path.find('#') - 1);
    return !key.empty() &&
           std::ranges::all_of(key, [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '_'; });
}

inline bool isHarmlessData(std::string_view address) {
    const auto lower = lowered(address.substr(0, 64));
    return lower == "data:," || lower.starts_with("data:image/") || lower.starts_with("data:font/") ||
           lower.starts_with("data:application/font") || lower.starts_with("data:application/x-font") ||
           lower.starts_with("data:application/octet-stream") ||
           lower.starts_with("data:application/vnd.ms-fontobject");
}

// Strings become \x01, and are kept; escapes outside them are undone; comments go.
struct PlainCss {
    std::string text;
    std::vector<std::string> strings;
};

inline std::string cssEscape(std::string_view css, std::size_t& at) {  // behind the backslash
    std::string digits;
    while (at < css.size() && digits.size() < 6 && std::isxdigit(static_cast<unsigned char>(css[at])) != 0)
        digits += css[at++];
    if (digits.empty()) return at < css.size() ? std::string(1, css[at++]) : std::string();
    if (at < css.size() && std::isspace(static_cast<unsigned char>(css[at])) != 0) ++at;
    const auto point = std::stoul(digits, nullptr, 16);
    return point < 0x80 ? std::string(1, static_cast<char>(point)) : "\xC3\xA9";
}

inline PlainCss plainCss(std::string_view css) {
    PlainCss plain;
    for (std::size_t at = 0; at < css.size();) {
        const char c = css[at];
        if (css.substr(at, 2) == "/*") {
            at = std::min(css.find("*/", at + 2), css.size() - 2) + 2;
            plain.text += ' ';
        } else if (c == '\\') {
            const auto letter = cssEscape(css, ++at);  // a part of a name, whatever it is
            const bool usual = letter.size() == 1 && std::isalnum(static_cast<unsigned char>(letter[0])) != 0;
            plain.text += usual || letter == "-" || letter == "_" ? lowered(letter) : "x";
        } else if (c == '"' || c == '\'') {
            std::string value;
            for (++at; at < css.size() && css[at] != c && css[at] != '\n';) {
                if (css[at] == '\\') {
                    value += cssEscape(css, ++at);
                } else {
                    value += css[at++];
                }
            }
            ++at;
            plain.text += '\x01';
            plain.strings.push_back(value);
        } else {
            plain.text += c == '\x01' ? '?' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            ++at;
        }
    }
    return plain;
}

inline bool isCssNameChar(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return std::isalnum(byte) != 0 || c == '-' || c == '_' || byte >= 0x80;
}

// The names of the functions that are open.
class OpenFunctions {
public:
    void open(std::string name) {
        if (isSet(name)) ++sets_;
        names_.push_back(std::move(name));
    }
    void close() {
        if (names_.empty()) return;
        if (isSet(names_.back())) --sets_;
        names_.pop_back();
    }
    [[nodiscard]] bool inSet() const { return sets_ > 0; }
    [[nodiscard]] std::string inner() const { return names_.empty() ? std::string() : names_.back(); }

private:
    static bool isSet(const std::string& name) { return name == "image-set" || name == "-webkit-image-set"; }
    std::vector<std::string> names_;
    std::size_t sets_ = 0;
};

inline std::string brokenFunction(const PlainCss& plain, std::size_t bracket, const OpenFunctions& open) {
    const auto name = open.inner();
    if (name == "src") return "src()";
    if (name == "url" && (bracket + 1 >= plain.text.size() || plain.text[bracket + 1] != '\x01'))
        return "url() without a string";
    if (open.inSet() && (name == "var" || name == "attr" || name == "env")) return "an address that cannot be known";
    return {};
}

inline std::string brokenString(const std::string& value, const OpenFunctions& open) {
    const auto inside = open.inner();
    if (inside == "url" && !isPartPath(value) && !value.starts_with('#') && !isHarmlessData(value))
        return "url(" + value + ")";
    if (open.inSet() && inside != "url" && inside != "type") return "a bare address in image-set: " + value;
    return {};
}

inline std::string brokenImport(std::string_view plain) {
    for (auto at = plain.find("@import"); at != std::string::npos; at = plain.find("@import", at + 1)) {
        const auto rest = plain.substr(at + 7);
        if ((rest.empty() || !isCssNameChar(rest.front())) && !rest.starts_with(" url(\x01"))
            return "@import" + std::string(rest.substr(0, 40));
    }
    return {};
}

inline std::string brokenCss(std::string_view css) {
    const auto plain = plainCss(css);
    OpenFunctions open;
    std::size_t string = 0;
    for (std::size_t i = 0; i < plain.text.size(); ++i) {
        const char c = plain.text[i];
        std::string broken;
        if (c == '(') {
            auto begin = i;
            while (begin > 0 && isCssNameChar(plain.text[begin - 1])) --begin;
            open.open(plain.text.substr(begin, i - begin));
            broken = brokenFunction(plain, i, open);
        } else if (c == ')') {
            open.close();
        } else if (c == '\x01') {
            broken = brokenString(plain.strings[string++], open);
        }
        if (!broken.empty()) return broken + " in: " + plain.text.substr(0, 2000);
    }
    return brokenImport(plain.text);
}

inline std::string brokenSrcset(std::string_view srcset) {
    while (!srcset.empty()) {
        const auto end = std::min(srcset.find(' '), srcset.size());
        const auto address = srcset.substr(0, end);
        if (!isPartPath(address) && !isHarmlessData(address)) return "srcset " + std::string(address);
        const auto comma = srcset.find(", ", end);
        if (comma == std::string_view::npos) return {};
        srcset.remove_prefix(comma + 2);
    }
    return {};
}

std::string brokenHtml(std::string_view html, bool whole);

inline std::string brokenAddress(const std::string& element, const std::string& name, const std::string& value) {
    const auto fault = element + " " + name + "=" + value.substr(0, 200);
    if (name == "srcset") return brokenSrcset(value);
    if (name == "srcdoc") return brokenHtml(value, true);
    static const std::set<std::string> known = {"src", "href", "xlink:href", "poster", "background", "usemap"};
    if (!known.contains(name)) return "unknown " + fault;
    if (value.starts_with('#')) return name == "src" || name == "poster" ? fault : "";
    if ((element == "a" || element == "area") && name != "src")
        return value.starts_with("http://") || value.starts_with("https://") ? "" : fault;
    const bool picture = element == "img" || element == "image" || element == "feimage" || element == "input" ||
                         name == "poster" || name == "background";
    if (isPartPath(value)) return {};
    return picture && isHarmlessData(value) ? "" : fault;
}

inline const std::set<std::string> kAddresses = {"src",
                                                 "href",
                                                 "xlink:href",
                                                 "srcset",
                                                 "srcdoc",
                                                 "poster",
                                                 "background",
                                                 "usemap",
                                                 "action",
                                                 "data",
                                                 "ping",
                                                 "formaction",
                                                 "longdesc",
                                                 "manifest",
                                                 "codebase",
                                                 "classid",
                                                 "archive",
                                                 "cite",
                                                 "profile",
                                                 "icon",
                                                 "lowsrc",
                                                 "dynsrc",
                                                 "imagesrcset",
                                                 "xml:base",
                                                 "attributionsrc",
                                                 "target",
                                                 "download",
                                                 "nonce",
                                                 "is",
                                                 "autofocus",
                                                 "contenteditable",
                                                 "autoplay",
                                                 "loading",
                                                 "accesskey",
                                                 "popover",
                                                 "sandbox"};
inline const std::set<std::string> kTexts = {"alt",     "title",   "placeholder", "value",   "label",
                                             "content", "summary", "class",       "id",      "abbr",
                                             "headers", "name",    "property",    "itemprop"};

inline std::string brokenAttribute(const std::string& element, const std::string& name, const std::string& value) {
    if (name.starts_with("on")) return element + " " + name;
    if (name == "style") return brokenCss(value);
    if (kAddresses.contains(name)) return brokenAddress(element, name, value);
    if (kTexts.contains(name) || name.starts_with("data-") || name.starts_with("aria-")) return {};
    const auto lower = lowered(value);
    if (lower.find("url(") != std::string::npos || lower.find('\\') != std::string::npos) return brokenCss(value);
    return {};
}

inline std::string brokenElement(const text::HtmlTree& tree, text::HtmlIndex at) {
    static const std::set<std::string> refused = {
        "script", "base",     "object", "embed", "applet", "portal",    "noscript", "noembed", "noframes",
        "frame",  "frameset", "param",  "xmp",   "form",   "plaintext", "listing",  "discard", "fencedframe"};
    const auto& node = tree.nodes[at];
    const auto name = lowered(node.name);
    if (refused.contains(name)) return "<" + name + ">";
    if (name == "meta" && node.attribute("http-equiv") != nullptr &&
        *node.attribute("http-equiv") != "Content-Security-Policy")
        return "meta http-equiv";
    if (name == "link" && *node.attribute("rel") != "stylesheet") return "link rel";
    if (name == "animate" || name == "set") {
        const auto* target = node.attribute("attributeName");
        if (target != nullptr && lowered(*target).find("href") != std::string::npos) return "animated address";
    }
    for (const auto& attribute : node.attributes)
        if (auto broken = brokenAttribute(name, lowered(attribute.name), attribute.value); !broken.empty())
            return broken;
    if (name != "style" || node.firstChild == text::kNoHtml) return {};
    const auto& css = tree.nodes[node.firstChild].text;
    for (std::size_t i = 0; i + 1 < css.size(); ++i)
        if (css[i] == '<' && (std::isalpha(static_cast<unsigned char>(css[i + 1])) != 0 || css[i + 1] == '/' ||
                              css[i + 1] == '!' || css[i + 1] == '?'))
            return "markup in a style";
    return brokenCss(css);
}

// `whole`: a page of its own, which begins with our policy.
inline std::string brokenHtml(std::string_view html, bool whole) {
    const auto tree = text::parseHtml(html);
    bool headSeen = false;
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const auto& node = tree.nodes[i];
        if (node.kind != text::HtmlKind::Element) continue;
        if (auto broken = brokenElement(tree, static_cast<text::HtmlIndex>(i)); !broken.empty()) return broken;
        if (node.name != "head" || headSeen) continue;
        headSeen = true;
        const auto first = node.firstChild;
        const bool policy = first != text::kNoHtml && tree.nodes[first].attribute("http-equiv") != nullptr &&
                            tree.nodes[first].attribute("content")->starts_with("default-src 'none'");
        if (whole && !policy) return "the policy is not first";
    }
    return headSeen || !whole ? "" : "no head";
}

inline std::string brokenSealedPage(std::string_view bytes) {
    if (!bytes.starts_with("\xEF\xBB\xBF")) return "no byte order mark";
    return brokenHtml(bytes.substr(3), true);
}

}  // namespace periplus::archive
