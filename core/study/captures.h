#pragma once
// Captures: the part of the library that holds pages. Rows stand in library.db, bytes in the library's part files
// (content-addressed, compressed, shared), and a manifest beside them lets a restore find every capture again.
// Ownership: the Library's. Thread: the library's. Errors: NotFound for an unknown capture or part (subject: its id),
// Damaged for a part that is not what was captured; after a failed command nothing changed.
#include "base/error.h"
#include "study/capture_types.h"
#include "study/types.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace periplus::store {
class LibraryFolder;
class PartFiles;
}  // namespace periplus::store

namespace periplus::study {

class Ledger;

class Captures {
public:
    Captures(store::LibraryFolder& folder, Ledger& ledger, Clock clock);
    ~Captures();
    Captures(const Captures&) = delete;
    Captures& operator=(const Captures&) = delete;

    // Reading. Newest first. `articles` are found through the aliases as they are now.
    Result<std::vector<Capture>> all();
    Result<std::vector<Capture>> ofArticle(const ArticleId& article);
    Result<Capture> find(const CaptureId& id);
    Result<std::vector<CapturePart>> parts(const CaptureId& id);
    Result<std::vector<MissingPart>> missing(const CaptureId& id);
    Result<text::PageText> text(const CaptureId& id);
    Result<std::string> partBytes(const CaptureId& id, const std::string& hash);  // as captured
    // `path` as in the address, without the leading '/': "" the page, a part's hash, "reading" the article.
    Result<ServedPart> serve(const CaptureId& id, std::string_view path);

    // Changing. Adding what is there already changes nothing and gives an empty ChangeSet.
    Result<ChangeSet> add(const NewCapture& capture);
    Result<ChangeSet> setProof(const CaptureId& id, CaptureState state, const std::string& reason);
    Result<ChangeSet> setReading(const CaptureId& id, const std::string& articleHtml);  // from the reading-view script
    // Out of sight at once and undoable in this session (here and by Library::undo()); its space comes back with
    // purge(), or with the first tidy() of a later session.
    Result<ChangeSet> forget(const CaptureId& id);
    Result<ChangeSet> unforget(const CaptureId& id);
    Result<std::uint64_t> purge();  // bytes freed; 0 while an intake holds the part files
    Result<void> tidy();            // for idle moments, once a session: what earlier sessions left

    // Each part read and hashed again, and every reference of what is shown looked up again. The problems, one a line;
    // none: whole.
    Result<std::vector<std::string>> verify(const CaptureId& id);

    // The queue: what waits to be captured, in order, and what did not come.
    Result<std::vector<QueueItem>> queue();
    Result<ChangeSet> enqueue(const std::vector<QueueItem>& items);  // an article that waits already stays where it is
    Result<ChangeSet> setQueued(const QueueItem& item);
    Result<ChangeSet> clearQueue();  // all but what did not come
    // The person has done with these: they did not come, or `capture` is less than the page.
    Result<ChangeSet> dismiss(const std::vector<QueueItem>& items);

    // Links.
    Result<std::vector<LinkStatus>> links();
    Result<ChangeSet> recordLink(const std::string& url, bool alive,
                                 const std::string& reason);  // also of what refuses

    // Where intake puts bytes; may be used from another thread than this one.
    [[nodiscard]] std::shared_ptr<store::PartFiles> partFiles();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace periplus::study
