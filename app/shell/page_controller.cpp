#include "shell/page_controller.h"

#include "bridge/text.h"
#include "settings/settings.h"
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
#include <memory>
#include <utility>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double kZoomStep = 1.1;
constexpr int kDiscardAfterMs = 120'000;
constexpr int kSlowMs = 300;           // what is quicker needs no words
constexpr int kPlacePatienceMs = 500;  // a page that hangs must not keep the window open

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

PageController::PageController(PageArea& area, ReadingController& reading, Settings& settings, LivePageMaker makeLive,
                               std::function<bool()> dark, QObject* parent)
    : QObject(parent),
      area_(area),
      reading_(reading),
      settings_(settings),
      makeLive_(std::move(makeLive)),
      dark_(std::move(dark)) {
    connect(&reading_, &ReadingController::currentChanged, this, &PageController::entryChanged);
    connect(&reading_, &ReadingController::nodeMoved, this, &PageController::refreshLinks);
    connect(&reading_, &ReadingController::placeKnown, this, &PageController::applyPlace);
    connect(&area_, &PageArea::entryWanted, this, &PageController::showEntry);
    connect(&area_, &PageArea::liveWanted, this, &PageController::showLive);
    connect(&area_, &PageArea::reloadWanted, this, &PageController::reloadPage);
    connect(&area_, &PageArea::scriptWanted, this, &PageController::toggleScript);
    connect(&area_, &PageArea::browserWanted, this, [this] { openInBrowser(); });
    connect(area_.entryPage(), &EntryPage::placeChanged, this, [this] { rememberPlace(); });
    connect(area_.entryPage(), &EntryPage::linkActivated, this, &PageController::openLink);
    connect(area_.findBar(), &FindBar::wanted, this, [this](const QString& words, bool backwards) {
        if (area_.liveShown()) {
            area_.livePage()->find(words, backwards);
        } else {
            area_.findBar()->setFound(area_.entryPage()->find(words, backwards));
        }
    });
    connect(area_.findBar(), &FindBar::closed, &area_, &PageArea::focusPage);
    area_.entryPage()->setZoom(settings_.get(keys::kEntryZoom));
    slow_.setSingleShot(true);
    slow_.setInterval(kSlowMs);
    connect(&slow_, &QTimer::timeout, this, [this] { emit loading(tr("Opening %1...").arg(host()), percent_); });
    hidden_.setSingleShot(true);
    hidden_.setInterval(kDiscardAfterMs);
    connect(&hidden_, &QTimer::timeout, this, [this] {
        if (area_.livePage() && !area_.liveShown()) area_.livePage()->discard();
    });
}

void PageController::showPage(bool live) {
    area_.showLive(live);
    if (live) {
        hidden_.stop();
        return;
    }
    endProgress();
    if (area_.livePage() && !hidden_.isActive()) {
        hidden_.start();
    }
}

void PageController::entryChanged() {
    if (area_.liveShown()) rememberLive({});
    livePlace_.reset();
    if (area_.livePage()) area_.livePage()->stop();
    showPage(false);
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
    if (!area_.liveShown()) return;
    rememberPlace();
    showPage(false);
    area_.focusPage();
    emit viewChanged();
    emit historyChanged();
}

void PageController::showLive() {
    if (area_.liveShown()) return;
    if (area_.livePage() && liveArticle_ == reading_.article() && openable(area_.livePage()->url())) {
        showPage(true);
        area_.focusPage();
        emit viewChanged();
        emit historyChanged();
        return;
    }
    if (livePlace_ && isLinkOfEntry(livePlace_->view)) return openLive(QUrl(qt(livePlace_->view)), livePlace_);
    if (const QUrl link = address(); !link.isEmpty()) openLink(link);
}

void PageController::openLink(const QUrl& url) { openLive(url, std::nullopt); }

void PageController::openLive(const QUrl& url, const std::optional<study::ReadingPlace>& place) {
    area_.messages()->take(u"link"_s);
    if (!openable(url)) {
        const Error refused{ErrorCode::RefusedUrl, utf8(QString::fromUtf8(url.toEncoded())), {}, {}, {}};
        area_.messages()->put(u"link"_s, sentenceFor(refused));
        area_.showLive(area_.liveShown());
        return;
    }
    if (!makeLive()) {
        area_.showLive(false);
        return;
    }
    liveArticle_ = reading_.article();
    asked_ = utf8(QString::fromUtf8(url.toEncoded()));
    landed_ = QUrl();
    ended_ = false;
    showPage(true);
    takeProgress(0);
    area_.livePage()->open(url);
    if (place) area_.livePage()->restorePlace(qt(place->anchor), place->fraction);
    area_.focusPage();
    emit viewChanged();
    emit historyChanged();
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
    if (!area_.liveShown()) return;
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

bool PageController::pageInView() const { return !area_.liveShown() || area_.livePage()->pageInView(); }

void PageController::applyTheme() {
    if (area_.livePage()) area_.livePage()->applyPolicy();
}

// A live page is opened by itself only when the person asked to go on there: it goes to the network.
void PageController::applyPlace(const study::ReadingPlace& place, bool continuing) {
    if (place.view == "entry") {
        if (!area_.liveShown()) area_.entryPage()->restorePlace(place);
        return;
    }
    livePlace_ = place;
    if (continuing && !area_.liveShown()) openLive(QUrl(qt(place.view)), place);
}

void PageController::rememberPlace(std::function<void()> then) {
    if (area_.liveShown()) return rememberLive(std::move(then));
    const auto place = area_.entryPage()->place();
    // The top of the entry page is where one passes by; it does not make the place on the live page forgotten.
    if (!livePlace_ || place.fraction > 0) reading_.savePlace(place);
    if (then) then();
}

// The page answers later; by then another article may be current. What led to another address is kept under the
// link it was opened by, so that the link leads back to the place.
void PageController::rememberLive(std::function<void()> then) {
    const QString now = QString::fromUtf8(area_.livePage()->url().toEncoded());
    const std::string view = area_.livePage()->url() == landed_ ? asked_ : utf8(now);
    const auto once = std::make_shared<std::function<void()>>(std::move(then));
    const auto goOn = [once] {
        if (const auto next = std::exchange(*once, {})) next();
    };
    area_.livePage()->askPlace([this, view, goOn, article = liveArticle_, self = QPointer<PageController>(this)](
                                   const QString& anchor, double fraction) {
        if (!self) return;
        const study::ReadingPlace place{view, utf8(anchor), fraction};
        if (article == reading_.article()) livePlace_ = place;
        if (!article.empty()) reading_.savePlace(article, place);
        goOn();
    });
    if (*once) QTimer::singleShot(kPlacePatienceMs, this, goOn);
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
    QWidget* page = area_.liveShown() ? static_cast<QWidget*>(area_.livePage()) : area_.entryPage();
    while (page->focusProxy()) page = page->focusProxy();
    QKeyEvent press(QEvent::KeyPress, backwards ? Qt::Key_PageUp : Qt::Key_PageDown, Qt::NoModifier);
    QCoreApplication::sendEvent(page, &press);
}

QUrl PageController::address() const {
    if (area_.liveShown()) return area_.livePage()->url();
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
