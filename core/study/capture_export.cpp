#include "study/capture_export.h"

#include "archive/inline_page.h"
#include "archive/write.h"
#include "base/atomic_file.h"
#include "base/file_handle.h"
#include "base/ids.h"
#include "base/system_error.h"
#include "store/address_table.h"
#include "store/part_files.h"
#include "study/capture_json.h"
#include "study/markdown_page.h"
#include "text/charset.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace periplus::study {

namespace {

constexpr std::string_view kSoftware = "Periplus " PERIPLUS_VERSION;

// Stands beside the target until it is whole; gone when it never is.
class UnfinishedFile {
public:
    explicit UnfinishedFile(const std::string& target)
        : target_(target), path_(target + "." + randomIdText() + ".part") {}
    ~UnfinishedFile() {
        if (!path_.empty()) ::unlink(path_.c_str());
    }
    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }

    Result<void> becomeTarget() {
        auto file = FileHandle::open(path_, O_RDONLY);
        if (!file) return std::unexpected(file.error());
        if (const auto synced = file->sync(); !synced) return synced;
        if (const auto renamed = renameDurably(path_, target_); !renamed) return renamed;
        path_.clear();
        return {};
    }

private:
    std::string target_;
    std::string path_;
};

class Exporter {
public:
    Exporter(const ExportSource& source, const ProgressSink& progress, const std::stop_token& stop)
        : source_(source), progress_(progress), stop_(stop) {}

    // The captures that can be exported.
    Result<std::vector<CaptureId>> measure(const std::vector<CaptureId>& ids) {
        std::vector<CaptureId> good;
        for (const auto& id : ids) {
            const auto capture = whole(id);
            if (!capture && !isDamage(capture.error())) return std::unexpected(capture.error());
            if (!capture) {
                report_.left.push_back(capture.error());
                continue;
            }
            total_ += capture->capture.bytes;
            good.push_back(id);
        }
        if (good.empty()) return std::unexpected(report_.left.front());
        return good;
    }

    Result<void> writeAll(const std::vector<CaptureId>& ids, archive::ArchiveWriter& writer) {
        std::size_t written = 0;
        for (const auto& id : ids) {
            const auto done = writeOne(id, writer);
            if (!done && !isDamage(done.error())) return done;
            if (done)
                ++written;
            else
                report_.left.push_back(done.error());
        }
        if (written == 0) return std::unexpected(report_.left.front());
        return {};
    }

    Result<NewCapture> whole(const CaptureId& id) const {
        auto all = source_.capture(id);
        if (all && all->parts.empty()) return fail(ErrorCode::Damaged, id.value, "the capture has no parts");
        return all;
    }

    Result<std::string> bytes(const CapturePart& part) {
        if (stop_.stop_requested()) return fail(ErrorCode::Cancelled, "The export");
        auto bytes = source_.parts->read(part.hash);
        if (!bytes) return std::unexpected(unreadable(bytes.error()));
        done_ = std::min(total_, done_ + bytes->size());
        if (progress_) progress_({done_, total_, part.url});
        return bytes;
    }

    static bool isDamage(const Error& error) { return error.code == ErrorCode::Damaged; }
    void leave(const Error& error) { report_.left.push_back(error); }
    [[nodiscard]] ExportReport& report() { return report_; }

private:
    // A part that is named and cannot be read is damage, whatever became of it.
    static Error unreadable(Error error) {
        error.code = ErrorCode::Damaged;
        return error;
    }

    // The page comes first: without it nothing of the capture is written.
    Result<void> writeOne(const CaptureId& id, archive::ArchiveWriter& writer) {
        auto all = whole(id);
        if (!all) return std::unexpected(all.error());
        const auto capture = all->capture;
        const auto parts = all->parts;
        for (const auto& part : parts) {
            const auto written = isRedirect(part) ? redirect(part.url, targetOf(part, parts), capture, writer)
                                                  : resource(part, capture, writer);
            if (written) continue;
            if (!isDamage(written.error()) || &part == &parts.front()) return written;
            leave(written.error());
            takeOut(part, *all);
        }
        const auto& page = parts.front().url;
        if (store::comparedAddress(capture.url) != store::comparedAddress(page))
            if (const auto led = redirect(capture.url, page, capture, writer); !led) return led;
        archive::PageMark mark;
        mark.url = capture.url;
        mark.title = capture.title;
        mark.at = capture.capturedAt;
        mark.manifest = captureJson(*all);
        return writer.page(mark, all->text.text);
    }

    static void takeOut(const CapturePart& part, NewCapture& all) {
        std::erase(all.parts, part);
        all.missing.push_back({part.url, "damaged in the library"});
        all.capture.proven = false;
        if (all.capture.state == CaptureState::Complete) all.capture.state = CaptureState::Partial;
    }

    static bool isRedirect(const CapturePart& part) { return part.status >= 300 && part.status < 400; }

    static std::string targetOf(const CapturePart& part, const std::vector<CapturePart>& parts) {
        const auto target = std::ranges::find_if(
            parts, [&](const CapturePart& other) { return other.hash == part.hash && !isRedirect(other); });
        return target == parts.end() ? parts.front().url : target->url;
    }

