#include "archive/wacz_writer.h"

#include "archive/wacz_json.h"
#include "archive/zip_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

namespace periplus::archive {
namespace {

constexpr std::size_t kLinesOfBlock = 3000;
constexpr std::string_view kWarcName = "data.warc.gz";
constexpr std::string_view kIndexName = "index.cdx.gz";

std::string warcPath(const std::string& path) { return path + ".warc"; }
std::string pagesPath(const std::string& path) { return path + ".pages"; }

}  // namespace

Result<std::unique_ptr<WaczWriter>> WaczWriter::open(const std::string& path, const WriteOptions& options) {
    auto warc = WarcWriter::open(warcPath(path), options);
    if (!warc) return std::unexpected(warc.error());
    auto pages = FileHandle::open(pagesPath(path), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (!pages) {
        ::unlink(warcPath(path).c_str());
        return std::unexpected(pages.error());
    }
    std::unique_ptr<WaczWriter> writer(new WaczWriter(path, options, std::move(*warc), std::move(*pages)));
    if (const auto head = writer->putPages(pagesHead(true)); !head) return std::unexpected(head.error());
    return writer;
}

WaczWriter::WaczWriter(std::string path, WriteOptions options, WarcWriter warc, FileHandle pages)
    : path_(std::move(path)), options_(std::move(options)), warc_(std::move(warc)), pages_(std::move(pages)) {}

WaczWriter::~WaczWriter() {
    ::unlink(warcPath(path_).c_str());
    ::unlink(pagesPath(path_).c_str());
}

Result<void> WaczWriter::putPages(std::string_view text) {
    pagesDigest_.add(text);
    pagesSize_ += text.size();
    return pages_.writeAll(text);
}

Result<void> WaczWriter::resource(const ResourceHead& head, std::string_view bytes) {
    return warc_.resource(head, bytes,
                          [this](const WrittenRecord& record) { lines_.push_back(cdxLine(record, kWarcName)); });
}

Result<void> WaczWriter::page(const PageMark& page, std::string_view text) {
    if (const auto put = warc_.page(page); !put) return put;
    return putPages(pageLine(page, text, "page-" + std::to_string(++pageCount_)));
}

void WaczWriter::packIndex(std::string& index, std::string& blocks) {
    std::ranges::sort(lines_);
    index = indexHead(kIndexName);
    for (std::size_t at = 0; at < lines_.size(); at += kLinesOfBlock) {
        std::string block;
        for (auto line = at; line < std::min(at + kLinesOfBlock, lines_.size()); ++line) block += lines_[line];
        const auto packed = gzipped(block);
        index += indexLine(lines_[at], blocks.size(), packed, kIndexName);
        blocks += packed;
    }
}

Result<void> WaczWriter::finish(const std::function<bool()>& cancelled) {
    if (const auto done = warc_.finish(); !done) return done;
    std::string index;
    std::string blocks;
    packIndex(index, blocks);
    const std::vector<PackageFile> files = {
        {"data.warc.gz", "archive/data.warc.gz", "sha256:" + warc_.sha256(), warc_.size()},
        {"index.cdx.gz", "indexes/index.cdx.gz", "sha256:" + sha256Hex(blocks), blocks.size()},
        {"index.idx", "indexes/index.idx", "sha256:" + sha256Hex(index), index.size()},
        {"pages.jsonl", "pages/pages.jsonl", "sha256:" + hexOf(pagesDigest_.bytes()), pagesSize_},
    };
    const auto package = packageJson(options_, files);
    auto zip = ZipWriter::create(path_, options_.at);
    if (!zip) return std::unexpected(zip.error());
    auto done = zip->addFile(files[0].path, warcPath(path_), true);
    if (done) done = zip->addText(files[1].path, blocks, true);
    if (done) done = zip->addText(files[2].path, index, true);
    if (done) done = zip->addFile(files[3].path, pagesPath(path_), false);
    if (done) done = zip->addText("datapackage.json", package, false);
    if (done) done = zip->addText("datapackage-digest.json", packageDigestJson(package), false);
    return done ? zip->finish(cancelled) : done;
}

}  // namespace periplus::archive
