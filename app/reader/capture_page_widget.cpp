#include "reader/capture_page_widget.h"

#include "reader/capture_profile.h"
#include "reader/capture_view.h"
#include "reader/capture_web_page.h"
#include "reader/engine_settings.h"
#include "reader/engine_setup.h"
#include "reader/page_scripts.h"
#include "reader/reading_view.h"
#include "reader/renderer_watch.h"

#include <QDesktopServices>
#include <QLabel>
#include <QPageLayout>
#include <QPageSize>
#include <QPointer>
#include <QSaveFile>
#include <QStackedLayout>
#include <QWebEngineFindTextResult>

#include <algorithm>
#include <utility>

namespace periplus {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kArrivalMs = 60;
constexpr int kEndMs = 1500;
constexpr int kWordsMs = 300;
constexpr int kOpenedMs = 3'000;
constexpr int kAborted = -3;
const auto kReadingKey = u"reading"_s;

}  // namespace

CapturePageWidget::CapturePageWidget(CapturePagePolicy policy, QWidget* parent)
    : CapturePage(parent), policy_(std::move(policy)) {
    stack_ = new QStackedLayout(this);
    stack_->setContentsMargins(0, 0, 0, 0);
    panel_ = new PagePanel(this);
    stack_->addWidget(panel_);
    cover_ = new QLabel(this);
    cover_->setAlignment(Qt::AlignCenter);
    cover_->setAutoFillBackground(true);
    cover_->setBackgroundRole(QPalette::Base);
    cover_->hide();
    connect(panel_, &PagePanel::retry, this, [this] { open(capture_, url_, view_); });
    connect(panel_, &PagePanel::openInBrowser, this, [this] { QDesktopServices::openUrl(url_); });
    connect(panel_, &PagePanel::withoutSandbox, this, [this] {
        allowEngineWithoutSandbox();
        open(capture_, url_, view_);
    });
    arrival_.setInterval(kArrivalMs);
    connect(&arrival_, &QTimer::timeout, this, &CapturePageWidget::lookForArrival);
    end_.setInterval(kEndMs);
    connect(&end_, &QTimer::timeout, this, &CapturePageWidget::lookForEnd);
}

CapturePageWidget::~CapturePageWidget() {
    if (page_) page_->disconnect(this);
    ++visit_;  // a page that goes answers what it was still asked: nobody listens
    delete engineView_;
    delete std::exchange(page_, nullptr);
    retireProfile(profile_);
}

void CapturePageWidget::startEngine() {
    if (page_) return;
    profile_ = new CaptureProfile(dressing(policy_.fetch));
    page_ = new CaptureWebPage(profile_);
    engineView_ = new CaptureView(this);
    engineView_->setPage(page_);
    stack_->addWidget(engineView_);
    watch_ = new RendererWatch(page_);
    watch_->setInView(isVisible());
    wirePage();
}

// The reading view gets its looks while it is served, so that it never flashes in another dress.
FetchPart CapturePageWidget::dressing(FetchPart fetch) {
    if (!fetch) return {};
    return [self = QPointer(this), fetch = std::move(fetch)](const QString& capture, const QString& key,
                                                             const std::function<void(CapturePartReply)>& answer) {
        fetch(capture, key, [self, capture, key, answer](CapturePartReply part) {
            if (self && part.found && key == kReadingKey) {
                const auto& facts = self->policy_.facts;
                part.bytes =
                    reading::dressed(std::move(part.bytes), self->look(), facts ? facts(capture) : ReadingFacts());
            }
            answer(std::move(part));
        });
    };
}

void CapturePageWidget::wirePage() {
    connect(page_, &CaptureWebPage::linkActivated, this, &CapturePageWidget::follow);
    connect(engineView_, &CaptureView::linkWanted, this, &CapturePageWidget::follow);
    connect(page_, &QWebEnginePage::loadProgress, this, &CapturePage::loadProgress);
    connect(page_, &QWebEnginePage::loadingChanged, this, &CapturePageWidget::loadingChanged);
    connect(page_, &QWebEnginePage::scrollPositionChanged, this, [this] {
        if (!endSaid_ && end_.remainingTime() > kEndMs / 4) end_.start(kEndMs / 4);
    });
    connect(watch_, &RendererWatch::reloadWanted, this, &CapturePageWidget::again);
    connect(watch_, &RendererWatch::gaveUp, this,
            [this](const QString& sentence) { showPanel(tr("The page was closed"), sentence, PagePanel::Way::Retry); });
}

void CapturePageWidget::open(const QString& capture, const QUrl& url, View view) {
    capture_ = capture;
    url_ = url;
    view_ = view;
    extracting_ = false;
    place_.reset();
    load();
}

