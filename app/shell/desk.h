#pragma once
// Desk: puts the window, the controllers and the table of actions together and lets them know of each other. One desk
// is one window on one library; it can be taken down and built again (another language) while the study stays.
// Ownership: main. Thread: UI. Errors: shown where they happened.
#include "settings/session_file.h"
#include "settings/settings.h"
#include "shell/page_controller.h"
#include "study/types.h"

#include <QObject>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <memory>

class QMenu;

namespace periplus {

class Actions;
class AnnotationController;
class Appearance;
class CatalogueController;
class MainWindow;
class NoteController;
class ReadingController;
class StudyThread;
class UndoController;

struct DeskOptions {
    QString sessionFile;
    LivePageMaker livePage = pluginLivePage();
    int readingAfterMs = 10'000;
    int discardAfterMs = 120'000;     // a live page nobody looks at
    int maintainAfterMs = 20'000;     // from the start
    int maintainAgainMs = 3'600'000;  // while the program stays open: the day may have changed
};

class Desk : public QObject {
    Q_OBJECT
public:
    Desk(StudyThread& study, Settings& settings, Appearance& appearance, DeskOptions options);
    ~Desk() override;

    void show();                           // the window, before the library is open
    void start(const QStringList& files);  // the library is open: the last list and article, or `files`
    void libraryTrouble(const Error& error);
    void libraryNotices(const std::vector<Error>& notices);
    void openFiles(const QStringList& files);
    void raise();
    void leave(std::function<void()> then);  // every word durable first; then() only when it is

    void chooseList();
    void toggleStateFilter(study::ReadingState state);
    void toggleStarFilter();
    void chooseTheme(ThemeChoice choice);
    void chooseLanguage(LanguageChoice choice);
    void annotate(study::HighlightColour colour, bool withNote);
    void removeAnnotation();
    void toggleNoteView();
    void showWelcome();
    void showDoubts();

    [[nodiscard]] MainWindow& window() { return *window_; }
    [[nodiscard]] Actions& actions() { return *actions_; }
    [[nodiscard]] CatalogueController& catalogues() { return *catalogues_; }
    [[nodiscard]] ReadingController& reading() { return *reading_; }
    [[nodiscard]] AnnotationController& annotations() { return *annotations_; }
    [[nodiscard]] NoteController& notes() { return *notes_; }
    [[nodiscard]] PageController& pages() { return *pages_; }
    [[nodiscard]] UndoController& undo() { return *undo_; }

signals:
    void retryWanted();     // the library, after trouble
    void languageChosen();  // the window is to be built again
    void closed();          // everything is durable, the window is gone

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void wireTree();
    void wireReading();
    void wirePages();
    void wireNotes();
    void wireAnnotations();
    void openLinkMenu(const QUrl& url, const QPoint& at);
    void wireWindow();
    void wireSession();
    void wireLists();
    void applyTheme();
    void takeCatalogue(bool another);
    void refreshEntry();
    void refreshStatus();
    void refreshActions();
    void refreshFilterActions();
    void refreshNoteState();
    void refreshRecent();
    void showProblem(const QString& id, const Error& error);
    void leaveWithWords(const std::function<void()>& then);
    void takeUnsavedWords();
    void endWelcome();
    void maintain();
    void offerRead();
    void rememberList();
    void rememberSession();
    void saveSessionSoon();  // within a second, beside the window's own work
    void saveSession();      // now; for the end

    StudyThread& study_;
    Settings& settings_;
    Appearance& appearance_;
    DeskOptions options_;
    Session session_;
    std::unique_ptr<MainWindow> window_;
    std::unique_ptr<CatalogueController> catalogues_;
    std::unique_ptr<ReadingController> reading_;
    std::unique_ptr<AnnotationController> annotations_;
    std::unique_ptr<NoteController> notes_;
    std::unique_ptr<UndoController> undo_;
    std::unique_ptr<PageController> pages_;
    Actions* actions_ = nullptr;  // the window's
    QMenu* recent_ = nullptr;     // the file menu's
    bool welcome_ = false;
    bool started_ = false;
    QTimer idle_;
    QTimer sessionLater_;
    QThreadPool sessionWriter_;  // one thread: what is written later is later
    ArticleId firstArticle_;     // where the session was, until the first list is there
};

}  // namespace periplus
