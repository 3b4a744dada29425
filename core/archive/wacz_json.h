#pragma once
// The JSON in a WACZ: its lists of pages, its index, its package. Read with nothing taken for granted; written as other
// readers want it. nlohmann's header is seen by wacz_json.cpp alone.
// Ownership: values. Thread: any. Errors: none; what is not as it should be gives nothing.
// Source: https://specs.webrecorder.net/wacz/1.1.1/
#include "archive/resource.h"
#include "archive/warc_writer.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace periplus::archive {

struct PackageFile {
    std::string name;
    std::string path;  // in the ZIP
    std::string hash;  // "sha256:..."
    std::uint64_t bytes = 0;
};

// One line of pages.jsonl; nothing for its head and for lines that name no page.
std::optional<PageMark> pageOfLine(std::string_view line);
std::string pagesHead(bool hasText);
std::string pageLine(const PageMark& page, std::string_view text, const std::string& id);

std::vector<PackageFile> filesOfPackage(std::string_view json);
std::string packageJson(const WriteOptions& options, const std::vector<PackageFile>& files);
std::string packageDigestJson(std::string_view package);

std::string cdxLine(const WrittenRecord& record, std::string_view fileName);
// The first line of a packed block of the index, and where the block stands.
std::string indexHead(std::string_view fileName);
std::string indexLine(std::string_view firstLine, std::uint64_t offset, std::string_view packed,
                      std::string_view fileName);

}  // namespace periplus::archive
