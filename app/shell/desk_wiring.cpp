// Who hears of what: the connections between the window and the controllers.
#include "bridge/study_thread.h"
#include "bridge/text.h"
#include "shell/actions.h"
#include "shell/annotation_controller.h"
#include "shell/appearance.h"
#include "shell/capture_shelf.h"
#include "shell/catalogue_controller.h"
#include "shell/clone_controller.h"
#include "shell/desk.h"
#include "shell/main_window.h"
#include "shell/note_controller.h"
#include "shell/page_area.h"
#include "shell/reading_controller.h"
#include "shell/status_line.h"
#include "shell/undo_controller.h"
#include "views/entry_page.h"
#include "views/entry_palette.h"
#include "views/message_area.h"
#include "views/note_pane.h"
#include "views/section_tree.h"
#include "views/section_tree_view.h"
#include "views/trouble_panel.h"

#include <QMenu>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

void Desk::wireWindow() {
    auto* window = window_.get();
    connect(window, &MainWindow::closeWanted, this, [this] {
        leave([this] {
            window_->closeNow();
            emit closed();
        });
    });
    connect(window, &MainWindow::filesDropped, this, &Desk::openFiles);
    connect(window, &MainWindow::paletteWanted, this,
            [this] { window_->palettePopup()->setSnapshot(catalogues_->snapshot()); });
    connect(window->palettePopup(), &EntryPalette::chosen, reading_.get(), &ReadingController::show);
    connect(window->trouble(), &TroublePanel::retry, this, &Desk::retryWanted);
    connect(window->trouble(), &TroublePanel::leave, window, &MainWindow::close);
    connect(window->status(), &StatusLine::upNextPressed, reading_.get(), &ReadingController::nextUnread);
    connect(&appearance_, &Appearance::changed, this, [this] {
        applyTheme();
        refreshActions();
    });
    wireLists();
    connect(undo_.get(), &UndoController::changed, this, &Desk::refreshActions);
    connect(undo_.get(), &UndoController::problem, this, [this](const Error& error) { showProblem(u"undo"_s, error); });
}

void Desk::wireLists() {
    connect(catalogues_.get(), &CatalogueController::opened, this, [this] { takeCatalogue(true); });
    connect(catalogues_.get(), &CatalogueController::reloaded, this, [this] { takeCatalogue(false); });
    connect(reading_.get(), &ReadingController::elsewhere, catalogues_.get(), &CatalogueController::openHolding);
    connect(catalogues_.get(), &CatalogueController::notHeld, this, [this] {
        window_->status()->say(tr("The list with the article you read last is not there any more. Open it to go on."));
    });
    connect(catalogues_.get(), &CatalogueController::recentChanged, this, &Desk::refreshRecent);
    connect(catalogues_.get(), &CatalogueController::problem, this,
            [this](const Error& error) { showProblem(u"list"_s, error); });
    connect(catalogues_.get(), &CatalogueController::problemSolved, this,
            [this] { window_->pageArea()->messages()->take(u"list"_s); });
    connect(catalogues_.get(), &CatalogueController::readingStarted, this, [this](const QString& name, bool another) {
        const QString words = tr("Reading %1...").arg(name);
        window_->status()->setWork(words, -1, [this] { catalogues_->cancel(); });
        if (another) window_->tree()->setReading(words);
    });
    connect(catalogues_.get(), &CatalogueController::readingEnded, this, [this] {
        window_->status()->clearWork();
        window_->tree()->setReading({});
    });
    connect(window_->tree(), &SectionTree::readingCancelled, catalogues_.get(), &CatalogueController::cancel);
    connect(window_->tree(), &SectionTree::filterChanged, this, &Desk::refreshFilterActions);
}

void Desk::wireTree() {
    auto* tree = window_->tree();
    connect(tree, &SectionTree::currentChanged, reading_.get(), &ReadingController::show);
    connect(tree, &SectionTree::nodeActivated, this, [this](catalogue::NodeIndex node) {
        reading_->show(node);
        window_->closeDrawer();
        if (!reading_->article().empty()) pages_->showPreferred();
    });
    connect(tree, &SectionTree::stateCycleRequested, this, [this](catalogue::NodeIndex node) {
        reading_->show(node);
        reading_->cycleState();
    });
    connect(tree, &SectionTree::contextMenuRequested, this, [this](catalogue::NodeIndex node, const QPoint& at) {
        reading_->show(node);
        auto* menu = new QMenu(window_.get());
        menu->setAttribute(Qt::WA_DeleteOnClose);
        if (reading_->article().empty()) {
            menu->addAction(actions_->action("take-section"));
            return menu->popup(at);
        }
        for (const char* id : {"live", "offline", "reading-view", "browser", "copy-address"})
            menu->addAction(actions_->action(id));
        menu->addSeparator();
        for (const char* id : {"mark-unread", "mark-reading", "mark-read", "mark-skipped", "star"}) {
            menu->addAction(actions_->action(id));
        }
        menu->popup(at);
    });
    connect(tree->view(), &SectionTreeView::escaped, window_.get(), &MainWindow::closeDrawer);
    tree->view()->installEventFilter(this);
}

