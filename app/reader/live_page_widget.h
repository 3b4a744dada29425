#pragma once
// LivePageWidget: the live page in its plug-in: profile, page, view and panel, and the rules between them.
// Ownership: its parent; owns the engine's objects and deletes the page before the profile. Thread: UI.
// Errors: as a readable panel in the page's place, and failed() or refused().
#include "reader/live_page.h"
#include "reader/page_panel.h"

#include <QTimer>
#include <QWebEngineLoadingInfo>

#include <optional>

class QStackedLayout;
class QWebEngineView;

namespace periplus {

class LiveProfile;
class LiveWebPage;
class RendererWatch;

class LivePageWidget : public LivePage {
    Q_OBJECT
public:
    LivePageWidget(LivePagePolicy policy, QWidget* parent);
    ~LivePageWidget() override;

    void open(const QUrl& url) override;
    void back() override;
    void forward() override;
    void reload() override;
    void stop() override;
    [[nodiscard]] bool canGoBack() const override;
    [[nodiscard]] bool canGoForward() const override;
    [[nodiscard]] QUrl url() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool pageInView() const override;
    void find(const QString& words, bool backwards) override;
    void applyPolicy() override;
    void askPlace(std::function<void(const QString& anchor, double fraction)> answer) override;
    void restorePlace(const QString& anchor, double fraction) override;
    void discard() override;

    [[nodiscard]] LiveWebPage* page() const { return page_; }  // for tests
    [[nodiscard]] RendererWatch* watch() const { return watch_; }
    [[nodiscard]] PagePanel* panel() const { return panel_; }
    [[nodiscard]] bool panelShown() const;
    [[nodiscard]] bool waiting() const;  // for a page that was asked for; nothing of another one is seen

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Place {
        QString anchor;
        double fraction = 0;
    };

    void startEngine();
    void wirePage();
    void loadingChanged(const QWebEngineLoadingInfo& info);
    void loadStopped();
    void wait();
    void lookForArrival();
    void arrived();
    void loadFailed(const QWebEngineLoadingInfo& info);
    void pageShown();
    void showNotOpened(const QString& sentence);
    void showPanel(const QString& headline, const QString& sentence, PagePanel::Way way);
    void refuse(const QUrl& url, const QString& reason);
    void applyLook();
    void lookForEnd();
    [[nodiscard]] QString sentenceFor(const QWebEngineLoadingInfo& info) const;

    LivePagePolicy policy_;
    QStackedLayout* stack_ = nullptr;
    PagePanel* panel_ = nullptr;
    LiveProfile* profile_ = nullptr;
    LiveWebPage* page_ = nullptr;
    QWebEngineView* view_ = nullptr;
    RendererWatch* watch_ = nullptr;
    PagePanel* waiting_ = nullptr;  // above the view, until something of the page is there
    QTimer arrival_;
    QTimer scrolled_;
    QTimer end_;                  // the engine does not announce every scroll: asked now and then
    QUrl wanted_;                 // what was asked for last
    std::optional<Place> place_;  // to be restored when the page is there
    bool loaded_ = false;         // a page is there
    bool committed_ = false;      // something of the current load is shown
    bool loading_ = false;
    bool stopped_ = false;    // by the person
    bool errorPage_ = false;  // what is shown is the site's own page about an error
    int visit_ = 0;
    bool endSaid_ = false;
};

}  // namespace periplus
