#include "text/page_meta.h"

#include "base/utf8.h"
#include "text/html_tame.h"
#include "text/page_elements.h"

#include <algorithm>
#include <array>
#include <map>

namespace periplus::text {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::uint64_t kLongest = 1000;  // code points
constexpr std::array kTitle = {"og:title"sv, "twitter:title"sv};
constexpr std::array kByline = {"author"sv, "article:author"sv, "og:article:author"sv, "dc.creator"sv,
                                "byl"sv,    "twitter:data1"sv};
constexpr std::array kLanguage = {"content-language"sv, "og:locale"sv, "dc.language"sv};
constexpr std::array kPublished = {"article:published_time"sv,
                                   "og:published_time"sv,
                                   "og:article:published_time"sv,
                                   "datepublished"sv,
                                   "date"sv,
                                   "pubdate"sv,
                                   "publishdate"sv,
                                   "publish_date"sv,
                                   "dc.date.issued"sv,
                                   "dc.date"sv,
                                   "weibo:article:create_at"sv,
                                   "og:release_date"sv};

bool isAddress(std::string_view text) { return text.find("://") != std::string_view::npos; }

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// "2021-03-04", "2021-03-04T10:00:00+08:00" and, since pages say it so, "2021/3/4 10:00".
std::string isoDate(const std::string& said) {
    std::string form;
    std::size_t i = 0;
    const auto number = [&](std::size_t least, std::size_t most) {
        std::string digits;
        while (i < said.size() && isDigit(said[i]) && digits.size() < most) digits += said[i++];
        if (digits.size() < least) return false;
        form += digits.size() < 2 ? "0" + digits : digits;
        return true;
    };
    const auto separator = [&] {
        return i < said.size() && (said[i] == '-' || said[i] == '/') && (++i, form += '-', true);
    };
    if (!number(4, 4) || !separator() || !number(1, 2) || !separator() || !number(1, 2)) return {};
    if (i == said.size()) return form;
    if (said[i] != 'T' && said[i] != ' ') return {};
    auto rest = said.substr(i + 1);
    if (rest.size() < 5 || !isDigit(rest[0]) || !isDigit(rest[1]) || rest[2] != ':') return form;
    const auto blank = rest.find(' ');
    if (blank != std::string::npos) {
        const bool zone = blank + 1 < rest.size() && (rest[blank + 1] == '+' || rest[blank + 1] == '-');
        rest = zone ? rest.erase(blank, 1) : rest.substr(0, blank);
    }
    const bool plain = std::all_of(rest.begin(), rest.end(), [](char c) {
        return isDigit(c) || c == ':' || c == '.' || c == '+' || c == '-' || c == 'Z';
    });
    return plain && rest.size() < 32 ? form + 'T' + rest : form;
}

struct Said {
    std::map<std::string, std::string> meta;  // the first of each
    std::string title;
    std::string heading;
    std::string author;  // by rel or itemprop
    std::string language;
    std::string published;  // by <time> or itemprop
};

void readMeta(const HtmlNode& node, Said& said) {
    const auto* content = node.attribute("content");
    if (content == nullptr) return;
    for (const auto* key : {"property", "name", "itemprop", "http-equiv"}) {
        const auto* name = node.attribute(key);
        if (name != nullptr && !content->empty()) said.meta.emplace(lowerAscii(name->substr(0, 100)), *content);
    }
}

void readElement(const HtmlTree& tree, HtmlIndex at, Said& said) {
    const auto& node = tree.nodes[at];
    const auto keepFirst = [](std::string& field, std::string value) {
        if (field.empty()) field = std::move(value);
    };
    const auto is = [&](const char* attribute, std::string_view value) {
        const auto* found = node.attribute(attribute);
        return found != nullptr && *found == value;
    };
    if (node.name == "meta") {
        readMeta(node, said);
    } else if (node.name == "title") {
        keepFirst(said.title, oneLine(textBelow(tree, at, kLongest * 8)));
    } else if (node.name == "h1") {
        keepFirst(said.heading, oneLine(textBelow(tree, at, kLongest * 8)));
    } else if (node.name == "html") {
        if (const auto* lang = node.attribute("lang")) keepFirst(said.language, *lang);
        if (const auto* lang = node.attribute("xml:lang")) keepFirst(said.language, *lang);
    } else if (is("rel", "author") || is("itemprop", "author")) {
        keepFirst(said.author, oneLine(textBelow(tree, at)));
    }
    if (node.name == "time" || is("itemprop", "datePublished")) {
        const auto* when = node.attribute("datetime");
        if (when == nullptr) when = node.attribute("content");
        keepFirst(said.published, isoDate(oneLine(when != nullptr ? *when : textBelow(tree, at, 100))));
    }
}

template <typename Names, typename Use>
std::string firstOf(const Said& said, const Names& names, Use&& use) {
    for (const auto name : names) {
        const auto found = said.meta.find(std::string(name));
        if (found == said.meta.end()) continue;
        if (auto value = use(oneLine(found->second)); !value.empty()) return value;
    }
    return {};
}

std::string languageTag(std::string said) {
    std::replace(said.begin(), said.end(), '_', '-');
    const bool plain = std::all_of(said.begin(), said.end(), [](char c) {
        return isDigit(c) || c == '-' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
    return plain && said.size() >= 2 && said.size() <= 35 ? said : std::string();
}

}  // namespace

std::string oneLine(std::string_view text) {
    text = text.substr(0, kLongest * 8);
    std::string line;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t size = 1;
        while (i + size < text.size() && (static_cast<unsigned char>(text[i + size]) & 0xC0U) == 0x80U) ++size;
        const auto one = text.substr(i, size);
        i += size;
        const bool blank = (size == 1 && static_cast<unsigned char>(one[0]) <= 0x20) || one == "\u00A0";
        const bool direction = (one >= "\u202A" && one <= "\u202E") || (one >= "\u2066" && one <= "\u2069") ||
                               one == "\u200E" || one == "\u200F" || one == "\uFEFF" || one == "\x7F";
        if (direction) continue;
        if (!blank) {
            line += one;
        } else if (!line.empty() && line.back() != ' ') {
            line += ' ';
        }
    }
    if (line.ends_with(' ')) line.pop_back();
    line.resize(byteOfCodePoint(line, {kLongest}));
    return firstInvalidUtf8(line) ? line.substr(0, *firstInvalidUtf8(line)) : line;
}

void readPageMeta(const HtmlTree& tree, PageText& page) {
    Said said;
    walk(
        tree, 0,
        [&](HtmlIndex at) {
            const auto& node = tree.nodes[at];
            if (node.removed || node.kind != HtmlKind::Element) return false;
            if (node.space == HtmlSpace::Html) readElement(tree, at, said);
            return node.space == HtmlSpace::Html && node.name != "template";
        },
        [](HtmlIndex) {});
    const auto asIs = [](std::string value) { return value; };
    page.title = firstOf(said, kTitle, asIs);
    if (page.title.empty()) page.title = said.title.empty() ? said.heading : said.title;
    page.byline = firstOf(said, kByline, [](std::string value) { return isAddress(value) ? std::string() : value; });
    if (page.byline.empty()) page.byline = said.author;
    page.language = languageTag(oneLine(said.language));
    if (page.language.empty()) page.language = firstOf(said, kLanguage, languageTag);
    page.published = firstOf(said, kPublished, isoDate);
    if (page.published.empty()) page.published = said.published;
}

}  // namespace periplus::text
