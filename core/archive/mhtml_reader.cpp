#include "archive/mhtml_reader.h"

#include "archive/address.h"
#include "archive/header_lines.h"
#include "archive/html_page_reader.h"
#include "archive/line_source.h"
#include "archive/mail_fields.h"
#include "archive/transfer_decoder.h"
#include "base/resolve_url.h"
#include "base/utf8.h"

#include <algorithm>
#include <unordered_set>
#include <vector>

namespace periplus::archive {
namespace {

constexpr std::size_t kMostParts = 200'000;
constexpr std::size_t kMostDoubts = 1000;
constexpr std::size_t kMostAddress = 32768;
constexpr std::uint64_t kTold = std::uint64_t{1024} * 1024;
constexpr std::size_t kOut = std::size_t{64} * 1024;

struct PartFields {
    std::string contentType;
    std::string encoding;
    std::string location;
    std::string base;
    std::string id;  // without < >
    std::string subject;
    std::string snapshot;
    UnixMillis date;
};

void take(PartFields& fields, std::string_view name, std::string_view value) {
    const auto is = [&](std::string_view known) { return sameWord(name, known); };
    if (is("Content-Type") && fields.contentType.empty()) fields.contentType = value;
    if (is("Content-Transfer-Encoding")) fields.encoding = value;
    if (is("Content-Location")) fields.location = value;
    if (is("Content-Base")) fields.base = value;
    if (is("Snapshot-Content-Location")) fields.snapshot = value;
    if (is("Subject")) fields.subject = decodedWords(value);
    if (is("Date")) fields.date = writtenDate(value);
    if (is("Content-ID")) {
        if (value.starts_with('<') && value.ends_with('>')) value = value.substr(1, value.size() - 2);
        fields.id = value;
    }
}

// An address as a header writes it: folded ones have blanks inside, some are in encoded words.
std::string addressOf(std::string_view written, const std::string& base) {
    if (written.empty() || written.size() > kMostAddress) return {};
    auto plain = written.find("=?") == std::string_view::npos ? std::string(written) : decodedWords(written);
    std::erase_if(plain, [](char c) { return c == ' ' || c == '\t'; });
    auto address = std::string(withoutFragment(resolveUrl(base, plain)));
    if (address.starts_with("file:")) {  // as word processors and old browsers write them: only what tells parts apart
        const auto path = address.find_first_not_of('/', 5);
        address = path == std::string::npos ? std::string() : resolveUrl(kSavedHost, "/" + address.substr(path));
    }
    const bool known = isWebAddress(address) || address.starts_with("cid:");
    return known && !firstInvalidUtf8(address) ? address : std::string();
}

class MhtmlReader {
public:
    MhtmlReader(std::unique_ptr<ByteSource> source, ResourceSink& sink, const ReadLimits& limits,
                const std::stop_token& stop)
        : lines_(std::move(source)), sink_(sink), limits_(limits), stop_(stop) {}

    Result<void> read();

private:
    struct Level {
        std::string boundary;
        std::string base;   // what its parts' addresses are relative to
        std::string start;  // Content-ID of its first document
    };
    // Of a part while it is read.
    struct Body {
        TransferDecoder decoder;
        bool wanted;
        bool whole = true;
        std::uint64_t given = 0;
        std::string out{};
    };
    // Where a line stands: within a part, or at its end.
    enum class At : std::uint8_t { Inside, NextPart, End };

    Result<void> step();
    Result<PartFields> fields();
    Result<bool> nextLine(Line& line);
    At place(const Line& line);
    Result<At> skip();
    Result<void> enter(const PartFields& fields);
    Result<std::string> guessedBoundary();
    Result<void> part(const PartFields& fields);
    Result<void> body(const std::string& encoding, bool wanted);
    Result<At> content(Body& body);
    Result<void> give(Body& body);
    Result<void> otherName(const PartFields& fields, const ResourceHead& head);
    Result<void> mark(const PartFields& fields, const ResourceHead& head);
    Result<void> after(At at);
    ResourceHead headOf(const PartFields& fields);
    Result<void> doubt(std::string what, std::string subject = {}) {
        if (++doubts_ > kMostDoubts) return {};
        return sink_.doubt({std::move(what), std::move(subject), lines_.used()});
    }

