#include "study/markdown_page.h"

#include "catalogue/lines.h"
#include "catalogue/markdown_html.h"
#include "catalogue/tame.h"

namespace periplus::study {

namespace {

// Beyond this a file is shown without a look at its front matter.
constexpr std::size_t kMaxFront = std::size_t{64} * 1024;

constexpr std::string_view kStyle =
    "body{max-width:46em;margin:2em auto;padding:0 1em;line-height:1.6;font-family:sans-serif}"
    "pre{overflow:auto;padding:.8em;background:#f5f4f1}img{max-width:100%}"
    "table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.3em .6em}";

struct Front {
    std::string title;
    std::string author;
    std::string date;
};

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += c;
        }
    }
    return out;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\"'";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string firstHeading(const catalogue::Lines& lines, std::uint32_t after) {
    for (auto line = after + 1; line <= lines.count(); ++line) {
        if (!lines.text(line).starts_with("# ")) continue;
        const auto heading = trimmed(lines.text(line).substr(2));
        return std::string(trimmed(heading.substr(0, heading.find_last_not_of("# ") + 1)));
    }
    return {};
}

Front frontOf(std::string_view markdown) {
    Front front;
    const catalogue::Lines lines(markdown.substr(0, kMaxFront));
    const auto end = catalogue::tame(lines).frontMatterEnd;
    for (std::uint32_t line = 2; line < end; ++line) {
        const auto text = lines.text(line);
        const auto colon = text.find_first_of(":=");
        if (colon == std::string_view::npos) continue;
        const auto name = trimmed(text.substr(0, colon));
        const auto value = trimmed(text.substr(colon + 1));
        if (name == "title") front.title = value;
        if (name == "author") front.author = value;
        if (name == "date") front.date = value;
    }
    if (front.title.empty()) front.title = firstHeading(lines, end);
    return front;
}

}  // namespace

std::string markdownPage(std::string_view utf8, std::string_view title) {
    const Front front = frontOf(utf8);
    std::string page = "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>";
    page += escaped(front.title.empty() ? title : std::string_view(front.title)) + "</title>";
    if (!front.author.empty()) page += "<meta name=\"author\" content=\"" + escaped(front.author) + "\">";
    if (!front.date.empty())
        page += "<meta property=\"article:published_time\" content=\"" + escaped(front.date) + "\">";
    page += "<style>" + std::string(kStyle) + "</style></head>\n<body><article>\n";
    return page + catalogue::markdownToHtml(utf8, catalogue::RawHtml::Kept) + "</article></body></html>\n";
}

bool isMarkdown(std::string_view contentType) {
    return contentType.starts_with("text/markdown") || contentType.starts_with("text/x-markdown");
}

}  // namespace periplus::study
