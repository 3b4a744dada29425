#include "study/admission.h"

#include "base/hash.h"
#include "store/transaction.h"

#include <algorithm>
#include <filesystem>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace periplus::study {

namespace {

using catalogue::Catalogue;
using catalogue::Identification;

// What the library said when identify() asked it; the first error stops nothing but is not lost.
struct Lookup {
    store::ArticleStore& articles;
    std::unordered_set<std::string>& known;
    std::optional<Error> failed;

    std::optional<ArticleId> operator()(const std::string& alias) {
        auto found = articles.byAlias(alias);
        if (found && *found) known.insert(alias);
        if (found) return *std::move(found);
        if (!failed) failed = found.error();
        return std::nullopt;
    }
};

// More than half of what the two hold together is in both.
bool mostlyCoincide(const std::vector<ArticleId>& known, const std::unordered_set<ArticleId>& now) {
    std::size_t both = 0;
    for (const auto& article : known) both += now.count(article);
    return both * 2 > known.size() + now.size() - both;
}

}  // namespace

bool fileExists(const std::string& path) {
    std::error_code ignored;
    return !path.empty() && std::filesystem::exists(path, ignored);
}

Admission::Admission(store::Connection& connection, Clock clock)
    : connection_(connection), clock_(std::move(clock)), articles_(connection), catalogues_(connection) {}

Result<SnapshotPtr> Admission::admit(store::CatalogueRow file, std::shared_ptr<const Catalogue> list) {
    const std::string fingerprint = sha256Hex(*list->source);
    auto identification = identify(file, *list);
    if (!identification) return std::unexpected(identification.error());
    const bool changed =
        file.fingerprint != fingerprint || std::ranges::any_of(identification->entries, &catalogue::Identified::isNew);
    file.fingerprint = fingerprint;
    if (changed || !file.bundled) {
        auto remembered = remember(file, *list, *identification, changed);
        if (!remembered) return std::unexpected(remembered.error());
    }
    auto snapshot = std::make_shared<CatalogueSnapshot>();
    snapshot->file = {file.id,        file.path, file.name, file.bundled, !file.bundled && !fileExists(file.path),
                      file.lastOpened};
    snapshot->articleOf.resize(list->nodes.size());
    for (auto& entry : identification->entries) snapshot->articleOf[entry.node] = std::move(entry.article);
    snapshot->reports = std::move(identification->reports);
    snapshot->catalogue = std::move(list);
    return snapshot;
}

Result<Identification> Admission::identify(const store::CatalogueRow& file, const Catalogue& list) {
    Lookup lookup{articles_, known_, {}};
    auto identification = catalogue::identify(list, std::ref(lookup), [] { return makeId<ArticleId>(); });
    if (lookup.failed) return std::unexpected(*std::move(lookup.failed));
    if (auto done = knowByPlace(file, list, identification); !done) return std::unexpected(done.error());
    return identification;
}

// An entry without an address that could name it (mail, a file beside the list) is known by its title in its list.
Result<void> Admission::knowByPlace(const store::CatalogueRow& file, const Catalogue& list,
                                    Identification& identification) {
    std::unordered_map<std::string, unsigned> seen;
    for (auto& entry : identification.entries) {
        if (!entry.aliases.empty()) continue;
        const std::string title = list.nodes[entry.node].title;
        const unsigned nth = ++seen[title];
        entry.aliases = {"entry:" + file.id.value + ":" + std::to_string(nth) + ":" + title};
        auto known = articles_.byAlias(entry.aliases.front());
        if (!known) return std::unexpected(known.error());
        entry.isNew = !known->has_value();
        if (!*known) continue;
        entry.article = **std::move(known);
        known_.insert(entry.aliases.front());
    }
    return {};
}

Result<void> Admission::remember(const store::CatalogueRow& file, const Catalogue& list,
                                 const Identification& identification, bool changed) {
    auto transaction = store::Transaction::begin(connection_);
    if (!transaction) return std::unexpected(transaction.error());
    auto done = catalogues_.put(file);
    if (done && changed) done = rememberEntries(file, list, identification);
    return done ? transaction->commit() : done;
}

// In the order of each table as far as it is known: a large list is then written page after page.
Result<void> Admission::rememberEntries(const store::CatalogueRow& file, const Catalogue& list,
                                        const Identification& identification) {
    std::vector<const catalogue::Identified*> byId;
    std::vector<ArticleId> held;
    std::vector<std::pair<std::string_view, const ArticleId*>> aliases;
    for (const auto& entry : identification.entries) {
        byId.push_back(&entry);
        held.push_back(entry.article);
        for (const auto& alias : entry.aliases)
            if (!known_.contains(alias)) aliases.emplace_back(alias, &entry.article);
    }
    std::ranges::stable_sort(byId, {}, &catalogue::Identified::article);
    const UnixMillis now = clock_();
    Result<void> done;
    for (const auto* entry : byId)
        if (done) done = articles_.put({entry->article, entry->aliases.front(), list.nodes[entry->node].title}, now);
    std::ranges::stable_sort(aliases, {}, [](const auto& each) { return each.first; });
    for (const auto& [alias, article] : aliases)
        if (done) done = articles_.addAlias(alias, *article);
    return done ? catalogues_.setArticles(file.id, std::move(held)) : done;
}

Result<std::optional<store::CatalogueRow>> Admission::renamed(const Catalogue& list) {
    auto rows = catalogues_.all();
    if (!rows) return std::unexpected(rows.error());
    std::erase_if(*rows, [](const auto& row) { return row.bundled || fileExists(row.path); });
    if (rows->empty()) return std::nullopt;

    Lookup lookup{articles_, known_, {}};
    const auto now = catalogue::identify(list, std::ref(lookup), [] { return makeId<ArticleId>(); });
    if (lookup.failed) return std::unexpected(*std::move(lookup.failed));
    std::unordered_set<ArticleId> articles;
    for (const auto& entry : now.entries) articles.insert(entry.article);

    std::optional<store::CatalogueRow> found;
    for (auto& row : *rows) {
        const auto held = catalogues_.articles(row.id);
        if (!held) return std::unexpected(held.error());
        if (!mostlyCoincide(*held, articles)) continue;
        if (found) return std::nullopt;
        found = std::move(row);
    }
    return found;
}

}  // namespace periplus::study
