#pragma once
// StatusLine: how far the reader is, what comes next, what is offline and what is being taken offline, what takes long,
// and passing words. Ownership: its parent. Thread: UI. Errors: none.
#include <QMap>
#include <QStatusBar>

#include <functional>
#include <optional>

class QLabel;
class QProgressBar;
class QToolButton;

namespace periplus {

// How the queue of pages stands.
struct QueueWords {
    std::size_t done = 0;
    std::size_t total = 0;
    bool paused = false;
    QString at;  // the title in hand, or the next one
};

class StatusLine : public QStatusBar {
    Q_OBJECT
public:
    explicit StatusLine(QWidget* parent = nullptr);
    void setProgress(std::uint32_t read, std::uint32_t total);
    void setUpNext(const QString& title);  // empty: everything is read
    void say(const QString& words);        // goes away by itself
    // Long work of several kinds, told apart by `id`; the one that spoke last is shown. `cancel` may be empty.
    // percent < 0: nobody knows how much is left.
    void setWork(const QString& words, int percent, std::function<void()> cancel = {}, const QString& id = {});
    void clearWork(const QString& id = {});
    void setOffline(std::size_t entries);
    void setQueue(const std::optional<QueueWords>& queue);  // nothing: nothing waits
    void setProblems(std::size_t pages);                    // that did not come

signals:
    void upNextPressed();
    void pausePressed();
    void giveUpPressed();
    void problemsPressed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Work {
        QString words;
        int percent = -1;
        std::function<void()> cancel;
    };

    void elide();
    void makeQueue();
    void showWork();
    QLabel* progress_ = nullptr;
    QToolButton* next_ = nullptr;
    QLabel* work_ = nullptr;
    QProgressBar* bar_ = nullptr;
    QToolButton* cancel_ = nullptr;
    QLabel* offline_ = nullptr;
    QLabel* queue_ = nullptr;
    QProgressBar* queueBar_ = nullptr;
    QToolButton* pause_ = nullptr;
    QToolButton* giveUp_ = nullptr;
    QToolButton* problems_ = nullptr;
    QString upNext_;
    QString queueWords_;
    QMap<QString, Work> works_;
    QString shownWork_;
};

}  // namespace periplus
