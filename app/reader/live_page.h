#pragma once
// LivePage: a page of the web as it is now, behind the rules of reader/README.md: off-the-record profile, script off
// unless the site is switched on, one allow-list before every load. This header has no web engine in it: the engine is
// in a plug-in (reader_plugin) that the shell loads when the first page is shown.
// Ownership: its parent. Thread: UI. Errors: shown in the page as a readable panel, with failed() for the status bar.
#include <QString>
#include <QUrl>
#include <QWidget>

#include <functional>
#include <memory>

namespace periplus {

// What the person decided about pages; asked on each load, so that a change counts at once.
struct LivePagePolicy {
    std::function<bool(const QString& host)> scriptAllowed;
    std::function<double(const QString& host)> zoom;
    std::function<bool()> dark;
};

class LivePage : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual void open(const QUrl& url) = 0;  // refused() when it is not on the allow-list
    virtual void back() = 0;
    virtual void forward() = 0;
    virtual void reload() = 0;
    virtual void stop() = 0;
    [[nodiscard]] virtual bool canGoBack() const = 0;
    [[nodiscard]] virtual bool canGoForward() const = 0;
    [[nodiscard]] virtual QUrl url() const = 0;
    [[nodiscard]] virtual QString title() const = 0;
    [[nodiscard]] virtual bool pageInView() const = 0;            // of the address asked for; no panel, no error's page
    virtual void find(const QString& words, bool backwards) = 0;  // found() answers
    virtual void applyPolicy() = 0;  // script, zoom or theme changed: apply to what is shown
    // {"anchor": text at the top, "fraction": 0..1}: answers later; nothing when the page is gone.
    virtual void askPlace(std::function<void(const QString& anchor, double fraction)> answer) = 0;
    virtual void restorePlace(const QString& anchor, double fraction) = 0;
    virtual void discard() = 0;  // gives memory back while hidden; next show reloads

signals:
    void titleChanged(const QString& title);
    void urlChanged(const QUrl& url);
    void loadProgress(int percent);
    void loadFinished(bool ok);
    void failed(const QString& sentence);
    void refused(const QUrl& url, const QString& reason);
    void found(int matches, int at = 0);  // which of them is shown, from 1; 0: not known
    void endReached();                    // scrolled to the end of the text
    void historyChanged();
};

// The plug-in's root object.
class LivePagePlugin {
public:
    virtual ~LivePagePlugin() = default;
    virtual LivePage* create(LivePagePolicy policy, QWidget* parent) = 0;
};

}  // namespace periplus

#define PERIPLUS_LIVE_PAGE_IID "io.github.periplus.LivePage/1"
Q_DECLARE_INTERFACE(periplus::LivePagePlugin, PERIPLUS_LIVE_PAGE_IID)
