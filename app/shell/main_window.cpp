#include "shell/main_window.h"

#include "shell/actions.h"
#include "shell/key_sheet.h"
#include "shell/page_area.h"
#include "shell/pane_splitter.h"
#include "shell/status_line.h"
#include "views/elided_label.h"
#include "views/entry_palette.h"
#include "views/focus_frame.h"
#include "views/note_pane.h"
#include "views/section_tree.h"
#include "views/trouble_panel.h"

#include <QApplication>
#include <QCloseEvent>
#include <QMenuBar>
#include <QMimeData>
#include <QStackedWidget>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kNotesBelowUnder = 1100;
constexpr int kDrawerUnder = 760;
constexpr int kDrawerWidth = 320;
constexpr int kSidebarWidth = 340;
constexpr int kNotesWidth = 320;
constexpr int kNotesHeight = 180;
constexpr QSize kSmallest{420, 300};
constexpr QSize kUsual{1280, 820};

}  // namespace

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent) {
    setObjectName(u"window"_s);
    setWindowTitle(u"Periplus"_s);
    setMinimumSize(kSmallest);
    resize(kUsual);
    setAcceptDrops(true);
    centre_ = new QStackedWidget(this);
    desk_ = new QWidget(centre_);
    trouble_ = new TroublePanel(centre_);
    columns_ = new PaneSplitter(0, kSidebarWidth, kSidebarWidth, desk_);
    reading_ = new PaneSplitter(1, kNotesWidth, kNotesHeight, columns_);
    tree_ = new SectionTree(columns_);
    page_ = new PageArea(reading_);
    notes_ = new NotePane(reading_);
    auto* room = new QVBoxLayout(desk_);
    room->setContentsMargins(0, 0, 0, 0);
    room->addWidget(columns_);
    columns_->addWidget(tree_);
    columns_->addWidget(reading_);
    reading_->addWidget(page_);
    reading_->addWidget(notes_);
    for (PaneSplitter* splitter : {columns_, reading_})
        connect(splitter, &QSplitter::splitterMoved, this, &MainWindow::shapeChanged);
    columns_->setStretchFactor(1, 1);
    reading_->setStretchFactor(0, 1);
    page_->setMinimumSize(240, 120);
    notes_->setMinimumSize(180, 90);
    centre_->addWidget(desk_);
    centre_->addWidget(trouble_);
    setCentralWidget(centre_);
    status_ = new StatusLine(this);
    setStatusBar(status_);
    palette_ = new EntryPalette(this);
    focus_ = new FocusFrame(this);
    focus_->addPane(page_->pages());
}

void MainWindow::setActions(Actions& actions) {
    actions_ = &actions;
    actions.fill(menuBar());
    makeToolBar();
    showPanes();
}

void MainWindow::setList(const QString& name) {
    setWindowTitle(name.isEmpty() ? u"Periplus"_s : name + u" – Periplus"_s);
}

void MainWindow::setTitle(const QString& title) { title_->setWords(title); }

void MainWindow::setStateWords(const QString& state, bool possible) {
    state_->setText(state);
    state_->setEnabled(possible);
}

void MainWindow::showTrouble(bool trouble) {
    centre_->setCurrentWidget(trouble ? static_cast<QWidget*>(trouble_) : desk_);
}

void MainWindow::toggleSidebar() {
    if (drawer_) {
        drawerOpen_ = !drawerOpen_;
    } else {
        sidebarWanted_ = !sidebarWanted_;
    }
    showPanes();
    if (drawerOpen_) tree_->focusTree();
}

void MainWindow::toggleNotes() {
    notesWanted_ = !notesWanted_;
    showPanes();
}

void MainWindow::showNotes() {
    if (!notesWanted_) toggleNotes();
}

void MainWindow::toggleFullScreen() { setWindowState(windowState() ^ Qt::WindowFullScreen); }

void MainWindow::closeDrawer() {
    if (!drawerOpen_) return;
    drawerOpen_ = false;
    showPanes();
    page_->focusPage();
}

void MainWindow::showPanes() {
    tree_->setVisible(drawer_ ? drawerOpen_ : sidebarWanted_);
    notes_->setVisible(notesWanted_);
    columns_->arrange();
    reading_->arrange();
    if (drawer_ && drawerOpen_) {
        tree_->setGeometry(0, 0, std::min(kDrawerWidth, desk_->width() - 48), desk_->height());
        tree_->raise();
    }
    if (!actions_) return;
    actions_->action("sidebar")->setChecked(tree_->isVisibleTo(this));
    actions_->action("notes")->setChecked(notesWanted_);
    emit shapeChanged();
}

