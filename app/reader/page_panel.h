#pragma once
// PagePanel: what stands in a live page's place when there is none to show: what happened, to which address, and the
// ways on. Ownership: its parent. Thread: UI. Errors: none.
#include <QUrl>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace periplus {

class PagePanel : public QWidget {
    Q_OBJECT
public:
    enum class Way { Retry, None, WithoutSandbox, Stop };

    explicit PagePanel(QWidget* parent = nullptr);
    void say(const QString& headline, const QString& sentence, const QUrl& url, Way way);
    void setProgress(int percent);  // seen with Way::Stop
    [[nodiscard]] QString sentence() const;

signals:
    void retry();
    void stop();
    void openInBrowser();
    void withoutSandbox();

private:
    void layOut();

    QLabel* headline_ = nullptr;
    QLabel* sentence_ = nullptr;
    QLabel* address_ = nullptr;
    QProgressBar* progress_ = nullptr;
    QPushButton* retry_ = nullptr;
    QPushButton* stop_ = nullptr;
    QPushButton* browser_ = nullptr;
    QPushButton* sandbox_ = nullptr;
};

}  // namespace periplus
