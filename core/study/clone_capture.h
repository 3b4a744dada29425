#pragma once
// Captures out of a local clone: each link to GitHub whose repository the clone is becomes a page (clone_page.h),
// sealed, with the pictures that the clone has as its parts. Its moment is the commit's: the same commit gives the same
// capture, taken again or on another machine, and a clone that moved on gives another one. Ownership: values; shares
// the part files. Thread: any one, not the library's; blocks. Errors: NotInClone for the clone itself, of `keep`,
// Cancelled; what one link came to is in its own row.
#include "base/clock.h"
#include "base/error.h"
#include "base/progress.h"
#include "source/github_link.h"
#include "study/capture_types.h"
#include "study/clone_words.h"

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace periplus::store {
class PartFiles;
}

namespace periplus::study {

struct CloneOptions {
    std::shared_ptr<store::PartFiles> parts;
    Clock clock = systemNow;
    CloneWords words{};
    std::uint64_t pageBytes = 64ULL * 1024 * 1024;  // of one capture with all its parts
    // The person says that the clone stands for this repository too (a fork, a mirror).
    std::optional<source::GithubName> standsFor{};
};

// What a clone is, in short.
struct CloneSummary {
    std::string folder;                            // absolute
    std::vector<source::GithubName> repositories;  // that its remotes name
    std::string branch;                            // of HEAD; empty: detached
    std::string commit;                            // of HEAD, shortened
    UnixMillis date;
};
Result<CloneSummary> lookAtClone(const std::string& folder);

struct CloneWish {
    std::string url;
    ArticleId article;  // may be empty
};

struct CloneRow {
    CloneWish wish;
    std::optional<Capture> capture;  // handed to `keep`
    std::string instead;             // when another commit is shown than the link names, in words
    std::optional<Error> refusal;
};

struct CloneReport {
    std::vector<CloneRow> rows;        // links whose repository the clone is, in the order of the wishes
    std::vector<CloneWish> elsewhere;  // links to other repositories
};

using KeepCapture = std::function<Result<void>(const NewCapture&)>;

// What is no link to a file on GitHub is passed over.
Result<CloneReport> takeFromClone(const CloneOptions& options, const std::string& folder,
                                  const std::vector<CloneWish>& wishes, const KeepCapture& keep,
                                  const ProgressSink& progress = {}, const std::stop_token& stop = {});

}  // namespace periplus::study
