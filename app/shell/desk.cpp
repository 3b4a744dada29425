#include "shell/desk.h"

#include "bridge/study_thread.h"
#include "bridge/text.h"
#include "shell/action_table.h"
#include "shell/actions.h"
#include "shell/annotation_controller.h"
#include "shell/appearance.h"
#include "shell/archive_controller.h"
#include "shell/capture_controller.h"
#include "shell/capture_proofs.h"
#include "shell/capture_shelf.h"
#include "shell/catalogue_controller.h"
#include "shell/clone_controller.h"
#include "shell/doubt_sheet.h"
#include "shell/main_window.h"
#include "shell/note_controller.h"
#include "shell/offline_controller.h"
#include "shell/page_area.h"
#include "shell/reading_controller.h"
#include "shell/status_line.h"
#include "shell/undo_controller.h"
#include "views/entry_page.h"
#include "views/message_area.h"
#include "views/note_pane.h"
#include "views/section_tree.h"
#include "views/trouble_panel.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

Desk::Desk(StudyThread& study, Settings& settings, Appearance& appearance, DeskOptions options)
    : study_(study),
      settings_(settings),
      appearance_(appearance),
      options_(std::move(options)),
      session_(readSession(options_.sessionFile)),
      window_(std::make_unique<MainWindow>()),
      catalogues_(std::make_unique<CatalogueController>(study)),
      reading_(std::make_unique<ReadingController>(
          study,
          [this] {
              return window_->isActiveWindow() && !window_->isMinimized() && pages_->pageInView() && !strayShown();
          },
          options_.readingAfterMs)),
      annotations_(std::make_unique<AnnotationController>(study)),
      notes_(std::make_unique<NoteController>(noteStoreOf(study))),
      undo_(std::make_unique<UndoController>(study)),
      shelf_(std::make_unique<CaptureShelf>(study)),
      captures_(std::make_unique<CaptureController>(*window_->pageArea(), *reading_, *shelf_, study, settings,
                                                    options_.captures, [&appearance] { return appearance.dark(); })),
      intake_(std::make_unique<IntakeWorker>(study)),
      proofs_(std::make_unique<CaptureProofs>(study, options_.captures, captures_->fetch())),
      offline_(std::make_unique<OfflineController>(study, settings, *intake_, *proofs_, options_.captures)),
      archives_(std::make_unique<ArchiveController>(study, *intake_)),
      clones_(std::make_unique<CloneController>(study, settings)),
      pages_(std::make_unique<PageController>(*window_->pageArea(), *reading_, *captures_, settings, options_.livePage,
                                              [&appearance] { return appearance.dark(); })),
      welcome_(!settings.get(keys::kWelcomeDone)),
      firstArticle_{utf8(session_.article)} {
    actions_ = new Actions(actionTable(*this), window_.get());
    window_->setActions(*actions_);
    wire();
    window_->notePane()->setRendered(settings.get(keys::kNoteRendered));
    window_->restore(session_);
    pages_->setDiscardAfter(options_.discardAfterMs);
    idle_.setSingleShot(true);
    connect(&idle_, &QTimer::timeout, this, &Desk::maintain);
    refreshActions();
}

void Desk::wire() {
    wireWindow();
    wireTree();
    wireReading();
    wirePages();
    wireNotes();
    wireAnnotations();
    wireCaptures();
    wireClones();
    wireSession();
}

// The window first: its widgets announce changes while they go, and the controllers must still be there.
Desk::~Desk() { window_.reset(); }

void Desk::show() {
    applyTheme();
    window_->show();
}

void Desk::start(const QStringList& files) {
    started_ = true;
    window_->showTrouble(false);
    actions_->action("palette")->setEnabled(true);
    QStringList lists;
    QStringList archives;
    for (const auto& file : files) (ArchiveController::looksLikeArchive(file) ? archives : lists).append(file);
    catalogues_->openLast(CatalogueId{utf8(session_.catalogue)}, lists);
    undo_->refresh();
    shelf_->load();
    offline_->restore();
    archives_->import(archives);
    idle_.start(options_.maintainAfterMs);
}

// Not while someone types: the study's thread would be busy for a moment. What is not due costs nothing.
void Desk::maintain() {
    if (!notes_->settled()) return idle_.start(options_.maintainAfterMs);
    idle_.start(options_.maintainAgainMs);
    study_.query(
        this, [](study::Library& library) { return library.maintain(); },
        [this](const Result<void>& outcome) {
            if (!outcome) return showProblem(u"backup"_s, outcome.error());
            window_->pageArea()->messages()->take(u"backup"_s);
        });
}

void Desk::libraryTrouble(const Error& error) {
    window_->trouble()->setSentence(sentenceFor(error));
    window_->showTrouble(true);
    actions_->action("palette")->setEnabled(false);  // there is nothing to go to
}

