#include "archive/content_type.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace periplus::archive {

namespace {

using std::string_view_literals::operator""sv;

struct Row {
    std::string_view said;  // media type without parameters, lower case
    ServedType served;
};

constexpr ServedType kHtml{PartKind::Html, "text/html; charset=utf-8"};
constexpr ServedType kCss{PartKind::Css, "text/css; charset=utf-8"};
constexpr ServedType kSvg{PartKind::Svg, "image/svg+xml; charset=utf-8"};
constexpr ServedType kText{PartKind::Text, "text/plain; charset=utf-8"};

constexpr std::array kRows = std::to_array<Row>({
    {"text/html", kHtml},
    {"application/xhtml+xml", kHtml},
    {"text/css", kCss},
    {"image/svg+xml", kSvg},
    {"image/png", {PartKind::Image, "image/png"}},
    {"image/apng", {PartKind::Image, "image/apng"}},
    {"image/jpeg", {PartKind::Image, "image/jpeg"}},
    {"image/jpg", {PartKind::Image, "image/jpeg"}},
    {"image/pjpeg", {PartKind::Image, "image/jpeg"}},
    {"image/gif", {PartKind::Image, "image/gif"}},
    {"image/webp", {PartKind::Image, "image/webp"}},
    {"image/avif", {PartKind::Image, "image/avif"}},
    {"image/bmp", {PartKind::Image, "image/bmp"}},
    {"image/x-icon", {PartKind::Image, "image/x-icon"}},
    {"image/vnd.microsoft.icon", {PartKind::Image, "image/x-icon"}},
    {"font/woff2", {PartKind::Font, "font/woff2"}},
    {"application/font-woff2", {PartKind::Font, "font/woff2"}},
    {"font/woff", {PartKind::Font, "font/woff"}},
    {"application/font-woff", {PartKind::Font, "font/woff"}},
    {"application/x-font-woff", {PartKind::Font, "font/woff"}},
    {"font/ttf", {PartKind::Font, "font/ttf"}},
    {"application/x-font-ttf", {PartKind::Font, "font/ttf"}},
    {"font/otf", {PartKind::Font, "font/otf"}},
    {"application/vnd.ms-opentype", {PartKind::Font, "font/otf"}},
    {"video/mp4", {PartKind::Media, "video/mp4"}},
    {"video/webm", {PartKind::Media, "video/webm"}},
    {"audio/mpeg", {PartKind::Media, "audio/mpeg"}},
    {"audio/mp4", {PartKind::Media, "audio/mp4"}},
    {"audio/ogg", {PartKind::Media, "audio/ogg"}},
    {"audio/wav", {PartKind::Media, "audio/wav"}},
    {"text/plain", kText},
    {"text/markdown", kText},
});

struct Signature {
    std::size_t at;
    std::string_view bytes;
    std::string_view said;  // row of the table that it means
};

// Source: https://mimesniff.spec.whatwg.org/, the signatures of what the table serves.
constexpr std::array kSignatures = std::to_array<Signature>({
    {0, "\x89PNG\r\n\x1A\n"sv, "image/png"},
    {0, "\xFF\xD8\xFF"sv, "image/jpeg"},
    {0, "GIF87a"sv, "image/gif"},
    {0, "GIF89a"sv, "image/gif"},
    {8, "WEBPVP"sv, "image/webp"},
    {4, "ftypavif"sv, "image/avif"},
    {4, "ftypavis"sv, "image/avif"},
    {0, "BM"sv, "image/bmp"},
    {0, "\0\0\x01\0"sv, "image/x-icon"},
    {0, "wOF2"sv, "font/woff2"},
    {0, "wOFF"sv, "font/woff"},
    {0, "\0\x01\0\0"sv, "font/ttf"},
    {0, "OTTO"sv, "font/otf"},
});

std::string mediaType(std::string_view contentType) {
    std::string type(contentType.substr(0, contentType.find(';')));
    const auto blank = [](unsigned char c) { return std::isspace(c) != 0; };
    type.erase(type.begin(), std::find_if_not(type.begin(), type.end(), blank));
    type.erase(std::find_if_not(type.rbegin(), type.rend(), blank).base(), type.end());
    std::ranges::transform(type, type.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return type;
}

const Row* rowOf(std::string_view said) {
    const auto* const row = std::ranges::find(kRows, said, &Row::said);
    return row == kRows.end() ? nullptr : row;
}

const Row* rowOfBytes(std::string_view first) {
    for (const Signature& signature : kSignatures)
        if (first.size() >= signature.at && first.substr(signature.at).starts_with(signature.bytes))
            return rowOf(signature.said);
    return nullptr;
}

}  // namespace

ServedType servedType(std::string_view contentType, std::string_view firstBytes) {
    const Row* const said = rowOf(mediaType(contentType));
    const Row* const seen = rowOfBytes(firstBytes);
    // What the bytes are wins where both name a picture or font; text is never made of what says it is a picture.
    if (seen != nullptr &&
        (said == nullptr || said->served.kind == PartKind::Image || said->served.kind == PartKind::Font))
        return seen->served;
    return said != nullptr ? said->served : ServedType{};
}

}  // namespace periplus::archive
