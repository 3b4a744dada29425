#include "shell/capture_controller.h"

#include "bridge/capture_words.h"
#include "bridge/study_thread.h"
#include "bridge/text.h"
#include "settings/settings.h"
#include "shell/capture_shelf.h"
#include "shell/capture_tools.h"
#include "shell/page_area.h"
#include "shell/reading_controller.h"
#include "views/message_area.h"

#include <QMenu>
#include <QPointer>

#include <algorithm>
#include <cmath>
#include <utility>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kPagePlace = "capture:"_L1;
constexpr auto kReadingPlace = "reading:"_L1;
constexpr double kZoomStep = 1.1;
constexpr int kReadingStep = 2;

double stepped(double zoom, int direction) {
    if (direction == 0) return 1.0;
    const double next = direction > 0 ? zoom * kZoomStep : zoom / kZoomStep;
    return std::abs(next - 1.0) < 0.04 ? 1.0 : next;
}

QString hostOfCapture(const study::Capture& capture) {
    return QUrl(qt(capture.finalUrl.empty() ? capture.url : capture.finalUrl)).host();
}

// On the switch: what is not the article is not called so.
QString tabWords(const study::Capture& capture) {
    const QString day = shortDate(capture.capturedAt);
    switch (capture.state) {
        case study::CaptureState::Complete:
        case study::CaptureState::Partial: break;
        case study::CaptureState::NeedsLogin: return CaptureController::tr("Login %1", "date").arg(day);
        case study::CaptureState::Gone: return CaptureController::tr("Gone %1", "date").arg(day);
        case study::CaptureState::Refused: return CaptureController::tr("Refused %1", "date").arg(day);
        case study::CaptureState::Failed: return CaptureController::tr("Failed %1", "date").arg(day);
    }
    return CaptureController::tr("Offline %1").arg(day);
}

}  // namespace

CaptureController::CaptureController(PageArea& area, ReadingController& reading, CaptureShelf& shelf,
                                     StudyThread& study, Settings& settings, CapturePluginMaker plugin,
                                     std::function<bool()> dark, QObject* parent)
    : QObject(parent),
      area_(area),
      reading_(reading),
      shelf_(shelf),
      study_(study),
      settings_(settings),
      makePlugin_(std::move(plugin)),
      dark_(std::move(dark)) {
    connect(&reading_, &ReadingController::currentChanged, this, &CaptureController::refresh);
    connect(&shelf_, &CaptureShelf::loaded, this, &CaptureController::refresh);
    connect(&shelf_, &CaptureShelf::changed, this, [this] { refresh(); });
    connect(area_.captureMenu(), &QMenu::aboutToShow, this, &CaptureController::fillMenu);
    connect(area_.captureTools(), &CaptureTools::headingWanted, this, [this](const CapturePage::Heading& heading) {
        if (area_.capturePage()) area_.capturePage()->goTo(heading);
    });
    refresh();
}

const study::Capture* CaptureController::chosen() const {
    const ArticleId article = reading_.article();
    if (article.empty()) return nullptr;
    const auto& captures = shelf_.of(article);
    if (const auto choice = choices_.find(article); choice != choices_.end()) {
        const auto found = std::ranges::find(captures, choice->second, &study::Capture::id);
        if (found != captures.end()) return &*found;
    }
    if (const auto* readable = shelf_.readable(article)) return readable;
    return captures.empty() ? nullptr : &captures.front();
}

void CaptureController::choose(const CaptureId& id) {
    choices_[reading_.article()] = id;
    refresh();
}

void CaptureController::fillMenu() {
    QMenu* menu = area_.captureMenu();
    menu->clear();
    const auto* meant = chosen();
    const auto& captures = shelf_.of(reading_.article());
    for (const auto& capture : captures) {
        QAction* action = menu->addAction(tr("%1  %2", "moment, state")
                                              .arg(momentOf(capture.capturedAt), standingOf(capture))
                                              .replace(u"&"_s, u"&&"_s),
                                          this, [this, id = capture.id] {
                                              choose(id);
                                              emit area_.offlineWanted();
                                          });
        action->setCheckable(true);
        action->setChecked(meant && meant->id == capture.id);
    }
    if (captures.size() < 2) return;
    menu->addSeparator();
    menu->addAction(tr("Compare two captures..."), this, &CaptureController::compareWanted);
}

