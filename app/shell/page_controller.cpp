#include "shell/page_controller.h"

#include "bridge/capture_words.h"
#include "bridge/text.h"
#include "settings/settings.h"
#include "shell/capture_controller.h"
#include "shell/page_area.h"
#include "shell/reading_controller.h"
#include "views/entry_page.h"
#include "views/find_bar.h"
#include "views/message_area.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QKeyEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double kZoomStep = 1.1;
constexpr int kDiscardAfterMs = 120'000;
constexpr int kSlowMs = 300;  // what is quicker needs no words

bool openable(const QUrl& url) {
    const QString scheme = url.scheme();
    return url.isValid() && !url.host().isEmpty() && (scheme == u"http" || scheme == u"https");
}

double stepped(double zoom, int direction) {
    if (direction == 0) return 1.0;
    const double next = direction > 0 ? zoom * kZoomStep : zoom / kZoomStep;
    return std::abs(next - 1.0) < 0.04 ? 1.0 : next;
}

}  // namespace

PageController::PageController(PageArea& area, ReadingController& reading, CaptureController& captures,
                               Settings& settings, LivePageMaker makeLive, std::function<bool()> dark, QObject* parent)
    : QObject(parent),
      area_(area),
      reading_(reading),
      captures_(captures),
      settings_(settings),
      makeLive_(std::move(makeLive)),
      dark_(std::move(dark)) {
    connect(&reading_, &ReadingController::currentChanged, this, &PageController::entryChanged);
    connect(&reading_, &ReadingController::nodeMoved, this, &PageController::refreshLinks);
    connect(&reading_, &ReadingController::placeKnown, this, &PageController::applyPlace);
    connect(&area_, &PageArea::entryWanted, this, &PageController::showEntry);
    connect(&area_, &PageArea::liveWanted, this, [this] {
        settings_.set(keys::kOpenAs, 0);
        showLive();
    });
    connect(&area_, &PageArea::reloadWanted, this, &PageController::reloadPage);
    connect(&area_, &PageArea::scriptWanted, this, &PageController::toggleScript);
    connect(&area_, &PageArea::browserWanted, this, [this] { openInBrowser(); });
    connect(area_.entryPage(), &EntryPage::placeChanged, this, [this] { rememberPlace(); });
    connect(area_.entryPage(), &EntryPage::linkActivated, this, &PageController::openLink);
    wireFinding();
    area_.entryPage()->setZoom(settings_.get(keys::kEntryZoom));
    slow_.setSingleShot(true);
    slow_.setInterval(kSlowMs);
    connect(&slow_, &QTimer::timeout, this, [this] {
        const QString what = area_.captureShown() ? tr("the offline page") : host();
        emit loading(tr("Opening %1...").arg(what), percent_);
    });
    hidden_.setSingleShot(true);
    hidden_.setInterval(kDiscardAfterMs);
    connect(&hidden_, &QTimer::timeout, this, [this] {
        if (area_.livePage() && !area_.liveShown()) area_.livePage()->discard();
        captures_.discard();
    });
    wireCaptures();
}

void PageController::wireFinding() {
    connect(area_.findBar(), &FindBar::wanted, this, [this](const QString& words, bool backwards) {
        if (area_.liveShown()) {
            area_.livePage()->find(words, backwards);
        } else if (area_.captureShown()) {
            captures_.find(words, backwards);
        } else {
            area_.findBar()->setFound(area_.entryPage()->find(words, backwards) ? 1 : 0);
        }
    });
    connect(area_.findBar(), &FindBar::closed, this, [this] {
        if (area_.livePage()) area_.livePage()->find({}, false);  // takes its marks away, shown or not
        captures_.find(QString(), false);
        area_.focusPage();
    });
}

void PageController::wireCaptures() {
    connect(&captures_, &CaptureController::progress, this, &PageController::takeProgress);
    connect(&captures_, &CaptureController::found, area_.findBar(), &FindBar::setFound);
    connect(&captures_, &CaptureController::said, this, &PageController::said);
    connect(&captures_, &CaptureController::endReached, this, [this] {
        ended_ = true;
        emit endReached();
    });
}

void PageController::showPage(PageView view) {
    area_.showView(view);
    if (view == PageView::Entry) endProgress();
    if (view == PageView::Live) {
        hidden_.stop();
    } else if (area_.livePage() && !hidden_.isActive()) {
        hidden_.start();
    }
}

void PageController::arrived() {
    area_.focusPage();
    emit viewChanged();
    emit historyChanged();
}

void PageController::entryChanged() {
    if (area_.shown() != PageView::Entry) askPagePlace({});
    pagePlace_.reset();
    ended_ = false;
    if (area_.livePage()) area_.livePage()->stop();
    showPage(PageView::Entry);
    refreshLinks();
    emit viewChanged();
    emit historyChanged();
}

