// What the window shows, brought up to date from the controllers.
#include "bridge/text.h"
#include "shell/actions.h"
#include "shell/annotation_controller.h"
#include "shell/appearance.h"
#include "shell/capture_controller.h"
#include "shell/catalogue_controller.h"
#include "shell/desk.h"
#include "shell/main_window.h"
#include "shell/note_controller.h"
#include "shell/page_area.h"
#include "shell/reading_controller.h"
#include "shell/status_line.h"
#include "shell/undo_controller.h"
#include "views/entry_page.h"
#include "views/entry_palette.h"
#include "views/focus_frame.h"
#include "views/message_area.h"
#include "views/note_pane.h"
#include "views/section_tree.h"

#include <QDateTime>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>

#include <algorithm>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {

QString titleOf(const study::CatalogueSnapshot& snapshot, catalogue::NodeIndex node) {
    if (node == catalogue::kNoNode) return {};
    const auto& at = snapshot.catalogue->nodes[node];
    if (!at.title.empty()) return qt(at.title).simplified();
    if (!at.author.empty()) return qt(at.author).simplified();
    return at.links.empty() ? QString() : qt(at.links.front().url);
}

QString savedWords(UnixMillis at) {
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(at.value);
    const bool today = time.date() == QDate::currentDate();
    return today ? QLocale().toString(time.time(), u"HH:mm"_s) : shortDate(at);
}

}  // namespace

void Desk::takeCatalogue(bool another) {
    const auto& snapshot = catalogues_->snapshot();
    auto* tree = window_->tree();
    if (another) rememberList();
    tree->setSnapshot(snapshot, reading_->statuses());
    const QString list = qt(snapshot->file.id.value);
    if (another && session_.openSections.contains(list)) tree->setExpandedKeys(session_.openSections.value(list));
    const QString last = session_.articles.value(list, qt(std::exchange(firstArticle_, {}).value));
    reading_->setSnapshot(snapshot, ArticleId{utf8(last)});
    window_->setList(qt(snapshot->file.name).simplified());
    if (another) tree->focusTree();
    window_->palettePopup()->setSnapshot(snapshot);
    refreshOffline();
}

void Desk::applyTheme() {
    const Theme theme = appearance_.theme();
    window_->tree()->setTheme(theme);
    window_->pageArea()->entryPage()->setTheme(theme);
    window_->notePane()->setTheme(theme);
    pages_->applyTheme();
    window_->focusFrame()->setColour(theme.accent);
}

void Desk::refreshEntry() {
    const auto& snapshot = reading_->snapshot();
    const auto node = reading_->node();
    if (!snapshot || node == catalogue::kNoNode) return;
    EntryPageContent content;
    content.snapshot = snapshot;
    content.node = node;
    content.status = reading_->status();
    content.rollup = study::rollup(*snapshot, reading_->statuses(), node);
    content.annotations = annotations_->annotations();
    content.placements = annotations_->placements();
    content.links = linkFacts(node);
    content.welcome = welcome_;
    window_->pageArea()->entryPage()->setContent(content);
    refreshHead();
    refreshActions();
}

bool Desk::strayShown() const {
    const auto& open = captures_->open();
    return window_->pageArea()->captureShown() && open &&
           (open->article.empty() || open->article != reading_->article());
}

// A page that is not of the current entry stands under its own name, and nothing can be written of the entry there.
void Desk::refreshHead() {
    const auto& snapshot = reading_->snapshot();
    const bool stray = strayShown();
    const QString title = snapshot ? titleOf(*snapshot, reading_->node()) : QString();
    window_->setTitle(stray ? tr("%1 (of no entry)").arg(qt(captures_->open()->title).simplified()) : title);
    notes_->setArticle(stray ? ArticleId{} : reading_->article());
    window_->notePane()->setEntry(title, !stray && !reading_->article().empty());
}

void Desk::refreshStatus() {
    const auto& snapshot = reading_->snapshot();
    if (!snapshot) return;
    const study::Rollup whole = window_->tree()->model()->whole();
    window_->status()->setProgress(whole.read, whole.total);
    window_->status()->setUpNext(titleOf(*snapshot, reading_->upNext()));
}

