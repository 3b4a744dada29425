#pragma once
// NoteController: the words of the note pane on their way to the library. Saves soon after the last key; keeps what
// could not be saved, for each article, until it is saved, and tries again by itself.
// Ownership: the desk. Thread: UI. Errors: in NoteStatus, standing until solved.
#include "base/error.h"
#include "study/types.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>

#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

namespace periplus {

class StudyThread;

// Where notes are kept; the study, or what a test puts in its place. Both answer later.
struct NoteStore {
    std::function<void(const ArticleId&, QObject* context, std::function<void(Result<study::Note>)>)> load;
    std::function<void(const ArticleId&, std::string markdown, QObject* context,
                       std::function<void(Result<study::ChangeSet>)>)>
        save;
};
NoteStore noteStoreOf(StudyThread& study);

enum class NoteStanding : std::uint8_t { Loading, Unwritten, Saved, Saving, Failed };

struct NoteStatus {
    NoteStanding standing = NoteStanding::Unwritten;
    UnixMillis saved;              // Saved
    std::optional<Error> problem;  // Failed
};

struct NoteTiming {
    int afterLastKey = 400;  // milliseconds
    int atMost = 2000;       // while typing goes on
    int retry = 3000;        // after a failed save
};

class NoteController : public QObject {
    Q_OBJECT
public:
    explicit NoteController(NoteStore store, NoteTiming timing = {}, Clock clock = systemNow,
                            QObject* parent = nullptr);

    void setArticle(const ArticleId& article);  // saves what is unsaved, then loads; empty: no note here
    void edit(const QString& text);             // what the editor holds now
    void flush();                               // save at once what is unsaved, of all articles
    void refresh();                             // the stored note may have changed (undo, another program)

    [[nodiscard]] const ArticleId& article() const { return article_; }
    [[nodiscard]] NoteStatus status() const;
    [[nodiscard]] bool writable() const;  // what is stored is known, so that nothing is written over unseen
    [[nodiscard]] bool settled() const;   // nothing unsaved, nothing on its way
    [[nodiscard]] QString unsavedText() const;

    // Answers once nothing is on its way: true when every word is durable.
    void whenSettled(QObject* context, std::function<void(bool durable)> then);

signals:
    void loaded(const QString& text);  // for the article that is current
    void statusChanged();

private:
    struct Draft {
        QString text;
        std::uint64_t revision = 0;
        std::uint64_t savedRevision = 0;
        bool loaded = false;
        bool saving = false;
        UnixMillis saved;
        std::optional<Error> problem;
        [[nodiscard]] bool dirty() const { return revision != savedRevision; }
    };
    struct Waiter {
        QPointer<QObject> context;
        std::function<void(bool)> then;
    };

    void load();
    void takeLoaded(const ArticleId& article, std::uint64_t revision, const Result<study::Note>& note);
    void save(const ArticleId& article);
    void takeSaved(const ArticleId& article, std::uint64_t revision, const Result<study::ChangeSet>& outcome);
    void answerWaiters();

    NoteStore store_;
    NoteTiming timing_;
    Clock clock_;
    ArticleId article_;
    std::unordered_map<ArticleId, Draft> drafts_;
    std::vector<Waiter> waiters_;
    QTimer lastKey_;
    QTimer retry_;
    QElapsedTimer typing_;
};

}  // namespace periplus