void PageController::refreshLinks() {
    const QUrl link = address();
    area_.setLivePossible(openable(link));
    area_.setAddress(QString::fromUtf8(link.toEncoded()));
    showScript();
}

void PageController::showEntry() {
    if (area_.shown() == PageView::Entry) return;
    rememberPlace();
    showPage(PageView::Entry);
    arrived();
}

void PageController::showLive() {
    if (area_.liveShown()) return;
    if (area_.captureShown()) {
        return askPagePlace([this] {
            showPage(PageView::Entry);
            showLive();
        });
    }
    if (area_.livePage() && liveArticle_ == reading_.article() && openable(area_.livePage()->url())) {
        showPage(PageView::Live);
        if (pagePlace_ && captures_.captureOf(*pagePlace_))
            area_.livePage()->restorePlace(qt(pagePlace_->anchor), pagePlace_->fraction);
        return arrived();
    }
    if (pagePlace_ && isLinkOfEntry(pagePlace_->view)) return openLive(QUrl(qt(pagePlace_->view)), pagePlace_);
    const bool read = pagePlace_ && captures_.captureOf(*pagePlace_);
    if (const QUrl link = address(); !link.isEmpty())
        openLive(link, read ? pagePlace_ : std::optional<study::ReadingPlace>());
}

void PageController::showPreferred() {
    const auto* capture = captures_.chosen();
    const int wanted = settings_.get(keys::kOpenAs);
    if (wanted == 0 || !capture || !readableOffline(*capture)) return showLive();
    showSaved(wanted == 2 ? CapturePage::View::Reading : CapturePage::View::Page);
}

void PageController::showSaved(CapturePage::View view) {
    const auto* capture = captures_.chosen();
    if (!capture) return area_.showView(area_.shown());
    settings_.set(keys::kOpenAs, view == CapturePage::View::Reading ? 2 : 1);
    showCapture(*capture, view);
}

void PageController::showCapture(const study::Capture& capture, CapturePage::View view) {
    const auto show = [this, capture, view, article = reading_.article()] {
        if (article != reading_.article()) return;
        ended_ = false;
        const bool ours = capture.article == reading_.article();
        const auto place = ours ? pagePlace_ : std::optional<study::ReadingPlace>();
        if (!captures_.show(capture, view, place)) return area_.showView(area_.shown());
        showPage(area_.shown());
        area_.setAddress(QString());
        arrived();
    };
    if (area_.shown() == PageView::Entry) return show();
    askPagePlace(show);
}

void PageController::openLink(const QUrl& url) { openLive(url, std::nullopt); }

void PageController::openLive(const QUrl& url, const std::optional<study::ReadingPlace>& place) {
    area_.messages()->take(u"link"_s);
    if (!openable(url)) {
        const Error refused{ErrorCode::RefusedUrl, utf8(QString::fromUtf8(url.toEncoded())), {}, {}, {}};
        area_.messages()->put(u"link"_s, sentenceFor(refused));
        area_.showView(area_.shown());
        return;
    }
    if (!makeLive()) return area_.showView(area_.shown());
    liveArticle_ = reading_.article();
    asked_ = utf8(QString::fromUtf8(url.toEncoded()));
    landed_ = QUrl();
    ended_ = false;
    showPage(PageView::Live);
    takeProgress(0);
    area_.livePage()->open(url);
    if (place) area_.livePage()->restorePlace(qt(place->anchor), place->fraction);
    arrived();
}

bool PageController::makeLive() {
    if (area_.livePage()) return true;
    QString reason;
    const LivePagePolicy policy{
        [this](const QString& host) { return settings_.scriptAllowed(host); },
        [this](const QString& host) { return settings_.siteZoom(host); },
        dark_,
    };
    LivePage* page = makeLive_(policy, &area_, &reason);
    if (!page) {
        QString sentence =
            tr("Live pages cannot be shown, because the reader is not installed with this program. "
               "Install Periplus again, or read in your browser.");
        if (!reason.isEmpty()) sentence += u" ("_s + reason + u')';
        area_.messages()->put(u"link"_s, sentence, {{tr("Open in the browser"), [this] { openInBrowser(); }}});
        return false;
    }
    area_.setLivePage(page);
    wire(*page);
    return true;
}

