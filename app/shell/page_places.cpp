// Where the reader is in a page, asked before it is left, and carried to the next view of the same article.
#include "bridge/text.h"
#include "shell/capture_controller.h"
#include "shell/page_area.h"
#include "shell/page_controller.h"
#include "shell/reading_controller.h"
#include "views/entry_page.h"

#include <QPointer>

#include <memory>
#include <utility>

namespace periplus {

namespace {

constexpr int kPlacePatienceMs = 500;  // a page that hangs must not keep the window open

}  // namespace

bool PageController::pageInView() const {
    if (area_.liveShown()) return area_.livePage()->pageInView();
    return !area_.captureShown() || captures_.readable();
}

void PageController::applyTheme() {
    if (area_.livePage()) area_.livePage()->applyPolicy();
    captures_.applyLook();
}

// A live page is opened by itself only when the person asked to go on there: it goes to the network.
void PageController::applyPlace(const study::ReadingPlace& place, bool continuing) {
    const bool onEntry = area_.shown() == PageView::Entry;
    if (place.view == "entry") {
        if (onEntry) area_.entryPage()->restorePlace(place);
        return;
    }
    pagePlace_ = place;
    if (continuing && onEntry) goBackTo(place);
}

void PageController::goBackTo(const study::ReadingPlace& place) {
    const auto capture = captures_.captureOf(place);
    if (!capture) return openLive(QUrl(qt(place.view)), place);
    captures_.find(capture->first,
                   [this, view = capture->second, article = reading_.article()](const study::Capture& found) {
                       if (article == reading_.article()) showCapture(found, view);
                   });
}

void PageController::rememberPlace(std::function<void()> then) {
    if (area_.shown() != PageView::Entry) return askPagePlace(then);
    const auto place = area_.entryPage()->place();
    // The top of the entry page is where one passes by; it does not make the place on a page forgotten.
    if (!pagePlace_ || place.fraction > 0) reading_.savePlace(place);
    if (then) then();
}

void PageController::keepPagePlace(const ArticleId& article, const study::ReadingPlace& place) {
    if (article.empty()) return;
    if (article == reading_.article()) pagePlace_ = place;
    reading_.savePlace(article, place);
}

// The page answers later; by then another article may be current. What led to another address is kept under the
// link it was opened by, so that the link leads back to the place.
void PageController::askPagePlace(const std::function<void()>& then) {
    const auto once = std::make_shared<std::function<void()>>(then);
    const auto goOn = [once] {
        if (const auto next = std::exchange(*once, {})) next();
    };
    const auto keep = [goOn, self = QPointer<PageController>(this)](const ArticleId& article,
                                                                    const study::ReadingPlace& place) {
        if (!self) return;
        self->keepPagePlace(article, place);
        goOn();
    };
    if (area_.captureShown()) {
        captures_.askPlace(keep);
    } else if (area_.liveShown()) {
        const QString now = QString::fromUtf8(area_.livePage()->url().toEncoded());
        const std::string view = area_.livePage()->url() == landed_ ? asked_ : utf8(now);
        area_.livePage()->askPlace([keep, view, article = liveArticle_](const QString& anchor, double fraction) {
            keep(article, {view, utf8(anchor), fraction});
        });
    } else {
        return goOn();
    }
    if (*once) QTimer::singleShot(kPlacePatienceMs, this, goOn);
}

}  // namespace periplus
