#include "study/intake.h"

#include "base/system_error.h"
#include "study/capture_json.h"
#include "study/intake_run.h"
#include "study/intake_sink.h"
#include "study/make_capture.h"
#include "study/page_assembly.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <unordered_set>

namespace periplus::study {

namespace {

using std::string_view_literals::operator""sv;

constexpr std::uint64_t kMaxPages = 100'000;
constexpr int kMaxRedirectsBack = 5;

CaptureOrigin originOf(archive::Format format) {
    switch (format) {
        case archive::Format::Warc: return CaptureOrigin::Warc;
        case archive::Format::Wacz: return CaptureOrigin::Wacz;
        case archive::Format::Mhtml: return CaptureOrigin::Mhtml;
        case archive::Format::SingleFile: return CaptureOrigin::SingleFile;
        case archive::Format::HtmlPage: return CaptureOrigin::HtmlPage;
        case archive::Format::MarkdownFolder: break;
    }
    return CaptureOrigin::Markdown;
}

// A refusal for one of these is of a part, not of a page.
bool isAddressOfPart(std::string_view url) {
    constexpr std::array endings = {".png"sv, ".jpg"sv, ".jpeg"sv, ".gif"sv, ".webp"sv, ".svg"sv,   ".ico"sv, ".css"sv,
                                    ".js"sv,  ".txt"sv, ".woff"sv, ".ttf"sv, ".json"sv, ".woff2"sv, ".xml"sv, ".map"sv};
    url = url.substr(0, url.find_first_of("?#"));
    return std::ranges::any_of(endings, [&](std::string_view ending) { return url.ends_with(ending); });
}

class Intake {
public:
    Intake(const IntakeRun& run, store::AddressTable& table) : run_(run), table_(table) {}

    Result<IntakeReport> take(const ReadInto& read) {
        IntakeSink sink(*run_.options.parts, table_, report_, run_.progress, run_.stop);
        const auto format = read(sink);
        if (!format) return std::unexpected(format.error());
        report_.format = *format;
        archiveBytes_ = std::max<std::uint64_t>(1, sink.archiveBytes());
        if (const auto settled = table_.settle(); !settled) return std::unexpected(settled.error());
        if (const auto done = takePages(); !done) return std::unexpected(done.error());
        return std::move(report_);
    }

private:
    Result<void> takePages() {
        const auto count = table_.countPages();
        if (!count) return std::unexpected(count.error());
        const bool listed = count->certain > 0;
        const auto total = std::min(kMaxPages, listed ? count->certain : count->all);
        if ((listed ? count->certain : count->all) > kMaxPages)
            doubt("more pages than are taken in at once", run_.path);
        std::uint64_t number = 0;
        for (std::uint64_t done = 0; done < total;) {
            if (run_.stop.stop_requested()) return fail(ErrorCode::Cancelled, run_.path);
            auto page = table_.pageAfter(number);
            if (!page) return std::unexpected(page.error());
            if (!*page) break;
            number = (*page)->number;
            if (listed && !(*page)->certain) continue;
            report(done++, total, (*page)->url);
            if (const auto taken = take(**page); !taken) return taken;
            if (run_.page) break;  // a live capture is one page
        }
        report(total, total, {});
        return {};
    }

    void report(std::uint64_t done, std::uint64_t total, const std::string& item) const {
        if (!run_.progress) return;
        const auto share = total == 0 ? 1.0 : static_cast<double>(done) / static_cast<double>(total);
        const auto second = static_cast<std::uint64_t>(share * static_cast<double>(archiveBytes_));
        run_.progress({archiveBytes_ + second, archiveBytes_ * 2, item});
    }

    void doubt(std::string_view what, const std::string& subject) {
        noteDoubt(report_, {std::string(what), subject, 0});
    }

    Result<void> take(const store::StoredPage& page) {
        if (!page.manifest.empty()) {
            const auto listing = captureFromJson(page.manifest);
            if (listing && !listing->parts.empty()) return takeListed(*listing, page);
            doubt("the listing of the page cannot be read", page.url);
        }
        ArchiveParts source(table_, page.at);
        auto found = source.findPage(page.url);
        if (!found) return std::unexpected(found.error());
        if (!page.certain) {
            const auto skipped = isNoPage(page, *found);
            if (!skipped) return std::unexpected(skipped.error());
            if (*skipped) return {};
        }
        auto begun = begin(page, *found);
        if (!begun) return std::unexpected(begun.error());
        // What its record says is the moment; a list of pages may be later by what a browser took.
        ArchiveParts near(table_, found->resource.at.value == 0 ? page.at : found->resource.at);
        return assemble(near, std::move(*begun), *found, given());
    }

