#pragma once
// What Captures holds. Only its own files include this. Thread: the library's.
#include "store/article_store.h"
#include "store/capture_store.h"
#include "store/library_folder.h"
#include "store/link_store.h"
#include "study/captures.h"
#include "study/ledger.h"

#include <list>
#include <unordered_map>
#include <unordered_set>

namespace periplus::study {

// What a capture is made of, read once while it is being looked at.
struct LoadedCapture {
    NewCapture made;                                        // without its text
    std::unordered_map<std::string, std::size_t> partOf;    // by hash; of several the one that was not redirected
    std::unordered_map<std::string, std::size_t> partAt;    // by address as compared; the page by all of its own
    std::unordered_map<std::string, std::string> resealed;  // by hash, where the stored form is of an older seal
};

struct Captures::State {
    State(store::LibraryFolder& opened, Ledger& changes, Clock now);

    // A Damaged row is remembered, so that the next opening looks at everything.
    template <class T>
    Result<T> watched(Result<T> result) {
        if (!result && result.error().code == ErrorCode::Damaged) folder.suspect();
        return result;
    }
    Result<store::FoundCapture> present(const CaptureId& id);  // NotFound for a forgotten one
    Result<LoadedCapture*> load(const CaptureId& id);          // of one that is there
    Result<void> letGo(const std::vector<CaptureId>& ids);     // of forgotten ones, for good
    Result<void> resumeQueue();
    Result<void> noteInQueue(const Capture& capture);  // it is about to be added: the queue must know of it first
    Result<void> came(const ArticleId& article);

    store::LibraryFolder& folder;
    Ledger& ledger;
    Clock clock;
    store::ArticleStore articles;
    store::CaptureStore captures;
    store::QueueStore queue;
    store::LinkStore links;
    std::list<std::pair<CaptureId, LoadedCapture>> loaded;  // the last one looked at first
    std::unordered_set<CaptureId> forgottenNow;             // in this session: can be undone
    bool queueResumed = false;
    bool tidied = false;
};

}  // namespace periplus::study
