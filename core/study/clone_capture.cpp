#include "study/clone_capture.h"

#include "archive/content_type.h"
#include "archive/seal.h"
#include "base/resolve_url.h"
#include "store/part_files.h"
#include "study/clone_addresses.h"
#include "study/clone_page.h"
#include "study/make_capture.h"
#include "text/html.h"

#include <algorithm>
#include <map>

namespace periplus::study {
namespace {

constexpr std::size_t kMostPictures = 1000;
constexpr std::string_view kPageType = "text/html; charset=utf-8";

// One page: its pictures are looked up while it is sealed.
class Taking {
public:
    Taking(const CloneOptions& options, const source::Repository& repository, const source::GithubLink& link)
        : options_(options), repository_(repository), link_(link) {}

    Result<NewCapture> run(const CloneWish& wish, std::string& instead) {
        auto page = clonePage(repository_, link_, options_.words);
        if (!page) return std::unexpected(page.error());
        page_ = std::move(*page);
        instead = page_.instead;
        Capture& capture = made_.capture;
        capture.article = wish.article;
        capture.url = wish.url;
        capture.finalUrl = wish.url;
        capture.title = page_.title;
        capture.origin = CaptureOrigin::LocalClone;
        capture.capturedAt = options_.clock();
        const UnixMillis date = page_.location.commit.date;
        if (date.value > 0) capture.capturedAt = std::min(capture.capturedAt, date);
        if (auto put = addPart(std::string(withoutFragment(wish.url)), page_.html, std::string(kPageType)); !put)
            return std::unexpected(put.error());
        if (auto sealed = seal(); !sealed) return std::unexpected(sealed.error());
        return makeCapture(*options_.parts, std::move(made_));
    }

private:
    Result<std::string> addPart(const std::string& url, std::string_view bytes, const std::string& type) {
        const auto stored = options_.parts->put(bytes);
        if (!stored) return std::unexpected(stored.error());
        bytes_ += bytes.size();
        made_.parts.push_back({url, stored->hash, type, 200, stored->bytes, {}});
        return stored->hash;
    }

    Result<void> seal() {
        const std::string base(withoutFragment(made_.capture.url));
        const auto sealed = archive::sealHtml(page_.html, kPageType, base,
                                              [this](const archive::Reference& reference) { return keyOf(reference); });
        if (failed_) return std::unexpected(*failed_);
        const auto stored = options_.parts->put(sealed.bytes);
        if (!stored) return std::unexpected(stored.error());
        made_.parts.front().sealed = stored->hash;
        made_.sealVersion = archive::kSealVersion;
        for (const auto& reference : sealed.missing) {
            if (reference.perhaps || reference.kind == archive::ReferenceKind::Icon) continue;
            const auto why = reasons_.find(reference.url);
            made_.missing.push_back({reference.url, why == reasons_.end() ? "not in the clone" : why->second});
        }
        const auto count = made_.missing.size();
        made_.capture.state = count == 0 ? CaptureState::Complete : CaptureState::Partial;
        if (count > 0)
            made_.capture.reason = std::to_string(count) + (count == 1 ? " part is missing" : " parts are missing");
        std::string_view text(sealed.bytes);
        if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
        made_.text = text::pageText(text::parseHtml(text));
        return {};
    }

    std::optional<std::string> keyOf(const archive::Reference& reference) {
        if (const auto known = keys_.find(reference.url); known != keys_.end()) return known->second;
        auto key = picture(reference);
        keys_.emplace(reference.url, key);
        return key;
    }

    std::optional<std::string> refuse(const std::string& url, const char* why) {
        reasons_.emplace(url, why);
        return std::nullopt;
    }

