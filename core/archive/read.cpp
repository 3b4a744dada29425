#include "archive/read.h"

#include "archive/byte_source.h"
#include "archive/html_page_reader.h"
#include "archive/inflate.h"
#include "archive/markdown_folder_reader.h"
#include "archive/mhtml_reader.h"
#include "archive/saved_page.h"
#include "archive/wacz_reader.h"
#include "archive/warc_reader.h"

#include <filesystem>

namespace periplus::archive {
namespace {

constexpr std::size_t kLook = std::size_t{1024} * 1024;

bool holdsRecord(std::string_view bytes) {
    if (bytes.find("\nWARC/1.") != std::string_view::npos) return true;
    // A gzip file of anything else is none of the formats: what is in it decides, or what its later members are.
    std::string decoded(64, '\0');
    for (auto at = bytes.find("\x1F\x8B\x08"); at != std::string_view::npos; at = bytes.find("\x1F\x8B\x08", at + 1)) {
        const auto step = Inflater(Wrapping::Gzip).step(bytes.substr(at), decoded.data(), decoded.size());
        if (std::string_view(decoded).substr(0, step.given).starts_with("WARC/")) return true;
    }
    return false;
}

Result<void> readWarc(const std::string& path, ResourceSink& sink, const ReadLimits& limits,
                      const std::stop_token& stop) {
    auto source = FileSource::open(path);
    if (!source) return std::unexpected(source.error());
    const auto records = WarcReader(sink, limits, stop).read(std::move(*source));
    if (!records) return std::unexpected(records.error());
    if (*records == 0) return fail(ErrorCode::Malformed, path, "it holds no WARC record");
    return {};
}

}  // namespace

Result<Format> formatOf(const std::string& path) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (std::filesystem::is_directory(status)) return Format::MarkdownFolder;
    // A pipe would be waited for, a device has no end.
    if (std::filesystem::is_other(status)) return fail(ErrorCode::Malformed, path, "it is a pipe or a device");
    const auto first = firstBytes(path, kLook);
    if (!first) return std::unexpected(first.error());
    if (first->empty()) return fail(ErrorCode::Empty, path);
    if (first->starts_with("WARC/")) return Format::Warc;
    if (isWacz(path, *first)) return Format::Wacz;
    if (looksLikeMhtml(*first)) return Format::Mhtml;
    if (looksLikeSingleFile(*first)) return Format::SingleFile;
    if (looksLikeHtml(*first)) return Format::HtmlPage;
    // Last: any text may hold what a damaged WARC begins with.
    if (holdsRecord(*first)) return Format::Warc;
    return fail(ErrorCode::Malformed, path, "it is no archive of pages");
}

Result<Format> readArchive(const std::string& path, ResourceSink& sink, const ReadLimits& limits,
                           const std::stop_token& stop) {
    const auto format = formatOf(path);
    if (!format) return format;
    Result<void> read;
    switch (*format) {
        case Format::Warc: read = readWarc(path, sink, limits, stop); break;
        case Format::Mhtml: read = readMhtml(path, sink, limits, stop); break;
        case Format::Wacz: read = readWacz(path, sink, limits, stop); break;
        case Format::SingleFile:
        case Format::HtmlPage: read = readHtmlPage(path, sink, limits, stop); break;
        case Format::MarkdownFolder: read = readMarkdownFolder(path, sink, limits, stop); break;
    }
    if (read) return format;
    auto error = read.error();
    if (error.subject.empty()) error.subject = path;
    return std::unexpected(std::move(error));
}

}  // namespace periplus::archive
