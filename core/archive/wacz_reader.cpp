#include "archive/wacz_reader.h"

#include "archive/digest_check.h"
#include "archive/header_lines.h"
#include "archive/wacz_json.h"
#include "archive/wacz_salvage.h"
#include "archive/warc_reader.h"
#include "archive/watched_source.h"
#include "archive/zip_file.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <unordered_set>

namespace periplus::archive {
namespace {

constexpr std::uint64_t kFreeBytes = std::uint64_t{1024} * 1024;
constexpr std::uint64_t kMostPackage = std::uint64_t{8} * 1024 * 1024;
constexpr std::size_t kMostLine = std::size_t{8} * 1024 * 1024;
constexpr std::size_t kMostPages = std::size_t{1} << 20U;
constexpr std::string_view kPackage = "datapackage.json";

// Passes everything on, and knows which pages were named.
class NamedPages final : public ResourceSink {
public:
    explicit NamedPages(ResourceSink& sink) : sink_(sink) {}
    Result<void> begin(const ResourceHead& head) override { return sink_.begin(head); }
    Result<void> bytes(std::string_view piece) override { return sink_.bytes(piece); }
    Result<void> end(bool whole) override { return sink_.end(whole); }
    Result<void> page(const PageMark& page) override {
        if (page.certain && named_.size() < kMostPages) named_.insert(keyOf(page));
        return sink_.page(page);
    }
    Result<void> doubt(const Doubt& doubt) override { return sink_.doubt(doubt); }
    Result<void> progress(const Progress& progress) override { return sink_.progress(progress); }

    [[nodiscard]] bool has(const PageMark& page) const { return named_.contains(keyOf(page)); }

private:
    static std::uint64_t keyOf(const PageMark& page) {
        return RevisitIndex::keyOf(page.url + " " + std::to_string(page.at.value));
    }
    ResourceSink& sink_;
    std::unordered_set<std::uint64_t> named_;
};

class Reading {
public:
    Reading(const std::string& path, const ZipReader& zip, ResourceSink& sink, const ReadLimits& limits,
            const std::stop_token& stop)
        : zip_(zip), sink_(sink), limits_(limits), stop_(stop) {
        std::error_code error;
        fileSize_ = std::filesystem::file_size(path, error);
    }

    Result<void> run(const std::string& path) {
        if (const auto chosen = choose(); !chosen) return chosen;
        if (const auto read = readPackage(); !read) return read;
        if (archives_.empty() && lists_.empty())
            return fail(ErrorCode::Malformed, path, "it holds no archive of pages");
        std::uint64_t pages = 0;
        if (const auto counted = eachPage(false,
                                          [&](const PageMark&) {
                                              ++pages;
                                              return Result<void>();
                                          });
            !counted)
            return counted;
        if (const auto read = readArchives(pages == 0); !read) return read;
        return eachPage(true,
                        [&](const PageMark& page) { return sink_.has(page) ? Result<void>() : sink_.page(page); });
    }

private:
    Result<void> doubt(std::string what, std::string_view subject) {
        return sink_.doubt({std::move(what), plainWords(subject, 256), 0});
    }

    // Which entries are read, and what is wrong with the others.
    Result<void> choose() {
        std::set<std::string_view> seen;
        std::uint64_t packed = 0;
        for (const auto& entry : zip_.entries()) {
            if (entry.name.ends_with('/')) continue;
            std::string_view fault;
            if (!isUsableName(entry.name))
                fault = "name in the archive cannot be used";
            else if (entry.isLink)
                fault = "a link instead of a file";
            else if (!seen.insert(entry.name).second)
                fault = "file named twice";
            else if (entry.isEncrypted)
                fault = "file in it is encrypted";
            else if (packed + entry.packed > fileSize_ || packed + entry.packed < packed)
                fault = "files in it overlap";
            if (!fault.empty()) {
                if (const auto told = doubt(std::string(fault), entry.name); !told) return told;
                continue;
            }
            packed += entry.packed;
            if (isWarcName(entry.name))
                archives_.push_back(&entry);
            else if (entry.name.starts_with("pages/") && entry.name.ends_with(".jsonl"))
                lists_.push_back(&entry);
            else if (entry.name == kPackage)
                package_ = &entry;
        }
        return {};
    }

    std::shared_ptr<SourceWatch> watchOf(const ZipEntry& entry) const {
        auto watch = std::make_shared<SourceWatch>();
        watch->most = kFreeBytes + std::min<std::uint64_t>(entry.packed, fileSize_) * limits_.ratio;
        if (const auto expected = digests_.find(entry.name); expected != digests_.end())
            watch->digest.emplace(expected->second.kind);
        return watch;
    }

    Result<void> checkDigest(const ZipEntry& entry, SourceWatch& watch) {
        if (!watch.digest || !watch.ended || watch.digest->bytes() == digests_.at(entry.name).bytes) return {};
        return doubt("digest does not hold", entry.name);
    }

