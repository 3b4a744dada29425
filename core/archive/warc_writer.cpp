#include "archive/warc_writer.h"

#include "archive/header_lines.h"
#include "archive/warc_record.h"
#include "archive/warc_resource.h"
#include "base/utf8.h"

#include <fcntl.h>

#include <algorithm>
#include <array>

namespace periplus::archive {
namespace {

constexpr std::size_t kWorthReferring = 1024;  // below that a reference is no smaller
constexpr std::string_view kSameBytes = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";

std::string field(std::string_view name, std::string_view value) {
    return value.empty() ? std::string() : std::string(name) + ": " + std::string(value) + "\r\n";
}

std::string oneLine(std::string_view text) {
    std::string line(trimmed(text));
    std::ranges::replace_if(line, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return firstInvalidUtf8(line) ? plainWords(line, line.size()) : line;
}

std::string sha256Of(std::string_view first, std::string_view second = {}) {
    Digest digest(DigestKind::Sha256);
    digest.add(first);
    digest.add(second);
    return digest.bytes();
}

std::string written(std::string_view digest) { return "sha256:" + hexOf(digest); }

// A UUID that follows from what the record is: equal exports are equal files.
std::string recordId(std::string_view what) {
    auto hex = sha256Hex(what).substr(0, 32);
    hex[12] = '8';
    hex[16] = 'a';
    return "<urn:uuid:" + hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" +
           hex.substr(16, 4) + "-" + hex.substr(20) + ">";
}

std::string_view reasonOf(int status) {
    constexpr std::array<std::pair<int, std::string_view>, 10> reasons = {{{200, "OK"},
                                                                           {301, "Moved Permanently"},
                                                                           {302, "Found"},
                                                                           {303, "See Other"},
                                                                           {304, "Not Modified"},
                                                                           {307, "Temporary Redirect"},
                                                                           {308, "Permanent Redirect"},
                                                                           {403, "Forbidden"},
                                                                           {404, "Not Found"},
                                                                           {410, "Gone"}}};
    for (const auto& [number, reason] : reasons)
        if (number == status) return reason;
    return "Status";
}

std::string httpHead(const ResourceHead& head, std::size_t size) {
    return "HTTP/1.1 " + std::to_string(std::clamp(head.status, 100, 999)) + " " + std::string(reasonOf(head.status)) +
           "\r\n" + field("Content-Type", oneLine(head.contentType)) +
           field("Location", isResourceUrl(head.redirect) ? head.redirect : std::string()) +
           field("Content-Length", std::to_string(size)) + "\r\n";
}

// Readers, ours too, take what expands more than 200 times for a bomb.
bool packsTooWell(std::string_view bytes) {
    constexpr std::size_t kMost = 100;
    constexpr std::size_t kStep = std::size_t{1} << 20U;
    if (bytes.size() < kStep) return false;
    Deflater trial;
    std::string packed;
    std::size_t size = 0;
    for (auto rest = bytes; !rest.empty(); rest.remove_prefix(std::min(kStep, rest.size()))) {
        packed.clear();
        trial.add(rest.substr(0, kStep), packed);
        size += packed.size();
        if (size > bytes.size() / kMost) return false;
    }
    return true;
}

bool isWeb(std::string_view url) { return sameWord(url.substr(0, 5), "http:") || sameWord(url.substr(0, 6), "https:"); }

}  // namespace

Result<WarcWriter> WarcWriter::open(const std::string& path, const WriteOptions& options) {
    auto file = FileHandle::open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (!file) return std::unexpected(file.error());
    WarcWriter writer(std::move(*file));
    const auto block =
        field("software", oneLine(options.software)) + field("format", "WARC File Format 1.1") +
        field("conformsTo", "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/") +
        field(kPagesField, "named");
    if (const auto put =
            writer.record("warcinfo", options.at, field("Content-Type", "application/warc-fields"), block, {});
        !put)
        return std::unexpected(put.error());
    return writer;
}

Result<void> WarcWriter::put(std::string_view packed) {
    digest_.add(packed);
    size_ += packed.size();
    return file_.writeAll(packed);
}

Result<void> WarcWriter::record(std::string_view type, UnixMillis at, const std::string& fields, std::string_view head,
                                std::string_view body) {
    const auto digest = written(sha256Of(head, body));
    const auto id = recordId(std::to_string(number_++) + std::string(type) + fields + digest);
    const auto lines = "WARC/1.1\r\n" + field("WARC-Type", type) + field("WARC-Record-ID", id) +
                       field("WARC-Date", warcDate(at)) + fields + field("WARC-Block-Digest", digest) +
                       field("Content-Length", std::to_string(head.size() + body.size())) + "\r\n";
    std::string packed;
    auto& deflater = packsTooWell(head) || packsTooWell(body) ? loose_ : deflater_;
    deflater.add(lines, packed);
    deflater.add(head, packed);
    while (!body.empty()) {
        const auto piece = body.substr(0, std::size_t{1} << 20U);
        body.remove_prefix(piece.size());
        deflater.add(piece, packed);
        if (const auto done = put(packed); !done) return done;
        packed.clear();
    }
    deflater.add("\r\n\r\n", packed);
    deflater.finish(packed);
    return put(packed);
}

Result<void> WarcWriter::resource(const ResourceHead& head, std::string_view bytes,
                                  const std::function<void(const WrittenRecord&)>& told) {
    if (!isResourceUrl(head.url)) return fail(ErrorCode::InvalidArgument, head.url, "it has no place in an archive");
    const auto payload = sha256Of(bytes);
    const auto digest = written(payload);
    // A resource record knows no status and no place that it leads to.
    const bool answers = isWeb(head.url) || head.status != 200 || !head.redirect.empty();
    const auto http = answers ? httpHead(head, bytes.size()) : std::string();
    if (!done_.insert(sha256Of(head.url + "\n" + warcDate(head.at) + "\n" + digest + "\n" + http)).second) return {};
    WrittenRecord record{head.url, head.at, oneLine(head.contentType), head.status, digest, size_, 0, false};
    auto fields = field("WARC-Target-URI", head.url) + field("WARC-Payload-Digest", digest);
    const auto [origin, first] = origins_.try_emplace(payload, Origin{head.url, head.at});
    record.revisit = !first && !http.empty() && bytes.size() > kWorthReferring;
    Result<void> done;
    if (record.revisit) {
        fields += field("WARC-Profile", kSameBytes) + field("WARC-Refers-To-Target-URI", origin->second.url) +
                  field("WARC-Refers-To-Date", warcDate(origin->second.at)) +
                  field("Content-Type", "application/http;msgtype=response");
        done = this->record("revisit", head.at, fields, http, {});
    } else if (!http.empty()) {
        fields += field("Content-Type", "application/http;msgtype=response");
        done = this->record("response", head.at, fields, http, bytes);
    } else {
        const auto type = oneLine(head.contentType);
        fields += field("Content-Type", type.empty() ? "application/octet-stream" : type);
        done = this->record("resource", head.at, fields, {}, bytes);
    }
    record.length = size_ - record.offset;
    if (done && told) told(record);
    return done;
}

Result<void> WarcWriter::page(const PageMark& page) {
    if (!isResourceUrl(page.url)) return fail(ErrorCode::InvalidArgument, page.url, "it has no place in an archive");
    const auto fields = field("WARC-Target-URI", page.url) + field(kTitleField, oneLine(page.title)) +
                        field("Content-Type", kManifestType);
    return record("metadata", page.at, fields, page.manifest, {});
}

Result<void> WarcWriter::finish() { return file_.sync(); }

}  // namespace periplus::archive