void CapturePageWidget::load() {
    if (!engineMayRun()) {
        showPanel(
            tr("Pages are not shown to the administrator"),
            tr("Periplus runs as root, and there the web engine cannot lock pages in (its sandbox does not work). "
               "Start Periplus as an ordinary user."),
            PagePanel::Way::WithoutSandbox);
        return;
    }
    startEngine();
    stack_->setCurrentWidget(engineView_);
    setFocusProxy(engineView_);
    loaded_ = endSaid_ = false;
    loading_ = true;
    ++visit_;
    cover_->clear();
    cover_->setGeometry(rect());
    cover_->show();
    cover_->raise();
    scripts::markLeft(*page_);
    arrival_.start();
    profile_->show(capture_);
    page_->setBackgroundColor(look().dark ? QColor(0x14181f) : QColor(Qt::white));
    page_->visit(view_ == View::Reading ? kReadingKey : QString());
}

// What was shown is loaded once more, and its place found again if it was known.
void CapturePageWidget::again() {
    const auto place = place_;
    load();
    place_ = place;
}

bool CapturePageWidget::panelShown() const { return stack_->currentWidget() == panel_; }

bool CapturePageWidget::pageInView() const { return isVisible() && loaded_ && !panelShown() && cover_->isHidden(); }

void CapturePageWidget::loadingChanged(const QWebEngineLoadingInfo& info) {
    switch (info.status()) {
        case QWebEngineLoadingInfo::LoadStartedStatus: loading_ = true; break;
        case QWebEngineLoadingInfo::LoadSucceededStatus: pageShown(); break;
        case QWebEngineLoadingInfo::LoadStoppedStatus: loadStopped(); break;
        case QWebEngineLoadingInfo::LoadFailedStatus:
            info.errorCode() == kAborted ? loadStopped() : loadFailed();
            break;
    }
}

// Mostly because another load begins; if none does, the page must not stay blank.
void CapturePageWidget::loadStopped() {
    loading_ = false;
    QTimer::singleShot(kWordsMs, this, [this, of = visit_] {
        if (!loading_ && !loaded_ && !panelShown() && visit_ == of) loadFailed();
    });
}

void CapturePageWidget::lookForArrival() {
    scripts::askArrived(*page_, [self = QPointer(this), of = visit_](bool there) {
        if (self && there && self->visit_ == of && !self->cover_->isHidden()) self->arrived();
    });
}

void CapturePageWidget::arrived() {
    arrival_.stop();
    if (!extracting_) cover_->hide();
    loaded_ = true;
    applyLook();
}

void CapturePageWidget::pageShown() {
    loading_ = false;
    stack_->setCurrentWidget(engineView_);
    arrived();
    if (const auto place = std::exchange(place_, std::nullopt))
        scripts::restorePlace(*page_, place->anchor, place->fraction);
    reading::askOutline(*page_, [self = QPointer(this), of = visit_](const QList<Heading>& headings) {
        if (self && self->visit_ == of) emit self->outline(headings);
    });
    if (std::exchange(extracting_, false))
        reading::extract(*page_, [self = QPointer(this), of = visit_](const QString& html) {
            if (self && self->visit_ == of) self->takeArticle(html);
        });
    emit loadFinished(true);
}

// The page itself is shown when nobody opens the reading view now.
void CapturePageWidget::takeArticle(const QString& html) {
    emit articleExtracted(capture_, html);
    QTimer::singleShot(html.isEmpty() ? 0 : kOpenedMs, this, [this, of = visit_] {
        if (visit_ == of) cover_->hide();
    });
}

void CapturePageWidget::loadFailed() {
    loading_ = false;
    if (loaded_) return;  // a refresh that was refused: what is shown stays
    if (view_ == View::Reading && profile_->absent().contains(kReadingKey)) {
        view_ = View::Page;
        const auto place = place_;
        // Later: the engine is in the middle of the failed load.
        QTimer::singleShot(0, this, [this, place, of = visit_] {
            if (visit_ != of) return;
            load();
            extracting_ = true;
            place_ = place;
            QTimer::singleShot(kWordsMs, this, [this, now = visit_] {
                if (visit_ == now) cover_->setText(tr("Making the reading view..."));
            });
        });
        return;
    }
    showPanel(tr("The captured page could not be shown"),
              profile_->absent().isEmpty() ? tr("The engine did not show what was captured.")
                                           : tr("What was captured is not in the library any more, or is damaged."),
              PagePanel::Way::Retry);
    emit loadFinished(false);
}

// A link to a place in the page itself is not a way out of it.
void CapturePageWidget::follow(const QUrl& url) {
    if (url.hasFragment() && url.matches(url_, QUrl::RemoveFragment))
        reading::goTo(*page_, url.fragment(QUrl::FullyDecoded));
    else
        emit linkActivated(url);
}

