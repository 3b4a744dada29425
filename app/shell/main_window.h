#pragma once
// MainWindow: where things stand: the section tree, the page, the notes, the bars around them; and how they make way
// when there is little room. Decides nothing.
// Ownership: the desk. Thread: UI. Errors: none.
#include "settings/session_file.h"

#include <QMainWindow>

class QStackedWidget;
class QToolButton;

namespace periplus {

class Actions;
class ElidedLabel;
class EntryPalette;
class FocusFrame;
class NotePane;
class PageArea;
class PaneSplitter;
class SectionTree;
class StatusLine;
class TroublePanel;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(QWidget* parent = nullptr);

    void setActions(Actions& actions);  // menus, tool bar, sheet of keys; once

    [[nodiscard]] SectionTree* tree() const { return tree_; }
    [[nodiscard]] PageArea* pageArea() const { return page_; }
    [[nodiscard]] NotePane* notePane() const { return notes_; }
    [[nodiscard]] StatusLine* status() const { return status_; }
    [[nodiscard]] EntryPalette* palettePopup() const { return palette_; }
    [[nodiscard]] FocusFrame* focusFrame() const { return focus_; }
    [[nodiscard]] TroublePanel* trouble() const { return trouble_; }

    void setList(const QString& name);    // which list is open: the window's title
    void setTitle(const QString& title);  // of the entry
    void setStateWords(const QString& state, bool possible);
    void showTrouble(bool trouble);

    void toggleSidebar();
    void toggleNotes();
    void showNotes();
    void toggleFullScreen();
    void cyclePanes(int direction);
    void focusFilter();
    void openFacets();
    void editNote();
    void openPalette();
    void showKeys();
    void showAbout();
    void closeDrawer();  // after an entry was chosen in it

    void restore(const Session& session);
    void remember(Session& session) const;

signals:
    void closeWanted();    // the cross or Quit; close() is for who decides
    void paletteWanted();  // about to be shown
    void filesDropped(const QStringList& files);
    void shapeChanged();  // sizes, places, panes

public:
    void closeNow();  // without asking again

protected:
    void closeEvent(QCloseEvent* event) override;
    void moveEvent(QMoveEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeToolBar();
    void makeRoom();  // from the width
    void setDrawer(bool drawer);
    void setNotesBelow(bool below);
    void showPanes();
    [[nodiscard]] QList<QWidget*> panes() const;

    QStackedWidget* centre_ = nullptr;
    QWidget* desk_ = nullptr;
    PaneSplitter* columns_ = nullptr;  // sidebar | rest
    PaneSplitter* reading_ = nullptr;  // page | notes, or one above the other
    SectionTree* tree_ = nullptr;
    PageArea* page_ = nullptr;
    NotePane* notes_ = nullptr;
    TroublePanel* trouble_ = nullptr;
    FocusFrame* focus_ = nullptr;
    StatusLine* status_ = nullptr;
    EntryPalette* palette_ = nullptr;
    ElidedLabel* title_ = nullptr;
    QToolButton* state_ = nullptr;
    Actions* actions_ = nullptr;
    bool sidebarWanted_ = true;
    bool notesWanted_ = true;
    bool drawer_ = false;
    bool drawerOpen_ = false;
    bool closing_ = false;
};

}  // namespace periplus
