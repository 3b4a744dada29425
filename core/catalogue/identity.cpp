#include "catalogue/identity.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace periplus::catalogue {
namespace {

constexpr std::size_t kFewAliases = 16;

// Aliases of an entry: its own links, mirrors and successors; never what it only mentions. Primary first.
std::vector<std::string> aliasesOf(const Node& entry) {
    std::vector<std::string> aliases;
    std::unordered_set<std::string> many;  // the same, where there are too many to look at each
    const auto isNew = [&](const std::string& alias) {
        if (aliases.size() < kFewAliases) return std::ranges::find(aliases, alias) == aliases.end();
        if (many.empty()) many.insert(aliases.begin(), aliases.end());
        return many.insert(alias).second;
    };
    const auto add = [&](std::string_view url) {
        auto alias = normalisedUrl(url);
        if (!alias.empty() && isNew(alias)) aliases.push_back(std::move(alias));
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
        standings_.reserve(result_.entries.size());
        for (auto& entry : result_.entries) takeKnown(entry);
        for (auto& entry : result_.entries) takeNew(entry);
        return std::move(result_);
    }

private:
    void takeKnown(Identified& entry) {
        std::vector<ArticleId> articles;
        for (const auto& alias : entry.aliases) {
            const auto& article = standing(alias).known;
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
            const auto& claimed = standing(alias).claimed;
            if (claimed && std::ranges::find(articles, *claimed) == articles.end()) articles.push_back(*claimed);
        }
        entry.isNew = articles.empty();
        entry.article = entry.isNew ? makeArticleId_() : articles.front();
        claim(entry);
        if (articles.size() > 1) {
            result_.reports.push_back({entry.node, entry.article, {articles.begin() + 1, articles.end()}});
        }
    }

    // What is known of an alias. The entries own its text and stand still once they are all made.
    struct Standing {
        std::optional<ArticleId> known;    // by the library
        std::optional<ArticleId> claimed;  // by this list
    };

    Standing& standing(const std::string& alias) {
        const auto [place, isNew] = standings_.try_emplace(alias);
        if (isNew && known_) place->second.known = known_(alias);
        return place->second;
    }

    void claim(const Identified& entry) {
        for (const auto& alias : entry.aliases) {
            auto& at = standing(alias);
            if (!at.claimed) at.claimed = at.known ? *at.known : entry.article;
        }
    }

    const AliasLookup& known_;
    const std::function<ArticleId()>& makeArticleId_;
    std::unordered_map<std::string_view, Standing> standings_;
    Identification result_;
};

}  // namespace

Identification identify(const Catalogue& catalogue, const AliasLookup& known,
                        const std::function<ArticleId()>& makeArticleId) {
    return Identifier(known, makeArticleId).run(catalogue);
}

}  // namespace periplus::catalogue