void CapturePageWidget::find(const QString& words, bool backwards) {
    if (!page_ || !loaded_ || panelShown()) {
        if (!words.isEmpty()) emit found(0);
        return;
    }
    const auto flags = backwards ? QWebEnginePage::FindBackward : QWebEnginePage::FindFlags();
    page_->findText(words, flags, [self = QPointer(this), words](const QWebEngineFindTextResult& result) {
        if (self && !words.isEmpty()) emit self->found(result.numberOfMatches(), result.activeMatch());
    });
}

void CapturePageWidget::applyPolicy() {
    if (page_) applyLook();
}

ReadingLook CapturePageWidget::look() const { return policy_.look ? policy_.look() : ReadingLook(); }

// Zoom and darkness; asked for often, so both change only what differs.
void CapturePageWidget::applyLook() {
    const ReadingLook wanted = look();
    page_->setBackgroundColor(wanted.dark ? QColor(0x14181f) : QColor(Qt::white));
    const double zoom = policy_.zoom ? std::clamp(policy_.zoom(url_.host()), 0.25, 5.0) : 1.0;
    if (!qFuzzyCompare(page_->zoomFactor(), zoom)) page_->setZoomFactor(zoom);
    if (!loaded_) return;
    if (view_ == View::Reading)
        reading::applyLook(*page_, wanted);
    else
        scripts::setDark(*page_, wanted.dark);
}

void CapturePageWidget::askPlace(std::function<void(const QString& anchor, double fraction)> answer) {
    if (!page_ || !loaded_ || panelShown()) return;
    scripts::askPlace(*page_, [self = QPointer(this), answer = std::move(answer)](const scripts::PagePlace& place) {
        if (self && self->page_) answer(place.anchor, place.fraction);
    });
}

void CapturePageWidget::restorePlace(const QString& anchor, double fraction) {
    if (page_ && loaded_ && !loading_)
        scripts::restorePlace(*page_, anchor, fraction);
    else
        place_ = Place{anchor, fraction};
}

void CapturePageWidget::goTo(const Heading& heading) {
    if (page_ && loaded_) reading::goTo(*page_, heading.id);
}

void CapturePageWidget::savePdf(const QString& path, std::function<void(bool ok)> done) {
    if (!page_ || !loaded_ || panelShown()) {
        done(false);
        return;
    }
    page_->printToPdf(
        [path, done = std::move(done)](const QByteArray& bytes) {
            QSaveFile file(path);
            done(!bytes.isEmpty() && file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() &&
                 file.commit());
        },
        QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF(15, 15, 15, 15),
                    QPageLayout::Millimeter));
}

void CapturePageWidget::print() {
    if (page_ && loaded_ && !panelShown()) engineView_->printWithDialog();
}

void CapturePageWidget::discard() {
    if (!page_ || isVisible() || panelShown() || !loaded_) return;
    askPlace([this](const QString& anchor, double fraction) {
        if (isVisible() || !loaded_) return;
        place_ = Place{anchor, fraction};
        loaded_ = false;
        watch_->setInView(false);
        page_->setVisible(false);
        page_->setLifecycleState(QWebEnginePage::LifecycleState::Discarded);
        page_->expectReload();  // when it is seen again
    });
}

void CapturePageWidget::showEvent(QShowEvent* event) {
    CapturePage::showEvent(event);
    if (watch_) watch_->setInView(true);
    end_.start(kEndMs);
}

void CapturePageWidget::hideEvent(QHideEvent* event) {
    CapturePage::hideEvent(event);
    if (watch_) watch_->setInView(false);
    end_.stop();
}

void CapturePageWidget::resizeEvent(QResizeEvent* event) {
    CapturePage::resizeEvent(event);
    cover_->setGeometry(rect());
}

void CapturePageWidget::showPanel(const QString& headline, const QString& sentence, PagePanel::Way way) {
    loaded_ = loading_ = false;
    arrival_.stop();
    cover_->hide();
    panel_->say(headline, sentence, url_, way);
    stack_->setCurrentWidget(panel_);
    setFocusProxy(panel_);
    emit failed(sentence);
}

void CapturePageWidget::lookForEnd() {
    end_.setInterval(kEndMs);
    if (endSaid_ || loading_ || !pageInView()) return;
    scripts::askPlace(*page_, [self = QPointer(this)](const scripts::PagePlace& place) {
        if (!self || !self->page_ || self->endSaid_ || self->loading_ || !self->pageInView() || !place.end) return;
        self->endSaid_ = true;
        emit self->endReached();
    });
}

}  // namespace periplus
