#pragma once
// Admission: a parsed list comes into the library. Its entries are matched with the articles we know; new articles and
// addresses are remembered, in one transaction; nothing is ever removed because it is absent.
// Ownership: refers to the connection. Thread: the library's. Errors: as the store; after an error nothing changed.
#include "base/clock.h"
#include "store/article_store.h"
#include "store/catalogue_store.h"
#include "study/types.h"

#include <memory>
#include <optional>
#include <string>
#include <unordered_set>

namespace periplus::study {

class Admission {
public:
    Admission(store::Connection& connection, Clock clock);

    Result<SnapshotPtr> admit(store::CatalogueRow file, std::shared_ptr<const catalogue::Catalogue> list);

    // The one known list whose file is gone and whose articles mostly are those of `list`; nothing when none or
    // several.
    Result<std::optional<store::CatalogueRow>> renamed(const catalogue::Catalogue& list);

private:
    Result<catalogue::Identification> identify(const store::CatalogueRow& file, const catalogue::Catalogue& list);
    Result<void> knowByPlace(const store::CatalogueRow& file, const catalogue::Catalogue& list,
                             catalogue::Identification& identification);
    Result<void> remember(const store::CatalogueRow& file, const catalogue::Catalogue& list,
                          const catalogue::Identification& identification, bool changed);
    Result<void> rememberEntries(const store::CatalogueRow& file, const catalogue::Catalogue& list,
                                 const catalogue::Identification& identification);

    store::Connection& connection_;
    Clock clock_;
    store::ArticleStore articles_;
    store::CatalogueStore catalogues_;
    std::unordered_set<std::string> known_;  // aliases that the library has
};

// Is the file of a list there? Never true for the bundled one's empty path.
bool fileExists(const std::string& path);

}  // namespace periplus::study
