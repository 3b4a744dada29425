#include "reader/live_page_widget.h"

#include "reader/engine_settings.h"
#include "reader/engine_setup.h"
#include "reader/live_profile.h"
#include "reader/live_view.h"
#include "reader/live_web_page.h"
#include "reader/page_scripts.h"
#include "reader/renderer_watch.h"
#include "reader/request_policy.h"

#include <QDesktopServices>
#include <QPointer>
#include <QStackedLayout>
#include <QWebEngineFindTextResult>
#include <QWebEngineHistory>

#include <algorithm>
#include <utility>

namespace periplus {
namespace {

constexpr int kWordsMs = 300;
constexpr int kArrivalMs = 150;
constexpr int kEndMs = 1500;

// A title is foreign text: direction marks and controls would write into our own window.
QString tame(const QString& title) {
    QString result;
    for (const QChar c : title.left(200))
        if (c.category() != QChar::Other_Control && c.category() != QChar::Other_Format) result += c;
    return result.simplified();
}

}  // namespace

LivePageWidget::LivePageWidget(LivePagePolicy policy, QWidget* parent) : LivePage(parent), policy_(std::move(policy)) {
    stack_ = new QStackedLayout(this);
    stack_->setContentsMargins(0, 0, 0, 0);
    panel_ = new PagePanel(this);
    stack_->addWidget(panel_);
    waiting_ = new PagePanel(this);
    waiting_->hide();
    connect(waiting_, &PagePanel::stop, this, &LivePageWidget::stop);
    connect(waiting_, &PagePanel::openInBrowser, this, [this] { QDesktopServices::openUrl(wanted_); });
    connect(this, &LivePage::loadProgress, waiting_, &PagePanel::setProgress);
    arrival_.setInterval(kArrivalMs);
    connect(&arrival_, &QTimer::timeout, this, &LivePageWidget::lookForArrival);
    end_.setInterval(kEndMs);
    connect(&end_, &QTimer::timeout, this, &LivePageWidget::lookForEnd);
    connect(panel_, &PagePanel::retry, this, &LivePageWidget::reload);
    connect(panel_, &PagePanel::openInBrowser, this, [this] { QDesktopServices::openUrl(wanted_); });
    connect(panel_, &PagePanel::withoutSandbox, this, [this] {
        allowEngineWithoutSandbox();
        open(wanted_);
    });
    scrolled_.setSingleShot(true);
    scrolled_.setInterval(250);
    connect(&scrolled_, &QTimer::timeout, this, &LivePageWidget::lookForEnd);
}

LivePageWidget::~LivePageWidget() {
    if (page_) page_->disconnect(this);
    delete view_;
    delete std::exchange(page_, nullptr);  // it answers what it was still asked: nobody listens
    retireProfile(profile_);
}

void LivePageWidget::startEngine() {
    if (page_) return;
    profile_ = new LiveProfile;
    page_ = new LiveWebPage(profile_, policy_.scriptAllowed);
    auto* view = new LiveView(this);
    view_ = view;
    view_->setPage(page_);
    view_->setAcceptDrops(false);
    stack_->addWidget(view_);
    watch_ = new RendererWatch(page_);
    watch_->setInView(isVisible());
    connect(view, &LiveView::linkWanted, this, &LivePageWidget::open);
    wirePage();
}

void LivePageWidget::wirePage() {
    connect(page_, &QWebEnginePage::titleChanged, this, [this] { emit titleChanged(title()); });
    connect(page_, &QWebEnginePage::urlChanged, this, [this](const QUrl& now) {
        if (!now.isEmpty() && now.scheme() != QLatin1String("about")) wanted_ = now;
        committed_ = true;
        emit urlChanged(url());
        emit historyChanged();
        applyLook();
    });
    connect(page_, &QWebEnginePage::loadProgress, this, [this](int percent) {
        if (percent > 30 && committed_) applyLook();
        emit loadProgress(percent);
    });
    connect(page_, &QWebEnginePage::loadingChanged, this, &LivePageWidget::loadingChanged);
    connect(page_, &QWebEnginePage::scrollPositionChanged, this, [this] {
        if (!scrolled_.isActive()) scrolled_.start();
    });
    connect(page_, &LiveWebPage::refused, this, &LivePageWidget::refuse);
    connect(page_, &LiveWebPage::certificateRefused, this, [this](const QUrl& url, const QString& reason) {
        if (url.host() != wanted_.host()) return;  // something inside the page; the page is shown without it
        showPanel(tr("The connection is not private"),
                  tr("%1 did not prove who it is (%2). The page was not opened.").arg(url.host(), reason),
                  PagePanel::Way::Retry);
    });
    connect(profile_, &LiveProfile::downloadRefused, this, [this](const QUrl& url) {
        const QString sentence = tr("This address is a file to download, not a page. Nothing was downloaded.");
        if (loaded_) {
            emit failed(sentence);
            return;
        }
        wanted_ = url;
        showPanel(tr("Not a page"), sentence, PagePanel::Way::None);
    });
    connect(watch_, &RendererWatch::reloadWanted, this, &LivePageWidget::reload);
    connect(watch_, &RendererWatch::gaveUp, this,
            [this](const QString& sentence) { showPanel(tr("The page was closed"), sentence, PagePanel::Way::Retry); });
}

void LivePageWidget::open(const QUrl& url) {
    const QString reason = refusalOf(url);
    if (!reason.isEmpty()) {
        refuse(url, reason);
        return;
    }
    wanted_ = url;
    const bool within = pageInView() && url.hasFragment() && page_->url().matches(url, QUrl::RemoveFragment);
    loaded_ = within;
    place_.reset();
    if (!engineMayRun()) {
        showPanel(
            tr("Pages are not shown to the administrator"),
            tr("Periplus runs as root, and there the web engine cannot lock pages in (its sandbox does not work). "
               "Start Periplus as an ordinary user, or open the page in the system browser."),
            PagePanel::Way::WithoutSandbox);
        return;
    }
    startEngine();
    stack_->setCurrentWidget(view_);
    setFocusProxy(view_);
    loading_ = true;
    stopped_ = false;
    if (!within) wait();
    page_->visit(url);
}

void LivePageWidget::back() {
    if (canGoBack()) page_->history()->back();
}

void LivePageWidget::forward() {
    if (canGoForward()) page_->history()->forward();
}

void LivePageWidget::reload() {
    if (!wanted_.isEmpty() && (!page_ || page_->url() != wanted_ || panelShown() || waiting())) {
        const auto place = place_;
        open(wanted_);
        place_ = place;
        return;
    }
    if (page_) page_->triggerAction(QWebEnginePage::Reload);
}

void LivePageWidget::stop() {
    stopped_ = true;
    if (page_) page_->triggerAction(QWebEnginePage::Stop);
}

bool LivePageWidget::canGoBack() const { return page_ && page_->history()->canGoBack(); }

bool LivePageWidget::canGoForward() const { return page_ && page_->history()->canGoForward(); }

QUrl LivePageWidget::url() const { return wanted_; }

QString LivePageWidget::title() const {
    return page_ && !panelShown() && !waiting() ? tame(page_->title()) : QString();
}

bool LivePageWidget::pageInView() const { return isVisible() && loaded_ && !errorPage_ && !panelShown() && !waiting(); }

bool LivePageWidget::waiting() const { return !waiting_->isHidden(); }

bool LivePageWidget::panelShown() const { return stack_->currentWidget() == panel_; }

void LivePageWidget::find(const QString& words, bool backwards) {
    if (!page_ || panelShown() || waiting()) {
        if (!words.isEmpty()) emit found(0);
        return;
    }
    const auto flags = backwards ? QWebEnginePage::FindBackward : QWebEnginePage::FindFlags();
    page_->findText(words, flags, [self = QPointer(this), words](const QWebEngineFindTextResult& result) {
        if (self && !words.isEmpty()) emit self->found(result.numberOfMatches(), result.activeMatch());
    });
}

void LivePageWidget::applyPolicy() {
    if (!page_) return;
    applyLook();
    if (loaded_ && page_->scriptWanted(page_->url()) != page_->scriptOn()) {
        askPlace([self = QPointer(this)](const QString& anchor, double fraction) {
            if (!self) return;
            self->page_->visit(self->page_->url());
            self->place_ = Place{anchor, fraction};
        });
    }
}

// Zoom and darkness; each may be asked for often, so both change only what differs.
void LivePageWidget::applyLook() {
    const bool dark = policy_.dark && policy_.dark();
    page_->setBackgroundColor(dark ? QColor(0x14181f) : QColor(Qt::white));
    const double zoom = policy_.zoom ? std::clamp(policy_.zoom(wanted_.host()), 0.25, 5.0) : 1.0;
    if (!qFuzzyCompare(page_->zoomFactor(), zoom)) page_->setZoomFactor(zoom);
    if (committed_) scripts::setDark(*page_, dark);
}

void LivePageWidget::askPlace(std::function<void(const QString& anchor, double fraction)> answer) {
    if (!page_ || !loaded_ || panelShown() || waiting()) return;
    scripts::askPlace(*page_, [self = QPointer(this), answer = std::move(answer)](const scripts::PagePlace& place) {
        if (self && self->page_) answer(place.anchor, place.fraction);
    });
}

void LivePageWidget::restorePlace(const QString& anchor, double fraction) {
    if (page_ && loaded_)
        scripts::restorePlace(*page_, anchor, fraction);
    else
        place_ = Place{anchor, fraction};
}

void LivePageWidget::discard() {
    if (!page_ || isVisible() || panelShown() || !loaded_) return;
    askPlace([this](const QString& anchor, double fraction) {
        if (isVisible()) return;
        place_ = Place{anchor, fraction};
        loaded_ = false;
        watch_->setInView(false);
        page_->setVisible(false);
        page_->setLifecycleState(QWebEnginePage::LifecycleState::Discarded);
    });
}

void LivePageWidget::showEvent(QShowEvent* event) {
    LivePage::showEvent(event);
    if (watch_) watch_->setInView(true);
    end_.start();
}

void LivePageWidget::hideEvent(QHideEvent* event) {
    LivePage::hideEvent(event);
    if (watch_) watch_->setInView(false);
    end_.stop();
}

void LivePageWidget::resizeEvent(QResizeEvent* event) {
    LivePage::resizeEvent(event);
    waiting_->setGeometry(rect());
}

// What was shown goes out of sight at once: it must not stand under another page's name. The view itself stays as it
// is below, so that the new page is laid out in its true size.
void LivePageWidget::wait() {
    ++visit_;
    waiting_->say(tr("Opening %1...").arg(wanted_.host()), {}, wanted_, PagePanel::Way::Stop);
    waiting_->setGeometry(rect());
    waiting_->show();
    waiting_->raise();
    scripts::markLeft(*page_);
    arrival_.start();
}

void LivePageWidget::lookForArrival() {
    scripts::askArrived(*page_, [self = QPointer(this), of = visit_](bool there) {
        if (self && there && self->visit_ == of && self->waiting()) self->arrived();
    });
}

void LivePageWidget::arrived() {
    arrival_.stop();
    waiting_->hide();
    loaded_ = true;
    committed_ = true;
    applyLook();
    emit titleChanged(title());
}

void LivePageWidget::loadingChanged(const QWebEngineLoadingInfo& info) {
    switch (info.status()) {
        case QWebEngineLoadingInfo::LoadStartedStatus:
            committed_ = false;
            endSaid_ = false;
            errorPage_ = false;
            loading_ = true;
            break;
        case QWebEngineLoadingInfo::LoadStoppedStatus: loadStopped(); break;
        case QWebEngineLoadingInfo::LoadSucceededStatus: pageShown(); break;
        case QWebEngineLoadingInfo::LoadFailedStatus: loadFailed(info); break;
    }
    emit historyChanged();
}

// Stopped by the person, by another load that begins, or because the address led to one that the engine itself refuses
// without a word. What says why comes a moment later; if nothing does, the page must not stay blank.
void LivePageWidget::loadStopped() {
    loading_ = false;
    QTimer::singleShot(kWordsMs, this, [this] {
        if (loading_ || loaded_ || panelShown()) return;
        if (stopped_)
            showPanel(tr("Stopped"), tr("The page of %1 had not come yet.").arg(wanted_.host()), PagePanel::Way::Retry);
        else
            showPanel(tr("The page could not be opened"), tr("%1 did not lead to a page.").arg(wanted_.host()),
                      PagePanel::Way::Retry);
    });
    emit loadFinished(loaded_);
}

void LivePageWidget::pageShown() {
    loading_ = false;
    stack_->setCurrentWidget(view_);
    arrived();
    scripts::makeLazyImagesReal(*page_);
    if (const auto place = std::exchange(place_, std::nullopt))
        scripts::restorePlace(*page_, place->anchor, place->fraction);
    emit loadFinished(true);
    scrolled_.start();  // a page that fits has no way to be scrolled
}

void LivePageWidget::loadFailed(const QWebEngineLoadingInfo& info) {
    loading_ = false;
    constexpr int kAborted = -3;  // refused by us, stopped, or became a download: said elsewhere
    if (info.errorCode() == kAborted || info.errorDomain() == QWebEngineLoadingInfo::NoErrorDomain)
        return loadStopped();
    const QString sentence = sentenceFor(info);
    if (info.errorDomain() != QWebEngineLoadingInfo::HttpStatusCodeDomain) {
        if (panelShown()) return;  // a certificate: the panel says more than this would
        showNotOpened(sentence);
        return;
    }
    // The site's own page about it is worth showing, if there is one.
    scripts::askTextLength(*page_, [self = QPointer(this), sentence](int length) {
        if (!self || !self->page_) return;
        if (length > 0) {
            self->errorPage_ = true;
            self->pageShown();
            emit self->failed(sentence);
        } else {
            self->showNotOpened(sentence);
        }
    });
}

void LivePageWidget::showNotOpened(const QString& sentence) {
    showPanel(tr("The page could not be opened"), sentence, PagePanel::Way::Retry);
    emit loadFinished(false);
}

void LivePageWidget::refuse(const QUrl& url, const QString& reason) {
    emit refused(url, reason);
    if (loaded_ && !panelShown()) return;  // what is shown stays
    wanted_ = url;
    showPanel(tr("This address is not opened"), reason, PagePanel::Way::None);
}

void LivePageWidget::showPanel(const QString& headline, const QString& sentence, PagePanel::Way way) {
    loaded_ = false;
    arrival_.stop();
    waiting_->hide();
    panel_->say(headline, sentence, wanted_, way);
    stack_->setCurrentWidget(panel_);
    setFocusProxy(panel_);
    emit failed(sentence);
}

void LivePageWidget::lookForEnd() {
    if (endSaid_ || loading_ || !pageInView()) return;
    scripts::askPlace(*page_, [self = QPointer(this)](const scripts::PagePlace& place) {
        if (!self || !self->page_ || self->endSaid_ || self->loading_ || !self->pageInView() || !place.end) return;
        self->endSaid_ = true;
        emit self->endReached();
    });
}

}  // namespace periplus
