#pragma once
// PageController: what the page area shows: the entry page, a live page, a capture or its reading view; the live page's
// address, zoom, script switch and find; and the place, carried from one view of an article to the next. The web engine
// comes in a plug-in, loaded when a page is first wanted.
// Ownership: the desk. Thread: UI. Errors: as messages above the page.
#include "reader/capture_pages.h"
#include "reader/live_page.h"
#include "shell/page_area.h"
#include "study/capture_types.h"
#include "study/types.h"

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <optional>
#include <string>

namespace periplus {

class CaptureController;
class ReadingController;
class Settings;

// Makes the live page; what the plug-in does, or a test in its place. Null and a reason when it cannot be had.
using LivePageMaker = std::function<LivePage*(const LivePagePolicy& policy, QWidget* parent, QString* reason)>;
LivePageMaker pluginLivePage();

class PageController : public QObject {
    Q_OBJECT
public:
    PageController(PageArea& area, ReadingController& reading, CaptureController& captures, Settings& settings,
                   LivePageMaker makeLive, std::function<bool()> dark, QObject* parent = nullptr);

    void showEntry();
    void showLive();                         // the primary link of the entry, or the page that was shown for it
    void showPreferred();                    // live or offline, as the person last chose, as far as it is there
    void showSaved(CapturePage::View view);  // the chosen capture of the entry; nothing when there is none
    void showCapture(const study::Capture& capture, CapturePage::View view);
    void openLink(const QUrl& url);  // in the live page; refused when it is not http or https
    void openInBrowser() { openInBrowser(address()); }
    void openInBrowser(const QUrl& url);
    void copyAddress() { copyAddress(address()); }
    void copyAddress(const QUrl& url);
    void turnPage(bool backwards);
    void back();
    void forward();
    void zoom(int direction);  // 0: the normal size
    void toggleScript();
    void reloadPage();
    void stopPage();
    void applyTheme();
    void applyPlace(const study::ReadingPlace& place, bool continuing);
    // Hands the place to the reading controller. A live page answers later, or never: then() comes in any case.
    void rememberPlace(std::function<void()> then = {});
    void setDiscardAfter(int milliseconds) { hidden_.setInterval(milliseconds); }

    [[nodiscard]] bool pageInView() const;               // the entry page, or a page of the web that really came
    [[nodiscard]] bool ended() const { return ended_; }  // the live page was seen to its end
    [[nodiscard]] QUrl address() const;                  // of the live page, or the entry's primary link

signals:
    void historyChanged();
    void viewChanged();
    void liveFailed();  // the page of the entry did not come
    void problem(const periplus::Error& error);
    void said(const QString& words);
    void endReached();
    void loading(const QString& words, int percent);  // long enough to speak of it
    void loadingEnded();

private:
    bool makeLive();
    void wire(LivePage& page);
    void wireFinding();
    void wireCaptures();
    void showPage(PageView view);
    void arrived();  // another view is shown
    void openLive(const QUrl& url, const std::optional<study::ReadingPlace>& place);
    void goBackTo(const study::ReadingPlace& place);
    // The place in the page that is shown; then() comes in any case, and soon.
    void askPagePlace(const std::function<void()>& then);
    void keepPagePlace(const ArticleId& article, const study::ReadingPlace& place);
    [[nodiscard]] bool isLinkOfEntry(const std::string& url) const;
    void entryChanged();
    void refreshLinks();
    void showScript();
    void takeProgress(int percent);
    void endProgress();
    [[nodiscard]] QString host() const;

    PageArea& area_;
    ReadingController& reading_;
    CaptureController& captures_;
    Settings& settings_;
    LivePageMaker makeLive_;
    std::function<bool()> dark_;
    ArticleId liveArticle_;  // whose page is in the live page
    std::string asked_;      // the address that was opened there
    bool ended_ = false;
    QUrl landed_;                                   // where it led
    std::optional<study::ReadingPlace> pagePlace_;  // where the current article was left, if not on its entry page
    QTimer slow_;                                   // since a load began
    int percent_ = 0;
    QTimer hidden_;  // since the live page was last seen
};

}  // namespace periplus
