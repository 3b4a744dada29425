#include "shell/note_controller.h"

#include "bridge/study_thread.h"
#include "bridge/text.h"

#include <algorithm>

namespace periplus {

NoteStore noteStoreOf(StudyThread& study) {
    return {
        [&study](const ArticleId& article, QObject* context, std::function<void(Result<study::Note>)> then) {
            study.query(context, [article](study::Library& library) { return library.note(article); }, std::move(then));
        },
        [&study](const ArticleId& article, std::string markdown, QObject* context,
                 std::function<void(Result<study::ChangeSet>)> then) {
            study.command(
                context,
                [article, markdown = std::move(markdown)](study::Library& library) {
                    return library.setNote(article, markdown);
                },
                std::move(then));
        },
    };
}

NoteController::NoteController(NoteStore store, NoteTiming timing, Clock clock, QObject* parent)
    : QObject(parent), store_(std::move(store)), timing_(timing), clock_(std::move(clock)) {
    lastKey_.setSingleShot(true);
    retry_.setSingleShot(true);
    connect(&lastKey_, &QTimer::timeout, this, &NoteController::flush);
    connect(&retry_, &QTimer::timeout, this, &NoteController::flush);
}

void NoteController::setArticle(const ArticleId& article) {
    if (article == article_) return;
    flush();
    article_ = article;
    std::erase_if(drafts_, [this](const auto& item) {
        return item.first != article_ && !item.second.dirty() && !item.second.saving;
    });
    if (article_.empty()) {
        emit loaded({});
        emit statusChanged();
        return;
    }
    if (const auto draft = drafts_.find(article_); draft != drafts_.end() && draft->second.loaded) {
        emit loaded(draft->second.text);
        emit statusChanged();
        return;
    }
    load();
}

void NoteController::edit(const QString& text) {
    const auto it = drafts_.find(article_);
    if (it == drafts_.end() || !it->second.loaded || it->second.text == text) return;
    it->second.text = text;
    ++it->second.revision;
    if (!lastKey_.isActive()) typing_.start();
    if (!lastKey_.isActive() || typing_.elapsed() + timing_.afterLastKey < timing_.atMost) {
        lastKey_.start(timing_.afterLastKey);
    }
    emit statusChanged();
}

void NoteController::flush() {
    lastKey_.stop();
    std::vector<ArticleId> unsaved;
    for (const auto& [article, draft] : drafts_) {
        if (draft.dirty()) unsaved.push_back(article);
    }
    for (const auto& article : unsaved) save(article);
}

void NoteController::refresh() {
    if (!article_.empty()) load();
}

NoteStatus NoteController::status() const {
    const auto it = drafts_.find(article_);
    if (it == drafts_.end()) return {};
    const Draft& draft = it->second;
    if (draft.problem) return {NoteStanding::Failed, draft.saved, draft.problem};
    if (!draft.loaded) return {NoteStanding::Loading, {}, {}};
    if (draft.dirty() || draft.saving) return {NoteStanding::Saving, draft.saved, {}};
    if (draft.saved.value == 0) return {NoteStanding::Unwritten, {}, {}};
    return {NoteStanding::Saved, draft.saved, {}};
}

bool NoteController::writable() const {
    const auto it = drafts_.find(article_);
    return it != drafts_.end() && it->second.loaded;
}

bool NoteController::settled() const {
    return std::ranges::none_of(drafts_, [](const auto& item) { return item.second.dirty() || item.second.saving; });
}

QString NoteController::unsavedText() const {
    QStringList texts;
    for (const auto& [article, draft] : drafts_) {
        if (draft.dirty()) texts.append(draft.text);
    }
    return texts.join(QLatin1String("\n\n"));
}

void NoteController::whenSettled(QObject* context, std::function<void(bool)> then) {
    waiters_.push_back({context, std::move(then)});
    flush();
    answerWaiters();
}

void NoteController::load() {
    const ArticleId article = article_;
    const std::uint64_t revision = drafts_[article].revision;
    emit statusChanged();
    store_.load(article, this,
                [this, article, revision](const Result<study::Note>& note) { takeLoaded(article, revision, note); });
}

// What was typed since the question was asked is newer than the answer.
void NoteController::takeLoaded(const ArticleId& article, std::uint64_t revision, const Result<study::Note>& note) {
    const auto it = drafts_.find(article);
    if (it == drafts_.end() || it->second.revision != revision || it->second.dirty()) return;
    Draft& draft = it->second;
    if (!note) {
        draft.problem = note.error();
    } else {
        const QString text = qt(note->markdown);
        const bool changed = !draft.loaded || draft.text != text;
        draft.text = text;
        draft.saved = note->modified;
        draft.loaded = true;
        draft.problem.reset();
        if (changed && article == article_) emit loaded(text);
    }
    if (article == article_) emit statusChanged();
}

void NoteController::save(const ArticleId& article) {
    Draft& draft = drafts_[article];
    if (draft.saving) return;  // takeSaved() goes on with what is newer
    draft.saving = true;
    const std::uint64_t revision = draft.revision;
    const std::string markdown = utf8(draft.text);
    if (article == article_) emit statusChanged();
    store_.save(article, markdown, this, [this, article, revision](const Result<study::ChangeSet>& outcome) {
        takeSaved(article, revision, outcome);
    });
}

void NoteController::takeSaved(const ArticleId& article, std::uint64_t revision,
                               const Result<study::ChangeSet>& outcome) {
    Draft& draft = drafts_[article];
    draft.saving = false;
    if (outcome) {
        draft.savedRevision = revision;
        draft.saved = clock_();
        draft.problem.reset();
        if (draft.dirty() && !lastKey_.isActive()) save(article);
    } else {
        draft.problem = outcome.error();
        retry_.start(timing_.retry);
    }
    emit statusChanged();
    answerWaiters();
}

void NoteController::answerWaiters() {
    if (std::ranges::any_of(drafts_, [](const auto& item) { return item.second.saving; })) return;
    const bool durable = settled();
    for (const auto& waiter : std::exchange(waiters_, {})) {
        if (waiter.context) waiter.then(durable);
    }
}

}  // namespace periplus
