#pragma once
// Identity: which entry of a list is which known article. An article is known by aliases: the normalised URLs of its
// links, mirrors and successors. Ambiguity is reported, never guessed: the entry then keeps the article of its primary
// link, and the report names the others. Pure functions; any thread; no errors.
#include "base/ids.h"
#include "catalogue/catalogue.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace periplus::catalogue {

// The address under which an article is known: scheme, case, default port, fragment, trailing slash, percent-escape
// case and dot segments do not count. Empty for what is never an article (javascript:, mailto:, #anchor, relative).
std::string normalisedUrl(std::string_view url);

struct Identified {
    NodeIndex node = kNoNode;
    ArticleId article;
    bool isNew = false;                // no alias was known; the id is fresh
    std::vector<std::string> aliases;  // normalised URLs, primary first
};

struct IdentityReport {
    NodeIndex node = kNoNode;
    ArticleId kept;
    std::vector<ArticleId> others;  // articles that other links of the entry belong to
};

struct Identification {
    std::vector<Identified> entries;  // every entry of the catalogue, document order
    std::vector<IdentityReport> reports;
};

using AliasLookup = std::function<std::optional<ArticleId>(const std::string& normalisedUrl)>;

Identification identify(const Catalogue& catalogue, const AliasLookup& known,
                        const std::function<ArticleId()>& makeArticleId);

}  // namespace periplus::catalogue