    // Documents in frames and refused parts look like pages where there is no list of them.
    Result<bool> isNoPage(const store::StoredPage& page, const FoundPart& found) {
        if (found.resource.status >= 400 && isAddressOfPart(page.url)) return true;
        return table_.isFrame(page.url);
    }

    std::optional<Verdict> given() const {
        if (!run_.page || !run_.page->state) return std::nullopt;
        return Verdict{*run_.page->state, run_.page->reason};
    }

    Result<Capture> begin(const store::StoredPage& page, const FoundPart& found) {
        Capture begun;
        begun.title = page.title;
        begun.origin = originOf(report_.format);
        begun.url = page.url;
        begun.finalUrl = found.finalUrl;
        begun.capturedAt = found.resource.at.value != 0 ? found.resource.at : page.at;
        if (begun.capturedAt.value == 0) begun.capturedAt = run_.fileTime;
        if (run_.page) {
            begun.article = run_.page->article;
            begun.origin = CaptureOrigin::Live;
            begun.url = run_.page->url;
            begun.finalUrl = run_.page->finalUrl.empty() ? found.finalUrl : run_.page->finalUrl;
            begun.capturedAt = run_.page->at.value != 0 ? run_.page->at : begun.capturedAt;
            return begun;
        }
        if (page.certain) return begun;
        for (int step = 0; step < kMaxRedirectsBack; ++step) {
            const auto from = table_.redirecting(begun.url, found.resource.at);
            if (!from) return std::unexpected(from.error());
            if (from->empty() || *from == begun.finalUrl) break;
            begun.url = *from;
        }
        return begun;
    }

    // Exported by us: the parts are those that the capture had, whatever else stands at their addresses.
    Result<void> takeListed(const NewCapture& listing, const store::StoredPage& page) {
        ListedParts source(table_, listing.parts, listing.missing);
        auto found = source.find(listing.parts.front().url);
        if (!found) return std::unexpected(found.error());
        Capture begun;
        begun.title = listing.capture.title;
        begun.url = listing.capture.url;
        begun.finalUrl = listing.capture.finalUrl;
        begun.capturedAt = listing.capture.capturedAt.value == 0 ? page.at : listing.capture.capturedAt;
        begun.origin = listing.capture.origin;
        return assemble(source, std::move(begun), *found, Verdict{listing.capture.state, listing.capture.reason});
    }

    Result<void> assemble(PartSource& source, Capture begun, const FoundPart& page, std::optional<Verdict> given) {
        const auto url = begun.url;
        if (!page.missing.empty()) {
            doubt("page not taken in: " + page.missing, url);
            return {};
        }
        if (page.resource.bytes > run_.options.pageBytes) {
            doubt("page not taken in: larger than the limit", url);
            return {};
        }
        PageAssembly assembly(*run_.options.parts, source, {.bytes = run_.options.pageBytes}, run_.stop);
        auto assembled = assembly.run(std::move(begun), page, std::move(given), run_.page ? run_.page->lack : "");
        if (!assembled) return std::unexpected(assembled.error());
        for (const auto& frame : assembled->frames)
            if (const auto noted = table_.noteFrame(frame); !noted) return noted;
        auto made = makeCapture(*run_.options.parts, std::move(assembled->capture));
        if (!made) return std::unexpected(made.error());
        if (const auto added = run_.add(*made); !added) return added;
        if (seen_.insert(made->capture.id.value).second) report_.captures.push_back(std::move(made->capture));
        return {};
    }

    const IntakeRun& run_;
    store::AddressTable& table_;
    IntakeReport report_;
    std::uint64_t archiveBytes_ = 1;
    std::unordered_set<std::string> seen_;
};

UnixMillis timeOf(const std::string& path) {
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0) return {};
    return {std::int64_t{status.st_mtim.tv_sec} * 1000};
}

}  // namespace

Result<IntakeReport> takeInFrom(const ReadInto& read, const IntakeRun& run) {
    std::error_code failed;
    std::filesystem::create_directories(run.options.workFolder, failed);
    if (failed) return std::unexpected(systemError(run.options.workFolder, failed.value(), Access::Write));
    const auto hold = run.options.parts->hold();
    auto table = store::AddressTable::make(run.options.workFolder);
    if (!table) return std::unexpected(table.error());
    return Intake(run, **table).take(read);
}

Result<IntakeReport> takeIn(const IntakeOptions& options, const std::string& path, const AddCapture& add,
                            const std::optional<IntakePage>& page, const ProgressSink& progress,
                            const std::stop_token& stop) {
    const auto read = [&](archive::ResourceSink& sink) {
        return archive::readArchive(options.reader, path, sink, {}, stop);
    };
    return takeInFrom(read, {options, path, timeOf(path), add, page, progress, stop});
}

}  // namespace periplus::study