void CaptureController::refresh() {
    const auto* capture = chosen();
    const bool entry = !reading_.article().empty();
    if (capture) {
        area_.setOffline(tabWords(*capture), standingOf(*capture), true, true);
    } else {
        area_.setOffline(tr("Offline"), tr("Not taken offline yet: press to take it"), entry, false);
    }
    if (open_) {
        if (const auto* now = shelf_.find(open_->id)) open_ = *now;
        showWords();
    }
    emit changed();
}

void CaptureController::showWords() {
    if (!open_) return;
    const QString host = hostOf(open_->url);
    const QString moment = momentOf(open_->capturedAt);
    const QString words = host.isEmpty() ? moment : tr("%1, as it was on %2").arg(host, moment);
    area_.captureTools()->setWords({words, moment}, qt(open_->url) + u'\n' + nameOf(open_->origin));
    const bool partial = open_->state == study::CaptureState::Partial;
    area_.captureTools()->setMissing(partial ? static_cast<int>(open_->missing) : 0);
    emit standingTold();
}

bool CaptureController::show(const study::Capture& capture, CapturePage::View view,
                             const std::optional<study::ReadingPlace>& place) {
    for (const auto& id : {u"offline"_s, u"offer"_s}) area_.messages()->take(id);
    if (!makePage()) return false;
    CapturePage* page = area_.capturePage();
    const bool same = open_ && open_->id == capture.id && page->view() == view && shown_;
    open_ = capture;
    openFor_ = capture.article == reading_.article() ? capture.article : ArticleId{};
    area_.showView(view == CapturePage::View::Reading ? PageView::Reading : PageView::Offline);
    showWords();
    place_ = place;
    if (same) {
        if (place) page->restorePlace(qt(place->anchor), place->fraction);
        return true;
    }
    shown_ = false;
    area_.captureTools()->setOutline({});
    page->open(qt(capture.id.value), QUrl(qt(capture.finalUrl.empty() ? capture.url : capture.finalUrl)), view);
    return true;
}

void CaptureController::find(const CaptureId& id, const std::function<void(const study::Capture&)>& then) {
    study_.query(
        this, [id](study::Library& library) { return library.captures().find(id); },
        [then](const Result<study::Capture>& found) {
            if (found) then(*found);
        });
}

bool CaptureController::makePage() {
    if (area_.capturePage()) return true;
    QString reason;
    CapturePlugin* plugin = makePlugin_(&reason);
    if (!plugin) {
        QString sentence =
            tr("Offline pages cannot be shown, because the reader is not installed with this program. "
               "Install Periplus again.");
        if (!reason.isEmpty()) sentence += u" ("_s + reason + u')';
        area_.messages()->put(u"offline"_s, sentence);
        return false;
    }
    CapturePage* page = plugin->createPage(policy(), &area_);
    area_.setCapturePage(page);
    wire(*page);
    return true;
}

void CaptureController::wire(CapturePage& page) {
    connect(&page, &CapturePage::loadProgress, this, &CaptureController::progress);
    connect(&page, &CapturePage::loadFinished, this, [this](bool ok) {
        shown_ = ok;
        emit progress(100);
        if (!ok || !place_) return;
        const auto place = *std::exchange(place_, std::nullopt);
        area_.capturePage()->restorePlace(qt(place.anchor), place.fraction);
    });
    connect(&page, &CapturePage::failed, this, &CaptureController::said);
    connect(&page, &CapturePage::linkActivated, this, &CaptureController::linkActivated);
    connect(&page, &CapturePage::found, this, &CaptureController::found);
    connect(&page, &CapturePage::outline, area_.captureTools(), &CaptureTools::setOutline);
    connect(&page, &CapturePage::endReached, this, &CaptureController::endReached);
    connect(&page, &CapturePage::articleExtracted, this, &CaptureController::takeArticle);
}

// The reading view of this capture is made now; from now on it is there.
void CaptureController::takeArticle(const QString& capture, const QString& html) {
    if (html.isEmpty()) {
        emit said(tr("No article was found in this page; it is shown as it is."));
        return;
    }
    const CaptureId id{utf8(capture)};
    study_.command(
        this, [id, html = utf8(html)](study::Library& library) { return library.captures().setReading(id, html); },
        [this, id](const Result<study::ChangeSet>& outcome) {
            if (!outcome) return emit problem(outcome.error());
            if (!open_ || open_->id != id || area_.shown() != PageView::Reading) return;
            area_.capturePage()->open(qt(id.value), QUrl(qt(open_->finalUrl.empty() ? open_->url : open_->finalUrl)),
                                      CapturePage::View::Reading);
        });
}

