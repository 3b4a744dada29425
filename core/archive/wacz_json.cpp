#include "archive/wacz_json.h"

#include "archive/surt.h"
#include "archive/warc_record.h"
#include "base/hash.h"
#include "base/resolve_url.h"

#include <nlohmann/json.hpp>

namespace periplus::archive {
namespace {

using Json = nlohmann::ordered_json;

Json parsed(std::string_view text) { return Json::parse(text, nullptr, false); }

std::string textAt(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// Foreign text may not be UTF-8; it is written all the same.
std::string dumped(const Json& json, int indent = -1) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::optional<PageMark> pageOfLine(std::string_view line) {
    const auto json = parsed(line);
    if (!json.is_object()) return std::nullopt;
    PageMark page{plainUrl(textAt(json, "url")), textAt(json, "title"), parseWarcDate(textAt(json, "ts")), true, {}};
    return page.url.empty() ? std::nullopt : std::optional(page);
}

std::string pagesHead(bool hasText) {
    return dumped({{"format", "json-pages-1.0"}, {"id", "pages"}, {"title", "All Pages"}, {"hasText", hasText}}) + "\n";
}

std::string pageLine(const PageMark& page, std::string_view text, const std::string& id) {
    Json json{{"id", id}, {"url", page.url}, {"ts", warcDate(page.at)}, {"title", page.title}};
    if (!text.empty()) json["text"] = text;
    return dumped(json) + "\n";
}

std::vector<PackageFile> filesOfPackage(std::string_view json) {
    std::vector<PackageFile> files;
    const auto package = parsed(json);
    if (!package.is_object()) return files;
    const auto list = package.find("resources");
    if (list == package.end() || !list->is_array()) return files;
    for (const auto& one : *list) {
        if (!one.is_object()) continue;
        PackageFile file{textAt(one, "name"), textAt(one, "path"), textAt(one, "hash"), 0};
        if (!file.path.empty()) files.push_back(std::move(file));
    }
    return files;
}

std::string packageJson(const WriteOptions& options, const std::vector<PackageFile>& files) {
    Json list = Json::array();
    for (const auto& file : files)
        list.push_back({{"name", file.name}, {"path", file.path}, {"hash", file.hash}, {"bytes", file.bytes}});
    Json package{{"profile", "data-package"},
                 {"wacz_version", "1.1.1"},
                 {"software", options.software},
                 {"created", warcDate(options.at)},
                 {"resources", std::move(list)}};
    if (!options.title.empty()) package["title"] = options.title;
    return dumped(package, 2) + "\n";
}

std::string packageDigestJson(std::string_view package) {
    return dumped({{"path", "datapackage.json"}, {"hash", "sha256:" + sha256Hex(package)}}, 2) + "\n";
}

std::string cdxLine(const WrittenRecord& record, std::string_view fileName) {
    const auto type = record.contentType.substr(0, record.contentType.find(';'));
    const Json json{{"url", record.url},
                    {"mime", record.revisit ? "warc/revisit" : type},
                    {"status", std::to_string(record.status)},
                    {"digest", record.digest},
                    {"length", std::to_string(record.length)},
                    {"offset", std::to_string(record.offset)},
                    {"filename", fileName}};
    return surtOf(record.url) + " " + fourteenDigits(record.at) + " " + dumped(json) + "\n";
}

std::string indexHead(std::string_view fileName) {
    return "!meta 0 " + dumped({{"format", "cdxj-gzip-1.0"}, {"filename", fileName}}) + "\n";
}

std::string indexLine(std::string_view firstLine, std::uint64_t offset, std::string_view packed,
                      std::string_view fileName) {
    const auto key = firstLine.substr(0, firstLine.find(" {"));
    return std::string(key) + " " +
           dumped({{"offset", offset},
                   {"length", packed.size()},
                   {"digest", "sha256:" + sha256Hex(packed)},
                   {"filename", fileName}}) +
           "\n";
}

}  // namespace periplus::archive
