// What is said of a page that did not come, or came with less than the article: over the entry it belongs to, over the
// capture, and as a list of its missing parts.
#include "bridge/capture_words.h"
#include "bridge/study_thread.h"
#include "bridge/text.h"
#include "shell/capture_controller.h"
#include "shell/capture_shelf.h"
#include "shell/capture_tools.h"
#include "shell/desk.h"
#include "shell/main_window.h"
#include "shell/missing_sheet.h"
#include "shell/offline_controller.h"
#include "shell/page_area.h"
#include "shell/reading_controller.h"
#include "shell/status_line.h"
#include "views/message_area.h"

#include <QUrl>

#include <algorithm>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

void Desk::wireNotices() {
    connect(reading_.get(), &ReadingController::currentChanged, this, &Desk::leaveMissed);
    connect(captures_.get(), &CaptureController::standingTold, this, &Desk::tellStanding);
    connect(window_->pageArea()->captureTools(), &CaptureTools::missingWanted, this, &Desk::showMissing);
}

// What did not come of one entry is said over that entry only, until it is closed.
void Desk::tellMissed() {
    auto* messages = window_->pageArea()->messages();
    const ArticleId article = reading_->article();
    const auto missed = offline_->missed().find(article);
    const bool told = missed != offline_->missed().end() && missed->second.state == study::QueueState::Failed;
    if (!told || !missedBars_.contains(article)) return messages->take(u"missed"_s);
    messages->put(u"missed"_s, tr("This page did not come. %1").arg(reasonWords(missed->second.reason)),
                  {{tr("Try again"), [this, article] { tryAgain({article}); }},
                   {tr("Open live"), [this] { pages_->showLive(); }},
                   {tr("Open in the system browser"), [this] { pages_->openInBrowser(); }}});
    barOf_ = article;
}

// Another entry: what was said of the one before goes with it.
void Desk::leaveMissed() {
    auto* messages = window_->pageArea()->messages();
    if (!barOf_.empty() && messages->text(u"missed"_s).isEmpty()) missedBars_.erase(barOf_);
    barOf_ = {};
    for (const auto& id : {u"offer"_s, u"link"_s}) messages->take(id);
    tellMissed();
}

// What is shown is not the article, or only the frame that scripts were to fill.
void Desk::tellStanding() {
    auto* notice = window_->pageArea()->captureNotice();
    const auto& open = captures_->open();
    if (!open) return;
    const bool scripts = open->state == study::CaptureState::Partial && open->reason == study::kNeedsScripts;
    const QString sentence =
        scripts ? tr("This page seems to need scripts, and there is next to nothing of it here without them.")
                : insteadWords(*open);
    // Said once: what the person closed stays closed as long as nothing else is to be said.
    if (std::exchange(noticeOf_, qt(open->id.value) + sentence) == noticeOf_) return;
    notice->take(u"standing"_s);
    if (sentence.isEmpty()) return;
    const ArticleId article = open->article;
    std::vector<MessageButton> ways;
    const QString host = QUrl(qt(open->finalUrl.empty() ? open->url : open->finalUrl)).host();
    if (scripts && !article.empty() && !settings_.scriptAllowed(host)) {
        ways.push_back({tr("Allow scripts for %1 and take it again").arg(host), [this, article, host] {
                            settings_.setScriptAllowed(host, true);
                            tryAgain({article});
                        }});
    } else if (!article.empty()) {
        ways.push_back({tr("Try again"), [this, article] { tryAgain({article}); }});
    }
    const auto& snapshot = reading_->snapshot();
    const auto node = snapshot ? snapshot->entryOf(article) : catalogue::kNoNode;
    if (node != catalogue::kNoNode && snapshot->catalogue->nodes[node].links.size() > 1)
        ways.push_back({tr("Other copies"), [this] { pages_->showEntry(); }});
    ways.push_back(
        {tr("Open in the system browser"), [this, url = QUrl(qt(open->url))] { pages_->openInBrowser(url); }});
    notice->put(u"standing"_s, sentence, ways);
}

void Desk::showMissing() {
    const auto* meant =
        window_->pageArea()->captureShown() && captures_->open() ? &*captures_->open() : captures_->chosen();
    if (!meant || meant->missing == 0) return window_->status()->say(tr("Nothing of this page is missing."));
    study_.query(
        this, [id = meant->id](study::Library& library) { return library.captures().missing(id); },
        [this, capture = *meant](const Result<std::vector<study::MissingPart>>& parts) {
            if (!parts) return showProblem(u"offline"_s, parts.error());
            if (auto* open = window_->findChild<MissingSheet*>()) open->close();
            auto* sheet = new MissingSheet(capture, *parts, window_.get());
            connect(sheet, &MissingSheet::againWanted, this,
                    [this, article = capture.article] { tryAgain({article}); });
            sheet->show();
        });
}

}  // namespace periplus