void Desk::wireReading() {
    connect(reading_.get(), &ReadingController::currentChanged, this, [this] {
        window_->tree()->selectNode(reading_->node());
        refreshHead();
        annotations_->setEntry(reading_->snapshot(), reading_->node());
        refreshEntry();
        refreshStatus();
    });
    connect(reading_.get(), &ReadingController::nodeMoved, this, [this] {
        annotations_->setEntry(reading_->snapshot(), reading_->node());
        refreshEntry();
    });
    connect(reading_.get(), &ReadingController::statusesLoaded, this, [this] {
        std::vector<study::ArticleStatus> all;
        for (const auto& [id, status] : reading_->statuses()) all.push_back(status);
        window_->tree()->updateStatuses(all);
        refreshEntry();
        refreshStatus();
    });
    connect(reading_.get(), &ReadingController::statusChanged, this, [this](const ArticleId& article) {
        window_->tree()->updateStatuses({reading_->statuses().at(article)});
        if (article == reading_->article()) refreshEntry();
        refreshStatus();
        offerRead();
        using enum study::ReadingState;
        const auto state = reading_->statuses().at(article).state;
        if (state == Read || state == Skipped) endWelcome();
    });
    connect(reading_.get(), &ReadingController::problem, this,
            [this](const Error& error) { showProblem(u"reading"_s, error); });
}

void Desk::wirePages() {
    connect(pages_.get(), &PageController::historyChanged, this, &Desk::refreshActions);
    connect(pages_.get(), &PageController::viewChanged, this, [this] {
        refreshHead();
        refreshActions();
    });
    connect(pages_.get(), &PageController::said, window_->status(), &StatusLine::say);
    connect(pages_.get(), &PageController::loading, this, [this](const QString& words, int percent) {
        window_->status()->setWork(words, percent, [this] { pages_->stopPage(); });
    });
    connect(pages_.get(), &PageController::loadingEnded, this, [this] { window_->status()->clearWork(); });
    connect(pages_.get(), &PageController::endReached, this, &Desk::offerRead);
    connect(pages_.get(), &PageController::viewChanged, this, &Desk::offerRead);
    connect(window_->pageArea(), &PageArea::markReadWanted, this,
            [this] { reading_->setState(study::ReadingState::Read); });
}

void Desk::wireNotes() {
    auto* pane = window_->notePane();
    connect(pane, &NotePane::edited, notes_.get(), &NoteController::edit);
    connect(pane, &NotePane::left, notes_.get(), &NoteController::flush);
    connect(pane, &NotePane::escaped, window_->pageArea(), &PageArea::focusPage);
    connect(pane, &NotePane::renderedChanged, this,
            [this](bool rendered) { settings_.set(keys::kNoteRendered, rendered); });
    connect(pane, &NotePane::linkActivated, pages_.get(), &PageController::openLink);
    connect(notes_.get(), &NoteController::loaded, pane, &NotePane::setNote);
    connect(notes_.get(), &NoteController::statusChanged, this, &Desk::refreshNoteState);
    connect(&study_, &StudyThread::changed, this, [this](const study::ChangeSet& changes) {
        if (changes.warning) showProblem(u"library"_s, *changes.warning);
        using enum study::CommandKind;
        if (changes.kind == SetNote || changes.kind == AddAnnotation || changes.kind == SetStar) endWelcome();
        if (changes.kind != SetNote) return;
        for (const auto& article : changes.articles) {
            if (article == notes_->article()) notes_->refresh();
        }
    });
}

void Desk::wireAnnotations() {
    auto* page = window_->pageArea()->entryPage();
    auto* pane = window_->notePane();
    connect(annotations_.get(), &AnnotationController::changed, this, [this] {
        window_->notePane()->setAnnotations(reading_->snapshot(), annotations_->annotations(),
                                            annotations_->placements());
        refreshEntry();
    });
    connect(annotations_.get(), &AnnotationController::added, this, [this](const AnnotationId& id, bool withNote) {
        if (withNote) window_->showNotes();
        window_->notePane()->showAnnotation(id, withNote);
    });
    connect(annotations_.get(), &AnnotationController::problem, this,
            [this](const Error& error) { showProblem(u"annotation"_s, error); });
    connect(page, &EntryPage::highlightRequested, annotations_.get(), &AnnotationController::add);
    connect(page, &EntryPage::browserRequested, pages_.get(), [this](const QUrl& url) { pages_->openInBrowser(url); });
    connect(page, &EntryPage::offlineRequested, this, &Desk::takeLink);
    connect(page, &EntryPage::captureRequested, this, &Desk::readLink);
    connect(page, &EntryPage::annotationActivated, this, [this](const AnnotationId& id) {
        window_->showNotes();
        window_->notePane()->showAnnotation(id, false);
    });
    connect(page, &EntryPage::markReadRequested, this, [this] { reading_->setState(study::ReadingState::Read); });
    connect(page, &EntryPage::welcomeDismissed, this, &Desk::endWelcome);
    connect(page, &EntryPage::linkMenuRequested, this, &Desk::openLinkMenu);
    connect(pane, &NotePane::annotationActivated, this, [this](const AnnotationId& id) {
        pages_->showEntry();
        window_->pageArea()->entryPage()->showAnnotation(id);
    });
    connect(pane, &NotePane::annotationEdited, annotations_.get(), &AnnotationController::edit);
    connect(pane, &NotePane::annotationRemoved, annotations_.get(), &AnnotationController::remove);
}

void Desk::openLinkMenu(const QUrl& url, const QPoint& at) {
    auto* menu = new QMenu(window_.get());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Open here"), this, [this, url] { pages_->openLink(url); });
    const std::string address = utf8(QString::fromUtf8(url.toEncoded()));
    if (shelf_->ofAddress(address)) menu->addAction(tr("Read it offline"), this, [this, url] { readLink(url); });
    if (isOwnLink(url)) menu->addAction(tr("Take it offline"), this, [this, url] { takeLink(url); });
    if (clones_->holds(address))
        menu->addAction(tr("Read it from the local clone"), this, [this, address] { readLinkFromClone(address); });
    menu->addAction(tr("Open in the system browser"), this, [this, url] { pages_->openInBrowser(url); });
    menu->addAction(tr("Copy the address"), this, [this, url] { pages_->copyAddress(url); });
    menu->popup(at);
}

}  // namespace periplus