void Desk::refreshActions() {
    const bool article = !reading_->article().empty() && !strayShown();
    const bool live = window_->pageArea()->liveShown();
    const auto enable = [this](std::initializer_list<const char*> ids, bool possible) {
        for (const char* id : ids) actions_->action(id)->setEnabled(possible);
    };
    enable(
        {"cycle-state", "mark-unread", "mark-reading", "mark-read", "mark-skipped", "star", "edit-note", "read-note"},
        article);
    enable({"live", "browser", "copy-address"}, !pages_->address().isEmpty());
    enable({"reload-page", "stop", "scripts"}, live);
    enable({"back"}, live || window_->pageArea()->captureShown() || reading_->canGoBack());
    enable({"forward"}, live || reading_->canGoForward());
    actions_->action("star")->setChecked(reading_->starred());
    actions_->action("scripts")->setChecked(live && settings_.scriptAllowed(pages_->address().host()));
    window_->setStateWords(nameOf(reading_->status().state), article);

    const auto name = [this](const char* id, const QString& plain, const QString& named,
                             std::optional<study::CommandKind> kind) {
        actions_->action(id)->setEnabled(kind.has_value());
        actions_->action(id)->setText(kind ? named.arg(nameOf(*kind)) : plain);
    };
    name("undo", tr("&Undo"), tr("&Undo %1"), undo_->undoKind());
    name("redo", tr("&Redo"), tr("&Redo %1"), undo_->redoKind());

    refreshCaptureActions();
    const char* const themes[] = {"theme-system", "theme-light", "theme-dark"};
    actions_->action(themes[static_cast<int>(settings_.get(keys::kTheme))])->setChecked(true);
    const char* const languages[] = {"language-system", "language-en", "language-zh"};
    actions_->action(languages[static_cast<int>(settings_.get(keys::kLanguage))])->setChecked(true);
}

void Desk::refreshFilterActions() {
    const FilterQuery filter = window_->tree()->filter();
    const char* const states[] = {"only-unread", "only-reading", "only-read", "only-skipped"};
    for (const auto state : {study::ReadingState::Unread, study::ReadingState::Reading, study::ReadingState::Read,
                             study::ReadingState::Skipped}) {
        const bool wanted = std::ranges::find(filter.states, state) != filter.states.end();
        actions_->action(states[static_cast<int>(state)])->setChecked(wanted);
    }
    actions_->action("only-starred")->setChecked(filter.starredOnly);
}

void Desk::refreshNoteState() {
    const NoteStatus status = notes_->status();
    QString words;
    switch (status.standing) {
        case NoteStanding::Loading:
        case NoteStanding::Unwritten: break;
        case NoteStanding::Saving: words = tr("Saving..."); break;
        case NoteStanding::Saved: words = tr("Saved %1").arg(savedWords(status.saved)); break;
        case NoteStanding::Failed:
            words = sentenceFor(*status.problem);
            if (notes_->writable()) words = tr("Not saved: %1").arg(words);
            break;
    }
    window_->notePane()->setWritable(notes_->writable());
    window_->notePane()->setNoteState(words, status.standing == NoteStanding::Failed);
}

// The card of the first start has done its work once something was marked, written or annotated.
void Desk::endWelcome() {
    if (!welcome_) return;
    welcome_ = false;
    settings_.set(keys::kWelcomeDone, true);
    refreshEntry();
}

void Desk::offerRead() {
    using enum study::ReadingState;
    const auto state = reading_->status().state;
    const bool open = !reading_->article().empty() && !strayShown() && (state == Unread || state == Reading);
    window_->pageArea()->setReadOffer(open && pages_->ended());
}

void Desk::refreshRecent() {
    QMenu* file = actions_->menu(ActionMenu::File);
    if (!recent_) {
        recent_ = new QMenu(tr("Open re&cent"), file);
        file->insertMenu(actions_->action("reload"), recent_);
    }
    recent_->clear();
    for (const auto& known : catalogues_->recent()) {
        if (known.bundled) continue;
        const QString path = qt(known.path);
        QString name = path;
        QAction* action =
            recent_->addAction(name.replace(u"&"_s, u"&&"_s), this, [this, path] { catalogues_->open(path); });
        action->setEnabled(!known.missing);
    }
    recent_->setEnabled(!recent_->isEmpty());
}

void Desk::showProblem(const QString& id, const Error& error) {
    std::vector<MessageButton> ways;
    if (id == u"list") ways.push_back({tr("Choose another"), [this] { chooseList(); }});
    window_->pageArea()->messages()->put(id, sentenceFor(error), ways);
}

// Space turns the page from the tree, so that one hand can read.
bool Desk::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space) {
        pages_->turnPage(static_cast<QKeyEvent*>(event)->modifiers().testFlag(Qt::ShiftModifier));
        return true;
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace periplus