    LineSource lines_;
    ResourceSink& sink_;
    const ReadLimits& limits_;
    std::stop_token stop_;
    std::vector<Level> levels_;
    std::unordered_set<std::size_t> known_;  // hashes of addresses
    PartFields top_;
    bool topRead_ = false;
    bool marked_ = false;
    bool ended_ = false;
    std::size_t parts_ = 0;
    std::size_t doubts_ = 0;
    std::uint64_t told_ = 0;
};

Result<bool> MhtmlReader::nextLine(Line& line) {
    if (stop_.stop_requested()) return fail(ErrorCode::Cancelled, {});
    if (lines_.used() - told_ >= kTold) {
        told_ = lines_.used();
        if (const auto told = sink_.progress({told_, lines_.size(), {}}); !told) return std::unexpected(told.error());
    }
    return lines_.next(line);
}

MhtmlReader::At MhtmlReader::place(const Line& line) {
    if (!line.first || !line.last || !line.text.starts_with("--")) return At::Inside;
    const auto text = line.text.substr(2);
    for (auto level = levels_.size(); level-- > 0;) {
        const auto& boundary = levels_[level].boundary;
        if (boundary.empty() || !text.starts_with(boundary)) continue;
        auto rest = text.substr(boundary.size());
        const bool closes = rest.starts_with("--");
        if (closes) rest.remove_prefix(2);
        if (!trimmed(rest).empty()) continue;
        levels_.resize(closes ? level : level + 1);
        return closes ? At::End : At::NextPart;
    }
    return At::Inside;
}

// To the next part, over what stands between parts.
Result<MhtmlReader::At> MhtmlReader::skip() {
    Line line;
    for (;;) {
        const auto read = nextLine(line);
        if (!read) return std::unexpected(read.error());
        if (!*read) return At::End;
        if (place(line) == At::NextPart) return At::NextPart;
        if (levels_.empty()) return At::End;
    }
}

Result<PartFields> MhtmlReader::fields() {
    PartFields fields;
    std::string text;
    Line line;
    bool over = false;
    for (;;) {
        const auto read = nextLine(line);
        if (!read) return std::unexpected(read.error());
        if (!*read) break;
        if (line.first && line.last && line.text.empty()) {
            if (topRead_ || !text.empty()) break;
            continue;  // blank lines before the first
        }
        if (text.size() + line.text.size() > limits_.headerBytes) {
            over = true;
            continue;
        }
        text.append(line.text).append(line.end);
    }
    if (over)
        if (const auto said = doubt("header lines cut off"); !said) return std::unexpected(said.error());
    eachField(text, [&](auto name, auto value) { take(fields, name, value); });
    return fields;
}

Result<void> MhtmlReader::after(At at) {
    if (at == At::End && !levels_.empty()) {
        const auto next = skip();
        if (!next) return std::unexpected(next.error());
        at = *next;
    }
    ended_ = at != At::NextPart;
    return {};
}

// The boundary that a header forgot: the first line that could be one.
Result<std::string> MhtmlReader::guessedBoundary() {
    Line line;
    for (int lines = 0; lines < 100; ++lines) {
        const auto read = nextLine(line);
        if (!read) return std::unexpected(read.error());
        if (!*read) break;
        if (line.first && line.last && line.text.starts_with("--") && line.text.size() > 2)
            return std::string(trimmed(line.text.substr(2)));
    }
    return std::string();
}

Result<void> MhtmlReader::enter(const PartFields& fields) {
    Level level{parameterOf(fields.contentType, "boundary"), levels_.empty() ? std::string() : levels_.back().base,
                parameterOf(fields.contentType, "start")};
    for (const auto& written : {fields.base, fields.location})
        if (const auto base = addressOf(written, level.base); isWebAddress(base)) level.base = base;
    if (level.start.starts_with('<') && level.start.ends_with('>'))
        level.start = level.start.substr(1, level.start.size() - 2);
    if (levels_.size() >= limits_.depth) {
        if (const auto said = doubt("parts nested too deeply were left out"); !said) return said;
        const auto next = skip();
        return next ? after(*next) : std::unexpected(next.error());
    }
    if (level.boundary.empty()) {
        const auto guessed = guessedBoundary();
        if (!guessed) return std::unexpected(guessed.error());
        if (const auto said = doubt("it names no boundary between its parts"); !said) return said;
        level.boundary = *guessed;
        levels_.push_back(level);
        ended_ = guessed->empty();
        return {};
    }
    levels_.push_back(std::move(level));
    const auto next = skip();
    return next ? after(*next) : std::unexpected(next.error());
}

ResourceHead MhtmlReader::headOf(const PartFields& fields) {
    ResourceHead head;
    const auto base = levels_.empty() ? std::string() : levels_.back().base;
    head.url = addressOf(fields.location, base);
    const auto id = fields.id.empty() ? std::string() : addressOf("cid:" + fields.id, {});
    // Frames may stand for one address twice; their ids tell them apart.
    const bool known = !head.url.empty() && known_.contains(std::hash<std::string>()(head.url));
    if (head.url.empty() || (known && !id.empty())) head.url = id;
    if (head.url.empty() && parts_ == 0) head.url = addressOf(top_.snapshot, {});
    head.contentType = plainWords(fields.contentType, 512);
    head.at = fields.date.value != 0 ? fields.date : top_.date;
    return head;
}

Result<void> MhtmlReader::mark(const PartFields& fields, const ResourceHead& head) {
    const auto type = mediaTypeOf(fields.contentType);
    const bool document = type == "text/html" || type == "application/xhtml+xml" || type == "image/svg+xml";
    const bool start = levels_.empty() || levels_.front().start.empty() || levels_.front().start == fields.id;
    if (marked_ || !document || !start) return {};
    marked_ = true;
    return sink_.page({head.url, top_.subject, head.at, true, {}});
}

// The second name of a part leads to its first.
Result<void> MhtmlReader::otherName(const PartFields& fields, const ResourceHead& head) {
    const auto id = fields.id.empty() ? std::string() : addressOf("cid:" + fields.id, {});
    if (id.empty() || id == head.url || !known_.insert(std::hash<std::string>()(id)).second) return {};
    ResourceHead other;
    other.url = id;
    other.status = 302;
    other.at = head.at;
    other.redirect = head.url;
    if (const auto begun = sink_.begin(other); !begun) return begun;
    return sink_.end(true);
}

Result<void> MhtmlReader::part(const PartFields& fields) {
    const auto head = headOf(fields);
    const bool addressed = !head.url.empty();
    const bool fresh = addressed && parts_ < kMostParts && known_.insert(std::hash<std::string>()(head.url)).second;
    if (!addressed) {
        if (const auto said = doubt("a part without an address was left out", plainWords(fields.location, 200)); !said)
            return said;
    } else if (!fresh) {
        const auto* what = parts_ < kMostParts ? "two parts at one address: the first one counts" : "too many parts";
        if (const auto said = doubt(what, head.url); !said) return said;
    } else {
        ++parts_;
        if (const auto begun = sink_.begin(head); !begun) return begun;
    }
    if (const auto read = body(fields.encoding, fresh); !read) return read;
    if (!fresh) return {};
    if (const auto named = otherName(fields, head); !named) return named;
    return mark(fields, head);
}

Result<void> MhtmlReader::give(Body& body) {
    body.given += body.out.size();
    if (body.given > limits_.resourceBytes) body.whole = false;
    Result<void> taken;
    if (body.whole && body.wanted && !body.out.empty()) taken = sink_.bytes(body.out);
    body.out.clear();
    return taken;
}

Result<MhtmlReader::At> MhtmlReader::content(Body& body) {
    std::string lineEnd;  // of the line before: it belongs to the boundary if one follows
    auto at = At::Inside;
    Line line;
    for (;;) {
        const auto read = nextLine(line);
        if (!read) return std::unexpected(read.error());
        if (!*read || (at = place(line)) != At::Inside) break;
        if (!lineEnd.empty()) body.decoder.add({}, lineEnd, body.out);
        body.decoder.add(line.text, {}, body.out);
        lineEnd = line.end;
        if (body.out.size() < kOut) continue;
        if (const auto taken = give(body); !taken) return std::unexpected(taken.error());
    }
    if (at == At::Inside && !lineEnd.empty()) body.decoder.add({}, lineEnd, body.out);
    if (const auto taken = give(body); !taken) return std::unexpected(taken.error());
    return at;
}

Result<void> MhtmlReader::body(const std::string& encoding, bool wanted) {
    Body body{TransferDecoder(encoding), wanted};
    const auto at = content(body);
    if (!at) return std::unexpected(at.error());
    const bool cut = *at == At::Inside && !levels_.empty();
    if (wanted)
        if (const auto ended = sink_.end(body.whole && !cut); !ended) return ended;
    if (!body.whole)
        if (const auto said = doubt("a part larger than the limit was cut off"); !said) return said;
    if (cut)
        if (const auto said = doubt("it is cut off"); !said) return said;
    if (*at == At::Inside) levels_.clear();
    return after(*at == At::Inside ? At::End : *at);
}

Result<void> MhtmlReader::step() {
    const auto read = fields();
    if (!read) return std::unexpected(read.error());
    if (!topRead_) top_ = *read;
    topRead_ = true;
    if (const auto told = sink_.progress({lines_.used(), lines_.size(), {}}); !told) return told;
    const auto type = mediaTypeOf(read->contentType);
    if (type.starts_with("multipart/")) return enter(*read);
    if (type == "message/rfc822" && levels_.size() < limits_.depth) return {};  // a mail within: its fields follow
    return part(*read);
}

Result<void> MhtmlReader::read() {
    while (!ended_)
        if (const auto done = step(); !done) return done;
    if (const auto told = sink_.progress({lines_.size(), lines_.size(), {}}); !told) return told;
    if (parts_ == 0) return fail(ErrorCode::Malformed, {}, "no part is in it");
    return {};
}

}  // namespace

bool looksLikeMhtml(std::string_view firstBytes) {
    auto text = firstBytes.substr(0, std::size_t{64} * 1024);
    while (text.starts_with('\n') || text.starts_with('\r')) text.remove_prefix(1);
    const auto first = text.substr(0, text.find('\n'));
    const auto colon = first.find(':');
    if (colon == std::string_view::npos || colon == 0 || first.substr(0, colon).find_first_of(" <>\"") != first.npos)
        return false;
    bool mime = false;
    std::string type;
    eachField(text.substr(0, endOfLines(text)), [&](auto name, auto value) {
        if (sameWord(name, "MIME-Version")) mime = true;
        if (sameWord(name, "Content-Type")) type = mediaTypeOf(value);
    });
    return type.starts_with("multipart/") || (mime && type.starts_with("text/"));
}

Result<void> readMhtml(const std::string& path, ResourceSink& sink, const ReadLimits& limits,
                       const std::stop_token& stop) {
    auto source = FileSource::open(path);
    if (!source) return std::unexpected(source.error());
    return MhtmlReader(std::move(*source), sink, limits, stop).read();
}

}  // namespace periplus::archive
