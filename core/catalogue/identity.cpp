#include "catalogue/identity.h"

#include <algorithm>
#include <unordered_map>

namespace periplus::catalogue {
namespace {

// Aliases of an entry: its own links, mirrors and successors; never what it only mentions. Primary first.
std::vector<std::string> aliasesOf(const Node& entry) {
    std::vector<std::string> aliases;
    const auto add = [&](std::string_view url) {
        auto alias = normalisedUrl(url);
        if (!alias.empty() && std::ranges::find(aliases, alias) == aliases.end()) aliases.push_back(std::move(alias));
    };
    for (const auto& link : entry.links) {
        if (link.role == LinkRole::Reference) continue;
        add(link.url);
        if (!link.movedTo.empty()) add(link.movedTo);
    }
    return aliases;
}

class Identifier {
public:
    Identifier(const AliasLookup& known, const std::function<ArticleId()>& makeArticleId)
        : known_(known), makeArticleId_(makeArticleId) {}

    Identification run(const Catalogue& catalogue) {
        for (NodeIndex at = 0; at < catalogue.nodes.size(); ++at) {
            if (catalogue.nodes[at].kind != NodeKind::Entry) continue;
            result_.entries.push_back({at, {}, false, aliasesOf(catalogue.nodes[at])});
        }
        // What the library knows comes before what this list says for the first time: the order of entries must not
        // decide who keeps an article.
        for (auto& entry : result_.entries) takeKnown(entry);
        for (auto& entry : result_.entries) takeNew(entry);
        return std::move(result_);
    }

private:
    void takeKnown(Identified& entry) {
        std::vector<ArticleId> articles;
        for (const auto& alias : entry.aliases) {
            const auto article = lookUp(alias);
            if (article && std::ranges::find(articles, *article) == articles.end()) articles.push_back(*article);
        }
        if (articles.empty()) return;
        entry.article = articles.front();
        claim(entry);
        if (articles.size() > 1) {
            result_.reports.push_back({entry.node, entry.article, {articles.begin() + 1, articles.end()}});
        }
    }

    void takeNew(Identified& entry) {
        if (!entry.article.empty()) return;
        std::vector<ArticleId> articles;
        for (const auto& alias : entry.aliases) {
            const auto found = claimed_.find(alias);
            if (found != claimed_.end() && std::ranges::find(articles, found->second) == articles.end()) {
                articles.push_back(found->second);
            }
        }
        entry.isNew = articles.empty();
        entry.article = entry.isNew ? makeArticleId_() : articles.front();
        claim(entry);
        if (articles.size() > 1) {
            result_.reports.push_back({entry.node, entry.article, {articles.begin() + 1, articles.end()}});
        }
    }

    std::optional<ArticleId> lookUp(const std::string& alias) {
        const auto found = asked_.find(alias);
        if (found != asked_.end()) return found->second;
        return asked_.emplace(alias, known_ ? known_(alias) : std::nullopt).first->second;
    }

    void claim(const Identified& entry) {
        for (const auto& alias : entry.aliases) {
            const auto before = lookUp(alias);
            claimed_.try_emplace(alias, before ? *before : entry.article);
        }
    }

    const AliasLookup& known_;
    const std::function<ArticleId()>& makeArticleId_;
    std::unordered_map<std::string, std::optional<ArticleId>> asked_;
    std::unordered_map<std::string, ArticleId> claimed_;  // aliases of this list
    Identification result_;
};

}  // namespace

Identification identify(const Catalogue& catalogue, const AliasLookup& known,
                        const std::function<ArticleId()>& makeArticleId) {
    return Identifier(known, makeArticleId).run(catalogue);
}

}  // namespace periplus::catalogue
