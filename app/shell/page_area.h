#pragma once
// PageArea: the middle of the window: messages, the Entry | Live switch, the page, the find bar. Lays out and emits
// intent; what the live page may do is decided elsewhere. Ownership: its parent. Thread: UI. Errors: none.
#include <QWidget>

class QAbstractButton;
class QLabel;
class QProgressBar;
class QStackedWidget;
class QToolButton;

namespace periplus {

class ElidedLabel;
class EntryPage;
class FindBar;
class LivePage;
class MessageArea;

class PageArea : public QWidget {
    Q_OBJECT
public:
    explicit PageArea(QWidget* parent = nullptr);

    [[nodiscard]] EntryPage* entryPage() const { return entry_; }
    [[nodiscard]] QWidget* pages() const;  // what of it holds the entry and the live page
    [[nodiscard]] FindBar* findBar() const { return find_; }
    [[nodiscard]] MessageArea* messages() const { return messages_; }
    [[nodiscard]] LivePage* livePage() const { return live_; }
    void setLivePage(LivePage* page);  // takes it

    void showLive(bool live);
    [[nodiscard]] bool liveShown() const;
    void setLivePossible(bool possible);  // the entry has a link
    void setAddress(const QString& address);
    void setScript(const QString& host, bool allowed);
    void setReadOffer(bool offered);  // at the end of a live page
    void setProgress(int percent);    // 100: not loading
    void focusPage();

signals:
    void entryWanted();
    void liveWanted();
    void reloadWanted();
    void scriptWanted(bool allowed);
    void browserWanted();
    void markReadWanted();

private:
    QWidget* makeHead();
    QWidget* makeLiveTools(QWidget* parent);

    MessageArea* messages_ = nullptr;
    QAbstractButton* toEntry_ = nullptr;
    QAbstractButton* toLive_ = nullptr;
    QWidget* liveTools_ = nullptr;
    ElidedLabel* address_ = nullptr;
    QToolButton* script_ = nullptr;
    QToolButton* markRead_ = nullptr;
    QProgressBar* progress_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    EntryPage* entry_ = nullptr;
    LivePage* live_ = nullptr;
    FindBar* find_ = nullptr;
};

}  // namespace periplus
