// Local clones: GitHub links of the list read without network, and read again when the clone has moved on.
#include "bridge/text.h"
#include "shell/actions.h"
#include "shell/capture_controller.h"
#include "shell/capture_shelf.h"
#include "shell/clone_controller.h"
#include "shell/clone_sheet.h"
#include "shell/desk.h"
#include "shell/main_window.h"
#include "shell/page_area.h"
#include "shell/page_controller.h"
#include "shell/reading_controller.h"
#include "shell/status_line.h"
#include "views/message_area.h"

#include <algorithm>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

void Desk::wireClones() {
    connect(clones_.get(), &CloneController::changed, this, &Desk::refreshCloneAction);
    connect(reading_.get(), &ReadingController::currentChanged, this, [this] {
        refreshCloneAction();
        followClone();
    });
    clones_->look();
}

std::vector<study::CloneWish> Desk::cloneWishes() const {
    const auto& list = reading_->snapshot();
    if (!list) return {};
    return clones_->wishes(*list, reading_->node());
}

void Desk::refreshCloneAction() {
    if (actions_ == nullptr) return;
    actions_->action("read-clone")->setEnabled(!cloneWishes().empty());
}

void Desk::readFromClone() {
    auto wishes = cloneWishes();
    if (wishes.empty()) return showClones();
    wishes.resize(1);
    takeAndShow(std::move(wishes));
}

// A link in a page: it needs no network, so nobody is asked.
bool Desk::readLinkFromClone(const std::string& address) {
    if (!clones_->holds(address)) return false;
    takeAndShow({{address, {}}});
    return true;
}

void Desk::takeAndShow(std::vector<study::CloneWish> wishes) {
    clones_->take(std::move(wishes),
                  [this, during = reading_->article()](const CloneTaking& taking) { showTaken(during, taking); });
}

// `during`: what was being read when it was asked for; who has gone on is left there.
void Desk::showTaken(const ArticleId& during, const CloneTaking& taking) {
    for (const Error& trouble : taking.troubles) showProblem(u"clone"_s, trouble);
    if (taking.rows.empty()) return;
    const study::CloneRow& row = taking.rows.front();
    if (row.refusal) showProblem(u"clone"_s, *row.refusal);
    if (!row.capture || reading_->article() != during) return;
    // The shelf hears of it a moment later than we do.
    captures_->find(row.capture->id, [this, during, instead = qt(row.instead)](const study::Capture& capture) {
        if (reading_->article() != during) return;
        if (capture.article == during) captures_->choose(capture.id);
        pages_->showCapture(capture, CapturePage::View::Page);
        window_->status()->say(instead.isEmpty() ? tr("Read from the local clone.") : instead);
    });
}

// A capture from a clone is taken again when its entry is opened: the same commit changes nothing.
void Desk::followClone() {
    const auto& known = shelf_->of(reading_->article());
    const bool fromClone = std::ranges::any_of(
        known, [](const study::Capture& one) { return one.origin == study::CaptureOrigin::LocalClone; });
    auto wishes = fromClone ? cloneWishes() : std::vector<study::CloneWish>();
    if (!wishes.empty()) clones_->take(std::move(wishes), [](const CloneTaking&) {});
}

void Desk::showClones() {
    if (auto* open = window_->findChild<CloneSheet*>()) {
        open->raise();
        return open->activateWindow();
    }
    const auto links = [this](std::size_t clone) {
        const auto& list = reading_->snapshot();
        int count = 0;
        for (catalogue::NodeIndex node = 0; list && node < list->articleOf.size(); ++node)
            for (const auto& wish : clones_->wishes(*list, node)) count += clones_->holdsIn(clone, wish.url) ? 1 : 0;
        return count;
    };
    auto* sheet = new CloneSheet(*clones_, links, window_.get());
    connect(sheet, &CloneSheet::readAllWanted, this, &Desk::readAllFromClones);
    sheet->show();
}

void Desk::readAllFromClones() {
    const auto& list = reading_->snapshot();
    std::vector<study::CloneWish> wishes;
    for (catalogue::NodeIndex node = 0; list && node < list->articleOf.size(); ++node)
        for (auto& wish : clones_->wishes(*list, node)) wishes.push_back(std::move(wish));
    if (wishes.empty()) return window_->status()->say(tr("None of the links of this list is in a local clone."));
    clones_->take(std::move(wishes), [this](const CloneTaking& taking) {
        for (const Error& trouble : taking.troubles) showProblem(u"clone"_s, trouble);
        const auto taken =
            std::ranges::count_if(taking.rows, [](const study::CloneRow& row) { return row.capture.has_value(); });
        for (const study::CloneRow& row : taking.rows)
            if (row.refusal) showProblem(u"clone"_s, *row.refusal);
        window_->status()->say(tr("%n link(s) read from local clones.", nullptr, static_cast<int>(taken)));
    });
}

}  // namespace periplus
