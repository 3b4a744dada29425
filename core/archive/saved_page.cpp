#include "archive/saved_page.h"

#include "archive/address.h"
#include "archive/header_lines.h"
#include "archive/mail_fields.h"
#include "base/resolve_url.h"
#include "text/html.h"
#include "text/html_tame.h"

#include <algorithm>
#include <array>
#include <ctime>

namespace periplus::archive {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t kLook = std::size_t{64} * 1024;
constexpr auto kSaved = "Page saved with "sv;

std::string plainWeb(std::string_view url) {
    const auto plain = std::string(withoutFragment(plainUrl(url)));
    return isWebAddress(plain) && plain.size() <= 32768 ? plain : std::string();
}

// Between "<!--" and "-->", when `what` begins in it.
std::string_view commentWith(std::string_view html, std::string_view what) {
    html = html.substr(0, kLook);
    for (auto at = html.find("<!--"); at != std::string_view::npos; at = html.find("<!--", at + 4)) {
        const auto end = html.find("-->", at);
        const auto comment = html.substr(at + 4, end == std::string_view::npos ? end : end - at - 4);
        if (trimmed(comment).starts_with(what)) return comment;
    }
    return {};
}

SavedPage ofComment(std::string_view comment) {
    SavedPage page;
    while (!comment.empty()) {
        const auto line = trimmed(takeLine(comment));
        if (line.starts_with("url:")) page.url = plainWeb(trimmed(line.substr(4)));
        if (line.starts_with("saved date:")) page.at = writtenDate(trimmed(line.substr(11)));
    }
    page.single = true;
    return page;
}

// "saved from url=(0026)https://..."
std::string ofMark(std::string_view comment) {
    const auto open = comment.find("url=(");
    const auto close = comment.find(')', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos) return {};
    return plainWeb(trimmed(comment.substr(close + 1)));
}

std::string ofHead(std::string_view html) {
    std::string said;
    const auto tree = text::parseHtml(html.substr(0, 4 * kLook), {.nodes = 4000});
    for (const auto& node : tree.nodes) {
        const auto* rel = node.name == "link" ? node.attribute("rel") : nullptr;
        const auto* property = node.name == "meta" ? node.attribute("property") : nullptr;
        if (rel != nullptr && text::lowerAscii(*rel) == "canonical" && node.attribute("href") != nullptr)
            return plainWeb(*node.attribute("href"));
        if (property != nullptr && *property == "og:url" && node.attribute("content") != nullptr)
            said = plainWeb(*node.attribute("content"));
    }
    return said;
}

bool isBase64(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '/' ||
           c == '=';
}

bool isPart(std::string_view type) {
    constexpr std::array kParts = {"image/"sv,
                                   "font/"sv,
                                   "audio/"sv,
                                   "video/"sv,
                                   "application/font"sv,
                                   "application/x-font"sv,
                                   "application/vnd.ms-"sv,
                                   "text/css"sv,
                                   "text/html"sv};
    return std::ranges::any_of(kParts, [&](auto part) { return type.starts_with(part); });
}

class EmbeddedSearch {
public:
    explicit EmbeddedSearch(std::string_view html) : html_(html) {}

    std::vector<EmbeddedPart> ofStyle() {
        search(0, html_.size());
        return std::move(found_);
    }

    std::vector<EmbeddedPart> run() {
        for (std::size_t at = 0; (at = html_.find('<', at)) != std::string_view::npos;) {
            if (html_.substr(at, 4) == "<!--") {
                at = behind("-->", at + 4);
            } else if (at + 1 < html_.size() && std::isalpha(static_cast<unsigned char>(html_[at + 1])) != 0) {
                at = tag(at);
            } else {
                ++at;
            }
        }
        return std::move(found_);
    }

private:
    [[nodiscard]] std::size_t behind(std::string_view what, std::size_t from) const {
        const auto at = html_.find(what, from);
        return at == std::string_view::npos ? html_.size() : at + what.size();
    }

