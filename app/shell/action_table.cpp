#include "shell/action_table.h"

#include "shell/annotation_controller.h"
#include "shell/appearance.h"
#include "shell/catalogue_controller.h"
#include "shell/desk.h"
#include "shell/main_window.h"
#include "shell/offline_controller.h"
#include "shell/page_area.h"
#include "shell/page_controller.h"
#include "shell/reading_controller.h"
#include "shell/undo_controller.h"
#include "views/find_bar.h"
#include "views/note_pane.h"
#include "views/section_tree.h"

#include <QCoreApplication>

namespace periplus {

namespace {

using Rows = std::vector<ActionRow>;
using Keys = QList<QKeySequence>;

struct Action {
    Q_DECLARE_TR_FUNCTIONS(Action)
};

QKeySequence key(const char* text) { return {QString::fromLatin1(text), QKeySequence::PortableText}; }

template <class... Text>
Keys keysOf(Text... text) {
    return {key(text)...};
}

Rows fileRows(Desk& d) {
    using enum ActionMenu;
    return {
        {"open", File, Action::tr("&Open a list..."), keysOf("Ctrl+O"), "folder-open", [&d] { d.chooseList(); },
         "open"},
        {"open-bundled", File, Action::tr("Open the &bundled list"), keysOf("Ctrl+Shift+O"), "book-open",
         [&d] { d.catalogues().openBundled(); }, "open"},
        {"reload", File, Action::tr("&Reload the list"), keysOf("F5"), "rotate-cw", [&d] { d.catalogues().reload(); },
         "open"},
        {"import", File, Action::tr("&Import captures..."), keysOf("Ctrl+I"), "download", [&d] { d.chooseImport(); },
         "archive"},
        {"export", File, Action::tr("&Export captures..."), keysOf("Ctrl+E"), "upload", [&d] { d.chooseExport(); },
         "archive"},
        {"print", File, Action::tr("&Print..."), keysOf("Ctrl+P"), "", [&d] { d.printPage(); }, "paper"},
        {"save-pdf", File, Action::tr("Save as P&DF..."), keysOf("Ctrl+Shift+P"), "", [&d] { d.savePagePdf(); },
         "paper"},
        {"close", File, Action::tr("&Quit"), keysOf("Ctrl+Q"), "log-out", [&d] { d.window().close(); }, "quit"},
    };
}

Rows editRows(Desk& d) {
    using enum ActionMenu;
    return {
        {"undo", Edit, Action::tr("&Undo"), keysOf("Ctrl+Z"), "undo-2", [&d] { d.undo().undo(); }, "undo"},
        {"redo", Edit, Action::tr("&Redo"), keysOf("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2", [&d] { d.undo().redo(); },
         "undo"},
        {"copy-address", Edit, Action::tr("Copy the &address"), keysOf("Ctrl+Shift+C"), "copy",
         [&d] { d.pages().copyAddress(); }, "copy"},
        {"find", Edit, Action::tr("&Find in the page"), keysOf("/", "Ctrl+F"), "search",
         [&d] { d.window().pageArea()->findBar()->start(); }, "find"},
        {"find-next", Edit, Action::tr("Find &next"), keysOf("F3"), "chevron-down",
         [&d] { d.window().pageArea()->findBar()->again(false); }, "find"},
        {"find-previous", Edit, Action::tr("Find &previous"), keysOf("Shift+F3"), "chevron-up",
         [&d] { d.window().pageArea()->findBar()->again(true); }, "find"},
        {"filter", Edit, Action::tr("Fi&lter the list"), keysOf("Ctrl+Shift+F"), "list-filter",
         [&d] { d.window().focusFilter(); }, "find"},
    };
}

Rows viewRows(Desk& d) {
    using enum ActionMenu;
    const auto theme = [&d](ThemeChoice choice) { return [&d, choice] { d.chooseTheme(choice); }; };
    const auto language = [&d](LanguageChoice choice) { return [&d, choice] { d.chooseLanguage(choice); }; };
    return {
        {"sidebar", View, Action::tr("&Sidebar"), keysOf("F9"), "panel-left", [&d] { d.window().toggleSidebar(); },
         "panes", true},
        {"notes", View, Action::tr("&Notes"), keysOf("F10"), "panel-right", [&d] { d.window().toggleNotes(); }, "panes",
         true},
        {"next-pane", View, Action::tr("Next &pane"), keysOf("F6"), "", [&d] { d.window().cyclePanes(+1); }, "panes"},
        {"previous-pane", View, Action::tr("Pre&vious pane"), keysOf("Shift+F6"), "",
         [&d] { d.window().cyclePanes(-1); }, "panes"},
        {"larger", View, Action::tr("&Larger text"), keysOf("Ctrl++", "Ctrl+="), "zoom-in",
         [&d] { d.pages().zoom(+1); }, "size"},
        {"smaller", View, Action::tr("S&maller text"), keysOf("Ctrl+-"), "zoom-out", [&d] { d.pages().zoom(-1); },
         "size"},
        {"normal-size", View, Action::tr("Normal si&ze"), keysOf("Ctrl+0"), "", [&d] { d.pages().zoom(0); }, "size"},
        {"full-screen", View, Action::tr("&Full screen"), keysOf("F11"), "", [&d] { d.window().toggleFullScreen(); },
         "size"},
        {"theme-system", View, Action::tr("Colours as the s&ystem"), keysOf("Ctrl+Alt+A"), "sun-moon",
         theme(ThemeChoice::System), "theme!", true},
        {"theme-light", View, Action::tr("L&ight colours"), keysOf("Ctrl+Alt+L"), "sun", theme(ThemeChoice::Light),
         "theme!", true},
        {"theme-dark", View, Action::tr("&Dark colours"), keysOf("Ctrl+Alt+D"), "moon", theme(ThemeChoice::Dark),
         "theme!", true},
        {"language-system", View, Action::tr("Language as the sys&tem"), keysOf("Ctrl+Alt+0"), "languages",
         language(LanguageChoice::System), "language!", true},
        {"language-en", View, QStringLiteral("&English"), keysOf("Ctrl+Alt+E"), "", language(LanguageChoice::English),
         "language!", true},
        {"language-zh", View, QStringLiteral("中文(&C)"), keysOf("Ctrl+Alt+C"), "", language(LanguageChoice::Chinese),
         "language!", true},
    };
}

Rows filterRows(Desk& d) {
    using enum ActionMenu;
    using study::ReadingState;
    const auto only = [&d](ReadingState state) { return [&d, state] { d.toggleStateFilter(state); }; };
    return {
        {"facets", View, Action::tr("List &by state, star, host or author..."), keysOf("Ctrl+Shift+B"), "list-filter",
         [&d] { d.window().openFacets(); }, "facets"},
        {"only-unread", View, Action::tr("List: &unread"), keysOf("Ctrl+Alt+1"), "", only(ReadingState::Unread),
         "facets", true},
        {"only-reading", View, Action::tr("List: readin&g"), keysOf("Ctrl+Alt+2"), "", only(ReadingState::Reading),
         "facets", true},
        {"only-read", View, Action::tr("List: &read"), keysOf("Ctrl+Alt+3"), "", only(ReadingState::Read), "facets",
         true},
        {"only-skipped", View, Action::tr("List: s&kipped"), keysOf("Ctrl+Alt+4"), "", only(ReadingState::Skipped),
         "facets", true},
        {"only-starred", View, Action::tr("List: starred &only"), keysOf("Ctrl+Alt+S"), "",
         [&d] { d.toggleStarFilter(); }, "facets", true},
        {"only-offline", View, Action::tr("List: &available offline"), keysOf("Ctrl+Alt+O"), "",
         [&d] { d.toggleOfflineFilter(); }, "facets", true},
        {"only-broken", View, Action::tr("List: &with a broken link"), keysOf("Ctrl+Alt+B"), "",
         [&d] { d.toggleBrokenFilter(); }, "facets", true},
    };
}

Rows goRows(Desk& d) {
    using enum ActionMenu;
    return {
        {"next", Go, Action::tr("&Next entry"), keysOf("J"), "", [&d] { d.window().tree()->selectNext(); }, "step"},
        {"previous", Go, Action::tr("&Previous entry"), keysOf("K"), "", [&d] { d.window().tree()->selectPrevious(); },
         "step"},
        {"next-unread", Go, Action::tr("Next &unread"), keysOf("N"), "skip-forward", [&d] { d.reading().nextUnread(); },
         "step"},
        {"continue", Go, Action::tr("&Continue where you left off"), keysOf("C"), "play",
         [&d] { d.reading().continueReading(); }, "step"},
        {"back", Go, Action::tr("&Back"), keysOf("[", "Alt+Left"), "arrow-left", [&d] { d.pages().back(); }, "history"},
        {"forward", Go, Action::tr("&Forward"), keysOf("]", "Alt+Right"), "arrow-right", [&d] { d.pages().forward(); },
         "history"},
        {"entry", Go, Action::tr("&Entry page"), keysOf("I", "Ctrl+1"), "file-text", [&d] { d.pages().showEntry(); },
         "page"},
        {"live", Go, Action::tr("&Live page"), keysOf("L", "Ctrl+2"), "globe",
         [&d] { emit d.window().pageArea()->liveWanted(); }, "page"},
        {"offline", Go, Action::tr("&Offline page, or take it offline"), keysOf("O", "Ctrl+3"), "cloud-off",
         [&d] { d.offline(); }, "page"},
        {"dates", Go, Action::tr("Captures of ot&her days..."), keysOf("D"), "",
         [&d] { d.window().pageArea()->openDates(); }, "page"},
        {"reading-view", Go, Action::tr("&Reading view"), keysOf("R", "Ctrl+4"), "eye", [&d] { d.readingView(); },
         "page"},
        {"contents", Go, Action::tr("&Table of contents"), keysOf("T"), "list-tree", [&d] { d.showContents(); },
         "page"},
        {"browser", Go, Action::tr("Open in the &system browser"), keysOf("B"), "external-link",
         [&d] { d.pages().openInBrowser(); }, "page"},
        {"palette", Go, Action::tr("&Go to an entry..."), keysOf("Ctrl+K"), "search",
         [&d] { d.window().openPalette(); }, "find"},
    };
}

Rows studyRows(Desk& d) {
    using enum ActionMenu;
    using study::ReadingState;
    const auto mark = [&d](ReadingState state) { return [&d, state] { d.reading().setState(state); }; };
    return {
        {"cycle-state", Study, Action::tr("&Move on to the next state"), keysOf("M"), "circle-dot",
         [&d] { d.reading().cycleState(); }, "state"},
        {"mark-unread", Study, Action::tr("Mark as &unread"), keysOf("Ctrl+U"), "circle", mark(ReadingState::Unread),
         "state"},
        {"mark-reading", Study, Action::tr("Mark as rea&ding"), keysOf("Ctrl+Shift+U"), "circle-dot",
         mark(ReadingState::Reading), "state"},
        {"mark-read", Study, Action::tr("Mark as &read"), keysOf("Ctrl+D"), "circle-check", mark(ReadingState::Read),
         "state"},
        {"mark-skipped", Study, Action::tr("Mark as &skipped"), keysOf("Ctrl+Shift+D"), "circle-dashed",
         mark(ReadingState::Skipped), "state"},
        {"star", Study, Action::tr("S&tar"), keysOf("S"), "star", [&d] { d.reading().toggleStar(); }, "star", true},
    };
}

Rows annotateRows(Desk& d) {
    using enum ActionMenu;
    using study::HighlightColour;
    const auto highlight = [&d](HighlightColour colour) { return [&d, colour] { d.annotate(colour, false); }; };
    return {
        {"highlight-sand", Study, Action::tr("Highlight in s&and"), keysOf("1"), "highlighter",
         highlight(HighlightColour::Sand), "annotate"},
        {"highlight-moss", Study, Action::tr("Highlight in m&oss"), keysOf("2"), "highlighter",
         highlight(HighlightColour::Moss), "annotate"},
        {"highlight-sky", Study, Action::tr("Highlight in s&ky"), keysOf("3"), "highlighter",
         highlight(HighlightColour::Sky), "annotate"},
        {"highlight-rose", Study, Action::tr("Highlight in ros&e"), keysOf("4"), "highlighter",
         highlight(HighlightColour::Rose), "annotate"},
        {"annotate", Study, Action::tr("Annotate with &words"), keysOf("A"), "message-square-plus",
         [&d] { d.annotate(HighlightColour::Sand, true); }, "annotate"},
        {"remove-annotation", Study, Action::tr("Delete this annotat&ion"), keysOf("Ctrl+Del"), "trash-2",
         [&d] { d.removeAnnotation(); }, "annotate"},
        {"edit-note", Study, Action::tr("Write the &note"), keysOf("E"), "notebook-pen",
         [&d] { d.window().editNote(); }, "note"},
        {"read-note", Study, Action::tr("Note: &preview or edit"), keysOf("Ctrl+Return"), "sticky-note",
         [&d] { d.toggleNoteView(); }, "note"},
    };
}

Rows toolRows(Desk& d) {
    using enum ActionMenu;
    return {
        {"reload-page", Tools, Action::tr("Load the page &again"), keysOf("Ctrl+R"), "rotate-cw",
         [&d] { d.pages().reloadPage(); }, "page"},
        {"stop", Tools, Action::tr("&Stop loading"), keysOf("Ctrl+."), "x", [&d] { d.pages().stopPage(); }, "page"},
        {"scripts", Tools, Action::tr("Let this site run s&cripts"), keysOf("Ctrl+J"), "braces",
         [&d] { d.pages().toggleScript(); }, "page", true},
        {"take-again", Tools, Action::tr("Take this entry offline a&gain"), keysOf("Shift+O"), "download",
         [&d] { d.takeOffline(OfflineScope::Entry); }, "offline"},
        {"take-section", Tools, Action::tr("Take th&is section offline"), keysOf("Ctrl+Shift+S"), "download",
         [&d] { d.takeOffline(OfflineScope::Section); }, "offline"},
        {"take-list", Tools, Action::tr("Take the &whole list offline"), keysOf("Ctrl+Shift+A"), "download",
         [&d] { d.takeOffline(OfflineScope::List); }, "offline"},
        {"pause-queue", Tools, Action::tr("&Pause taking pages offline"), keysOf("Ctrl+Alt+P"), "pause",
         [&d] { d.offlinePages().pause(!d.offlinePages().standing().paused); }, "offline", true},
        {"cancel-queue", Tools, Action::tr("Take &no more pages offline"), keysOf("Ctrl+Alt+X"), "x",
         [&d] { d.offlinePages().cancel(); }, "offline"},
        {"problems", Tools, Action::tr("Pages that did not co&me whole"), keysOf("Ctrl+Alt+M"), "triangle-alert",
         [&d] { d.showProblems(); }, "captures"},
        {"missing", Tools, Action::tr("W&hat of this page is missing..."), keysOf("Shift+M"), "list-tree",
         [&d] { d.showMissing(); }, "captures"},
        {"unmatched", Tools, Action::tr("Captures without an &entry"), keysOf("Ctrl+Alt+U"), "unlink",
         [&d] { d.showUnmatched(); }, "captures"},
        {"compare", Tools, Action::tr("Compare capt&ures of this entry..."), keysOf("Ctrl+Alt+V"), "git-branch",
         [&d] { d.compareCaptures(); }, "captures"},
        {"forget-capture", Tools, Action::tr("&Forget this capture"), keysOf("Ctrl+Shift+Del"), "trash-2",
         [&d] { d.forgetCapture(); }, "captures"},
        {"reading-look", Tools, Action::tr("&Look of the reading view..."), keysOf("Ctrl+Shift+T"), "a-large-small",
         [&d] { d.showReadingLook(); }, "look"},
        {"offline-settings", Tools, Action::tr("H&ow pages are taken offline..."), keysOf("Ctrl+Shift+K"), "settings",
         [&d] { d.showOfflineSettings(); }, "look"},
        {"doubts", Tools, Action::tr("&Doubtful places in this list"), keysOf("Ctrl+Shift+L"), "triangle-alert",
         [&d] { d.showDoubts(); }, "list"},
    };
}

Rows cloneRows(Desk& d) {
    using enum ActionMenu;
    return {
        {"read-clone", Tools, Action::tr("&Read this entry from its local clone"), keysOf("G"), "git-branch",
         [&d] { d.readFromClone(); }, "clones"},
        {"clones", Tools, Action::tr("Local gi&t clones..."), keysOf("Ctrl+Shift+G"), "git-branch",
         [&d] { d.showClones(); }, "clones"},
    };
}

Rows helpRows(Desk& d) {
    using enum ActionMenu;
    return {
        {"keys", Help, Action::tr("&Keys"), keysOf("?", "F1"), "keyboard", [&d] { d.window().showKeys(); }, "help"},
        {"welcome", Help, Action::tr("&First steps"), keysOf("Ctrl+F1"), "compass", [&d] { d.showWelcome(); }, "help"},
        {"about", Help, Action::tr("&About Periplus"), keysOf("Shift+F1"), "info", [&d] { d.window().showAbout(); },
         "help"},
    };
}

}  // namespace

std::vector<ActionRow> actionTable(Desk& desk) {
    Rows table;
    for (auto rows :
         {fileRows, editRows, viewRows, filterRows, goRows, studyRows, annotateRows, toolRows, cloneRows, helpRows}) {
        for (auto& row : rows(desk)) table.push_back(std::move(row));
    }
    return table;
}

}  // namespace periplus
