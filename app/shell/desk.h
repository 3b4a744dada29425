#pragma once
// Desk: puts the window, the controllers and the table of actions together and lets them know of each other. One desk
// is one window on one library; it can be taken down and built again (another language) while the study stays.
// Ownership: main. Thread: UI. Errors: shown where they happened.
#include "settings/session_file.h"
#include "settings/settings.h"
#include "shell/capture_plugin.h"
#include "shell/page_controller.h"
#include "study/clone_capture.h"
#include "study/types.h"

#include <QObject>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <memory>
#include <set>

class QMenu;

namespace periplus {

class Actions;
class AnnotationController;
class Appearance;
class ArchiveController;
class CaptureController;
class CaptureProofs;
class CaptureShelf;
class CaptureSheet;
class CatalogueController;
class CloneController;
class MainWindow;
class IntakeWorker;
class NoteController;
class OfflineController;
class ReadingController;
class StudyThread;
class UndoController;
struct CaptureDeed;
struct CaptureRow;
struct CloneTaking;
struct ImportReport;
struct LinkFacts;
enum class ExportKind : std::uint8_t;
enum class ExportScope : std::uint8_t;

enum class OfflineScope : std::uint8_t { Entry, Section, List };

struct DeskOptions {
    QString sessionFile;
    LivePageMaker livePage = pluginLivePage();
    CapturePluginMaker captures = pluginCaptures();
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

    void offline();      // shows the capture of the entry, or takes it
    void readingView();  // the same as a reading view
    void takeOffline(OfflineScope scope);
    void takeLink(const QUrl& url);  // one link of the current entry
    void tryAgain(const std::vector<ArticleId>& articles);
    void readLink(const QUrl& url);  // its capture
    void chooseImport();
    void import(const QStringList& paths);
    void chooseExport();
    void forgetCapture();
    void compareCaptures();
    void printPage();
    void savePagePdf();
    void showContents();
    void showReadingLook();
    void showOfflineSettings();
    void showProblems();
    void showMissing();  // parts of the capture
    void showUnmatched();
    void readFromClone();  // the current entry, from a local clone
    void readAllFromClones();
    void showClones();
    void toggleOfflineFilter();
    void toggleBrokenFilter();

    [[nodiscard]] MainWindow& window() { return *window_; }
    [[nodiscard]] Actions& actions() { return *actions_; }
    [[nodiscard]] CatalogueController& catalogues() { return *catalogues_; }
    [[nodiscard]] ReadingController& reading() { return *reading_; }
    [[nodiscard]] AnnotationController& annotations() { return *annotations_; }
    [[nodiscard]] NoteController& notes() { return *notes_; }
    [[nodiscard]] PageController& pages() { return *pages_; }
    [[nodiscard]] UndoController& undo() { return *undo_; }
    [[nodiscard]] CaptureShelf& shelf() { return *shelf_; }
    [[nodiscard]] CaptureController& captures() { return *captures_; }
    [[nodiscard]] OfflineController& offlinePages() { return *offline_; }
    [[nodiscard]] ArchiveController& archives() { return *archives_; }
    [[nodiscard]] CloneController& clones() { return *clones_; }

signals:
    void retryWanted();     // the library, after trouble
    void languageChosen();  // the window is to be built again
    void closed();          // everything is durable, the window is gone

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void wire();
    void wireTree();
    void wireReading();
    void wirePages();
    void wireNotes();
    void wireAnnotations();
    void openLinkMenu(const QUrl& url, const QPoint& at);
    void wireCaptures();
    void proveWhatIsLeft();
    void wireQueue();
    void wireArchives();
    void wireClones();
    void refreshCloneAction();
    void followClone();
    [[nodiscard]] std::vector<study::CloneWish> cloneWishes() const;
    void takeAndShow(std::vector<study::CloneWish> wishes);
    void showTaken(const ArticleId& during, const CloneTaking& taking);
    bool readLinkFromClone(const std::string& address);  // false: no clone holds it
    void refreshOffline();
    void refreshQueue();
    [[nodiscard]] std::vector<LinkFacts> linkFacts(catalogue::NodeIndex node) const;
    void refreshCaptureActions();
    void followLink(const QUrl& url);
    void askAboutLink(const QUrl& url);
    [[nodiscard]] bool isOwnLink(const QUrl& url) const;  // of the current entry, not one that it only speaks of
    void offerOffline();
    void wireNotices();
    void tellStanding();
    void tellMissed();
    void leaveMissed();
    void captureEnded(const ArticleId& article, bool saved);
    void openCapture(const CaptureId& id);
    void showImported(const ImportReport& report);
    void showExported(const QString& path, const std::vector<Error>& left);
    void exportAs(ExportScope scope, ExportKind kind);
    [[nodiscard]] std::vector<study::Capture> capturesIn(ExportScope scope) const;
    [[nodiscard]] CaptureSheet* openSheet(const QString& name, const QString& title, std::vector<CaptureDeed> deeds);
    [[nodiscard]] CaptureDeed openDeed();
    [[nodiscard]] CaptureDeed forgetDeed();
    void forget(const CaptureId& id);
    void fillProblems(CaptureSheet& sheet) const;
    void dismiss(const std::vector<CaptureRow>& rows);
    void fillUnmatched(CaptureSheet& sheet) const;
    void wireWindow();
    void wireSession();
    void wireLists();
    void applyTheme();
    void takeCatalogue(bool another);
    void refreshEntry();
    void refreshStatus();
    void refreshHead();
    [[nodiscard]] bool strayShown() const;  // a capture that is not of the current entry
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
    std::unique_ptr<CaptureShelf> shelf_;
    std::unique_ptr<CaptureController> captures_;
    std::unique_ptr<IntakeWorker> intake_;
    std::unique_ptr<CaptureProofs> proofs_;
    std::unique_ptr<OfflineController> offline_;
    std::unique_ptr<ArchiveController> archives_;
    std::unique_ptr<CloneController> clones_;
    std::unique_ptr<PageController> pages_;
    Actions* actions_ = nullptr;  // the window's
    QMenu* recent_ = nullptr;     // the file menu's
    bool welcome_ = false;
    bool started_ = false;
    QTimer idle_;
    QTimer sessionLater_;
    QThreadPool sessionWriter_;       // one thread: what is written later is later
    QString noticeOf_;                // what was said last over a capture
    std::set<ArticleId> missedBars_;  // entries over which it is said that they did not come, in this session
    ArticleId barOf_;                 // the one over which it is said now
    ArticleId readWhenTaken_;         // a reading view was asked for before there was a capture
    ArticleId firstArticle_;          // where the session was, until the first list is there
};

}  // namespace periplus
