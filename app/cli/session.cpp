#include "cli/session.h"

#include "bundled_catalogue.h"
#include "catalogue/parse.h"
#include "cli/input.h"
#include "cli/library_folder.h"

#include <chrono>
#include <thread>

namespace periplus::cli {
namespace {

constexpr auto kPatience = std::chrono::seconds(2);
constexpr auto kPause = std::chrono::milliseconds(20);

// Another periplusctl is soon done and waited for; the window is not.
Result<std::unique_ptr<study::Library>> openPatiently(const study::OpenOptions& options) {
    const auto end = std::chrono::steady_clock::now() + kPatience;
    while (true) {
        auto opened = study::Library::open(options);
        const bool busy =
            !opened && opened.error().code == ErrorCode::Locked && opened.error().detail.starts_with(options.program);
        if (!busy || std::chrono::steady_clock::now() >= end) return opened;
        std::this_thread::sleep_for(kPause);
    }
}

}  // namespace

Result<study::Library*> Session::library() {
    if (library_) return library_.get();
    auto folder = libraryFolder(arguments_.value("--library"));
    if (!folder) return std::unexpected(folder.error());
    auto opened = openPatiently(
        {.folder = std::move(*folder), .program = "periplusctl", .bundledCatalogue = std::string(bundledCatalogue())});
    if (!opened) return std::unexpected(opened.error());
    library_ = std::move(*opened);
    notices_.insert(notices_.end(), library_->notices().begin(), library_->notices().end());
    return library_.get();
}

Result<study::SnapshotPtr> Session::list() {
    auto library = this->library();
    if (!library) return std::unexpected(library.error());
    if (!arguments_.has("--catalogue")) return (*library)->openBundled();
    return (*library)->openCatalogue(arguments_.value("--catalogue"));
}

Result<std::vector<study::SnapshotPtr>> Session::lists() {
    auto first = list();
    if (!first) return std::unexpected(first.error());
    std::vector<study::SnapshotPtr> lists = {*first};
    if (arguments_.has("--catalogue")) return lists;
    auto files = library_->catalogues();
    if (!files) return std::unexpected(files.error());
    for (const auto& file : *files) {
        if (file.bundled || file.missing) continue;
        if (auto snapshot = library_->reloadCatalogue(file.id)) {
            lists.push_back(*snapshot);
        } else {
            notices_.push_back(snapshot.error());
        }
    }
    return lists;
}

Result<ArticleId> Session::article(const std::vector<study::SnapshotPtr>& lists) {
    auto library = this->library();
    if (!library) return std::unexpected(library.error());
    return (*library)->findArticle(arguments_.value("ENTRY"), lists);
}

Result<catalogue::Catalogue> Session::plainList() {
    if (!arguments_.has("FILE")) return catalogue::parse(std::string(bundledCatalogue()));
    const std::string file = arguments_.value("FILE");
    if (file != "-") return catalogue::readCatalogue(file);
    auto text = readStandardInput(catalogue::kMaxCatalogueBytes);
    if (!text) return std::unexpected(text.error());
    if (text->empty()) return fail(ErrorCode::Empty, std::string(kStandardInput));
    return catalogue::parse(std::move(*text));
}

std::string Session::fileName() const {
    if (!arguments_.has("FILE")) return "kubernetes-source-analysis.md";
    return arguments_.value("FILE") == "-" ? std::string(kStandardInput) : arguments_.value("FILE");
}

}  // namespace periplus::cli
