#pragma once
// RendererWatch: what is done when the process that draws a page dies or hangs. A death: one reload by itself; two
// within 10 s: give up. A hang (no answer from ApplicationWorld for 15 s while the page is in view): the process is
// ended and the page given up. Ownership: the live page's. Thread: UI. Errors: as signals.
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

class QWebEnginePage;

namespace periplus {

class RendererWatch : public QObject {
    Q_OBJECT
public:
    explicit RendererWatch(QWebEnginePage* page);
    void setInView(bool inView);
    void setPatience(int milliseconds);  // 15 s; tests have less

signals:
    void reloadWanted();
    void gaveUp(const QString& sentence);

private:
    void died();
    void ping();
    void endHung();

    QWebEnginePage* page_;
    QElapsedTimer lastDeath_;
    QTimer pulse_;
    QTimer deadline_;
    bool hung_ = false;
};

}  // namespace periplus
