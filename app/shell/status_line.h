#pragma once
// StatusLine: how far the reader is, what comes next, what takes long, and passing words. Ownership: its parent.
// Thread: UI. Errors: none.
#include <QStatusBar>

#include <functional>

class QLabel;
class QProgressBar;
class QToolButton;

namespace periplus {

class StatusLine : public QStatusBar {
    Q_OBJECT
public:
    explicit StatusLine(QWidget* parent = nullptr);
    void setProgress(std::uint32_t read, std::uint32_t total);
    void setUpNext(const QString& title);  // empty: everything is read
    void say(const QString& words);        // goes away by itself
    // Long work; `cancel` may be empty. percent < 0: nobody knows how much is left.
    void setWork(const QString& words, int percent, std::function<void()> cancel = {});
    void clearWork();

signals:
    void upNextPressed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void elide();
    QLabel* progress_ = nullptr;
    QToolButton* next_ = nullptr;
    QLabel* work_ = nullptr;
    QProgressBar* bar_ = nullptr;
    QToolButton* cancel_ = nullptr;
    QString upNext_;
    std::function<void()> stop_;
};

}  // namespace periplus