    Result<void> readPackage() {
        if (package_ == nullptr) return doubt("no list of its files", kPackage);
        std::string json;
        WatchedSource source(zip_.source(*package_), watchOf(*package_));
        while (json.size() <= kMostPackage) {
            const auto piece = source.read();
            if (!piece) return doubt(piece.error().detail, kPackage);
            if (piece->empty()) break;
            json += *piece;
        }
        if (json.size() > kMostPackage) return doubt("larger than the limit", kPackage);
        std::set<std::string_view> there;
        for (const auto* entry : archives_) there.insert(entry->name);
        for (const auto* entry : lists_) there.insert(entry->name);
        for (const auto& file : filesOfPackage(json)) {
            if (const auto digest = parseDigest(file.hash)) digests_.emplace(file.path, *digest);
            if (!isWarcName(file.path) || there.contains(file.path)) continue;
            if (const auto told = doubt("file is not in the archive", file.path); !told) return told;
        }
        return {};
    }

    Result<void> readArchives(bool guess) {
        WarcReader reader(sink_, limits_, stop_);
        reader.guessPages(guess);
        std::uint64_t before = 0;
        for (const auto* entry : archives_) {
            reader.setProgress(before, fileSize_);
            const auto watch = watchOf(*entry);
            const auto records = reader.read(std::make_unique<WatchedSource>(zip_.source(*entry), watch));
            if (!records) return std::unexpected(records.error());
            if (*records == 0) {
                if (const auto told = doubt("it holds no WARC record", entry->name); !told) return told;
            }
            if (const auto checked = checkDigest(*entry, *watch); !checked) return checked;
            before += entry->packed;
        }
        return {};
    }

    // Every page of every list. With `report` also what is wrong with the lists.
    Result<void> eachPage(bool report, const std::function<Result<void>(const PageMark&)>& take) {
        for (const auto* entry : lists_) {
            const auto watch = watchOf(*entry);
            WatchedSource source(zip_.source(*entry), watch);
            if (const auto read = eachLine(source, entry->name, report, take); !read) return read;
            if (!report) continue;
            if (const auto checked = checkDigest(*entry, *watch); !checked) return checked;
        }
        return {};
    }

    Result<void> eachLine(ByteSource& source, const std::string& name, bool report,
                          const std::function<Result<void>(const PageMark&)>& take) {
        std::string line;
        bool tooLong = false;
        for (bool ended = false; !ended;) {
            if (stop_.stop_requested()) return fail(ErrorCode::Cancelled, name);
            const auto piece = source.read();
            ended = !piece || piece->empty();
            if (!piece && report) {
                if (const auto told = doubt(piece.error().detail, name); !told) return told;
            }
            auto rest = ended ? std::string_view("\n") : *piece;
            for (auto end = rest.find('\n'); !rest.empty(); end = rest.find('\n')) {
                tooLong = tooLong || line.size() + std::min(end, rest.size()) > kMostLine;
                if (!tooLong) line += rest.substr(0, end);
                rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
                if (end == std::string_view::npos) break;
                const auto page = tooLong ? std::nullopt : pageOfLine(line);
                tooLong = false;
                line.clear();
                if (!page || !isResourceUrl(page->url)) continue;
                if (const auto taken = take(*page); !taken) return taken;
            }
        }
        return {};
    }

    const ZipReader& zip_;
    NamedPages sink_;
    ReadLimits limits_;
    std::stop_token stop_;
    std::uint64_t fileSize_ = 0;
    std::vector<const ZipEntry*> archives_;
    std::vector<const ZipEntry*> lists_;
    const ZipEntry* package_ = nullptr;
    std::map<std::string, NamedDigest> digests_;
};

bool holdsPages(std::string_view name) { return isWarcName(name) || name.starts_with("pages/") || name == kPackage; }

}  // namespace

bool isWacz(const std::string& path, std::string_view firstBytes) {
    if (!firstBytes.starts_with("PK\x03\x04")) return false;
    const auto zip = ZipReader::open(path);
    if (zip) return std::ranges::any_of(zip->entries(), [](const auto& entry) { return holdsPages(entry.name); });
    return firstBytes.find("archive/") != std::string_view::npos || firstBytes.find(kPackage) != std::string_view::npos;
}

Result<void> readWacz(const std::string& path, ResourceSink& sink, const ReadLimits& limits,
                      const std::stop_token& stop) {
    const auto zip = ZipReader::open(path);
    if (zip) return Reading(path, *zip, sink, limits, stop).run(path);
    if (zip.error().code != ErrorCode::Malformed) return std::unexpected(zip.error());
    if (const auto told = sink.doubt({"its list of files is damaged", {}, 0}); !told) return told;
    return salvageWacz(path, sink, limits, stop);
}

}  // namespace periplus::archive
