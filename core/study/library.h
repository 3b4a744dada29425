#pragma once
// Library: the one door to what the person has. Opens a folder (library.db, journal, backups), runs commands, answers
// queries. Each command is one transaction, durable when it returns, and says what it changed.
// Ownership: the caller owns it. Thread: one thread for its whole life (app/bridge/study_thread.h gives it one).
// Errors: open() gives Locked, NewerVersion, Damaged, ReadOnly, Unwritable, DiskFull; after a failed command nothing
// changed.
#include "base/clock.h"
#include "base/error.h"
#include "study/types.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace periplus::study {

class Captures;

struct OpenOptions {
    std::string folder;            // created with mode 0700 when missing
    std::string program;           // named to others while we hold the library ("Periplus", "periplusctl")
    std::string bundledCatalogue;  // bytes of the bundled list
    Clock clock = systemNow;
};

class Library {
public:
    static Result<std::unique_ptr<Library>> open(OpenOptions options);
    ~Library();
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;

    // What went wrong and was mended while opening (restored from a backup, unclean exit ...), for the person to read.
    [[nodiscard]] const std::vector<Error>& notices() const;

    // For idle moments: the daily backup and the like. May take a second on a large library. Damaged: the next opening
    // restores; DiskFull, Unwritable: nothing is lost, try again later.
    Result<void> maintain();

    // Catalogues. The bundled one is always there.
    Result<std::vector<CatalogueFile>> catalogues();
    Result<SnapshotPtr> openBundled();
    Result<SnapshotPtr> openCatalogue(const std::string& path);  // reads, parses, identifies, remembers
    Result<SnapshotPtr> reloadCatalogue(const CatalogueId& id);  // the file changed outside
    Result<SnapshotPtr> openHolding(const ArticleId& article);   // the latest list that has it; UnknownEntry: none
    Result<ChangeSet> forgetCatalogue(const CatalogueId& id);    // from the recent list; nothing else is deleted

    // Reading.
    Result<StatusMap> statuses();
    Result<ArticleStatus> status(const ArticleId& article);
    Result<ChangeSet> setState(const ArticleId& article, ReadingState state);
    Result<ChangeSet> setStar(const ArticleId& article, bool starred);
    Result<ChangeSet> recordOpened(const ArticleId& article);
    Result<ChangeSet> setPlace(const ArticleId& article, const ReadingPlace& place);
    Result<std::optional<ReadingPlace>> place(const ArticleId& article);
    Result<std::optional<ArticleId>> lastArticle();  // for "continue"

    // The person's words.
    Result<Note> note(const ArticleId& article);
    Result<ChangeSet> setNote(const ArticleId& article, std::string_view markdown);

    // Annotations on excerpts.
    Result<std::vector<Annotation>> annotations();
    Result<std::vector<Annotation>> annotations(const ArticleId& article);
    Result<Annotation> annotation(const AnnotationId& id);
    Result<ChangeSet> addAnnotation(Annotation annotation);  // an empty id is filled in; see ChangeSet::annotations
    Result<ChangeSet> editAnnotation(const AnnotationId& id, HighlightColour colour, std::string_view note);
    Result<ChangeSet> removeAnnotation(const AnnotationId& id);

    // Every change of state, star, note and annotation can be undone; nothing to undo gives an empty ChangeSet.
    Result<std::optional<CommandKind>> undoKind();
    Result<std::optional<CommandKind>> redoKind();
    Result<ChangeSet> undo();
    Result<ChangeSet> redo();
    Result<std::vector<HistoryRow>> history(const ArticleId& article);

    // Pages kept for reading offline.
    Captures& captures();

    // What a list last called the article, whether or not one has it now. UnknownEntry.
    Result<ArticleName> nameOf(const ArticleId& article);
    // ENTRY of the command line: an id, a URL, or an exact title: in the given lists, or as last known. UnknownEntry,
    // Ambiguous.
    Result<ArticleId> findArticle(std::string_view name, const std::vector<SnapshotPtr>& lists);

private:
    struct State;
    explicit Library(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

// Where the article's annotations stand in the list as it is now. Pure; any thread.
std::vector<Placement> placements(const CatalogueSnapshot& snapshot, const std::vector<Annotation>& annotations);

}  // namespace periplus::study
