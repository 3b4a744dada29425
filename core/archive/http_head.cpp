#include "archive/http_head.h"

#include "archive/header_lines.h"

#include <algorithm>

namespace periplus::archive {
namespace {

constexpr std::size_t kMostWords = 1024;

std::optional<int> statusOf(std::string_view line) {
    if (!line.starts_with("HTTP/") && !line.starts_with("http/")) return std::nullopt;
    const auto space = line.find(' ');
    if (space == std::string_view::npos) return std::nullopt;
    const auto number = wholeNumber(trimmed(line.substr(space)).substr(0, 3));
    if (!number || *number < 100 || *number > 999) return std::nullopt;
    return static_cast<int>(*number);
}

void eachWord(std::string_view list, const auto& take) {
    while (!list.empty()) {
        const auto comma = list.find(',');
        const auto word = trimmed(list.substr(0, comma));
        list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
        if (!word.empty()) take(word);
    }
}

void addEncoding(std::string_view word, HttpHead& head) {
    if (sameWord(word, "gzip") || sameWord(word, "x-gzip"))
        head.encodings.emplace_back("gzip");
    else if (sameWord(word, "deflate"))
        head.encodings.emplace_back("deflate");
    else if (sameWord(word, "br"))
        head.encodings.emplace_back("br");
    // These change the bytes; any other word ("none", "utf-8") is an error of the server that browsers pass over.
    else if (sameWord(word, "zstd") || sameWord(word, "compress") || sameWord(word, "x-compress") ||
             sameWord(word, "dcb") || sameWord(word, "dcz"))
        head.unknownEncoding = plainWords(word, kMostWords);
}

}  // namespace

std::optional<HttpHead> parseHttpHead(std::string_view head) {
    const auto status = statusOf(takeLine(head));
    if (!status) return std::nullopt;
    HttpHead out;
    out.status = *status;
    eachField(head, [&](std::string_view name, std::string_view value) {
        if (sameWord(name, "content-type") && out.contentType.empty())
            out.contentType = plainWords(value, kMostWords);
        else if (sameWord(name, "location") && out.location.empty())
            out.location = value;
        else if (sameWord(name, "content-encoding"))
            eachWord(value, [&](auto word) { addEncoding(word, out); });
        else if (sameWord(name, "transfer-encoding"))
            eachWord(value, [&](auto word) { out.chunked = out.chunked || sameWord(word, "chunked"); });
    });
    return out;
}

}  // namespace periplus::archive