FetchPart CaptureController::fetch() const {
    // The engine may ask once more while the program ends: its profiles go last.
    return [study = QPointer(&study_)](const QString& capture, const QString& path,
                                       const std::function<void(CapturePartReply)>& answer) {
        if (!study) return answer({});
        study->query(
            study.data(),
            [id = CaptureId{utf8(capture)}, path = utf8(path)](study::Library& library) {
                return library.captures().serve(id, path);
            },
            [answer](const Result<study::ServedPart>& part) {
                if (!part) return answer({});
                answer({true, QByteArray::fromStdString(part->type), QByteArray::fromStdString(part->bytes)});
            });
    };
}

CapturePagePolicy CaptureController::policy() const {
    return {fetch(), [this](const QString& capture) { return facts(CaptureId{utf8(capture)}); },
            [this] { return look(); }, [this](const QString& host) { return settings_.siteZoom(host); }};
}

ReadingFacts CaptureController::facts(const CaptureId& id) const {
    const auto* known = shelf_.find(id);
    if (!known && open_ && open_->id == id) known = &*open_;
    if (!known) return {};
    ReadingFacts facts;
    facts.title = qt(known->title);
    facts.site = hostOfCapture(*known);
    facts.byline = qt(known->byline);
    facts.published = qt(known->published);
    facts.captured = QDateTime::fromMSecsSinceEpoch(known->capturedAt.value);
    facts.language = qt(known->language);
    return facts;
}

ReadingLook CaptureController::look() const {
    ReadingLook look;
    look.fontPixels = settings_.get(keys::kReadingSize);
    look.measureEm = settings_.get(keys::kReadingWidth);
    look.lineHeight = settings_.get(keys::kReadingPitch) / 10.0;
    look.serif = settings_.get(keys::kReadingSerif);
    look.dark = dark_();
    return look;
}

std::optional<std::pair<CaptureId, CapturePage::View>> CaptureController::captureOf(const study::ReadingPlace& place) {
    const QString view = qt(place.view);
    if (view.startsWith(kPagePlace))
        return std::pair(CaptureId{utf8(view.mid(kPagePlace.size()))}, CapturePage::View::Page);
    if (view.startsWith(kReadingPlace))
        return std::pair(CaptureId{utf8(view.mid(kReadingPlace.size()))}, CapturePage::View::Reading);
    return std::nullopt;
}

void CaptureController::askPlace(const std::function<void(const ArticleId&, const study::ReadingPlace&)>& answer) {
    if (!area_.capturePage() || !open_ || !shown_) return;
    const bool reading = area_.capturePage()->view() == CapturePage::View::Reading;
    const QString view = (reading ? kReadingPlace : kPagePlace) + qt(open_->id.value);
    area_.capturePage()->askPlace(
        [answer, article = openFor_, view = utf8(view)](const QString& anchor, double fraction) {
            answer(article, {view, utf8(anchor), fraction});
        });
}

void CaptureController::find(const QString& words, bool backwards) {
    if (area_.capturePage()) area_.capturePage()->find(words, backwards);
}

// The page as the site's own, the reading view in the person's size.
void CaptureController::zoom(int direction) {
    if (area_.shown() == PageView::Reading) {
        const int now = settings_.get(keys::kReadingSize);
        settings_.set(keys::kReadingSize,
                      direction == 0 ? keys::kReadingSize.fallback : now + direction * kReadingStep);
    } else if (open_) {
        const QString host = hostOfCapture(*open_);
        settings_.setSiteZoom(host, stepped(settings_.siteZoom(host), direction));
    }
    applyLook();
}

void CaptureController::print() {
    if (area_.captureShown() && shown_) area_.capturePage()->print();
}

void CaptureController::savePdf(const QString& path, const std::function<void(bool)>& done) {
    if (area_.captureShown() && shown_) return area_.capturePage()->savePdf(path, done);
    done(false);
}

void CaptureController::applyLook() {
    if (area_.capturePage()) area_.capturePage()->applyPolicy();
}

void CaptureController::discard() {
    if (area_.capturePage() && !area_.captureShown()) area_.capturePage()->discard();
}

}  // namespace periplus
