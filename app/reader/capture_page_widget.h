#pragma once
// CapturePageWidget: the captured page in its plug-in: profile, page, view and panel, and the rules between them.
// Ownership: its parent; owns the engine's objects and deletes the page before the profile. Thread: UI.
// Errors: as a readable panel in the page's place, and failed().
#include "reader/capture_pages.h"
#include "reader/page_panel.h"

#include <QTimer>
#include <QWebEngineLoadingInfo>

#include <optional>

class QLabel;
class QStackedLayout;
class QWebEngineView;

namespace periplus {

class CaptureProfile;
class CaptureView;
class CaptureWebPage;
class RendererWatch;

class CapturePageWidget : public CapturePage {
    Q_OBJECT
public:
    CapturePageWidget(CapturePagePolicy policy, QWidget* parent);
    ~CapturePageWidget() override;

    void open(const QString& capture, const QUrl& url, View view) override;
    [[nodiscard]] QString capture() const override { return capture_; }
    [[nodiscard]] View view() const override { return view_; }
    void find(const QString& words, bool backwards) override;
    void applyPolicy() override;
    void askPlace(std::function<void(const QString& anchor, double fraction)> answer) override;
    void restorePlace(const QString& anchor, double fraction) override;
    void goTo(const Heading& heading) override;
    void savePdf(const QString& path, std::function<void(bool ok)> done) override;
    void print() override;
    void discard() override;

    [[nodiscard]] CaptureWebPage* page() const { return page_; }  // for tests
    [[nodiscard]] RendererWatch* watch() const { return watch_; }
    [[nodiscard]] PagePanel* panel() const { return panel_; }
    [[nodiscard]] bool panelShown() const;
    [[nodiscard]] bool pageInView() const;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Place {
        QString anchor;
        double fraction = 0;
    };

    FetchPart dressing(FetchPart fetch);
    void startEngine();
    void wirePage();
    void load();
    void again();
    void loadingChanged(const QWebEngineLoadingInfo& info);
    void lookForArrival();
    void arrived();
    void pageShown();
    void loadStopped();
    void takeArticle(const QString& html);
    void loadFailed();
    void follow(const QUrl& url);
    void showPanel(const QString& headline, const QString& sentence, PagePanel::Way way);
    void applyLook();
    void lookForEnd();
    [[nodiscard]] ReadingLook look() const;

    CapturePagePolicy policy_;
    QString capture_;
    QUrl url_;  // where the page was captured from
    View view_ = View::Page;
    QStackedLayout* stack_ = nullptr;
    PagePanel* panel_ = nullptr;
    QLabel* cover_ = nullptr;  // above the view, until something of the page is there
    CaptureProfile* profile_ = nullptr;
    CaptureWebPage* page_ = nullptr;
    CaptureView* engineView_ = nullptr;
    RendererWatch* watch_ = nullptr;
    QTimer arrival_;
    QTimer end_;                  // the engine does not announce every scroll: asked now and then
    std::optional<Place> place_;  // to be restored when the page is there
    bool extracting_ = false;     // the page is shown in place of a reading view that is not made yet
    bool loading_ = false;
    bool loaded_ = false;
    bool endSaid_ = false;
    int visit_ = 0;
};

}  // namespace periplus
