#include "study/intake_sink.h"

#include "base/url.h"

#include <algorithm>

namespace periplus::study {

namespace {

using store::ResourceQuality;

constexpr std::size_t kMaxDoubts = 1000;
constexpr std::size_t kFirstBytes = 64;  // as many as content types are told by
constexpr std::size_t kMaxTitleBytes = 4096;
constexpr std::size_t kMaxManifestBytes = std::size_t{64} * 1024 * 1024;
constexpr std::int64_t kLastMoment = 253'402'300'799'999;  // the year 9999

UnixMillis sane(UnixMillis at) { return {std::clamp<std::int64_t>(at.value, 0, kLastMoment)}; }

bool isRedirect(const archive::ResourceHead& head) {
    return head.status >= 300 && head.status < 400 && !head.redirect.empty();
}

// Servers forget to say it.
bool looksLikeHtml(std::string_view first) {
    std::string lower;
    for (const char c : first.substr(0, 32)) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const auto begin = std::min(lower.find_first_not_of(" \t\r\n\xEF\xBB\xBF"), lower.size());
    const std::string_view text = std::string_view(lower).substr(begin);
    return text.starts_with("<!doctype html") || text.starts_with("<html");
}

}  // namespace

void noteDoubt(IntakeReport& report, archive::Doubt doubt) {
    if (report.doubts.size() < kMaxDoubts)
        report.doubts.push_back(std::move(doubt));
    else
        ++report.moreDoubts;
}

Result<void> IntakeSink::begin(const archive::ResourceHead& head) {
    if (stop_.stop_requested()) return fail(ErrorCode::Cancelled, head.url);
    head_ = head;
    first_.clear();
    writer_.reset();
    ++report_.resources;
    if (head.url.empty() || head.url.size() > kMaxUrlBytes || head.redirect.size() > kMaxUrlBytes) {
        noteDoubt(report_, {"address too long", head.url.substr(0, 200), 0});
        head_.url.clear();
        return {};
    }
    if (!isRedirect(head)) writer_.emplace(files_.begin());
    return {};
}

Result<void> IntakeSink::bytes(std::string_view piece) {
    report_.bytes += piece.size();
    if (first_.size() < kFirstBytes) first_ += piece.substr(0, kFirstBytes - first_.size());
    if (!writer_) return {};
    if (stop_.stop_requested()) return fail(ErrorCode::Cancelled, head_.url);
    return writer_->write(piece);
}

Result<void> IntakeSink::end(bool whole) {
    if (head_.url.empty()) return {};
    store::StoredResource resource;
    resource.at = sane(head_.at);
    resource.status = head_.status;
    resource.contentType = head_.contentType;
    resource.firstBytes = first_;
    if (resource.contentType.empty() && looksLikeHtml(first_)) resource.contentType = "text/html";
    if (!whole)
        resource.quality = ResourceQuality::CutOff;
    else if (head_.status >= 400)
        resource.quality = ResourceQuality::Refused;
    if (isRedirect(head_)) {
        resource.redirect = head_.redirect;
    } else if (head_.status == 304 || head_.status < 200) {
        return {};  // no body of its own
    } else if (whole) {
        const auto part = writer_->finish();
        if (!part) return std::unexpected(part.error());
        resource.hash = part->hash;
        resource.bytes = part->bytes;
    }
    writer_.reset();
    return table_.add(head_.url, resource);
}

Result<void> IntakeSink::page(const archive::PageMark& page) {
    if (page.url.empty() || page.url.size() > kMaxUrlBytes || page.manifest.size() > kMaxManifestBytes) {
        noteDoubt(report_, {"page of an odd address", page.url.substr(0, 200), 0});
        return {};
    }
    return table_.addPage(
        {0, page.url, page.title.substr(0, kMaxTitleBytes), sane(page.at), page.certain, page.manifest});
}

Result<void> IntakeSink::doubt(const archive::Doubt& doubt) {
    noteDoubt(report_, doubt);
    return {};
}

// The second half is putting pages together.
Result<void> IntakeSink::progress(const Progress& progress) {
    if (stop_.stop_requested()) return fail(ErrorCode::Cancelled, progress.item);
    archiveBytes_ = progress.total;
    if (progress_) progress_({progress.done, progress.total * 2, progress.item});
    return {};
}

}  // namespace periplus::study