void Desk::libraryNotices(const std::vector<Error>& notices) {
    QStringList sentences;
    for (const auto& notice : notices) sentences.append(sentenceFor(notice));
    if (!sentences.isEmpty()) window_->pageArea()->messages()->put(u"library"_s, sentences.join(u'\n'));
}

void Desk::openFiles(const QStringList& files) {
    if (!started_) return;
    for (const auto& file : files) {
        if (ArchiveController::looksLikeArchive(file)) {
            import({file});
        } else {
            catalogues_->open(file);
        }
    }
}

void Desk::raise() {
    if (window_->isMinimized()) window_->showNormal();
    window_->raise();
    window_->activateWindow();
}

void Desk::leave(std::function<void()> then) {
    window_->notePane()->flush();
    pages_->rememberPlace([this, then = std::move(then)] {
        reading_->flushPlace();
        leaveWithWords(then);
    });
}

void Desk::leaveWithWords(const std::function<void()>& then) {
    notes_->whenSettled(this, [this, then](bool durable) {
        saveSession();
        if (durable) return then();
        const auto problem = notes_->status().problem;
        window_->pageArea()->messages()->put(u"leave"_s,
                                             tr("Your note is not saved yet, so the window stays open. %1")
                                                 .arg(problem ? sentenceFor(*problem) : QString()),
                                             {{tr("Try again"), [this, then] { leave(then); }},
                                              {tr("Copy the words"), [this] { takeUnsavedWords(); }},
                                              {tr("Leave without them"), then}});
    });
}

void Desk::takeUnsavedWords() {
    QGuiApplication::clipboard()->setText(notes_->unsavedText());
    window_->status()->say(tr("Copied. Paste the words where they are safe, then leave."));
}

void Desk::chooseList() {
    const auto& snapshot = catalogues_->snapshot();
    const QString folder =
        snapshot && !snapshot->file.path.empty() ? QFileInfo(qt(snapshot->file.path)).path() : QDir::homePath();
    auto* dialog = new QFileDialog(window_.get(), tr("Open a list"), folder,
                                   tr("Markdown lists (*.md *.markdown *.mdown *.txt);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, catalogues_.get(), &CatalogueController::open);
    dialog->open();
}

void Desk::chooseTheme(ThemeChoice choice) { settings_.set(keys::kTheme, choice); }

void Desk::chooseLanguage(LanguageChoice choice) {
    if (settings_.get(keys::kLanguage) == choice) return;
    settings_.set(keys::kLanguage, choice);
    emit languageChosen();
}

// On a mark that is there already, a colour recolours it and "annotate" goes to its words.
void Desk::annotate(study::HighlightColour colour, bool withNote) {
    const EntryPage& page = *window_->pageArea()->entryPage();
    if (window_->pageArea()->shown() != PageView::Entry) {
        window_->status()->say(tr("Excerpts on the entry page can be annotated. Press I to go there."));
        return;
    }
    if (const auto id = page.annotationAtCaret()) {
        const auto* annotation = annotations_->find(*id);
        if (withNote) return window_->notePane()->showAnnotation(*id, true);
        if (annotation && annotation->colour != colour) annotations_->edit(*id, colour, qt(annotation->note));
        return;
    }
    if (const auto selection = page.excerptSelection()) return annotations_->add(*selection, colour, withNote);
    window_->status()->say(tr("Select some lines of an excerpt first, or put the caret in one."));
}

void Desk::removeAnnotation() {
    if (const auto id = window_->notePane()->currentAnnotation()) return annotations_->remove(*id);
    if (const auto id = window_->pageArea()->entryPage()->annotationAtCaret()) return annotations_->remove(*id);
    window_->status()->say(tr("Put the caret on an annotation first."));
}

void Desk::toggleNoteView() {
    auto* pane = window_->notePane();
    if (pane->rendered()) {
        window_->editNote();
    } else {
        pane->setRendered(true);
    }
    settings_.set(keys::kNoteRendered, pane->rendered());
}

void Desk::showWelcome() {
    welcome_ = true;
    pages_->showEntry();
    refreshEntry();
}

void Desk::showDoubts() {
    if (!reading_->snapshot()) return;
    auto* sheet = new DoubtSheet(doubtsOf(*reading_->snapshot()), window_.get());
    connect(sheet, &DoubtSheet::chosen, this, [this, of = reading_->snapshot()](catalogue::NodeIndex node) {
        if (of == reading_->snapshot()) reading_->show(node);  // a list read again has other places
    });
    sheet->show();
}

void Desk::toggleStateFilter(study::ReadingState state) {
    FilterQuery query = window_->tree()->filter();
    if (std::erase(query.states, state) == 0) query.states.push_back(state);
    window_->tree()->setFilter(query);
}

void Desk::toggleStarFilter() {
    FilterQuery query = window_->tree()->filter();
    query.starredOnly = !query.starredOnly;
    window_->tree()->setFilter(query);
}

}  // namespace periplus
