#include "archive/warc_resource.h"

#include "archive/header_lines.h"
#include "base/resolve_url.h"
#include "base/url.h"
#include "base/utf8.h"

namespace periplus::archive {
namespace {

constexpr std::uint64_t kFreeBytes = std::uint64_t{1024} * 1024;

class Reading {
public:
    Reading(const WarcHead& record, WarcBytes& bytes, WarcBlock& block, ResourceSink& sink, const ReadLimits& limits)
        : record_(record),
          bytes_(bytes),
          block_(block),
          sink_(sink),
          limits_(limits),
          blockDigest_(record.blockDigest),
          payloadDigest_(record.payloadDigest),
          unchunkedDigest_(record.payloadDigest),
          member_(bytes.place().member),
          alone_(bytes.isGzip() && bytes.place().inner < limits.headerBytes) {}

    Result<WarcResource> run(const WarcShown& shown) {
        HttpHead http;
        http.status = 200;
        http.contentType = record_.contentType;
        std::string first;  // of the body, read together with the head
        if (record_.type == WarcType::Response) {
            auto head = readHead(first);
            if (!head) return std::unexpected(head.error());
            if (!*head) {
                if (const auto settled = block_.settle(); !settled) return std::unexpected(settled.error());
                return std::move(out_);
            }
            http = **head;
        }
        const auto& said = shown.head ? *shown.head : http;
        const bool leads = said.status >= 300 && said.status < 400 && !said.location.empty();
        ResourceHead head{shown.url, said.contentType, said.status, shown.at,
                          leads ? redirectOf(shown.url, said.location) : std::string()};
        if (const auto begun = sink_.begin(head); !begun) return std::unexpected(begun.error());
        out_.head = std::move(head);
        if (const auto read = readBody(http, first); !read) return std::unexpected(read.error());
        if (const auto ended = finish(); !ended) return std::unexpected(ended.error());
        return std::move(out_);
    }

private:
    void doubt(std::string what) { out_.doubts.push_back(std::move(what)); }

    static std::string redirectOf(const std::string& url, std::string_view location) {
        auto target = firstInvalidUtf8(location) ? std::string() : resolveUrl(url, location);
        return isResourceUrl(target) ? target : std::string();
    }

    Result<std::optional<HttpHead>> readHead(std::string& first) {
        std::string head;
        for (;;) {
            const auto piece = block_.next();
            if (!piece) return std::unexpected(piece.error());
            blockDigest_.add(*piece);
            const auto looked = head.size();
            head += *piece;
            auto end = endOfLines(head, looked);
            const bool over = end == std::string::npos ? head.size() > limits_.headerBytes : end > limits_.headerBytes;
            if (over) {
                doubt("HTTP head larger than the limit");
                return std::optional<HttpHead>();
            }
            if (end == std::string::npos && !piece->empty()) continue;
            end = std::min(end, head.size());
            auto http = parseHttpHead(std::string_view(head).substr(0, end));
            if (!http) doubt(block_.trouble().empty() ? "no HTTP head" : block_.trouble());
            first = head.substr(end);
            return http;
        }
    }

    Result<void> readBody(const HttpHead& http, const std::string& first) {
        decoder_.emplace(http, limits_);
        if (decoder_->chunked() && payloadDigest_.isChecked())
            decoder_->watchPayload([this](std::string_view piece) { unchunkedDigest_.add(piece); });
        payloadDigest_.add(first);
        auto more = first.empty() ? Result<bool>(true) : decoder_->add(first, taker());
        while (more) {
            const auto piece = block_.next();
            if (!piece) return std::unexpected(piece.error());
            if (piece->empty()) break;
            blockDigest_.add(*piece);
            payloadDigest_.add(*piece);
            if (*more)
                more = decoder_->add(*piece, taker());
            else if (abandons())
                break;
        }
        if (more && *more) more = decoder_->finish(taker());
        if (!more) return std::unexpected(more.error());
        return {};
    }

    // What was cut for its size is not read to its end for the sake of a digest.
    [[nodiscard]] bool abandons() const { return !cut_.empty(); }

    TakeBytes taker() {
        return [this](std::string_view piece) -> Result<bool> {
            given_ += piece.size();
            const auto encoded = alone_ ? bytes_.used() - member_ : block_.given();
            if (given_ > limits_.resourceBytes)
                cut_ = "larger than the limit";
            else if (given_ > kFreeBytes && given_ / limits_.ratio > encoded)
                cut_ = "expands further than the limit";
            if (!cut_.empty()) return false;
            if (const auto taken = sink_.bytes(piece); !taken) return std::unexpected(taken.error());
            return true;
        };
    }

    Result<void> finish() {
        if (const auto settled = block_.settle(); !settled) return settled;
        if (!cut_.empty())
            doubt(cut_);
        else if (!block_.trouble().empty())
            doubt(block_.trouble());
        else if (!decoder_->trouble().empty())
            doubt(decoder_->trouble());
        else
            checkDigests();
        if (record_.truncated && out_.doubts.empty()) doubt("cut off when it was captured");
        out_.whole = out_.doubts.empty();
        if (const auto note = decoder_->note(); !note.empty() && out_.whole) doubt(note);
        return sink_.end(out_.whole);
    }

    void checkDigests() {
        const bool payload = payloadDigest_.holds();
        const bool unchunked = decoder_->chunked() && unchunkedDigest_.holds();
        if (!blockDigest_.holds() || !(payload || unchunked)) doubt("digest does not hold");
    }

    const WarcHead& record_;
    WarcBytes& bytes_;
    WarcBlock& block_;
    ResourceSink& sink_;
    const ReadLimits& limits_;
    DigestCheck blockDigest_;
    DigestCheck payloadDigest_;    // of the body as it is
    DigestCheck unchunkedDigest_;  // and without its chunks: writers differ
    std::optional<BodyDecoder> decoder_;
    std::uint64_t member_;
    bool alone_;  // in its gzip member, so that its compressed size is known
    std::uint64_t given_ = 0;
    std::string cut_;
    WarcResource out_;
};

}  // namespace

Result<WarcResource> readWarcResource(const WarcHead& record, const WarcShown& shown, WarcBytes& bytes,
                                      WarcBlock& block, ResourceSink& sink, const ReadLimits& limits) {
    return Reading(record, bytes, block, sink, limits).run(shown);
}

bool isResourceUrl(std::string_view url) {
    const auto verdict = classifyUrl(url);
    if (firstInvalidUtf8(url)) return false;
    const bool cid = url.starts_with("cid:") && url.size() > 4 && verdict.refusal == UrlRefusal::OtherScheme;
    return verdict.kind == UrlKind::Openable || cid;
}

}  // namespace periplus::archive