QList<QWidget*> MainWindow::panes() const {
    QList<QWidget*> shown;
    for (QWidget* pane : {static_cast<QWidget*>(tree_), static_cast<QWidget*>(page_), static_cast<QWidget*>(notes_)}) {
        if (pane->isVisible()) shown.append(pane);
    }
    return shown;
}

void MainWindow::cyclePanes(int direction) {
    const QList<QWidget*> shown = panes();
    if (shown.isEmpty()) return;
    qsizetype at = -1;
    for (qsizetype i = 0; i < shown.size(); ++i) {
        if (shown[i]->isAncestorOf(QApplication::focusWidget()) || shown[i] == QApplication::focusWidget()) at = i;
    }
    QWidget* pane = shown[(at + direction + shown.size()) % shown.size()];
    if (pane == page_) {
        page_->focusPage();
    } else if (pane == notes_) {
        notes_->focusPane();
    } else {
        tree_->focusTree();
    }
}

void MainWindow::focusFilter() {
    if (drawer_ ? !drawerOpen_ : !sidebarWanted_) toggleSidebar();
    tree_->focusFilter();
}

void MainWindow::openFacets() {
    if (drawer_ ? !drawerOpen_ : !sidebarWanted_) toggleSidebar();
    tree_->openFacets();
}

void MainWindow::editNote() {
    showNotes();
    notes_->editNote();
}

void MainWindow::openPalette() {
    emit paletteWanted();
    palette_->open();
}

void MainWindow::showKeys() { (new KeySheet(actions_->rows(), this))->show(); }

void MainWindow::showAbout() { (new AboutCard(this))->show(); }

void MainWindow::makeRoom() {
    setNotesBelow(width() < kNotesBelowUnder);
    setDrawer(width() < kDrawerUnder);
}

void MainWindow::setNotesBelow(bool below) {
    const Qt::Orientation wanted = below ? Qt::Vertical : Qt::Horizontal;
    if (reading_->orientation() == wanted) return;
    reading_->setOrientation(wanted);
    reading_->arrange();
}

void MainWindow::setDrawer(bool drawer) {
    if (drawer_ != drawer) {
        drawer_ = drawer;
        drawerOpen_ = false;
        if (drawer) {
            tree_->setParent(desk_);
            tree_->setAutoFillBackground(true);
        } else {
            columns_->insertWidget(0, tree_);
            columns_->setStretchFactor(0, 0);
        }
    }
    showPanes();
}

void MainWindow::restore(const Session& session) {
    sidebarWanted_ = !session.sidebarHidden;
    notesWanted_ = !session.notesHidden;
    if (!session.geometry.isEmpty()) restoreGeometry(session.geometry);
    if (session.columns.size() == 2) columns_->setKept(Qt::Horizontal, session.columns.first());
    if (session.page.size() == 2) reading_->setKept(Qt::Horizontal, session.page.last());
    makeRoom();
}

void MainWindow::remember(Session& session) const {
    session.geometry = saveGeometry();
    session.sidebarHidden = !sidebarWanted_;
    session.notesHidden = !notesWanted_;
    const auto rest = [](int kept, int whole) { return std::max(1, whole - kept); };
    const int sidebar = columns_->kept(Qt::Horizontal);
    const int notes = reading_->kept(Qt::Horizontal);
    session.columns = {sidebar, rest(sidebar, columns_->width())};
    session.page = {rest(notes, reading_->width()), notes};
}

void MainWindow::closeNow() {
    closing_ = true;
    close();
}

// Closing waits for the words to be durable; who decides calls closeNow().
void MainWindow::closeEvent(QCloseEvent* event) {
    if (closing_) {
        event->accept();
        return;
    }
    event->ignore();
    emit closeWanted();
}

void MainWindow::moveEvent(QMoveEvent* event) {
    QMainWindow::moveEvent(event);
    emit shapeChanged();
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    makeRoom();
    palette_->place();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile()) return event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event) {
    QStringList files;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile()) files.append(url.toLocalFile());
    }
    event->acceptProposedAction();
    if (!files.isEmpty()) emit filesDropped(files);
}

}  // namespace periplus
