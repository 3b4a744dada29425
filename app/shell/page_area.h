#pragma once
// PageArea: the middle of the window: messages, the switch Entry | Live | Offline | Reading, the page, the find bar.
// Lays out and emits intent; what pages may do is decided elsewhere. Ownership: its parent. Thread: UI. Errors: none.
#include <QWidget>

class QAbstractButton;
class QLabel;
class QMenu;
class QProgressBar;
class QStackedWidget;
class QToolButton;

namespace periplus {

class CapturePage;
class CaptureTools;
class ElidedLabel;
class EntryPage;
class FindBar;
class LivePage;
class MessageArea;

enum class PageView : std::uint8_t { Entry, Live, Offline, Reading };

class PageArea : public QWidget {
    Q_OBJECT
public:
    explicit PageArea(QWidget* parent = nullptr);

    [[nodiscard]] EntryPage* entryPage() const { return entry_; }
    [[nodiscard]] QWidget* pages() const;  // what of it holds the entry and the live page
    [[nodiscard]] FindBar* findBar() const { return find_; }
    [[nodiscard]] MessageArea* messages() const { return messages_; }
    // Over a capture and only there: what is to be known of it before it is read.
    [[nodiscard]] MessageArea* captureNotice() const { return notice_; }
    [[nodiscard]] LivePage* livePage() const { return live_; }
    void setLivePage(LivePage* page);  // takes it

    [[nodiscard]] CapturePage* capturePage() const { return capture_; }
    void setCapturePage(CapturePage* page);  // takes it
    [[nodiscard]] CaptureTools* captureTools() const { return captureTools_; }
    [[nodiscard]] QMenu* captureMenu() const { return captureMenu_; }  // filled by who knows when it is about to show

    void showView(PageView view);
    [[nodiscard]] PageView shown() const { return shown_; }
    [[nodiscard]] bool liveShown() const { return shown_ == PageView::Live; }
    [[nodiscard]] bool captureShown() const { return shown_ == PageView::Offline || shown_ == PageView::Reading; }
    void setLivePossible(bool possible);  // the entry has a link
    // What stands on the switch for captures; `dated`: there are some to choose among.
    void setOffline(const QString& words, const QString& tip, bool possible, bool dated);
    void openDates();  // the menu of the entry's captures
    void focusTabs();
    void setAddress(const QString& address);
    void setScript(const QString& host, bool allowed);
    void setReadOffer(bool offered);  // at the end of a live page
    void setProgress(int percent);    // 100: not loading
    void focusPage();

signals:
    void entryWanted();
    void liveWanted();
    void offlineWanted();
    void readingWanted();
    void reloadWanted();
    void scriptWanted(bool allowed);
    void browserWanted();
    void markReadWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeNotice();
    QWidget* makeLiveTools(QWidget* parent);

    PageView shown_ = PageView::Entry;
    MessageArea* messages_ = nullptr;
    QWidget* noticePlace_ = nullptr;
    MessageArea* notice_ = nullptr;
    QAbstractButton* toEntry_ = nullptr;
    QAbstractButton* toLive_ = nullptr;
    QToolButton* toOffline_ = nullptr;
    QAbstractButton* toReading_ = nullptr;
    QMenu* captureMenu_ = nullptr;
    QWidget* liveTools_ = nullptr;
    CaptureTools* captureTools_ = nullptr;
    ElidedLabel* address_ = nullptr;
    QToolButton* script_ = nullptr;
    QToolButton* markRead_ = nullptr;
    QProgressBar* progress_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    EntryPage* entry_ = nullptr;
    LivePage* live_ = nullptr;
    CapturePage* capture_ = nullptr;
    FindBar* find_ = nullptr;
};

}  // namespace periplus