    static Result<void> redirect(const std::string& from, const std::string& to, const Capture& capture,
                                 archive::ArchiveWriter& writer) {
        return writer.resource({from, {}, 302, capture.capturedAt, to}, {});
    }

    Result<void> resource(const CapturePart& part, const Capture& capture, archive::ArchiveWriter& writer) {
        const auto content = bytes(part);
        if (!content) return std::unexpected(content.error());
        return writer.resource({part.url, part.contentType, part.status, capture.capturedAt, {}}, *content);
    }

    const ExportSource& source_;
    const ProgressSink& progress_;
    const std::stop_token& stop_;
    ExportReport report_;
    std::uint64_t done_ = 0;
    std::uint64_t total_ = 0;
};

Result<void> exportArchive(Exporter& exporter, const std::vector<CaptureId>& ids, ExportFormat format,
                           const std::string& path, const std::stop_token& stop) {
    const auto kind = format == ExportFormat::Warc ? archive::Format::Warc : archive::Format::Wacz;
    auto writer = archive::ArchiveWriter::open(kind, path, {std::string(kSoftware), {}, systemNow()});
    if (!writer) return std::unexpected(writer.error());
    if (auto written = exporter.writeAll(ids, *writer); !written) return written;
    return writer->finish([&stop] { return stop.stop_requested(); });
}

Result<void> exportPage(Exporter& exporter, const CaptureId& id, const std::string& path) {
    const auto all = exporter.whole(id);
    if (!all) return std::unexpected(all.error());
    const auto& page = all->parts.front();
    const auto source = exporter.bytes(page);
    if (!source) return std::unexpected(source.error());
    std::optional<Error> failed;
    const auto part = [&](const archive::Reference& reference) -> std::optional<archive::PartContent> {
        const auto address = store::comparedAddress(reference.url);
        const auto found = std::ranges::find_if(
            all->parts, [&](const CapturePart& one) { return store::comparedAddress(one.url) == address; });
        if (found == all->parts.end() || failed) return std::nullopt;
        auto bytes = exporter.bytes(*found);
        if (bytes) return archive::PartContent{found->contentType, std::move(*bytes)};
        if (Exporter::isDamage(bytes.error()))
            exporter.leave(bytes.error());
        else
            failed = bytes.error();
        return std::nullopt;
    };
    const bool markdown = isMarkdown(page.contentType);
    const auto html =
        markdown ? markdownPage(text::decodeText(*source, text::charsetOf(page.contentType)).utf8, all->capture.title)
                 : *source;
    const auto type = markdown ? std::string("text/html; charset=utf-8") : page.contentType;
    const auto whole = archive::inlinePage(html, type, page.url, all->capture.capturedAt, part);
    if (failed) return std::unexpected(*failed);
    auto file = FileHandle::open(path, O_WRONLY | O_CREAT | O_EXCL, 0644);
    if (!file) return std::unexpected(file.error());
    return file->writeAll(whole);
}

}  // namespace

Result<NewCapture> captureToExport(Captures& captures, const CaptureId& id) {
    auto capture = captures.find(id);
    auto parts = captures.parts(id);
    auto missing = captures.missing(id);
    if (!capture) return std::unexpected(capture.error());
    if (!parts) return std::unexpected(parts.error());
    if (!missing) return std::unexpected(missing.error());
    NewCapture all;
    all.capture = std::move(*capture);
    all.parts = std::move(*parts);
    all.missing = std::move(*missing);
    if (auto text = captures.text(id)) all.text = std::move(*text);  // can be had from the page again
    return all;
}

ExportSource exportSource(Captures& captures) {
    return {[&captures](const CaptureId& id) { return captureToExport(captures, id); }, captures.partFiles()};
}

Result<ExportReport> exportCaptures(const ExportSource& source, const std::vector<CaptureId>& ids, ExportFormat format,
                                    const std::string& path, const ProgressSink& progress,
                                    const std::stop_token& stop) {
    if (ids.empty()) return fail(ErrorCode::InvalidArgument, path, "nothing was chosen to export");
    if (format == ExportFormat::Html && ids.size() != 1)
        return fail(ErrorCode::InvalidArgument, path, "an HTML file holds one capture");
    const auto hold = source.parts->hold();
    Exporter exporter(source, progress, stop);
    const auto good = exporter.measure(ids);
    if (!good) return std::unexpected(good.error());
    UnfinishedFile file(path);
    const auto written = format == ExportFormat::Html ? exportPage(exporter, good->front(), file.path())
                                                      : exportArchive(exporter, *good, format, file.path(), stop);
    if (!written) {
        auto error = written.error();
        if (error.subject.starts_with(file.path())) error.subject = path;
        return std::unexpected(std::move(error));
    }
    if (stop.stop_requested()) return fail(ErrorCode::Cancelled, "The export");
    if (const auto done = file.becomeTarget(); !done) return std::unexpected(done.error());
    return std::move(exporter.report());
}

}  // namespace periplus::study
