#pragma once
// What a Library holds. Only the library's own files include this. Thread: the library's.
#include "store/catalogue_store.h"
#include "study/captures.h"
#include "study/ledger.h"
#include "study/library.h"

namespace periplus::study {

struct Library::State {
    State(OpenOptions asked, std::unique_ptr<store::LibraryFolder> opened);

    // A Damaged row is remembered, so that the next opening looks at everything.
    template <class T>
    Result<T> watched(Result<T> result) {
        if (!result && result.error().code == ErrorCode::Damaged) folder->suspect();
        return result;
    }

    OpenOptions options;
    std::unique_ptr<store::LibraryFolder> folder;
    std::vector<Error> notices;
    store::ArticleStore articles;
    store::CatalogueStore catalogues;
    store::StatusStore statuses;
    store::NoteStore notes;
    store::AnnotationStore annotations;
    store::HistoryStore history;
    Ledger ledger;
    Captures captures;
};

}  // namespace periplus::study
