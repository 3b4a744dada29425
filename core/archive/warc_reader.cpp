#include "archive/warc_reader.h"

#include "archive/header_lines.h"

#include <algorithm>
#include <utility>

namespace periplus::archive {
namespace {

constexpr std::uint64_t kFreeAgain = std::uint64_t{64} * 1024 * 1024;
constexpr std::uint64_t kMostNotes = std::uint64_t{64} * 1024;
constexpr std::uint64_t kMostManifest = std::uint64_t{32} * 1024 * 1024;
constexpr auto kReportEvery = std::chrono::milliseconds(100);

const std::string& digestOf(const WarcHead& record) {
    return record.payloadDigest.empty() && record.type == WarcType::Resource ? record.blockDigest
                                                                             : record.payloadDigest;
}

}  // namespace

WarcReader::WarcReader(ResourceSink& sink, const ReadLimits& limits, std::stop_token stop)
    : sink_(sink), limits_(limits), stop_(std::move(stop)) {}

void WarcReader::setProgress(std::uint64_t before, std::uint64_t total) {
    before_ = before;
    total_ = total;
}

Result<std::uint64_t> WarcReader::read(std::unique_ptr<ByteSource> source) {
    auto first = source->from(0);
    if (!first) return std::unexpected(first.error());
    sources_.push_back(std::move(source));
    named_ = false;
    const auto before = records_;
    WarcBytes bytes(std::move(*first), 0, limits_, stop_);
    for (;;) {
        if (stop_.stop_requested()) return fail(ErrorCode::Cancelled, sources_.back()->name());
        const auto more = readRecord(bytes);
        if (!more) return std::unexpected(more.error());
        if (!*more) break;
        if (const auto told = report(bytes, {}, false); !told) return std::unexpected(told.error());
    }
    if (const auto marked = mark(guess_.end()); !marked) return std::unexpected(marked.error());
    if (const auto told = report(bytes, {}, true); !told) return std::unexpected(told.error());
    return records_ - before;
}

// The bytes of one record's head; false: there is none where one should begin, or it is too long.
Result<bool> WarcReader::readHead(WarcBytes& bytes, std::string& head) {
    std::size_t looked = 0;
    for (;;) {
        const auto text = bytes.available();
        if (text.size() >= 5 && !text.starts_with("WARC/")) return false;
        const auto end = endOfLines(text, looked);
        if (end != std::string::npos && end <= limits_.headerBytes) {
            head = text.substr(0, end);
            bytes.consume(end);
            return true;
        }
        if (text.size() > limits_.headerBytes) return false;
        looked = text.size();
        const auto more = bytes.more();
        if (!more || !*more) return more;
    }
}

// True: there may be another record behind it.
Result<bool> WarcReader::readRecord(WarcBytes& bytes) {
    for (;;) {
        const auto text = bytes.available();
        const auto space = std::min(text.find_first_not_of("\r\n"), text.size());
        bytes.consume(space);
        if (space < text.size()) break;
        const auto more = bytes.more();
        if (!more) return more;
        if (!*more && bytes.damage().empty()) return false;
        if (!*more) return lost(bytes, bytes.damage());
    }
    const auto place = bytes.place();
    std::string head;
    const auto whole = readHead(bytes, head);
    if (!whole) return whole;
    const auto record = *whole ? parseWarcHead(head) : std::nullopt;
    if (!record) {
        const bool isHead = bytes.available().starts_with("WARC/");
        if (!*whole) bytes.consume(std::min<std::size_t>(bytes.available().size(), 1));
        if (!bytes.damage().empty()) return lost(bytes, bytes.damage());
        if (*whole) return lost(bytes, "record without a length");
        return lost(bytes,
                    isHead ? "record's head is cut off or larger than the limit" : "no record where one should begin");
    }
    ++records_;
    WarcBlock block(bytes, record->length, sources_.back()->size());
    const auto doubts = doubts_;
    if (const auto read = readBlock(*record, place, bytes, block); !read) return std::unexpected(read.error());
    if (const auto settled = block.settle(); !settled) return std::unexpected(settled.error());
    if (!block.trouble().empty() && doubts == doubts_) {
        if (const auto told = doubt(block.trouble(), record->url, place.member); !told)
            return std::unexpected(told.error());
    }
    return block.recover();
}

Result<bool> WarcReader::lost(WarcBytes& bytes, const std::string& what) {
    if (const auto told = doubt(what, {}, bytes.place().member); !told) return std::unexpected(told.error());
    const auto found = bytes.resync();
    if (!found || *found || bytes.damage().empty() || bytes.damage() == what) return found;
    if (const auto told = doubt(bytes.damage(), {}, bytes.place().member); !told) return std::unexpected(told.error());
    return false;
}

Result<void> WarcReader::readBlock(const WarcHead& record, const WarcPlace& place, WarcBytes& bytes, WarcBlock& block) {
    switch (record.type) {
        case WarcType::Response:
        case WarcType::Resource: return readResource(record, place, bytes, block);
        case WarcType::Revisit: return readRevisit(record, place, block);
        case WarcType::Request:
        case WarcType::Info: return readNotes(record, block);
        case WarcType::Metadata:
            if (sameWord(record.contentType, kManifestType)) return readManifest(record, block, place.member);
            return readNotes(record, block);
        case WarcType::Continuation: return doubt("record in several segments", record.url, place.member);
        case WarcType::Other: break;
    }
    return {};
}

Result<void> WarcReader::readResource(const WarcHead& record, const WarcPlace& place, WarcBytes& bytes,
                                      WarcBlock& block) {
    if (!isResourceUrl(record.url)) {
        // Crawlers keep their own things at urn: and the like; an address of the web that is none is a doubt.
        const bool isWeb = sameWord(std::string_view(record.url).substr(0, 4), "http");
        return isWeb ? doubt("address cannot be used", plainWords(record.url, 256), place.member) : Result<void>();
    }
    const auto read = readWarcResource(record, {record.url, record.at, {}}, bytes, block, sink_, limits_);
    if (!read) return std::unexpected(read.error());
    for (const auto& what : read->doubts)
        if (const auto told = doubt(what, record.url, place.member); !told) return told;
    if (!read->head) return {};
    if (read->whole) remember(record, place);
    if (!guesses_ || named_) return {};
    return mark(guess_.response(*read->head, record.resourceType));
}

void WarcReader::remember(const WarcHead& record, const WarcPlace& place) {
    const RevisitTarget target{static_cast<std::uint32_t>(sources_.size() - 1), place};
    if (const auto digest = parseDigest(digestOf(record))) index_.add(RevisitIndex::keyOf(digest->bytes), target);
    index_.add(RevisitIndex::keyOf(record.url, record.at), target);
}

Result<void> WarcReader::readRevisit(const WarcHead& record, const WarcPlace& place, WarcBlock& block) {
    if (!isResourceUrl(record.url)) return doubt("address cannot be used", plainWords(record.url, 256), place.member);
    const auto head = wholeBlock(block, limits_.headerBytes);
    if (!head) return std::unexpected(head.error());
    auto shown = parseHttpHead(*head);
    if (shown && shown->status == 304) shown.reset();  // the answer to a question, not what a reader would see
    std::vector<std::uint64_t> keys;
    if (!record.refersToUrl.empty()) keys.push_back(RevisitIndex::keyOf(record.refersToUrl, record.refersToAt));
    if (const auto digest = parseDigest(record.payloadDigest)) keys.push_back(RevisitIndex::keyOf(digest->bytes));
    for (const auto key : keys) {
        const auto target = index_.find(key);
        if (!target) continue;
        const auto read = readTarget(record, shown, *target);
        if (!read) return std::unexpected(read.error());
        if (*read) return {};
    }
    return doubt("what the record refers to was not found before it", record.url, place.member);
}

// False: what stands there is not what was meant, or there is no budget left.
Result<bool> WarcReader::readTarget(const WarcHead& revisit, const std::optional<HttpHead>& shown,
                                    const RevisitTarget& target) {
    const auto& source = *sources_[target.source];
    const auto budget = source.size() * limits_.ratio + kFreeAgain;
    if (again_ > budget) return false;
    auto from = source.from(target.place.member);
    if (!from) return std::unexpected(from.error());
    WarcBytes bytes(std::move(*from), target.place.member, limits_, stop_);
    for (auto left = target.place.inner; left > 0 || bytes.available().empty();) {
        const auto pass = std::min<std::uint64_t>(left, bytes.available().size());
        bytes.consume(pass);
        left -= pass;
        again_ += pass;
        if (left == 0 && !bytes.available().empty()) break;
        const auto more = bytes.more();
        if (!more || !*more) return more;
    }
    std::string text;
    const auto whole = readHead(bytes, text);
    if (!whole || !*whole) return whole;
    const auto record = parseWarcHead(text);
    if (!record || (record->type != WarcType::Response && record->type != WarcType::Resource)) return false;
    const auto wanted = parseDigest(revisit.payloadDigest);
    const auto found = parseDigest(digestOf(*record));
    const bool sameKind = wanted && found && wanted->kind == found->kind;
    const bool same = sameKind ? wanted->bytes == found->bytes
                               : record->url == revisit.refersToUrl && record->at == revisit.refersToAt;
    if (!same) return false;
    WarcBlock block(bytes, record->length, source.size());
    const auto read = readWarcResource(*record, {revisit.url, revisit.at, shown}, bytes, block, sink_, limits_);
    if (!read) return std::unexpected(read.error());
    again_ += text.size() + block.given();
    if (!read->head) return false;
    if (!guesses_ || named_) return true;
    if (const auto marked = mark(guess_.response(*read->head, revisit.resourceType)); !marked)
        return std::unexpected(marked.error());
    return true;
}

Result<std::string> WarcReader::wholeBlock(WarcBlock& block, std::uint64_t most) {
    std::string text;
    while (text.size() <= most) {
        const auto piece = block.next();
        if (!piece) return std::unexpected(piece.error());
        if (piece->empty()) break;
        text += *piece;
    }
    return text;
}

Result<void> WarcReader::readManifest(const WarcHead& record, WarcBlock& block, std::uint64_t byte) {
    auto text = wholeBlock(block, kMostManifest);
    if (!text) return std::unexpected(text.error());
    if (const auto settled = block.settle(); !settled) return settled;
    DigestCheck digest(record.blockDigest);
    digest.add(*text);
    const bool whole = text->size() == record.length && block.trouble().empty() && digest.holds();
    if (!whole || !isResourceUrl(record.url)) return doubt("page's own record is not whole", record.url, byte);
    return sink_.page({record.url, record.pageTitle, record.at, true, std::move(*text)});
}

Result<void> WarcReader::readNotes(const WarcHead& record, WarcBlock& block) {
    const auto text = wholeBlock(block, kMostNotes);
    if (!text) return std::unexpected(text.error());
    if (record.type == WarcType::Info) {
        named_ = false;
        eachField(*text, [&](auto name, auto value) { named_ = named_ || (name == kPagesField && value == "named"); });
        return mark(guess_.end());
    }
    if (const auto marked = mark(guess_.otherRecord(record.url)); !marked) return marked;
    const bool part = record.type == WarcType::Request ? asksForPart(*text) : leadsToPart(*text);
    if (part) guess_.embedded(record.url);
    return {};
}

Result<void> WarcReader::doubt(std::string what, const std::string& subject, std::uint64_t byte) {
    ++doubts_;
    const auto name = sources_.back()->name();
    return sink_.doubt({std::move(what), subject.empty() ? name : subject, byte});
}

Result<void> WarcReader::mark(const std::optional<PageMark>& page) {
    return page && guesses_ && !named_ ? sink_.page(*page) : Result<void>();
}

Result<void> WarcReader::report(const WarcBytes& bytes, const std::string& item, bool last) {
    const auto now = std::chrono::steady_clock::now();
    if (!last && now - reported_ < kReportEvery) return {};
    reported_ = now;
    return sink_.progress({before_ + bytes.used(), total_ != 0 ? total_ : sources_.back()->size(), item});
}

}  // namespace periplus::archive