    std::size_t tag(std::size_t begin) {
        auto at = begin + 1;
        while (at < html_.size() && std::isalnum(static_cast<unsigned char>(html_[at])) != 0) ++at;
        const auto name = text::lowerAscii(html_.substr(begin + 1, at - begin - 1));
        while (at < html_.size() && html_[at] != '>') {
            const char c = html_[at];
            at = c == '"' || c == '\'' ? std::min(html_.find(c, at + 1), html_.size() - 1) + 1 : at + 1;
        }
        search(begin, at);
        if (name != "style" && name != "script" && name != "title" && name != "textarea") return at;
        auto end = at;
        do {
            end = std::min(html_.find("</", end + 1), html_.size());
        } while (end < html_.size() && text::lowerAscii(html_.substr(end + 2, name.size())) != name);
        if (name == "style") search(at, end);
        return end;
    }

    void search(std::size_t begin, std::size_t end) {
        const auto region = html_.substr(0, end);
        for (auto at = region.find("data:", begin); at != std::string_view::npos; at = region.find("data:", at)) {
            const auto comma = region.substr(at, 160).find(',');
            const auto type = comma == std::string_view::npos ? std::string_view() : region.substr(at + 5, comma - 5);
            at += 5;
            if (!type.ends_with(";base64") || !isPart(type) || type.find_first_of("\"'<>() \t\n") != type.npos)
                continue;
            auto last = at + comma - 4;
            const auto first = last;
            while (last < end && isBase64(region[last])) ++last;
            if (last - first >= kShortest) found_.push_back({at - 5, last - at + 5});
            at = last;
        }
    }

    static constexpr std::size_t kShortest = 1024;
    std::string_view html_;
    std::vector<EmbeddedPart> found_;
};

}  // namespace

SavedPage savedPageOf(std::string_view html) {
    if (const auto comment = commentWith(html, kSaved); !comment.empty()) return ofComment(comment);
    SavedPage page;
    if (const auto comment = commentWith(html, "saved from url="); !comment.empty()) page.url = ofMark(comment);
    if (page.url.empty()) page.url = ofHead(html);
    return page;
}

bool looksLikeSingleFile(std::string_view firstBytes) {
    return looksLikeHtml(firstBytes) && !commentWith(firstBytes, kSaved).empty();
}

bool looksLikeHtml(std::string_view firstBytes) {
    if (firstBytes.starts_with("\xEF\xBB\xBF")) firstBytes.remove_prefix(3);
    std::string plain;
    for (const char c : firstBytes.substr(0, 4096))
        if (c != '\0' && c != '\xFF' && c != '\xFE') plain += c;  // of UTF-16 too
    std::string_view text = plain;
    for (;;) {
        text = trimmed(text);
        if (!text.starts_with("<!--") && !text.starts_with("<?xml")) break;
        const auto end = text.find('>', text.starts_with("<?") ? 0 : std::min(text.find("--", 4), text.size()));
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    const auto lower = text::lowerAscii(text.substr(0, 32));
    constexpr std::array kBegins = {"<!doctype html"sv, "<html"sv,  "<head"sv,   "<body"sv, "<title"sv, "<meta"sv,
                                    "<link"sv,          "<style"sv, "<script"sv, "<div"sv,  "<p>"sv,    "<h1"sv,
                                    "<article"sv,       "<base"sv};
    return std::ranges::any_of(kBegins, [&](auto begin) { return lower.starts_with(begin); });
}

std::string savedPageComment(const std::string& url, UnixMillis at) {
    std::string address = url;
    for (auto dashes = address.find("--"); dashes != std::string::npos; dashes = address.find("--"))
        address.replace(dashes, 2, "%2D%2D");
    std::erase_if(address, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '>'; });
    const std::time_t seconds = at.value / 1000;
    std::tm utc{};
    char date[64] = "";
    if (::gmtime_r(&seconds, &utc) != nullptr) std::strftime(date, sizeof date, "%a %b %d %Y %H:%M:%S GMT+0000", &utc);
    return "<!--\n Page saved with Periplus \n url: " + address + " \n saved date: " + date + "\n-->";
}

std::vector<EmbeddedPart> embeddedParts(std::string_view html) { return EmbeddedSearch(html).run(); }

std::vector<EmbeddedPart> embeddedInStyle(std::string_view css) { return EmbeddedSearch(css).ofStyle(); }

}  // namespace periplus::archive
