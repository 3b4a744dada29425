#include "shell/capture_shelf.h"

#include "bridge/capture_words.h"
#include "bridge/study_thread.h"
#include "catalogue/identity.h"

#include <algorithm>

namespace periplus {

namespace {

constexpr int kSwarmMs = 60;

using Captures = std::vector<study::Capture>;

const study::Capture* newestReadable(const Captures& captures) {
    const auto found = std::ranges::find_if(captures, readableOffline);
    return found == captures.end() ? nullptr : &*found;
}

}  // namespace

CaptureShelf::CaptureShelf(StudyThread& study, QObject* parent) : QObject(parent), study_(study) {
    for (QTimer* timer : {&later_, &linksLater_}) {
        timer->setSingleShot(true);
        timer->setInterval(kSwarmMs);
    }
    connect(&later_, &QTimer::timeout, this, &CaptureShelf::loadArticles);
    connect(&linksLater_, &QTimer::timeout, this, &CaptureShelf::loadLinks);
    connect(&study_, &StudyThread::changed, this, &CaptureShelf::takeChanges);
}

void CaptureShelf::load() {
    study_.query(
        this, [](study::Library& library) { return library.captures().all(); },
        [this](Result<Captures> outcome) {
            if (!outcome) return emit problem(outcome.error());
            captures_.clear();
            addresses_.clear();
            holders_.clear();
            put(*std::move(outcome));
            emit loaded();
        });
    loadLinks();
}

// Newest first, as they come.
void CaptureShelf::put(Captures captures) {
    for (auto& capture : captures) {
        holders_[capture.id] = capture.article;
        if (readableOffline(capture)) {
            for (const std::string& url : {capture.url, capture.finalUrl})
                addresses_.try_emplace(catalogue::normalisedUrl(url), capture.id);
        }
        const ArticleId article = capture.article;
        captures_[article].push_back(std::move(capture));
    }
}

void CaptureShelf::takeChanges(const study::ChangeSet& changes) {
    using enum study::CommandKind;
    if (changes.kind == CheckLink) return linksLater_.start();
    if (changes.kind == QueueCaptures) return;
    const bool ofLists = changes.kind == OpenCatalogue || changes.kind == ReloadCatalogue;  // aliases may be others
    if (changes.captures.empty() && !ofLists) return;
    stale_.insert(stale_.end(), changes.articles.begin(), changes.articles.end());
    stale_.emplace_back();  // those without an entry
    for (const auto& id : changes.captures) {
        if (const auto held = holders_.find(id); held != holders_.end()) stale_.push_back(held->second);
    }
    later_.start();
}

namespace {

// No article: those that no entry has.
Result<Captures> capturesOf(study::Library& library, const ArticleId& article) {
    if (!article.empty()) return library.captures().ofArticle(article);
    auto all = library.captures().all();
    if (all) std::erase_if(*all, [](const study::Capture& capture) { return !capture.article.empty(); });
    return all;
}

}  // namespace

void CaptureShelf::loadArticles() {
    std::ranges::sort(stale_);
    stale_.erase(std::ranges::unique(stale_).begin(), stale_.end());
    study_.query(
        this,
        [articles = std::exchange(stale_, {})](
            study::Library& library) -> Result<std::vector<std::pair<ArticleId, Captures>>> {
            std::vector<std::pair<ArticleId, Captures>> all;
            for (const auto& article : articles) {
                auto captures = capturesOf(library, article);
                if (!captures) return std::unexpected(captures.error());
                all.emplace_back(article, *std::move(captures));
            }
            return all;
        },
        [this](Result<std::vector<std::pair<ArticleId, Captures>>> outcome) {
            if (!outcome) return emit problem(outcome.error());
            std::vector<ArticleId> articles;
            for (auto& [article, captures] : *outcome) {
                for (const auto& old : captures_[article]) {
                    holders_.erase(old.id);
                    std::erase_if(addresses_, [&old](const auto& known) { return known.second == old.id; });
                }
                captures_.erase(article);
                put(std::move(captures));
                articles.push_back(article);
            }
            emit changed(articles);
        });
}

void CaptureShelf::loadLinks() {
    using Links = std::pair<std::vector<study::LinkStatus>, std::unordered_set<ArticleId>>;
    study_.query(
        this,
        [](study::Library& library) -> Result<Links> {
            auto links = library.captures().links();
            if (!links) return std::unexpected(links.error());
            Links all{*std::move(links), {}};
            for (const auto& link : all.first) {
                if (link.health != study::LinkHealth::Dead) continue;
                if (const auto article = library.findArticle(link.url, {})) all.second.insert(*article);
            }
            return all;
        },
        [this](Result<Links> outcome) {
            if (!outcome) return emit problem(outcome.error());
            links_.clear();
            for (auto& link : outcome->first) links_[link.url] = link;
            std::vector<ArticleId> changed;
            for (const auto& article : outcome->second)
                if (!broken_.contains(article)) changed.push_back(article);
            for (const auto& article : broken_)
                if (!outcome->second.contains(article)) changed.push_back(article);
            broken_ = std::move(outcome->second);
            emit linksChanged(changed);
        });
}

const Captures& CaptureShelf::of(const ArticleId& article) const {
    static const Captures kNone;
    const auto found = captures_.find(article);
    return found == captures_.end() ? kNone : found->second;
}

const study::Capture* CaptureShelf::find(const CaptureId& id) const {
    const auto held = holders_.find(id);
    if (held == holders_.end()) return nullptr;
    const Captures& captures = of(held->second);
    const auto found = std::ranges::find(captures, id, &study::Capture::id);
    return found == captures.end() ? nullptr : &*found;
}

const study::Capture* CaptureShelf::ofAddress(const std::string& url) const {
    const auto found = addresses_.find(catalogue::normalisedUrl(url));
    return found == addresses_.end() ? nullptr : find(found->second);
}

const study::Capture* CaptureShelf::readable(const ArticleId& article) const {
    return article.empty() ? nullptr : newestReadable(of(article));
}

study::LinkStatus CaptureShelf::link(const std::string& url) const {
    const auto found = links_.find(catalogue::normalisedUrl(url));
    if (found != links_.end()) return found->second;
    study::LinkStatus unknown;
    unknown.url = url;
    return unknown;
}

}  // namespace periplus