    std::optional<std::string> picture(const archive::Reference& reference) {
        const CloneAddresses addresses(repository_, link_.repository, page_.location, page_.folder);
        const auto path = addresses.pathOfPicture(reference.url);
        if (!path || reference.kind != archive::ReferenceKind::Image) return std::nullopt;
        const auto entry = repository_.find(page_.location.commit, *path);
        if (!entry || entry->kind != source::EntryKind::File) return std::nullopt;
        const auto bytes = repository_.blob(entry->id);
        if (!bytes) return std::nullopt;
        auto type = archive::servedType({}, std::string_view(*bytes).substr(0, 512));
        if (path->ends_with(".svg")) type = archive::servedType("image/svg+xml", {});
        const bool svg = type.kind == archive::PartKind::Svg;
        if (!svg && type.kind != archive::PartKind::Image) return refuse(reference.url, "not a picture");
        if (bytes_ + bytes->size() > options_.pageBytes) return refuse(reference.url, "larger than the limit");
        if (made_.parts.size() > kMostPictures) return refuse(reference.url, "more parts than the limit");
        const auto hash = addPart(reference.url, *bytes, std::string(type.name));
        if (!hash || (svg && !sealPicture(*bytes, reference.url))) {
            if (!hash) failed_ = hash.error();
            return std::nullopt;
        }
        return *hash;
    }

    // What a drawing refers to stays out: drawings of one page stand alone.
    bool sealPicture(std::string_view bytes, const std::string& url) {
        const auto sealed = archive::sealSvg(bytes, url, [](const archive::Reference&) { return std::nullopt; });
        const auto stored = options_.parts->put(sealed.bytes);
        if (!stored) {
            failed_ = stored.error();
            return false;
        }
        made_.parts.back().sealed = stored->hash;
        return true;
    }

    const CloneOptions& options_;
    const source::Repository& repository_;
    const source::GithubLink& link_;
    ClonePage page_;
    NewCapture made_;
    std::uint64_t bytes_ = 0;
    std::map<std::string, std::optional<std::string>> keys_;  // by address
    std::map<std::string, std::string> reasons_;              // of those that are missing
    std::optional<Error> failed_;                             // inside a call of the seal
};

bool isHeld(const CloneOptions& options, const source::Repository& repository, const source::GithubName& name) {
    return repository.holds(name) || (options.standsFor && options.standsFor->matches(name));
}

}  // namespace

Result<CloneSummary> lookAtClone(const std::string& folder) {
    const auto repository = source::Repository::open(folder);
    if (!repository) return std::unexpected(repository.error());
    const auto head = repository->head();
    if (!head) return std::unexpected(head.error());
    auto branch = repository->headBranch();
    if (!branch) return std::unexpected(branch.error());
    CloneSummary summary{repository->folder(), {}, std::move(*branch), head->id.shortHex(), head->date};
    for (const source::Remote& remote : repository->remotes())
        if (remote.github && std::ranges::find(summary.repositories, *remote.github) == summary.repositories.end())
            summary.repositories.push_back(*remote.github);
    return summary;
}

Result<CloneReport> takeFromClone(const CloneOptions& options, const std::string& folder,
                                  const std::vector<CloneWish>& wishes, const KeepCapture& keep,
                                  const ProgressSink& progress, const std::stop_token& stop) {
    const auto repository = source::Repository::open(folder);
    if (!repository) return std::unexpected(repository.error());
    const auto hold = options.parts->hold();
    CloneReport report;
    for (std::size_t at = 0; at < wishes.size(); ++at) {
        const CloneWish& wish = wishes[at];
        if (stop.stop_requested()) return fail(ErrorCode::Cancelled, folder);
        if (progress) progress({at, wishes.size(), wish.url});
        const auto link = source::readGithubLink(wish.url);
        if (!link) continue;
        if (!isHeld(options, *repository, link->repository)) {
            report.elsewhere.push_back(wish);
            continue;
        }
        CloneRow row{wish, {}, {}, {}};
        auto made = Taking(options, *repository, *link).run(wish, row.instead);
        if (made) {
            if (auto added = keep(*made); !added) return std::unexpected(added.error());
            row.capture = std::move(made->capture);
        } else if (made.error().code == ErrorCode::NotInClone || made.error().code == ErrorCode::Malformed) {
            row.refusal = std::move(made.error());
        } else {
            return std::unexpected(made.error());
        }
        report.rows.push_back(std::move(row));
    }
    if (progress) progress({wishes.size(), wishes.size(), {}});
    return report;
}

}  // namespace periplus::study
