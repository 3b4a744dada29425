// ENTRY of the command line: an id, a URL, or an exact title.
#include "study/library_state.h"

#include <algorithm>

namespace periplus::study {

namespace {

std::vector<ArticleId> byTitle(std::string_view title, const std::vector<SnapshotPtr>& lists) {
    std::vector<ArticleId> found;
    for (const auto& list : lists) {
        const auto& nodes = list->catalogue->nodes;
        for (catalogue::NodeIndex node = 0; node < nodes.size(); ++node) {
            if (nodes[node].kind != catalogue::NodeKind::Entry || nodes[node].title != title) continue;
            if (std::ranges::find(found, list->articleOf[node]) == found.end()) found.push_back(list->articleOf[node]);
        }
    }
    return found;
}

}  // namespace

Result<ArticleName> Library::nameOf(const ArticleId& article) {
    auto known = state_->watched(state_->articles.find(article));
    if (!known) return std::unexpected(known.error());
    if (!*known) return fail(ErrorCode::UnknownEntry, article.value);
    return ArticleName{std::move((*known)->title), std::move((*known)->url)};
}

Result<ArticleId> Library::findArticle(std::string_view name, const std::vector<SnapshotPtr>& lists) {
    ArticleId id{std::string(name)};
    const auto known = state_->watched(state_->articles.find(id));
    if (!known) return std::unexpected(known.error());
    if (*known) return id;
    if (const std::string url = catalogue::normalisedUrl(name); !url.empty()) {
        auto article = state_->watched(state_->articles.byAlias(url));
        if (!article) return std::unexpected(article.error());
        if (*article) return **std::move(article);
    }
    auto titled = byTitle(name, lists);
    if (titled.empty()) {
        auto remembered = state_->watched(state_->articles.byTitle(name));
        if (!remembered) return std::unexpected(remembered.error());
        titled = *std::move(remembered);
    }
    if (titled.empty()) return fail(ErrorCode::UnknownEntry, std::string(name));
    if (titled.size() == 1) return titled.front();
    std::string ids;
    for (const auto& article : titled) ids += (ids.empty() ? "" : ", ") + article.value;
    return fail(ErrorCode::Ambiguous, std::string(name), ids);
}

}  // namespace periplus::study