void PageController::wire(LivePage& page) {
    connect(&page, &LivePage::urlChanged, this, [this](const QUrl& url) {
        area_.setAddress(QString::fromUtf8(url.toEncoded()));
        showScript();
        emit viewChanged();
    });
    connect(&page, &LivePage::loadProgress, this, &PageController::takeProgress);
    connect(&page, &LivePage::loadFinished, this, [this](bool ok) {
        if (ok && landed_.isEmpty()) landed_ = area_.livePage()->url();
        endProgress();
        emit historyChanged();
        if (!area_.livePage()->pageInView() && area_.liveShown()) emit liveFailed();
    });
    connect(&page, &LivePage::failed, this, &PageController::said);
    connect(&page, &LivePage::refused, this, [this](const QUrl& url, const QString& reason) {
        const Error refused{ErrorCode::RefusedUrl, utf8(QString::fromUtf8(url.toEncoded())), utf8(reason), {}, {}};
        area_.messages()->put(u"link"_s, sentenceFor(refused));
        endProgress();
    });
    connect(&page, &LivePage::found, area_.findBar(), &FindBar::setFound);
    connect(&page, &LivePage::historyChanged, this, &PageController::historyChanged);
    connect(&page, &LivePage::endReached, this, [this] {
        ended_ = true;
        emit endReached();
    });
}

void PageController::openInBrowser(const QUrl& url) {
    if (!openable(url)) return;
    if (QDesktopServices::openUrl(url)) return;
    area_.messages()->put(u"link"_s, tr("No browser answered. Copy the address and open it by hand."),
                          {{tr("Copy the address"), [this, url] { copyAddress(url); }}});
}

void PageController::copyAddress(const QUrl& url) {
    if (url.isEmpty()) return;
    QGuiApplication::clipboard()->setText(QString::fromUtf8(url.toEncoded()));
    emit said(tr("Address copied"));
}

void PageController::back() {
    if (area_.liveShown()) {
        if (area_.livePage()->canGoBack()) return area_.livePage()->back();
        return showEntry();
    }
    if (area_.captureShown()) return showEntry();
    reading_.back();
}

void PageController::forward() {
    if (area_.liveShown() && area_.livePage()->canGoForward()) return area_.livePage()->forward();
    reading_.forward();
}

void PageController::zoom(int direction) {
    if (area_.liveShown()) {
        settings_.setSiteZoom(host(), stepped(settings_.siteZoom(host()), direction));
        area_.livePage()->applyPolicy();
        return;
    }
    if (area_.captureShown()) return captures_.zoom(direction);
    settings_.set(keys::kEntryZoom, stepped(settings_.get(keys::kEntryZoom), direction));
    area_.entryPage()->setZoom(settings_.get(keys::kEntryZoom));
}

void PageController::toggleScript() {
    if (!area_.liveShown()) return showScript();
    settings_.setScriptAllowed(host(), !settings_.scriptAllowed(host()));
    area_.livePage()->applyPolicy();
    showScript();
    emit viewChanged();
}

void PageController::reloadPage() {
    if (area_.liveShown()) area_.livePage()->reload();
}

void PageController::stopPage() {
    if (area_.liveShown()) area_.livePage()->stop();
    endProgress();
}

void PageController::takeProgress(int percent) {
    if (area_.shown() == PageView::Entry) return;
    if (percent >= 100) return endProgress();
    percent_ = percent;
    area_.setProgress(percent);
    if (!slow_.isActive()) slow_.start();
}

void PageController::endProgress() {
    slow_.stop();
    area_.setProgress(100);
    emit loadingEnded();
}

bool PageController::isLinkOfEntry(const std::string& url) const {
    const auto node = reading_.node();
    if (node == catalogue::kNoNode) return false;
    const auto encoded = [](const std::string& text) { return QUrl(qt(text)).toEncoded(); };
    const QByteArray wanted = encoded(url);
    return std::ranges::any_of(reading_.snapshot()->catalogue->nodes[node].links, [&](const catalogue::Link& link) {
        return encoded(link.url) == wanted || (!link.movedTo.empty() && encoded(link.movedTo) == wanted);
    });
}

void PageController::turnPage(bool backwards) {
    QWidget* page = area_.liveShown()      ? static_cast<QWidget*>(area_.livePage())
                    : area_.captureShown() ? static_cast<QWidget*>(area_.capturePage())
                                           : area_.entryPage();
    while (page->focusProxy()) page = page->focusProxy();
    QKeyEvent press(QEvent::KeyPress, backwards ? Qt::Key_PageUp : Qt::Key_PageDown, Qt::NoModifier);
    QCoreApplication::sendEvent(page, &press);
}

QUrl PageController::address() const {
    if (area_.liveShown()) return area_.livePage()->url();
    if (area_.captureShown() && captures_.open()) return QUrl(qt(captures_.open()->url));
    const auto node = reading_.node();
    if (node == catalogue::kNoNode) return {};
    const auto& links = reading_.snapshot()->catalogue->nodes[node].links;
    for (const auto& link : links) {
        if (link.role == catalogue::LinkRole::Reference) continue;
        return QUrl(qt(link.movedTo.empty() ? link.url : link.movedTo));
    }
    return {};
}

QString PageController::host() const { return area_.liveShown() ? area_.livePage()->url().host() : QString(); }

void PageController::showScript() { area_.setScript(host(), settings_.scriptAllowed(host())); }

}  // namespace periplus
